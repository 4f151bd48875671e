variable "repositories" {
  description = <<-TEXT
    Repositories to create, such as platform/agent. A service's own repository may be left out: pushToEcr makes it with
    createRepository, in the same way.
  TEXT
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for name in var.repositories : can(regex("^[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*$", name)) && length(name) <= 256])
    error_message = "repositories must be lower-case names such as team/app."
  }
}

variable "replica_regions" {
  description = "Regions to which each pushed image is copied."
  type        = set(string)

  validation {
    condition     = alltrue([for region in var.replica_regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))]) && length(var.replica_regions) <= 25
    error_message = "replica_regions must be at most 25 names of AWS regions such as us-west-2."
  }
}

variable "replicate_prefixes" {
  description = "Only repositories whose names begin so are copied; none copies all."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.replicate_prefixes) <= 100 && alltrue([for prefix in var.replicate_prefixes : length(prefix) >= 2])
    error_message = "replicate_prefixes must be at most 100 beginnings of two characters or more."
  }
}

variable "keep_images" {
  description = "Images kept in each repository, the newest, 1 to 10000."
  type        = number
  default     = 100

  validation {
    condition     = var.keep_images >= 1 && var.keep_images <= 10000
    error_message = "keep_images must be between 1 and 10000."
  }
}

variable "scan_on_push" {
  description = "true: each image is scanned for known vulnerabilities when it is pushed."
  type        = bool
  default     = true

  validation {
    condition     = var.scan_on_push != null
    error_message = "scan_on_push must be true or false."
  }
}

variable "creation_template" {
  description = "true: a repository that replication makes here gets immutable tags and the same lifecycle."
  type        = bool
  default     = true

  validation {
    condition     = var.creation_template != null
    error_message = "creation_template must be true or false."
  }
}

variable "force_delete" {
  description = "true: a repository is deleted with the images in it."
  type        = bool
  default     = false

  validation {
    condition     = var.force_delete != null
    error_message = "force_delete must be true or false."
  }
}
