variable "zone_id" {
  description = "Hosted zone of the names."
  type        = string

  validation {
    condition     = can(regex("^[A-Z0-9]{4,32}$", var.zone_id))
    error_message = "zone_id must be the id of a Route 53 hosted zone, such as Z0123456789ABC."
  }
}

variable "hosts" {
  description = "Public names, such as orders.example.com, that lead to whichever region is active."
  type        = set(string)

  validation {
    condition     = alltrue([for host in var.hosts : can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", host))])
    error_message = "hosts must be DNS names such as orders.example.com."
  }
}

variable "region" {
  description = "Region that these records lead to."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be the name of an AWS region such as us-east-1."
  }
}

variable "first" {
  description = <<-TEXT
    true in the one region that DNS prefers while both count as healthy. It is not the active role: that moves with the health checks,
    and no record is edited for it.
  TEXT
  type        = bool

  validation {
    condition     = var.first != null
    error_message = "first must be true or false."
  }
}

variable "target" {
  description = "Name of this region's own entrance, such as us-east-1.example.com, to which each host is an alias name."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.target))
    error_message = "target must be a DNS name such as us-east-1.example.com."
  }
}

variable "ttl" {
  description = "Seconds that resolvers keep an answer, 10 to 60. A promotion can't be over sooner."
  type        = number
  default     = 30

  validation {
    condition     = var.ttl >= 10 && var.ttl <= 60
    error_message = "ttl must be between 10 and 60: a promotion waits for it."
  }
}

variable "health_path" {
  description = "Path asked at target over HTTPS to watch this region."
  type        = string
  default     = "/health/ready"

  validation {
    condition     = can(regex("^/[^ ]*$", var.health_path))
    error_message = "health_path must begin with a slash."
  }
}

variable "switch" {
  description = <<-TEXT
    What moves the traffic. takeover_object: while the object of this address (https host and path) exists, the first region counts as ill;
    routing_control: this region is on while the routing control of this ARN is on. Exactly one of the two.
  TEXT
  type = object({
    takeover_object = optional(object({ host = string, path = string }))
    routing_control = optional(string)
  })

  validation {
    condition     = (var.switch.takeover_object == null) != (var.switch.routing_control == null)
    error_message = "switch must hold either takeover_object or routing_control."
  }
}

variable "automatic" {
  description = <<-TEXT
    true: the traffic also leaves the first region by itself when that fails its own health check. The data does not move with it: only for
    services that write nothing, or together with an automatic promotion.
  TEXT
  type        = bool
  default     = false

  validation {
    condition     = var.automatic != null
    error_message = "automatic must be true or false."
  }
}
