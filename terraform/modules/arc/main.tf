# Five endpoints in five regions keep the state of the controls: they can be flipped while any two of the regions are gone. Their
# configuration is kept in us-west-2 alone and is not needed for that.
resource "aws_route53recoverycontrolconfig_cluster" "this" {
  name = var.name
}

resource "aws_route53recoverycontrolconfig_control_panel" "this" {
  name        = var.name
  cluster_arn = aws_route53recoverycontrolconfig_cluster.this.arn
}

resource "aws_route53recoverycontrolconfig_routing_control" "region" {
  for_each = var.regions

  name              = "${var.name}-${each.key}"
  cluster_arn       = aws_route53recoverycontrolconfig_cluster.this.arn
  control_panel_arn = aws_route53recoverycontrolconfig_control_panel.this.arn
}

# Nobody turns the last region off by mistake.
resource "aws_route53recoverycontrolconfig_safety_rule" "one_is_on" {
  name              = "${var.name}-one-is-on"
  control_panel_arn = aws_route53recoverycontrolconfig_control_panel.this.arn
  asserted_controls = [for control in aws_route53recoverycontrolconfig_routing_control.region : control.arn]
  wait_period_ms    = 5000

  rule_config {
    inverted  = false
    threshold = 1
    type      = "ATLEAST"
  }
}
