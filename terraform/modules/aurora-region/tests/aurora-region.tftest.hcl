mock_provider "aws" {
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:123456789012:key/1b2c" }
  }
  mock_resource "aws_rds_cluster" {
    defaults = { arn = "arn:aws:rds:eu-west-1:123456789012:cluster:shop" }
  }
}

override_resource {
  target = aws_security_group.this
  values = { id = "sg-1" }
}

variables {
  name              = "shop-eu-west-1"
  global_identifier = "shop"
  founder           = false
  engine_version    = "16.6"
  vpc_id            = "vpc-1"
  subnet_ids        = ["subnet-1", "subnet-2"]
  client_cidrs      = ["10.10.0.0/16"]
}

run "a_region_that_joins_brings_no_master_user" {
  command = plan

  assert {
    condition     = length(aws_rds_cluster_instance.this) == 2 && aws_rds_cluster.this.global_cluster_identifier == "shop"
    error_message = "the cluster does not join the global database with two instances"
  }
  assert {
    condition     = aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.deletion_protection
    error_message = "the cluster is not encrypted or not protected"
  }
}

run "the_founding_region_brings_the_master_user_and_no_password_to_the_state" {
  variables {
    founder         = true
    master_password = "sixteen-or-more-letters"
  }

  assert {
    condition     = aws_rds_cluster.this.master_username == "platform" && aws_rds_cluster.this.master_password_wo == null
    error_message = "the master user is missing, or the password is in the state"
  }
}

run "a_founding_region_without_a_password_is_refused" {
  command = plan

  variables {
    founder = true
  }

  expect_failures = [var.master_password]
}

run "only_the_database_port_is_open_and_to_clients_only" {
  command = plan

  assert {
    condition     = join(",", [for rule in aws_vpc_security_group_ingress_rule.client : "${rule.cidr_ipv4}:${rule.from_port}-${rule.to_port}"]) == "10.10.0.0/16:5432-5432"
    error_message = "open: ${join(",", [for rule in aws_vpc_security_group_ingress_rule.client : "${rule.cidr_ipv4}:${rule.from_port}-${rule.to_port}"])}"
  }
}

run "a_region_without_an_instance_is_refused" {
  command = plan

  variables {
    instance_count = 0
  }

  expect_failures = [var.instance_count]
}

run "an_instance_class_that_aurora_global_lacks_is_refused" {
  command = plan

  variables {
    instance_class = "db.t4g.medium"
  }

  expect_failures = [var.instance_class]
}

run "the_whole_world_as_client_is_refused" {
  command = plan

  variables {
    client_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.client_cidrs]
}
