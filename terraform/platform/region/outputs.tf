output "role" {
  description = "active or standby, as the variables say; regionStatus tells what the world says."
  value       = local.active ? "active" : "standby"
}

output "cluster_name" {
  description = "EKS cluster of this region."
  value       = module.cluster.name
}

output "cluster_endpoint" {
  description = "Address of its API server."
  value       = module.cluster.endpoint
}

output "global_database" {
  description = "Global database."
  value       = var.name
}

output "database_cluster_arn" {
  description = "This region's member of it."
  value       = module.database.cluster_arn
}

output "database_writer_endpoint" {
  description = "Address for writing, while this region is the writer."
  value       = module.database.writer_endpoint
}

output "tables" {
  description = "DynamoDB global tables."
  value       = [for table in module.table : table.name]
}

output "repository_urls" {
  description = "Address of each repository made here, by its name."
  value       = module.registry.repository_urls
}

output "hosts" {
  description = "Public names that lead to the active region."
  value       = [for host in var.hosts : "${host}.${var.domain}"]
}

output "switch_health_check_id" {
  description = "Health check that a promotion flips for this region; null where there is none."
  value       = module.dns.switch_health_check_id
}

output "takeover_object" {
  description = "Bucket and key of the object that moves the traffic; null with routing controls."
  value       = local.by_object ? { bucket = local.takeover_bucket, key = local.takeover_key, region = var.standby_region } : null
}

output "journal_bucket" {
  description = "Bucket of the journals of promotions to this region."
  value       = module.journal.name
}
