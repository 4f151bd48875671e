variable "name" {
  description = "Name of the bucket, unique in all of AWS, 3 to 63 lower-case letters, digits and hyphens."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 63 lower-case letters, digits and hyphens."
  }
}

variable "keep_versions_days" {
  description = "Days that a replaced or deleted version of an object is kept, 30 to 3650; null keeps all."
  type        = number
  default     = 365

  validation {
    condition     = var.keep_versions_days == null || try(var.keep_versions_days >= 30 && var.keep_versions_days <= 3650, false)
    error_message = "keep_versions_days must be between 30 and 3650, or null: an older version is what a mistake is repaired from."
  }
}

variable "force_destroy" {
  description = "true: the bucket is deleted with what is in it. For trials only."
  type        = bool
  default     = false

  validation {
    condition     = var.force_destroy != null
    error_message = "force_destroy must be true or false."
  }
}

variable "own_key" {
  description = "true: objects are encrypted with a KMS key of this bucket's own; false: with the key that S3 keeps."
  type        = bool
  default     = true

  validation {
    condition     = var.own_key != null
    error_message = "own_key must be true or false."
  }
}

variable "tls_only" {
  description = "true: connections without TLS are refused. A local AWS API is reached over plain HTTP and needs false."
  type        = bool
  default     = true

  validation {
    condition     = var.tls_only != null
    error_message = "tls_only must be true or false."
  }
}
