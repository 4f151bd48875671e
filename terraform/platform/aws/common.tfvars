# What the global stack and both regions share.
name           = "orders"
primary_region = "us-east-1"
standby_region = "us-west-2"
domain         = "shop.example.com"
