# What the service orders owns in one region: the identity of its pods, and what that may do.
provider "aws" {
  region = var.region
}

data "aws_caller_identity" "me" {}

data "aws_partition" "here" {}

resource "aws_iam_role" "pods" {
  name        = "orders-${var.region}-pods"
  description = "Pods of the service orders in ${var.region}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["sts:AssumeRole", "sts:TagSession"]
      Principal = { Service = "pods.eks.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "events" {
  name = "events"
  role = aws_iam_role.pods.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
      Resource = "arn:${data.aws_partition.here.partition}:dynamodb:${var.region}:${data.aws_caller_identity.me.account_id}:table/${var.table}"
    }]
  })
}

resource "aws_eks_pod_identity_association" "pods" {
  cluster_name    = "${var.platform}-${var.region}"
  namespace       = "orders"
  service_account = "orders"
  role_arn        = aws_iam_role.pods.arn
}
