variable "region" {
  description = "Region that this stack serves; one stack a region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be the name of an AWS region such as us-east-1."
  }
}

variable "platform" {
  description = "Name of the platform that the service runs on."
  type        = string
  default     = "orders"

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,19}$", var.platform))
    error_message = "platform must be 2 to 20 lower-case letters, digits and single hyphens."
  }
}

variable "table" {
  description = "DynamoDB table that the service writes its events to."
  type        = string
  default     = "orders-events"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.table))
    error_message = "table must be 3 to 255 letters, digits, dots, hyphens and underscores."
  }
}
