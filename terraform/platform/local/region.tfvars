# A region on the local cloud: small, and without what its API keeps no record of.
hosts = ["orders"]

cidrs = {
  us-east-1 = "10.10.0.0/16"
  us-west-2 = "10.20.0.0/16"
}

zone_count              = 2
nat_per_zone            = false
flow_log_days           = 0
authentication_mode     = null
addons                  = { vpc-cni = null }
repository_template     = false
database_instance_count = 1

database_performance_insights = false

node_groups = {
  services = {
    instance_types  = ["m7i.large"]
    ami_type        = "AL2023_x86_64_STANDARD"
    min             = 1
    max             = 3
    desired         = 2
    standby_desired = 1
  }
}

tables = {
  orders-events = { hash_key = "id", expiry_attribute = "expires" }
}

repositories = ["platform/agent"]
