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

variable "region" {
  description = "Region that this stack builds: primary_region or standby_region."
  type        = string

  validation {
    condition     = contains([var.primary_region, var.standby_region], var.region)
    error_message = "region must be primary_region or standby_region."
  }
}

variable "active_region" {
  description = <<-TEXT
    Region that serves and writes; primary_region unless given. It decides who founds the database when both are built from nothing, and how
    many nodes a region begins with. After a promotion, record the new region here: only the output role changes.
  TEXT
  type        = string
  default     = null

  validation {
    condition     = var.active_region == null || contains([var.primary_region, var.standby_region], coalesce(var.active_region, var.primary_region))
    error_message = "active_region must be primary_region or standby_region."
  }
}

variable "hosts" {
  description = "First labels of the public names below domain that lead to the active region, such as orders."
  type        = set(string)

  validation {
    condition     = alltrue([for host in var.hosts : can(regex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", host))])
    error_message = "hosts must be single DNS labels such as orders."
  }
}

variable "routing_control_arns" {
  description = "Routing control of each region, with traffic = \"routing_control\"."
  type        = map(string)
  default     = {}

  validation {
    condition     = var.traffic != "routing_control" || contains(keys(var.routing_control_arns), var.region)
    error_message = "traffic = \"routing_control\" needs routing_control_arns with an entry for this region."
  }
}

variable "automatic_failover" {
  description = "true: traffic also leaves the primary region by itself when that is ill. The data does not move with it."
  type        = bool
  default     = false

  validation {
    condition     = var.automatic_failover != null
    error_message = "automatic_failover must be true or false."
  }
}

variable "cidrs" {
  description = "Address range of each region's VPC; they must not overlap."
  type        = map(string)

  validation {
    condition     = contains(keys(var.cidrs), var.region) && alltrue([for range in values(var.cidrs) : can(cidrhost(range, 0))]) && length(distinct(values(var.cidrs))) == length(var.cidrs)
    error_message = "cidrs must hold a range of its own for each region."
  }
}

variable "zone_count" {
  description = "Availability Zones of the region to spread over, 2 to 4."
  type        = number
  default     = 3

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 4
    error_message = "zone_count must be 2, 3 or 4."
  }
}

variable "nat_per_zone" {
  description = "true: a NAT gateway in each zone; false: one for all."
  type        = bool
  default     = true

  validation {
    condition     = var.nat_per_zone != null
    error_message = "nat_per_zone must be true or false."
  }
}

variable "flow_log_days" {
  description = "Days that the record of connections is kept; 0 records none."
  type        = number
  default     = 30

  validation {
    condition     = var.flow_log_days >= 0
    error_message = "flow_log_days must be 0 or more."
  }
}

variable "kubernetes_version" {
  description = "Kubernetes version of the cluster."
  type        = string
  default     = "1.33"

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version such as 1.33."
  }
}

variable "authentication_mode" {
  description = "Who may use the Kubernetes API: API, API_AND_CONFIG_MAP, or null for what the cluster has."
  type        = string
  default     = "API"

  validation {
    condition     = var.authentication_mode == null || contains(["API", "API_AND_CONFIG_MAP"], coalesce(var.authentication_mode, "API"))
    error_message = "authentication_mode must be API or API_AND_CONFIG_MAP, or null."
  }
}

variable "public_access_cidrs" {
  description = "Networks that reach the Kubernetes API from outside the VPC."
  type        = list(string)
  default     = []

  validation {
    condition     = !contains(var.public_access_cidrs, "0.0.0.0/0")
    error_message = "public_access_cidrs must name the networks that may connect."
  }
}

variable "node_groups" {
  description = "Node groups by name, as in modules/cluster; standby_desired is where the group begins in a region that is not active."
  type = map(object({
    capacity        = optional(string, "ON_DEMAND")
    instance_types  = optional(list(string), ["m7g.large"])
    ami_type        = optional(string, "AL2023_ARM_64_STANDARD")
    min             = optional(number, 1)
    max             = number
    desired         = number
    standby_desired = optional(number)
    max_unavailable = optional(number)
    labels          = optional(map(string), {})
    taints          = optional(list(object({ key = string, value = string, effect = string })), [])
  }))

  validation {
    condition     = alltrue([for group in var.node_groups : coalesce(group.standby_desired, group.desired) >= group.min && coalesce(group.standby_desired, group.desired) <= group.max])
    error_message = "standby_desired of a node group must lie between its min and its max."
  }
}

variable "addons" {
  description = "EKS add-ons and their versions, null for the default one."
  type        = map(string)
  default = {
    coredns                = null
    eks-pod-identity-agent = null
    kube-proxy             = null
    vpc-cni                = null
  }

  validation {
    condition     = alltrue([for name in keys(var.addons) : can(regex("^[a-z][a-z0-9-]+$", name))])
    error_message = "addons must be names such as vpc-cni."
  }
}

variable "access" {
  description = "IAM roles that may use the cluster, by a name of your choice, each with its Kubernetes groups."
  type = map(object({
    role_arn = string
    groups   = list(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for entry in var.access : startswith(entry.role_arn, "arn:")])
    error_message = "role_arn must be an ARN."
  }
}

variable "database_instance_class" {
  description = "Class of each Aurora instance."
  type        = string
  default     = "db.r6g.large"

  validation {
    condition     = startswith(var.database_instance_class, "db.")
    error_message = "database_instance_class must begin with db."
  }
}

variable "database_instance_count" {
  description = "Aurora instances in each region, 1 to 16."
  type        = number
  default     = 2

  validation {
    condition     = var.database_instance_count >= 1 && var.database_instance_count <= 16
    error_message = "database_instance_count must be between 1 and 16."
  }
}

variable "tables" {
  description = "DynamoDB global tables by name."
  type = map(object({
    hash_key         = string
    range_key        = optional(string)
    expiry_attribute = optional(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for name in keys(var.tables) : can(regex("^[A-Za-z0-9_.-]{3,255}$", name))])
    error_message = "Names of tables must be 3 to 255 letters, digits, dots, hyphens and underscores."
  }
}

variable "repositories" {
  description = "ECR repositories to create; those of services are made by pushToEcr."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for name in var.repositories : can(regex("^[a-z0-9][a-z0-9._/-]*$", name))])
    error_message = "repositories must be lower-case names such as team/app."
  }
}

variable "repository_template" {
  description = "true: repositories that replication makes here get immutable tags and a lifecycle."
  type        = bool
  default     = true

  validation {
    condition     = var.repository_template != null
    error_message = "repository_template must be true or false."
  }
}

variable "bucket_prefix" {
  description = "Beginning of the names of buckets, unique in all of AWS; name and account id unless given."
  type        = string
  default     = null

  validation {
    condition     = var.bucket_prefix == null || can(regex("^[a-z0-9][a-z0-9-]{1,40}$", coalesce(var.bucket_prefix, "none")))
    error_message = "bucket_prefix must be 2 to 41 lower-case letters, digits and hyphens."
  }
}

variable "database_performance_insights" {
  description = "true: the load of each instance by query is recorded."
  type        = bool
  default     = true

  validation {
    condition     = var.database_performance_insights != null
    error_message = "database_performance_insights must be true or false."
  }
}
