output "identifier" {
  description = "Identifier that the clusters of the regions join."
  value       = aws_rds_global_cluster.this.id
}

output "engine_version" {
  description = "Version that each region's cluster must have."
  value       = aws_rds_global_cluster.this.engine_version
}

output "master_secret_name" {
  description = "Secret with username and password of the master user, in each region."
  value       = aws_secretsmanager_secret.master.name
}
