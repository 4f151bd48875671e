# What the global stack and both regions share.
name           = "orders"
primary_region = "us-east-1"
standby_region = "us-west-2"
domain         = "shop.example.com"

# The local cloud's database API knows this version, keeps nothing that is worth protecting, and is asked once.
database_version = "15.4"
protect          = false
local_cloud      = true
