output "role_arn" {
  description = "Role of the service's pods."
  value       = aws_iam_role.pods.arn
}
