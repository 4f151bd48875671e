variable "name" {
  description = "Name of the platform, 2 to 20 lower-case letters, digits and hyphens; every name begins with it."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,19}$", var.name))
    error_message = "name must be 2 to 20 lower-case letters, digits and single hyphens, and begin with a letter."
  }
}

variable "primary_region" {
  description = "Region in which the platform was founded; it never changes. Which region is active is another thing."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.primary_region))
    error_message = "primary_region must be the name of an AWS region such as us-east-1."
  }
}

variable "standby_region" {
  description = "The other region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.standby_region)) && var.standby_region != var.primary_region
    error_message = "standby_region must be the name of an AWS region other than primary_region."
  }
}

variable "domain" {
  description = "DNS zone of the platform, such as shop.example.com."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain must be a DNS name such as shop.example.com."
  }
}

variable "traffic" {
  description = "What moves the traffic between the regions: takeover_object (an S3 object in the standby region) or routing_control (ARC)."
  type        = string
  default     = "takeover_object"

  validation {
    condition     = contains(["takeover_object", "routing_control"], var.traffic)
    error_message = "traffic must be takeover_object or routing_control."
  }
}

variable "database_version" {
  description = "Aurora PostgreSQL version in both regions, such as 16.6."
  type        = string
  default     = "16.6"

  validation {
    condition     = can(regex("^[0-9]{2}\\.[0-9]{1,2}$", var.database_version))
    error_message = "database_version must be a full version such as 16.6."
  }
}

variable "protect" {
  description = "true: databases and tables can't be deleted before this is false; false for trials."
  type        = bool
  default     = true

  validation {
    condition     = var.protect != null
    error_message = "protect must be true or false."
  }
}

variable "local_cloud" {
  description = <<-TEXT
    true for a local AWS API (AWS_ENDPOINT_URL): buckets are addressed by path, and an error is reported at once rather than asked again
    for minutes.
  TEXT
  type        = bool
  default     = false

  validation {
    condition     = var.local_cloud != null
    error_message = "local_cloud must be true or false."
  }
}

variable "create_routing_controls" {
  description = "true: routing controls are made here. They cost by the hour; one cluster serves many platforms."
  type        = bool
  default     = false

  validation {
    condition     = !var.create_routing_controls || var.traffic == "routing_control"
    error_message = "create_routing_controls needs traffic = \"routing_control\"."
  }
}
