"""What a member or an admin can ask for: one module each, returning replies, sending nothing."""
