mock_provider "aws" {
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:123456789012:key/1b2c" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::shop-tfstate" }
  }
}

variables {
  name = "shop-tfstate"
}

run "objects_are_versioned_encrypted_and_private" {
  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "versions are not kept"
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "states are not encrypted with the key"
  }
  assert {
    condition     = aws_s3_bucket_public_access_block.this.block_public_policy && aws_s3_bucket_public_access_block.this.restrict_public_buckets
    error_message = "the bucket may be made public"
  }
  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this[0].policy).Statement[0].Effect == "Deny" && !aws_s3_bucket.this.force_destroy
    error_message = "connections without TLS are not refused, or the bucket goes with its objects"
  }
}

run "without_a_key_of_its_own_s3_encrypts" {
  variables {
    own_key = false
  }

  assert {
    condition     = length(aws_kms_key.this) == 0 && one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "the bucket is not encrypted by S3"
  }
}

run "versions_are_deleted_in_time_unless_all_are_kept" {
  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this[0].rule[0].noncurrent_version_expiration[0].noncurrent_days == 365
    error_message = "old versions are not deleted after a year"
  }
}

run "all_versions_are_kept_when_told_so" {
  variables {
    keep_versions_days = null
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this) == 0
    error_message = "old versions are deleted"
  }
}

run "versions_kept_for_a_week_are_refused" {
  command = plan

  variables {
    keep_versions_days = 7
  }

  expect_failures = [var.keep_versions_days]
}

run "a_dot_in_the_name_is_refused" {
  command = plan

  variables {
    name = "shop.tfstate"
  }

  expect_failures = [var.name]
}
