mock_provider "aws" {}

override_resource {
  target = aws_route53_health_check.entrance
  values = { id = "entrance" }
}

override_resource {
  target = aws_route53_health_check.takeover
  values = { id = "takeover" }
}

override_resource {
  target = aws_route53_health_check.control
  values = { id = "control" }
}

override_resource {
  target = aws_route53_health_check.both
  values = { id = "both" }
}

variables {
  zone_id = "Z0123456789"
  hosts   = ["orders.example.com"]
  region  = "eu-west-1"
  first   = true
  target  = "eu-west-1.example.com"
  switch  = { takeover_object = { host = "shop.s3.eu-central-1.amazonaws.com", path = "/failover/shop" } }
}

run "the_first_region_is_ill_while_the_object_is_there" {
  assert {
    condition     = aws_route53_health_check.takeover[0].invert_healthcheck && aws_route53_health_check.takeover[0].fqdn == "shop.s3.eu-central-1.amazonaws.com"
    error_message = "the check is not inverted, or looks elsewhere"
  }
  assert {
    condition     = aws_route53_record.host["orders.example.com"].health_check_id == "takeover" && aws_route53_record.host["orders.example.com"].failover_routing_policy[0].type == "PRIMARY"
    error_message = "the first region's record doesn't follow the object"
  }
}

run "the_other_region_answers_whenever_the_first_is_ill" {
  variables {
    region = "eu-central-1"
    first  = false
    target = "eu-central-1.example.com"
  }

  assert {
    condition     = aws_route53_record.host["orders.example.com"].health_check_id == null && aws_route53_record.host["orders.example.com"].failover_routing_policy[0].type == "SECONDARY"
    error_message = "the other region's record has a condition of its own"
  }
}

run "with_routing_controls_each_region_follows_its_own" {
  variables {
    first  = false
    switch = { routing_control = "arn:aws:route53-recovery-control::123456789012:controlpanel/shop/routingcontrol/euw1" }
  }

  assert {
    condition     = aws_route53_health_check.control[0].type == "RECOVERY_CONTROL" && aws_route53_record.host["orders.example.com"].health_check_id == "control"
    error_message = "the record doesn't follow the routing control"
  }
  assert {
    condition     = length(aws_route53_health_check.takeover) == 0
    error_message = "there is an inverted check too"
  }
}

run "an_automatic_failover_needs_switch_and_entrance_healthy" {
  variables {
    automatic = true
  }

  assert {
    condition     = aws_route53_health_check.both[0].child_health_threshold == 2 && toset(aws_route53_health_check.both[0].child_healthchecks) == toset(["entrance", "takeover"])
    error_message = "children: ${join(",", aws_route53_health_check.both[0].child_healthchecks)}"
  }
  assert {
    condition     = aws_route53_record.host["orders.example.com"].health_check_id == "both"
    error_message = "the record doesn't follow both checks"
  }
}

run "two_switches_at_once_are_refused" {
  command = plan

  variables {
    switch = {
      takeover_object = { host = "shop.s3.eu-central-1.amazonaws.com", path = "/failover/shop" }
      routing_control = "arn:aws:route53-recovery-control::123456789012:controlpanel/shop/routingcontrol/euw1"
    }
  }

  expect_failures = [var.switch]
}

run "answers_kept_for_five_minutes_are_refused" {
  command = plan

  variables {
    ttl = 300
  }

  expect_failures = [var.ttl]
}
