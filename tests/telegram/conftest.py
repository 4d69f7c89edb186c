"""Fixtures for what runs against the emulator."""

from collections.abc import AsyncIterator

import pytest

from tests.telegram.scene import Scene, acting


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """The adapter among people, without limits of speed."""
    async with acting() as scene:
        yield scene
