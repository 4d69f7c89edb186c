"""A group on a platform with buttons, on the small pack and on the notes that ship."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import Place
from tests.talk import ButtonsTalk, app_running, monday


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[ButtonsTalk]:
    """A group studying the small pack."""
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        yield ButtonsTalk(app, clock)


@pytest.fixture
async def alone(tmp_path: Path) -> AsyncIterator[ButtonsTalk]:
    """A private chat with the bot, on the small pack."""
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        yield ButtonsTalk(app, clock, Place.PRIVATE, "ana")


@pytest.fixture
async def notes(tmp_path: Path) -> AsyncIterator[ButtonsTalk]:
    """A group studying the notes that ship."""
    clock = monday()
    async with app_running(tmp_path, clock, pack=None) as app:
        yield ButtonsTalk(app, clock)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where the database of two processes is."""
    if request.param == "sqlite":
        return tmp_path
    return str(request.getfixturevalue("postgresql_prepared"))
