"""The platforms and databases that every conversation of the contract runs over."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import App
from tests.discord import talk as discord_talk
from tests.talk import ButtonsTalk, Clock, ConsoleTalk, Talk, app_running, monday
from tests.telegram import talk as telegram_talk


@pytest.fixture(
    params=[
        "buttons-sqlite",
        "console-sqlite",
        "buttons-postgresql",
        "telegram-sqlite",
        "discord-sqlite",
    ]
)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path | str]:
    """A platform, and the folder or the address of a database."""
    platform, database = request.param.split("-")
    if database == "sqlite":
        return platform, tmp_path
    return platform, request.getfixturevalue("postgresql_prepared")


@pytest.fixture
async def talk(stage: tuple[str, Path | str]) -> AsyncIterator[Talk]:
    """A group chat on the small pack, on each platform and each database in turn."""
    platform, place = stage
    clock = monday()
    async with app_running(place, clock) as app, _PLATFORMS[platform](app, clock) as talk:
        yield talk


@asynccontextmanager
async def _buttons(app: App, clock: Clock) -> AsyncIterator[Talk]:
    yield ButtonsTalk(app, clock)


@asynccontextmanager
async def _console(app: App, clock: Clock) -> AsyncIterator[Talk]:
    yield ConsoleTalk(app, clock)


_PLATFORMS = {
    "buttons": _buttons,
    "console": _console,
    "telegram": telegram_talk.talking,
    "discord": discord_talk.talking,
}
