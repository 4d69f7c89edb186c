"""What a pack has to keep to, one module for each sort of rule; each yields findings."""
