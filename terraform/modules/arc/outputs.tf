output "routing_control_arns" {
  description = "Routing control of each region."
  value       = { for region, control in aws_route53recoverycontrolconfig_routing_control.region : region => control.arn }
}

output "endpoints" {
  description = "The five endpoints, as region=url, at which the controls are flipped."
  value       = [for point in aws_route53recoverycontrolconfig_cluster.this.cluster_endpoints : "${point.region}=${point.endpoint}"]
}
