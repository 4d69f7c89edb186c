"""A server that does not answer any more, and a client that does not ask any more."""

import asyncio
import socket
import traceback
from collections.abc import Sequence
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError
from bot.model import Chat
from bot.store import chats, dialect, wires
from bot.store.batch import GroupCommit
from bot.store.engine import Store, Transaction
from bot.store.tables import members
from tests.store.wire import wire

SOON = 0.4
"""Seconds of patience, where it is to come to an end."""

HANGING = 20.0
"""Seconds after which a test hangs."""

CHAT = Chat("telegram", "-1")
TELEGRAM = {"platform": "telegram", "name": ""}


async def record(transaction: Transaction, names: Sequence[str]) -> list[int]:
    """Write chats down, as answers are: for whoever waits."""
    return [await chats.ensure(transaction, Chat("telegram", name)) for name in names]


async def test_who_waits_for_a_server_that_fell_silent_is_told_and_the_next_are_served(
    postgresql_prepared: str,
) -> None:
    async with wire(postgresql_prepared) as network, asyncio.timeout(HANGING):
        store = await Store.open(network.address, SOON)
        commit = GroupCommit(store, record)
        await commit("-1")
        network.swallow()
        told = await asyncio.gather(*map(commit, ("-2", "-3")), return_exceptions=True)
        assert [getattr(one, "message", one) for one in told] == ["store-unreachable"] * 2
        assert await commit("-4") > 0
        async with store.read() as transaction:
            assert (await chats.find(transaction, CHAT)).key
        await store.close()


async def test_no_connection_of_before_is_waited_for_more_than_once(
    postgresql_prepared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "PING_SECONDS", 0.1)
    monkeypatch.setattr(wires, "CONNECTIONS", 2)
    async with wire(postgresql_prepared) as network, asyncio.timeout(HANGING):
        store = await Store.open(network.address)
        async with AsyncExitStack() as many:
            for _ in range(wires.CONNECTIONS):
                await many.enter_async_context(store.read())
        network.swallow()
        async with AsyncExitStack() as many:
            for _ in range(wires.CONNECTIONS):
                transaction = await many.enter_async_context(store.read())
                assert (await chats.find(transaction, CHAT)).key is None
        await store.close()


async def test_a_process_that_froze_in_a_transaction_keeps_nobody_waiting(
    postgresql_prepared: str,
) -> None:
    frozen = dialect.writer_of(dialect.parse(postgresql_prepared), SOON)
    store = await Store.open(postgresql_prepared)
    async with frozen.connect() as asleep:
        await dialect.in_turn(asleep)
        async with asyncio.timeout(HANGING), store.write() as transaction:
            await dialect.in_turn(transaction)
        with pytest.raises(DBAPIError):
            await dialect.in_turn(asleep)
    await store.close()
    await frozen.dispose()


async def test_whoever_may_take_long_is_not_hurried(postgresql_prepared: str) -> None:
    store = await Store.open(postgresql_prepared)
    async with store.read() as transaction:
        shown = await transaction.execute(text("SHOW idle_in_transaction_session_timeout"))
        assert shown.scalar_one() == "0"
    await store.close()


async def test_both_ends_of_a_network_look_whether_the_other_is_there(
    postgresql_prepared: str,
) -> None:
    async with wire(postgresql_prepared) as network:
        engine = dialect.writer_of(dialect.parse(network.address))
        async with engine.connect() as connection:
            raw = await connection.get_raw_connection()
            here: socket.socket = raw.driver_connection._transport.get_extra_info("socket")  # type: ignore[union-attr]
            assert here.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
            query = "SELECT setting FROM pg_settings WHERE name = 'tcp_keepalives_idle'"
            assert (await connection.execute(text(query))).scalar_one() in ("2", "0")
        await engine.dispose()


async def test_all_connections_in_use_for_too_long_is_no_unknown_error(
    postgresql_prepared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "CONNECTIONS", 1)
    monkeypatch.setattr(wires, "FREE_SECONDS", 0.05)
    store = await Store.open(postgresql_prepared)
    async with store.read():
        with pytest.raises(StoreError, match="store-unreachable"):
            async with store.read():
                pass
    await store.close()


WRITTEN = "what Ana wrote"


@pytest.mark.parametrize(
    "row",
    [
        {"platform": None, "native_id": "1", "name": WRITTEN},
        {"platform": "telegram", "native_id": WRITTEN, "name": ""},
        {"platform": "telegram", "native_id": "2", "name": f"{WRITTEN}\nin two \ud800 lines"},
    ],
)
async def test_no_error_tells_what_somebody_wrote(
    postgresql_prepared: str, row: dict[str, str | None]
) -> None:
    store = await Store.open(postgresql_prepared)
    async with store.write() as transaction:
        await transaction.execute(insert(members).values(native_id=WRITTEN, **TELEGRAM))
    with pytest.raises(DBAPIError) as raised:
        async with store.write() as transaction:
            await transaction.execute(insert(members).values(**row))
    told = "".join(traceback.format_exception(raised.value))
    assert "Error" in told
    assert WRITTEN not in told
    await store.close()
