"""Fixtures for all tests; each stands in the module of what it is about."""

import os

from hypothesis import settings

from tests.postgresql import (
    postgresql,
    postgresql_prepared,
    postgresql_server,
    postgresql_template,
    pytest_terminal_summary,
)
from tests.secrets import pytest_configure

__all__ = [
    "postgresql",
    "postgresql_prepared",
    "postgresql_server",
    "postgresql_template",
    "pytest_configure",
    "pytest_terminal_summary",
]

# A machine that is busy with something else must not fail a test.
settings.register_profile("default", deadline=None, max_examples=25)
settings.register_profile("soak", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
