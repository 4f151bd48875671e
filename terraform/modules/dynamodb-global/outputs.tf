output "name" {
  description = "Name of the table, in each region."
  value       = var.name
}

output "arn" {
  description = "ARN of the table in this region."
  value       = "arn:${data.aws_partition.here.partition}:dynamodb:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:table/${var.name}"
}
