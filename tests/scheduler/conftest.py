"""A bot with a platform of our own and a clock that the test moves, on each database in turn."""

from collections.abc import AsyncIterator

import pytest

from tests.scheduler.stage import Stage
from tests.store.conftest import address
from tests.talk import app_running, monday

__all__ = ["address"]


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
