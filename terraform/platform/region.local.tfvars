# A region on the local cloud, over region.tfvars.
zone_count              = 2
nat_per_zone            = false
flow_log_days           = 0
kubernetes_version      = "1.33"
authentication_mode     = null
addons                  = { vpc-cni = null }
database_instance_count = 1
repository_template     = false
bucket_prefix           = "orders"

node_groups = {
  services = { min = 1, max = 3, desired = 2, standby_desired = 1, ami_type = "AL2023_x86_64_STANDARD", instance_types = ["m7i.large"] }
}

database_performance_insights = false
