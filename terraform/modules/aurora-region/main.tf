# Each region encrypts its copy with a key of its own: a key can't leave its region.
resource "aws_kms_key" "storage" {
  description             = "Storage of Aurora cluster ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Database subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
}

resource "aws_security_group" "this" {
  name        = "${var.name}-database"
  description = "Clients of Aurora cluster ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-database" }
}

resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = toset(var.client_cidrs)

  security_group_id = aws_security_group.this.id
  description       = "PostgreSQL"
  cidr_ipv4         = each.value
  from_port         = 5432
  to_port           = 5432
  ip_protocol       = "tcp"
}

resource "aws_rds_cluster" "this" {
  cluster_identifier        = var.name
  global_cluster_identifier = var.global_identifier
  engine                    = "aurora-postgresql"
  engine_version            = var.engine_version

  master_username            = var.founder ? "platform" : null
  master_password_wo         = var.founder ? var.master_password : null
  master_password_wo_version = var.founder ? 1 : null

  db_subnet_group_name            = aws_db_subnet_group.this.name
  vpc_security_group_ids          = [aws_security_group.this.id]
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.storage.arn
  backup_retention_period         = var.backup_days
  copy_tags_to_snapshot           = true
  enabled_cloudwatch_logs_exports = ["postgresql"]
  deletion_protection             = var.deletion_protection
  skip_final_snapshot             = !var.deletion_protection
  final_snapshot_identifier       = var.deletion_protection ? "${var.name}-last" : null

  lifecycle {
    # What a promotion changes is not Terraform's to change back; the master user belongs to the moment of creation.
    ignore_changes = [
      global_cluster_identifier,
      replication_source_identifier,
      master_username,
      master_password_wo,
      master_password_wo_version,
      # Belongs to Serverless v1 and is answered by some APIs for every cluster.
      scaling_configuration,
    ]
  }
}

resource "aws_rds_cluster_instance" "this" {
  count = var.instance_count

  identifier                   = "${var.name}-${count.index}"
  cluster_identifier           = aws_rds_cluster.this.id
  engine                       = aws_rds_cluster.this.engine
  engine_version               = aws_rds_cluster.this.engine_version
  instance_class               = var.instance_class
  performance_insights_enabled = var.performance_insights
}
