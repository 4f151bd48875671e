output "buckets" {
  description = "Bucket of each region's states."
  value = {
    (var.regions[0]) = module.primary.name
    (var.regions[1]) = module.standby.name
  }
}
