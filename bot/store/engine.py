"""The open database: hands out transactions, one writer at a time where there can be only one.

Owns connections and their errors. A transaction is committed when its block ends and
rolled back when it raises; what the database says of itself becomes a StoreError.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Self

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.counters import Durations
from bot.store import dialect, migrate
from bot.store.dialect import DriverError, NoConnection
from bot.store.discreet import without_values

Transaction = AsyncConnection

SERVING = 180.0
"""Seconds after which a bot that serves gives a transaction up: a server that has not answered by
then never will, and whoever waits behind it would wait for ever.
"""


class Store:
    """One database, open. `read` and `write` give a transaction each.

    `reads` and `writes`: how long those took that came to their end, with the wait for a
    connection, for other writers and for the disk. `before_closing`: what waits until that is
    committed which was handed in.
    """

    def __init__(self, url: URL, patience: float | None = None) -> None:
        self.url = url
        # What SQLite is at in its thread cannot be given up, and waits for nobody's network.
        self._patience = None if dialect.is_sqlite(url) else patience
        self.reads, self.writes = Durations(), Durations()
        self.before_closing: list[Callable[[], Awaitable[None]]] = []
        self._writer = dialect.writer_of(url, patience)
        self._reader = dialect.reader_of(url, self._writer)
        self._writing = asyncio.Lock() if dialect.is_sqlite(url) else None

    @property
    def shared(self) -> bool:
        """Whether other processes may change what this one has at hand."""
        return not dialect.is_sqlite(self.url)

    @classmethod
    async def open(cls, address: str, patience: float | None = None) -> Self:
        """Open a database by its address and bring its schema up to date.

        `patience`: seconds after which a transaction on a server is given up, which raises
        StoreError; None for one that may take as long as it takes.

        Raises StoreError with what to do when it cannot be used: no such place, read-only,
        locked, full, not a database, or written by a newer version.
        """
        store = cls(dialect.parse(address), patience)
        try:
            async with translated():
                await asyncio.to_thread(dialect.probe, store._writer)
                await migrate.upgrade(store._writer)
        except BaseException:
            await store.close()
            raise
        return store

    @classmethod
    async def open_to_read(cls, address: str) -> Self:
        """Open a database as it is: nothing is made or brought up to date, and no more can be done
        with it than `read`.

        Raises StoreError with what to do when it cannot be read; "store-absent" for a file that
        is not there.
        """
        store = cls(dialect.only_reading(dialect.parse(address)))
        async with translated():
            await asyncio.to_thread(dialect.probe, store._reader)
        return store

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A transaction that only reads; it sees what was committed when it began."""
        began = perf_counter()
        async with translated(), self._in_time(), self._reader.begin() as transaction:
            yield transaction
        self.reads.add(perf_counter() - began)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """A transaction that writes: all of it is committed at the end, or none."""
        began = perf_counter()
        async with (
            translated(),
            self._in_time(),
            _held(self._writing),
            self._writer.begin() as transaction,
        ):
            yield transaction
        self.writes.add(perf_counter() - began)

    def _in_time(self) -> asyncio.Timeout:
        return asyncio.timeout(self._patience)

    async def close(self) -> None:
        """Give all connections back, once what was handed in is committed."""
        for done in self.before_closing:
            await done()
        for engine in _distinct(self._reader, self._writer):
            await engine.dispose()


def _distinct(*engines: AsyncEngine) -> tuple[AsyncEngine, ...]:
    return tuple(dict.fromkeys(engines))


@asynccontextmanager
async def _held(lock: asyncio.Lock | None) -> AsyncIterator[None]:
    if lock is None:
        yield
        return
    async with lock:
        yield


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Whatever the database says of itself in the block becomes a StoreError."""
    try:
        yield
    except (DBAPIError, DriverError, NoConnection, OSError) as error:
        without_values(error)
        known = dialect.translate(error)
        if known is None:
            raise
        raise known from error
