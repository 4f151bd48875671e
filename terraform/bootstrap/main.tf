# Applied once, by a person, before everything else: the buckets that hold the states of all other stacks. Its own state stays with that
# person; lost, it is made again by importing two buckets.
provider "aws" {
  region            = var.regions[0]
  s3_use_path_style = var.local_cloud
  max_retries       = var.local_cloud ? 2 : 25
}

provider "aws" {
  alias             = "standby"
  region            = var.regions[1]
  s3_use_path_style = var.local_cloud
  max_retries       = var.local_cloud ? 2 : 25
}

data "aws_caller_identity" "me" {}

module "primary" {
  source = "../modules/bucket"

  name          = "${var.name}-${data.aws_caller_identity.me.account_id}-tfstate-${var.regions[0]}"
  force_destroy = var.force_destroy
  tls_only      = !var.local_cloud

  # The provider waits for a minute until it trusts these rules; a local API is thrown away long before they matter.
  keep_versions_days = var.local_cloud ? null : 365
}

module "standby" {
  source = "../modules/bucket"

  providers = { aws = aws.standby }

  name          = "${var.name}-${data.aws_caller_identity.me.account_id}-tfstate-${var.regions[1]}"
  force_destroy = var.force_destroy
  tls_only      = !var.local_cloud

  # The provider waits for a minute until it trusts these rules; a local API is thrown away long before they matter.
  keep_versions_days = var.local_cloud ? null : 365
}
