"""Transactions: all or nothing, and readers see only what was committed."""

import asyncio

import pytest
from sqlalchemy import text

from bot.errors import StoreError
from bot.model import Chat
from bot.store import chats
from bot.store.engine import Store
from tests.postgresql import run_apart
from tests.store.samples import GROUP

OTHER = Chat("console", "other")


class Trouble(Exception):
    """Something that goes wrong inside a transaction."""


async def count(store: Store) -> int:
    async with store.read() as transaction:
        return len(await chats.keys(transaction))


async def test_what_was_written_is_there_after_opening_again(store: Store, address: str) -> None:
    async with store.write() as transaction:
        await chats.ensure(transaction, GROUP)
    await store.close()
    again = await Store.open(address)
    assert await count(again) == 1
    await again.close()


async def test_failure_takes_everything_back(store: Store) -> None:
    with pytest.raises(Trouble):
        await write_and_fail(store)
    assert await count(store) == 0
    async with store.write() as transaction:
        await chats.ensure(transaction, OTHER)
    assert await count(store) == 1


async def write_and_fail(store: Store) -> None:
    async with store.write() as transaction:
        await chats.ensure(transaction, GROUP)
        raise Trouble


async def test_cancelled_writer_takes_everything_back(store: Store) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with store.write() as transaction:
            await chats.ensure(transaction, GROUP)
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.write() as transaction:
        await chats.ensure(transaction, OTHER)
    assert await count(store) == 1


async def test_writer_cancelled_in_a_statement_leaves_the_store_usable(store: Store) -> None:
    async def write() -> None:
        async with store.write() as transaction:
            while True:
                await chats.ensure(transaction, GROUP)

    for pauses in range(1, 20):
        task = asyncio.create_task(write())
        for _ in range(pauses):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await count(store) == 0
    async with store.write() as transaction:
        await chats.ensure(transaction, OTHER)
    assert await count(store) == 1


async def test_reader_sees_only_what_was_committed(store: Store) -> None:
    async with store.write() as transaction:
        await chats.ensure(transaction, GROUP)
        assert await count(store) == 0
    assert await count(store) == 1


async def test_reader_sees_one_state_to_its_end(store: Store, other_store: Store) -> None:
    async with store.read() as transaction:
        assert await chats.keys(transaction) == []
        async with other_store.write() as writing:
            await chats.ensure(writing, GROUP)
        assert await chats.keys(transaction) == []
    assert await count(store) == 1


async def test_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match="store-readonly"):
        async with store.read() as transaction:
            await chats.ensure(transaction, GROUP)
    assert await count(store) == 0
    async with store.write() as transaction:
        await chats.ensure(transaction, GROUP)


async def test_many_readers_and_writers_at_once(store: Store) -> None:
    async def write(number: int) -> None:
        async with store.write() as transaction:
            await chats.ensure(transaction, Chat("console", str(number)))

    await asyncio.gather(*(write(number) for number in range(20)))
    found = await asyncio.gather(*(count(store) for _ in range(20)))
    assert found == [20] * 20


async def test_server_that_drops_us_is_told_and_asked_again(postgresql: str) -> None:
    store = await Store.open(postgresql)
    with pytest.raises(StoreError, match="store-unreachable"):
        await drop_out(store, postgresql)
    async with store.write() as transaction:
        await chats.ensure(transaction, GROUP)
    assert await count(store) == 1
    await store.close()


async def drop_out(store: Store, address: str) -> None:
    """Write while the server ends the connection."""
    async with store.write() as transaction:
        await chats.ensure(transaction, OTHER)
        pid = (await transaction.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        await run_apart(address, f"SELECT pg_terminate_backend({pid}, 5000)")
        await chats.ensure(transaction, GROUP)
