mock_provider "aws" {}

variables {
  name            = "shop"
  master_password = "sixteen-or-more-letters"
  replica_regions = ["eu-central-1"]
}

run "the_database_is_encrypted_and_protected" {
  assert {
    condition     = aws_rds_global_cluster.this.storage_encrypted && aws_rds_global_cluster.this.deletion_protection
    error_message = "the global database is not encrypted or not protected"
  }
}

run "the_password_is_in_no_state" {
  assert {
    condition     = aws_secretsmanager_secret_version.master.secret_string_wo == null && aws_secretsmanager_secret_version.master.secret_string_wo_version == 1
    error_message = "the password is in the state"
  }
  assert {
    condition     = one(aws_secretsmanager_secret.master.replica).region == "eu-central-1"
    error_message = "the standby region has no copy of the secret"
  }
}

run "a_major_version_alone_is_refused" {
  command = plan

  variables {
    engine_version = "16"
  }

  expect_failures = [var.engine_version]
}

run "a_zone_in_place_of_a_region_is_refused" {
  command = plan

  variables {
    replica_regions = ["eu-central-1a"]
  }

  expect_failures = [var.replica_regions]
}

run "a_short_password_is_refused" {
  command = plan

  variables {
    master_password = "short"
  }

  expect_failures = [var.master_password]
}
