"""The platforms that every conversation of the contract runs over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.talk import ButtonsTalk, ConsoleTalk, Talk, app_running, monday


@pytest.fixture(params=["buttons", "console"])
async def talk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Talk]:
    """A group chat on the small pack, on each platform in turn."""
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        yield ButtonsTalk(app, clock) if request.param == "buttons" else ConsoleTalk(app, clock)
