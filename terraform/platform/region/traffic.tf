locals {
  takeover_bucket = "${local.bucket_prefix}-failover-${var.standby_region}"
  takeover_key    = "failover/${var.name}"
  by_object       = var.traffic == "takeover_object"
}

module "dns" {
  source = "../../modules/dns-failover"

  zone_id   = data.aws_route53_zone.public.zone_id
  hosts     = [for host in var.hosts : "${host}.${var.domain}"]
  region    = var.region
  first     = var.region == var.primary_region
  target    = "${var.region}.${var.domain}"
  automatic = var.automatic_failover

  switch = local.by_object ? {
    takeover_object = {
      host = "${local.takeover_bucket}.s3.${var.standby_region}.amazonaws.com"
      path = "/${local.takeover_key}"
    }
    routing_control = null
    } : {
    takeover_object = null
    routing_control = var.routing_control_arns[var.region]
  }
}

# In the standby region lies the bucket whose one object says that this region has taken over. Route 53 asks for it without
# credentials: everybody may learn whether it is there, nobody may list or write.
resource "aws_s3_bucket" "takeover" {
  count = local.by_object && var.region == var.standby_region ? 1 : 0

  bucket        = local.takeover_bucket
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "takeover" {
  count = length(aws_s3_bucket.takeover)

  bucket                  = aws_s3_bucket.takeover[0].id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = false
  restrict_public_buckets = false
}

resource "aws_s3_bucket_policy" "takeover" {
  count = length(aws_s3_bucket.takeover)

  bucket = aws_s3_bucket.takeover[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "WhetherTakenOver"
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.takeover[0].arn}/${local.takeover_key}"
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.takeover]
}
