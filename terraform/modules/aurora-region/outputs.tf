output "cluster_arn" {
  description = "ARN of this region's cluster, by which a promotion names it."
  value       = aws_rds_cluster.this.arn
}

output "writer_endpoint" {
  description = "Address for writing; answers only while this region is the writer."
  value       = aws_rds_cluster.this.endpoint
}

output "reader_endpoint" {
  description = "Address for reading, in either role."
  value       = aws_rds_cluster.this.reader_endpoint
}
