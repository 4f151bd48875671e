mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
}

mock_provider "aws" {
  alias = "standby"
}

variables {
  name    = "shop"
  regions = ["eu-west-1", "eu-central-1"]
}

run "each_region_has_a_bucket_of_its_own" {
  assert {
    condition     = module.primary.name == "shop-123456789012-tfstate-eu-west-1" && module.standby.name == "shop-123456789012-tfstate-eu-central-1"
    error_message = "buckets: ${module.primary.name}, ${module.standby.name}"
  }
}

run "a_region_twice_is_refused" {
  command = plan

  variables {
    regions = ["eu-west-1", "eu-west-1"]
  }

  expect_failures = [var.regions]
}
