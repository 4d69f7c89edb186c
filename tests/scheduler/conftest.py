"""A bot with a platform of our own and a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.prepared import prepared
from tests.scheduler.stage import Stage
from tests.talk import app_running, monday


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new database on SQLite; for whoever is marked `both`, on each engine."""
    if getattr(request, "param", "sqlite") == "postgresql":
        return str(request.getfixturevalue("postgresql_prepared"))
    asyncio.run(prepared(tmp_path / "test.db"))
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
async def stage(address: str) -> AsyncIterator[Stage]:
    """Noon on a Monday in São Paulo."""
    clock = monday()
    async with app_running(address, clock) as app:
        yield Stage(app, clock)


@pytest.fixture
async def other(stage: Stage, address: str) -> AsyncIterator[Stage]:
    """Another process on the same database, with the same clock and platform."""
    async with app_running(address, stage.clock) as app:
        yield Stage(app, stage.clock, stage.platform)
