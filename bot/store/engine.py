"""The open database: hands out transactions, one writer at a time where there can be only one.

Owns connections and their errors. A transaction is committed when its block ends and
rolled back when it raises; what the database says of itself becomes a StoreError.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store import dialect, migrate
from bot.store.dialect import DriverError

Transaction = AsyncConnection


class Store:
    """One database, open. `read` and `write` give a transaction each."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._writer = dialect.writer_of(url)
        self._reader = dialect.reader_of(url, self._writer)
        self._writing = asyncio.Lock() if dialect.is_sqlite(url) else None

    @classmethod
    async def open(cls, address: str) -> Self:
        """Open a database by its address and bring its schema up to date.

        Raises StoreError with what to do when it cannot be used: no such place, read-only,
        locked, full, not a database, or written by a newer version.
        """
        store = cls(dialect.parse(address))
        try:
            async with _translated():
                await asyncio.to_thread(dialect.probe, store._writer)
                await migrate.upgrade(store._writer)
        except BaseException:
            await store.close()
            raise
        return store

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A transaction that only reads; it sees what was committed when it began."""
        async with _translated(), self._reader.begin() as transaction:
            yield transaction

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """A transaction that writes: all of it is committed at the end, or none."""
        async with _translated(), _held(self._writing), self._writer.begin() as transaction:
            yield transaction

    async def close(self) -> None:
        """Give all connections back; nothing that was committed is lost."""
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
async def _translated() -> AsyncIterator[None]:
    try:
        yield
    except (DBAPIError, DriverError, OSError) as error:
        known = dialect.translate(error)
        if known is None:
            raise
        raise known from error
