output "zone_id" {
  description = "Hosted zone of the platform."
  value       = aws_route53_zone.public.zone_id
}

output "name_servers" {
  description = "Servers to which the parent zone delegates."
  value       = aws_route53_zone.public.name_servers
}

output "global_database" {
  description = "Identifier of the global database."
  value       = module.database.identifier
}

output "routing_control_arns" {
  description = "Routing control of each region; empty unless they were made here."
  value       = one(module.routing[*].routing_control_arns)
}
