# The same platform on the local cloud: smaller, and easy to throw away.
local_cloud      = true
protect          = false
database_version = "15.4"
