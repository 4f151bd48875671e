variable "name" {
  description = "Identifier of this region's cluster, 2 to 50 lower-case letters, digits and hyphens."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,49}$", var.name))
    error_message = "name must be 2 to 50 lower-case letters, digits and single hyphens, and begin with a letter."
  }
}

variable "global_identifier" {
  description = "Global database to join."
  type        = string

  validation {
    condition     = length(var.global_identifier) > 0
    error_message = "global_identifier must name the global database."
  }
}

variable "founder" {
  description = <<-TEXT
    true in the region that is active when its cluster is created: that cluster begins with the master user and is the writer.
    Read at creation only: a promotion changes the writer without a difference in the plan.
  TEXT
  type        = bool

  validation {
    condition     = var.founder != null
    error_message = "founder must be true or false."
  }
}

variable "master_password" {
  description = "Password of the master user, from the global database's secret; ephemeral, needed in the founding region only."
  type        = string
  ephemeral   = true
  sensitive   = true
  default     = null

  validation {
    condition     = !var.founder || var.master_password != null
    error_message = "The founding region needs master_password: without it nobody could ever log in."
  }
}

variable "engine_version" {
  description = "Aurora PostgreSQL version of the global database, such as 16.6."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{2}\\.[0-9]{1,2}$", var.engine_version))
    error_message = "engine_version must be a full version such as 16.6."
  }
}

variable "instance_class" {
  description = "Class of each instance; a global database needs a memory-optimised one (db.r…)."
  type        = string
  default     = "db.r6g.large"

  validation {
    condition     = can(regex("^db\\.(r|x)[0-9][a-z0-9]*\\.[0-9a-z]+$", var.instance_class))
    error_message = "instance_class must be a db.r… or db.x… class: Aurora global databases run on no other."
  }
}

variable "instance_count" {
  description = "Instances in this region, 1 to 16. A region without an instance can't take over; two survive the loss of a zone."
  type        = number
  default     = 2

  validation {
    condition     = var.instance_count >= 1 && var.instance_count <= 16
    error_message = "instance_count must be between 1 and 16: a region without an instance can't take over."
  }
}

variable "vpc_id" {
  description = "VPC of the cluster."
  type        = string

  validation {
    condition     = startswith(var.vpc_id, "vpc-")
    error_message = "vpc_id must be the id of a VPC."
  }
}

variable "subnet_ids" {
  description = "Database subnets, in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids needs subnets in at least two zones."
  }
}

variable "client_cidrs" {
  description = "Address ranges that may connect."
  type        = list(string)

  validation {
    condition     = length(var.client_cidrs) > 0 && alltrue([for range in var.client_cidrs : can(cidrhost(range, 0))]) && !contains(var.client_cidrs, "0.0.0.0/0")
    error_message = "client_cidrs must be IPv4 ranges, and not 0.0.0.0/0."
  }
}

variable "backup_days" {
  description = "Days of automated backups and point-in-time recovery, 1 to 35."
  type        = number
  default     = 14

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "backup_days must be between 1 and 35."
  }
}

variable "deletion_protection" {
  description = "true: the cluster can't be deleted, and a last snapshot is taken when it is after all."
  type        = bool
  default     = true

  validation {
    condition     = var.deletion_protection != null
    error_message = "deletion_protection must be true or false."
  }
}

variable "performance_insights" {
  description = "true: the load of each instance by query is recorded."
  type        = bool
  default     = true

  validation {
    condition     = var.performance_insights != null
    error_message = "performance_insights must be true or false."
  }
}
