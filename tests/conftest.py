"""Fixtures for all tests; each stands in the module of what it is about."""

from tests.postgresql import postgresql, postgresql_server, pytest_terminal_summary

__all__ = ["postgresql", "postgresql_server", "pytest_terminal_summary"]
