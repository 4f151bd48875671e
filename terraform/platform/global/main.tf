provider "aws" {
  region            = var.primary_region
  s3_use_path_style = var.local_cloud
  max_retries       = var.local_cloud ? 2 : 25

  # A local API keeps tags of some resources only, and every plan would add the others again.
  dynamic "default_tags" {
    for_each = var.local_cloud ? [] : [{ Platform = var.name }]

    content {
      tags = default_tags.value
    }
  }
}

resource "aws_route53_zone" "public" {
  name    = var.domain
  comment = "Platform ${var.name}"
}

ephemeral "aws_secretsmanager_random_password" "master" {
  password_length     = 40
  exclude_punctuation = true
}

module "database" {
  source = "../../modules/aurora-global"

  name                = var.name
  engine_version      = var.database_version
  replica_regions     = [var.standby_region]
  master_password     = ephemeral.aws_secretsmanager_random_password.master.random_password
  deletion_protection = var.protect
}

module "routing" {
  source = "../../modules/arc"
  count  = var.create_routing_controls ? 1 : 0

  name    = var.name
  regions = [var.primary_region, var.standby_region]
}
