"""A store on each of the two engines, in turn."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.engine import Store
from tests.prepared import prepared


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    return str(request.getfixturevalue("postgresql"))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new database that has the schema."""
    if request.param == "sqlite":
        path = tmp_path / "test.db"
        asyncio.run(prepared(path))
        return f"sqlite:///{path}"
    return str(request.getfixturevalue("postgresql_prepared"))


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
