"""Servers on loopback to which the real platform libraries talk under test."""
