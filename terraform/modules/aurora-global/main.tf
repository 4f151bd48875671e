# The global database itself: a name that the clusters of the regions join. It has no data and no server.
resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier = var.name
  engine                    = "aurora-postgresql"
  engine_version            = var.engine_version
  storage_encrypted         = true
  deletion_protection       = var.deletion_protection
}

# RDS can't keep the master password of a global database in Secrets Manager by itself. Here it passes through as an ephemeral
# value, written once: no plan and no state holds it. Each region's cluster reads its own copy of the secret.
resource "aws_secretsmanager_secret" "master" {
  name                    = "${var.name}/master"
  description             = "Master user of global database ${var.name}"
  recovery_window_in_days = var.deletion_protection ? 30 : 0

  dynamic "replica" {
    for_each = var.replica_regions

    content {
      region = replica.value
    }
  }
}

resource "aws_secretsmanager_secret_version" "master" {
  secret_id = aws_secretsmanager_secret.master.id
  secret_string_wo = jsonencode({
    username = "platform"
    password = var.master_password
  })
  secret_string_wo_version = 1
}
