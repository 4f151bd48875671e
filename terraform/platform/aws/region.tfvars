# Sizes of a region.
hosts = ["orders"]

cidrs = {
  us-east-1 = "10.10.0.0/16"
  us-west-2 = "10.20.0.0/16"
}

node_groups = {
  services = {
    min             = 2
    max             = 12
    desired         = 3
    standby_desired = 2
    labels          = { "eks-delivery/pool" = "services" }
  }
  builds = {
    capacity       = "SPOT"
    instance_types = ["m7g.xlarge", "m6g.xlarge", "c7g.xlarge"]
    min            = 0
    max            = 20
    desired        = 0
    labels         = { "eks-delivery/pool" = "builds" }
    taints         = [{ key = "eks-delivery/pool", value = "builds", effect = "NO_SCHEDULE" }]
  }
  release = {
    min     = 1
    max     = 3
    desired = 1
    labels  = { "eks-delivery/pool" = "release" }
    taints  = [{ key = "eks-delivery/pool", value = "release", effect = "NO_SCHEDULE" }]
  }
}

tables = {
  orders-events = { hash_key = "id", expiry_attribute = "expires" }
}

repositories = ["platform/agent"]
