"""What comes unasked, in local time: due schedules become deliveries, which are rows first."""
