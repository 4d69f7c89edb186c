"""The platforms and databases that every conversation of the contract runs over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.talk import ButtonsTalk, ConsoleTalk, Talk, app_running, monday


@pytest.fixture(params=["buttons-sqlite", "console-sqlite", "buttons-postgresql"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path | str]:
    """A platform, and the folder or the address of a database."""
    platform, database = request.param.split("-")
    return platform, tmp_path if database == "sqlite" else request.getfixturevalue("postgresql")


@pytest.fixture
async def talk(stage: tuple[str, Path | str]) -> AsyncIterator[Talk]:
    """A group chat on the small pack, on each platform and each database in turn."""
    platform, place = stage
    clock = monday()
    async with app_running(place, clock) as app:
        yield ButtonsTalk(app, clock) if platform == "buttons" else ConsoleTalk(app, clock)
