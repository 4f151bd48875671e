locals {
  by_object  = var.switch.takeover_object != null && var.first
  by_control = var.switch.routing_control != null

  switch_id = one(concat(aws_route53_health_check.takeover[*].id, aws_route53_health_check.control[*].id))
  record_id = var.automatic && local.switch_id != null ? aws_route53_health_check.both[0].id : local.switch_id
}

# Watched by alarms, and by the records too when the failover is automatic.
resource "aws_route53_health_check" "entrance" {
  fqdn              = var.target
  port              = 443
  type              = "HTTPS"
  resource_path     = var.health_path
  failure_threshold = 3
  request_interval  = 10

  tags = { Name = "${var.region} entrance" }
}

# Inverted: the object's presence in the standby region makes the first region ill. It takes one S3 write in the region that is alive
# to move the traffic, and nothing from the lost region or from Route 53's control plane.
resource "aws_route53_health_check" "takeover" {
  count = local.by_object ? 1 : 0

  fqdn               = var.switch.takeover_object.host
  port               = 443
  type               = "HTTPS"
  resource_path      = var.switch.takeover_object.path
  failure_threshold  = 1
  request_interval   = 10
  invert_healthcheck = true

  tags = { Name = "${var.region} not taken over" }
}

resource "aws_route53_health_check" "control" {
  count = local.by_control ? 1 : 0

  type                = "RECOVERY_CONTROL"
  routing_control_arn = var.switch.routing_control

  tags = { Name = "${var.region} switched on" }
}

resource "aws_route53_health_check" "both" {
  count = var.automatic && (local.by_object || local.by_control) ? 1 : 0

  type                   = "CALCULATED"
  child_health_threshold = 2
  child_healthchecks     = [aws_route53_health_check.entrance.id, local.switch_id]

  tags = { Name = "${var.region} switched on and healthy" }
}

resource "aws_route53_record" "host" {
  for_each = var.hosts

  zone_id         = var.zone_id
  name            = each.key
  type            = "CNAME"
  ttl             = var.ttl
  records         = [var.target]
  set_identifier  = var.region
  health_check_id = local.record_id

  failover_routing_policy {
    type = var.first ? "PRIMARY" : "SECONDARY"
  }
}
