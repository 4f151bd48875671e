variable "name" {
  description = "Name of the network, 2 to 50 lower-case letters, digits and hyphens. A role is named after it, and IAM knows no regions: let the region be part of it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,49}$", var.name))
    error_message = "name must be 2 to 50 lower-case letters, digits and hyphens, and begin with a letter."
  }
}

variable "cidr" {
  description = "Address range of the VPC, /16 to /20. Two regions that are to be peered need ranges that don't overlap."
  type        = string

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr must be an IPv4 range such as 10.10.0.0/16, between /16 and /20."
  }
}

variable "zone_count" {
  description = "Availability Zones to spread over, 2 to 4."
  type        = number
  default     = 3

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 4 && floor(var.zone_count) == var.zone_count
    error_message = "zone_count must be 2, 3 or 4: one zone alone doesn't survive the loss of a zone."
  }
}

variable "nat_per_zone" {
  description = "true: a NAT gateway in each zone, so that a zone's loss cuts off no other zone. false: one for all zones, cheaper."
  type        = bool
  default     = true

  validation {
    condition     = var.nat_per_zone != null
    error_message = "nat_per_zone must be true or false."
  }
}

variable "database_port" {
  description = "Port on which the application's subnets may reach the database subnets, 1 to 65535."
  type        = number
  default     = 5432

  validation {
    condition     = var.database_port >= 1 && var.database_port <= 65535
    error_message = "database_port must be between 1 and 65535."
  }
}

variable "flow_log_days" {
  description = "Days that the record of accepted and rejected connections is kept; 0 records none."
  type        = number
  default     = 30

  validation {
    condition     = contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.flow_log_days)
    error_message = "flow_log_days must be 0 or a retention that CloudWatch Logs offers: 1, 3, 5, 7, 14, 30, 60, 90, 180, 365 …"
  }
}
