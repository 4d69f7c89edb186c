"""A store on each of the two engines, in turn."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store.engine import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new, empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
    else:
        yield request.getfixturevalue("postgresql")


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """A new database, open."""
    store = await Store.open(address)
    yield store
    await store.close()


@pytest.fixture
async def other_store(address: str) -> AsyncIterator[Store]:
    """The same database as another process has it open."""
    other = await Store.open(address)
    yield other
    await other.close()
