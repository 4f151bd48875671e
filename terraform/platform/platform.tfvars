# What both regions and the global stack share. Copy it, or set the values on the command line.
name           = "orders"
primary_region = "us-east-1"
standby_region = "us-west-2"
domain         = "shop.example.com"
