mock_provider "aws" {
  mock_resource "aws_route53recoverycontrolconfig_cluster" {
    defaults = {
      arn = "arn:aws:route53-recovery-control::123456789012:cluster/one"
      cluster_endpoints = [
        { region = "us-east-1", endpoint = "https://one.route53-recovery-cluster.us-east-1.amazonaws.com/v1" },
        { region = "eu-west-1", endpoint = "https://two.route53-recovery-cluster.eu-west-1.amazonaws.com/v1" },
      ]
    }
  }
}

variables {
  name    = "shop"
  regions = ["eu-west-1", "eu-central-1"]
}

run "each_region_has_a_control_and_one_stays_on" {
  assert {
    condition     = join(",", keys(aws_route53recoverycontrolconfig_routing_control.region)) == "eu-central-1,eu-west-1"
    error_message = "controls: ${join(",", keys(aws_route53recoverycontrolconfig_routing_control.region))}"
  }
  assert {
    condition     = one(aws_route53recoverycontrolconfig_safety_rule.one_is_on.rule_config).threshold == 1 && length(aws_route53recoverycontrolconfig_safety_rule.one_is_on.asserted_controls) == 2
    error_message = "the rule doesn't keep one of the two on"
  }
}

run "endpoints_read_as_a_promotion_wants_them" {
  assert {
    condition     = contains(output.endpoints, "us-east-1=https://one.route53-recovery-cluster.us-east-1.amazonaws.com/v1")
    error_message = "endpoints: ${join(",", output.endpoints)}"
  }
}

run "a_single_region_is_refused" {
  command = plan

  variables {
    regions = ["eu-west-1"]
  }

  expect_failures = [var.regions]
}
