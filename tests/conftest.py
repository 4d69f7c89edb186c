"""Fixtures for all tests; each stands in the module of what it is about."""

import os

from hypothesis import HealthCheck, settings

from tests.kept import plain_tracebacks, pytest_collection, read_once
from tests.postgresql import (
    postgresql,
    postgresql_prepared,
    postgresql_server,
    postgresql_template,
    pytest_terminal_summary,
)
from tests.secrets import pytest_configure

__all__ = [
    "plain_tracebacks",
    "postgresql",
    "postgresql_prepared",
    "postgresql_server",
    "postgresql_template",
    "pytest_collection",
    "pytest_configure",
    "pytest_terminal_summary",
    "read_once",
]

# A machine that is busy with something else must not fail a test.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", UNHURRIED, max_examples=25)
settings.register_profile("soak", UNHURRIED, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
