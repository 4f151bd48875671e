data "aws_caller_identity" "me" {}

data "aws_partition" "here" {}

data "aws_region" "here" {}

resource "aws_dynamodb_table" "this" {
  count = var.home ? 1 : 0

  name                        = var.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = var.hash_key
  range_key                   = var.range_key
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = var.deletion_protection

  dynamic "attribute" {
    for_each = compact([var.hash_key, var.range_key])

    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "ttl" {
    for_each = var.expiry_attribute == null ? [] : [var.expiry_attribute]

    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    # Each further region's stack adds its own replica: this stack must not take it away.
    ignore_changes = [replica]
  }
}

resource "aws_dynamodb_table_replica" "this" {
  count = var.home ? 0 : 1

  global_table_arn       = "arn:${data.aws_partition.here.partition}:dynamodb:${var.home_region}:${data.aws_caller_identity.me.account_id}:table/${var.name}"
  point_in_time_recovery = true
}
