variable "name" {
  description = "Name of the cluster of routing controls, 2 to 50 letters, digits and hyphens."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]{1,49}$", var.name))
    error_message = "name must be 2 to 50 letters, digits and hyphens."
  }
}

variable "regions" {
  description = "Regions that take traffic, two or more; each gets a routing control."
  type        = set(string)

  validation {
    condition     = length(var.regions) >= 2 && alltrue([for region in var.regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))])
    error_message = "regions must be two or more names of AWS regions such as us-east-1."
  }
}
