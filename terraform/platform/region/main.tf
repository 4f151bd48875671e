provider "aws" {
  region            = var.region
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

data "aws_caller_identity" "me" {}

# What the global stack made is looked up by name: this stack needs no state but its own, also when another region is lost.
data "aws_route53_zone" "public" {
  name = var.domain
}

locals {
  regional_name = "${var.name}-${var.region}"
  other_region  = var.region == var.primary_region ? var.standby_region : var.primary_region
  active        = var.region == coalesce(var.active_region, var.primary_region)
  bucket_prefix = coalesce(var.bucket_prefix, "${var.name}-${data.aws_caller_identity.me.account_id}")
}

module "network" {
  source = "../../modules/network"

  name          = local.regional_name
  cidr          = var.cidrs[var.region]
  zone_count    = var.zone_count
  nat_per_zone  = var.nat_per_zone
  flow_log_days = var.flow_log_days
}

module "cluster" {
  source = "../../modules/cluster"

  name                = local.regional_name
  kubernetes_version  = var.kubernetes_version
  subnet_ids          = module.network.private_subnet_ids
  public_access_cidrs = var.public_access_cidrs
  authentication_mode = var.authentication_mode
  addons              = var.addons
  access              = var.access

  node_groups = {
    for name, group in var.node_groups : name => merge(group, {
      desired = local.active ? group.desired : coalesce(group.standby_desired, group.desired)
    })
  }
}

ephemeral "aws_secretsmanager_secret_version" "master" {
  count = local.active ? 1 : 0

  secret_id = "${var.name}/master"
}

module "database" {
  source = "../../modules/aurora-region"

  name                = local.regional_name
  global_identifier   = var.name
  founder             = local.active
  master_password     = local.active ? jsondecode(ephemeral.aws_secretsmanager_secret_version.master[0].secret_string).password : null
  engine_version      = var.database_version
  instance_class      = var.database_instance_class
  instance_count      = var.database_instance_count
  vpc_id              = module.network.vpc_id
  subnet_ids          = module.network.database_subnet_ids
  client_cidrs        = [var.cidrs[var.region]]
  deletion_protection = var.protect

  performance_insights = var.database_performance_insights
}

module "table" {
  source   = "../../modules/dynamodb-global"
  for_each = var.tables

  name                = each.key
  home                = var.region == var.primary_region
  home_region         = var.primary_region
  hash_key            = each.value.hash_key
  range_key           = each.value.range_key
  expiry_attribute    = each.value.expiry_attribute
  deletion_protection = var.protect
}

module "registry" {
  source = "../../modules/registry"

  repositories      = var.repositories
  replica_regions   = [local.other_region]
  creation_template = var.repository_template
  force_delete      = !var.protect
}

# A promotion to this region writes its journal here.
module "journal" {
  source = "../../modules/bucket"

  name     = "${local.bucket_prefix}-journal-${var.region}"
  own_key  = false
  tls_only = !var.local_cloud

  keep_versions_days = var.local_cloud ? null : 3650
  force_destroy      = !var.protect
}
