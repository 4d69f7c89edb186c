"""Fixtures for what runs against the emulator."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.discord.scene import Scene, acting


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    """The bot among people, without limits of speed."""
    async with acting(tmp_path) as scene:
        yield scene
