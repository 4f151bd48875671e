mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name        = "sessions"
  home        = true
  home_region = "eu-west-1"
  hash_key    = "id"
}

run "the_home_region_holds_the_table_with_a_stream" {
  assert {
    condition     = aws_dynamodb_table.this[0].stream_enabled && aws_dynamodb_table.this[0].stream_view_type == "NEW_AND_OLD_IMAGES"
    error_message = "a global table needs a stream of new and old images"
  }
  assert {
    condition     = length(aws_dynamodb_table_replica.this) == 0 && aws_dynamodb_table.this[0].point_in_time_recovery[0].enabled
    error_message = "the home region has a replica, or no point-in-time recovery"
  }
}

run "another_region_adds_a_replica_of_the_home_region_s_table" {
  variables {
    home = false
  }

  assert {
    condition     = length(aws_dynamodb_table.this) == 0 && aws_dynamodb_table_replica.this[0].global_table_arn == "arn:aws:dynamodb:eu-west-1:123456789012:table/sessions"
    error_message = "replica of ${aws_dynamodb_table_replica.this[0].global_table_arn}"
  }
}

run "a_sort_key_is_an_attribute_too" {
  variables {
    range_key = "at"
  }

  assert {
    condition     = toset([for a in aws_dynamodb_table.this[0].attribute : a.name]) == toset(["id", "at"])
    error_message = "attributes: ${join(",", [for a in aws_dynamodb_table.this[0].attribute : a.name])}"
  }
}

run "a_name_of_two_letters_is_refused" {
  command = plan

  variables {
    name = "ab"
  }

  expect_failures = [var.name]
}
