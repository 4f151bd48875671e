variable "name" {
  description = "Identifier of the global database, 2 to 40 lower-case letters, digits and hyphens."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,39}$", var.name))
    error_message = "name must be 2 to 40 lower-case letters, digits and single hyphens, and begin with a letter."
  }
}

variable "engine_version" {
  description = "Aurora PostgreSQL version, such as 15.4. All regions have the same, else a switchover is refused."
  type        = string
  default     = "16.6"

  validation {
    condition     = can(regex("^[0-9]{2}\\.[0-9]{1,2}$", var.engine_version))
    error_message = "engine_version must be a full version such as 16.6."
  }
}

variable "replica_regions" {
  description = "Further regions that hold a copy of the master secret."
  type        = set(string)

  validation {
    condition     = alltrue([for region in var.replica_regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))])
    error_message = "replica_regions must be names of AWS regions such as us-west-2."
  }
}

variable "deletion_protection" {
  description = "true: the global database can't be deleted before this is set to false."
  type        = bool
  default     = true

  validation {
    condition     = var.deletion_protection != null
    error_message = "deletion_protection must be true or false."
  }
}

variable "master_password" {
  description = "First password of the master user, 16 to 128 characters; ephemeral, kept in the secret only."
  type        = string
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = length(var.master_password) >= 16 && length(var.master_password) <= 128
    error_message = "master_password must have 16 to 128 characters."
  }
}
