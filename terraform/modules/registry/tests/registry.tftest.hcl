mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
}

variables {
  repositories    = ["platform/agent"]
  replica_regions = ["eu-central-1"]
}

run "tags_are_immutable_and_images_scanned" {
  assert {
    condition     = aws_ecr_repository.this["platform/agent"].image_tag_mutability == "IMMUTABLE" && one(aws_ecr_repository.this["platform/agent"].image_scanning_configuration).scan_on_push
    error_message = "the repository's tags may change, or its images aren't scanned"
  }
  assert {
    condition     = jsondecode(aws_ecr_lifecycle_policy.this["platform/agent"].policy).rules[1].selection.countNumber == 100
    error_message = "the lifecycle doesn't keep 100 images"
  }
}

run "images_are_copied_to_the_other_region" {
  assert {
    condition     = one(aws_ecr_replication_configuration.this[0].replication_configuration[0].rule[0].destination).region == "eu-central-1"
    error_message = "no copy goes to eu-central-1"
  }
  assert {
    condition     = length(aws_ecr_repository_creation_template.replicated) == 1
    error_message = "repositories made by replication have no template"
  }
}

run "a_region_alone_replicates_nowhere" {
  variables {
    replica_regions = []
  }

  assert {
    condition     = length(aws_ecr_replication_configuration.this) == 0
    error_message = "a replication configuration without a destination"
  }
}

run "capitals_in_a_repository_are_refused" {
  command = plan

  variables {
    repositories = ["Team/app"]
  }

  expect_failures = [var.repositories]
}
