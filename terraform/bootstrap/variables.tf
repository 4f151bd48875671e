variable "name" {
  description = "Name of the platform, as in the other stacks."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,19}$", var.name))
    error_message = "name must be 2 to 20 lower-case letters, digits and single hyphens, and begin with a letter."
  }
}

variable "regions" {
  description = "The two regions, the primary one first. Each gets a bucket for its own states."
  type        = list(string)

  validation {
    condition     = length(var.regions) == 2 && length(distinct(var.regions)) == 2
    error_message = "regions must be two different regions."
  }
}

variable "force_destroy" {
  description = "true: the buckets go with the states in them. For trials only."
  type        = bool
  default     = false

  validation {
    condition     = var.force_destroy != null
    error_message = "force_destroy must be true or false."
  }
}

variable "local_cloud" {
  description = "true for a local AWS API (AWS_ENDPOINT_URL)."
  type        = bool
  default     = false

  validation {
    condition     = var.local_cloud != null
    error_message = "local_cloud must be true or false."
  }
}
