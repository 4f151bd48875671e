variable "name" {
  description = "Name of the table, the same in each region, 3 to 255 letters, digits, dots, hyphens and underscores."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.name))
    error_message = "name must be 3 to 255 letters, digits, dots, hyphens and underscores."
  }
}

variable "home" {
  description = "true in the one region whose stack holds the table itself; false in a region whose stack adds a replica. Either is written to."
  type        = bool

  validation {
    condition     = var.home != null
    error_message = "home must be true or false."
  }
}

variable "home_region" {
  description = "Region whose stack holds the table itself."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.home_region))
    error_message = "home_region must be the name of an AWS region such as us-east-1."
  }
}

variable "hash_key" {
  description = "Partition key; a string."
  type        = string

  validation {
    condition     = length(var.hash_key) >= 1 && length(var.hash_key) <= 255
    error_message = "hash_key must have 1 to 255 characters."
  }
}

variable "range_key" {
  description = "Sort key, a string; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.range_key == null || try(length(var.range_key) >= 1, false)
    error_message = "range_key must have at least one character, or be null."
  }
}

variable "expiry_attribute" {
  description = "Attribute with the second since 1970 after which an item is deleted; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.expiry_attribute == null || try(length(var.expiry_attribute) >= 1, false)
    error_message = "expiry_attribute must have at least one character, or be null."
  }
}

variable "deletion_protection" {
  description = "true: the table can't be deleted before this is set to false."
  type        = bool
  default     = true

  validation {
    condition     = var.deletion_protection != null
    error_message = "deletion_protection must be true or false."
  }
}
