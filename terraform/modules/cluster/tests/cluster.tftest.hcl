mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/some" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:123456789012:key/1b2c" }
  }
}

variables {
  name       = "shop-eu-west-1"
  subnet_ids = ["subnet-1", "subnet-2"]
  node_groups = {
    apps  = { min = 2, max = 6, desired = 2 }
    burst = { capacity = "SPOT", min = 0, max = 9, desired = 0, taints = [{ key = "spot", value = "true", effect = "NO_SCHEDULE" }] }
  }
}

run "the_api_server_is_private_unless_networks_are_named" {
  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "the endpoint is public"
  }
  assert {
    condition     = one(aws_eks_cluster.this.encryption_config[0].resources) == "secrets"
    error_message = "secrets are not encrypted with a key of our own"
  }
}

run "spot_nodes_keep_other_pods_away" {
  assert {
    condition     = aws_eks_node_group.this["burst"].capacity_type == "SPOT" && one(aws_eks_node_group.this["burst"].taint).key == "spot"
    error_message = "the burst group is not a tainted spot group"
  }
  assert {
    condition     = length(aws_eks_node_group.this["apps"].taint) == 0
    error_message = "the group for services must not be tainted"
  }
}

run "roles_are_named_after_the_cluster" {
  assert {
    condition     = aws_iam_role.cluster.name == "shop-eu-west-1-cluster" && aws_iam_role.node.name == "shop-eu-west-1-node"
    error_message = "role names: ${aws_iam_role.cluster.name}, ${aws_iam_role.node.name}"
  }
}

run "the_whole_world_as_client_is_refused" {
  command = plan

  variables {
    public_access_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.public_access_cidrs]
}

run "sizes_out_of_order_are_refused" {
  command = plan

  variables {
    node_groups = { apps = { min = 3, max = 6, desired = 2 } }
  }

  expect_failures = [var.node_groups]
}

run "a_system_group_is_refused" {
  command = plan

  variables {
    access = { deployer = { role_arn = "arn:aws:iam::123456789012:role/deployer", groups = ["system:masters"] } }
  }

  expect_failures = [var.access]
}
