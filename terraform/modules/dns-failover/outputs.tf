output "switch_health_check_id" {
  description = "Health check that a promotion flips for this region; null where the records have none."
  value       = local.switch_id
}

output "entrance_health_check_id" {
  description = "Health check of this region's own entrance."
  value       = aws_route53_health_check.entrance.id
}
