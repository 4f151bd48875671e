mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-west-1c", "eu-west-1a", "eu-west-1b"] }
  }
  mock_data "aws_region" {
    defaults = { name = "eu-west-1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/flow" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:123456789012:log-group:flow" }
  }
}

variables {
  name = "shop"
  cidr = "10.10.0.0/16"
}

run "spreads_over_three_zones" {
  assert {
    condition     = join(",", keys(aws_subnet.private)) == "eu-west-1a,eu-west-1b,eu-west-1c"
    error_message = "private subnets: ${join(",", keys(aws_subnet.private))}"
  }
  assert {
    condition     = join(",", [for s in aws_subnet.private : s.cidr_block]) == "10.10.128.0/19,10.10.160.0/19,10.10.192.0/19"
    error_message = "private ranges: ${join(",", [for s in aws_subnet.private : s.cidr_block])}"
  }
  assert {
    condition     = join(",", [for s in aws_subnet.public : s.cidr_block]) == "10.10.0.0/20,10.10.16.0/20,10.10.32.0/20"
    error_message = "public ranges: ${join(",", [for s in aws_subnet.public : s.cidr_block])}"
  }
  assert {
    condition     = join(",", [for s in aws_subnet.database : s.cidr_block]) == "10.10.64.0/20,10.10.80.0/20,10.10.96.0/20"
    error_message = "database ranges: ${join(",", [for s in aws_subnet.database : s.cidr_block])}"
  }
  assert {
    condition     = length(aws_nat_gateway.this) == 3 && length(aws_flow_log.this) == 1
    error_message = "NAT gateways: ${length(aws_nat_gateway.this)}, flow logs: ${length(aws_flow_log.this)}"
  }
}

run "one_nat_gateway_serves_all_zones_when_told_so" {
  variables {
    nat_per_zone  = false
    flow_log_days = 0
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route_table_association.private) == 3 && length(aws_flow_log.this) == 0
    error_message = "NAT gateways: ${length(aws_nat_gateway.this)}, associations: ${length(aws_route_table_association.private)}"
  }
}

run "a_single_zone_is_refused" {
  command = plan

  variables {
    zone_count = 1
  }

  expect_failures = [var.zone_count]
}

run "a_range_that_is_too_small_is_refused" {
  command = plan

  variables {
    cidr = "10.0.0.0/24"
  }

  expect_failures = [var.cidr]
}

run "a_name_with_capitals_is_refused" {
  command = plan

  variables {
    name = "Shop"
  }

  expect_failures = [var.name]
}
