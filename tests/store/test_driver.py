"""SQLite's driver: whatever becomes of who asked, no transaction is left open."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.model import Chat
from bot.store import chats
from bot.store.engine import Store
from tests.store.samples import GROUP

SLOW = text(
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 300000)"
    " SELECT count(*) FROM n"
)
OTHER = Chat("console", "other")
COUNT = text("SELECT count(*) FROM chats")
ROUNDS = 20


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "test.db"


@pytest.fixture
async def sqlite(file: Path) -> AsyncIterator[Store]:
    """A new SQLite database, open."""
    store = await Store.open(f"sqlite:///{file}")
    yield store
    await store.close()


async def write_for_ever(store: Store) -> None:
    async with store.write() as transaction:
        await transaction.execute(SLOW)
        await chats.ensure(transaction, GROUP)
        await transaction.execute(SLOW)
        await asyncio.Event().wait()


async def read_for_ever(store: Store) -> None:
    async with store.read() as transaction:
        await transaction.execute(COUNT)
        await transaction.execute(SLOW)
        await asyncio.Event().wait()


@pytest.mark.parametrize("work", [write_for_ever, read_for_ever])
async def test_cancelled_at_any_moment_nothing_stays_open(
    sqlite: Store, file: Path, work: Callable[[Store], Coroutine[None, None, None]]
) -> None:
    for number in range(ROUNDS):
        task = asyncio.create_task(work(sqlite))
        await asyncio.sleep(number * 0.01)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        async with sqlite.write() as transaction:
            await chats.ensure(transaction, OTHER)
        async with sqlite.read() as transaction:
            assert (await transaction.execute(COUNT)).scalar() == 1
    assert is_emptied(file)


async def test_what_was_read_holds_nothing_up(sqlite: Store, file: Path) -> None:
    for _ in range(ROUNDS):
        async with sqlite.read() as transaction:
            await transaction.execute(COUNT)
    async with sqlite.write() as transaction:
        await chats.ensure(transaction, GROUP)
    assert is_emptied(file)


def is_emptied(file: Path) -> bool:
    """Whether all of the log can be written to the database, since nobody reads the old.

    What is being ended at this moment is waited for.
    """
    connection = sqlite3.connect(file, timeout=5)
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.close()
    return not busy


async def test_transaction_that_reads_sees_one_state(sqlite: Store) -> None:
    async with sqlite.read() as transaction:
        before = (await transaction.execute(COUNT)).scalar()
        async with sqlite.write() as writing:
            await chats.ensure(writing, GROUP)
        assert (await transaction.execute(COUNT)).scalar() == before == 0
    async with sqlite.read() as transaction:
        assert (await transaction.execute(COUNT)).scalar() == 1


async def test_transaction_goes_on_after_a_statement_that_failed(sqlite: Store) -> None:
    async with sqlite.write() as transaction:
        await chats.ensure(transaction, GROUP)
        with pytest.raises(Exception, match="no such column"):
            await transaction.execute(text("SELECT nobody FROM chats"))
        assert (await transaction.execute(COUNT)).scalar() == 1
    async with sqlite.read() as transaction:
        assert (await transaction.execute(COUNT)).scalar() == 1
