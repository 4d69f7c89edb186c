"""The notes: what they are, how they are read, checked, searched and written out."""
