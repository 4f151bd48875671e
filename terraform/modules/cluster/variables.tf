variable "name" {
  description = "Name of the EKS cluster, 2 to 50 letters, digits and hyphens. Its IAM roles are named after it, and IAM knows no regions: let the region be part of it."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]{1,49}$", var.name))
    error_message = "name must be 2 to 50 letters, digits and hyphens."
  }
}

variable "kubernetes_version" {
  description = "Kubernetes version of the control plane, such as 1.33."
  type        = string
  default     = "1.33"

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version such as 1.33, without a patch number."
  }
}

variable "subnet_ids" {
  description = "Subnets of the control plane's network interfaces and of the nodes, in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids needs at least two subnets: EKS refuses a cluster in one zone."
  }
}

variable "public_access_cidrs" {
  description = "Address ranges that reach the API server from outside the VPC; none leaves only the way through the VPC."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for range in var.public_access_cidrs : can(cidrhost(range, 0))]) && !contains(var.public_access_cidrs, "0.0.0.0/0")
    error_message = "public_access_cidrs must be IPv4 ranges, and not 0.0.0.0/0: name the networks that may connect."
  }
}

variable "authentication_mode" {
  description = "Who may use the API server: API (access entries only) or API_AND_CONFIG_MAP; null leaves what the cluster has."
  type        = string
  default     = "API"

  validation {
    condition     = var.authentication_mode == null || contains(["API", "API_AND_CONFIG_MAP"], coalesce(var.authentication_mode, "API"))
    error_message = "authentication_mode must be API or API_AND_CONFIG_MAP, or null."
  }
}

variable "log_types" {
  description = "Control plane logs sent to CloudWatch."
  type        = list(string)
  default     = ["api", "audit", "authenticator"]

  validation {
    condition     = alltrue([for type in var.log_types : contains(["api", "audit", "authenticator", "controllerManager", "scheduler"], type)])
    error_message = "log_types may hold api, audit, authenticator, controllerManager and scheduler."
  }
}

variable "node_groups" {
  description = <<-TEXT
    Node groups by name. capacity ON_DEMAND or SPOT; sizes in nodes; labels as Kubernetes sees them; taints keep pods away
    that don't tolerate them; max_unavailable nodes are replaced at once in an update, one unless given. The desired size is only where the group begins: autoscaling and promotions move it.
  TEXT
  type = map(object({
    capacity        = optional(string, "ON_DEMAND")
    instance_types  = optional(list(string), ["m7g.large"])
    ami_type        = optional(string, "AL2023_ARM_64_STANDARD")
    min             = optional(number, 1)
    max             = number
    desired         = number
    max_unavailable = optional(number)
    labels          = optional(map(string), {})
    taints          = optional(list(object({ key = string, value = string, effect = string })), [])
  }))

  validation {
    condition     = alltrue([for group in var.node_groups : contains(["ON_DEMAND", "SPOT"], group.capacity)])
    error_message = "capacity of a node group must be ON_DEMAND or SPOT."
  }
  validation {
    condition     = alltrue([for group in var.node_groups : group.min <= group.desired && group.desired <= group.max])
    error_message = "A node group needs min <= desired <= max."
  }
  validation {
    condition     = alltrue(flatten([for group in var.node_groups : [for taint in group.taints : contains(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"], taint.effect)]]))
    error_message = "effect of a taint must be NO_SCHEDULE, NO_EXECUTE or PREFER_NO_SCHEDULE."
  }
}

variable "addons" {
  description = "EKS add-ons by name; the value is a version, or null for the default of the Kubernetes version."
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
  description = "Who may use the cluster: IAM role by a name of your choice, each with the Kubernetes groups that its RBAC bindings name."
  type = map(object({
    role_arn = string
    groups   = list(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for entry in var.access : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", entry.role_arn))])
    error_message = "role_arn must be the ARN of an IAM role or user."
  }
  validation {
    condition     = alltrue(flatten([for entry in var.access : [for group in entry.groups : !startswith(group, "system:")]]))
    error_message = "EKS refuses groups that begin with system: in an access entry."
  }
}
