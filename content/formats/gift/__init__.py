"""Moodle's GIFT notation, read and written."""
