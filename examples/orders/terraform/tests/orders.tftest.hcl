mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/orders-eu-west-1-pods" }
  }
}

variables {
  region = "eu-west-1"
}

run "pods_reach_their_own_table_in_their_own_region_only" {
  assert {
    condition     = jsondecode(aws_iam_role_policy.events.policy).Statement[0].Resource == "arn:aws:dynamodb:eu-west-1:123456789012:table/orders-events"
    error_message = "resource: ${jsondecode(aws_iam_role_policy.events.policy).Statement[0].Resource}"
  }
  assert {
    condition     = aws_eks_pod_identity_association.pods.cluster_name == "orders-eu-west-1" && aws_eks_pod_identity_association.pods.service_account == "orders"
    error_message = "the role is bound to another cluster or account"
  }
}

run "a_zone_in_place_of_a_region_is_refused" {
  command = plan

  variables {
    region = "eu-west-1a"
  }

  expect_failures = [var.region]
}
