"""The little in which SQLite and PostgreSQL differ, so that no query has to ask which it is."""

import asyncio
import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, unquote, urlsplit

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import Table, event, exc, make_url, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreError
from bot.store import wires
from bot.store.driver import Connection

if TYPE_CHECKING:
    from aiosqlite import Connection as SqliteConnection
    from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection

PAGES_AHEAD = 4_000
"""Pages (of 4 kB) in the log before they are brought into the file. At SQLite's own 1,000 a tick
that moves a thousand schedules, each on a page of its own, had to wait for that.
"""

BUSY_MILLISECONDS = 5_000
"""How long a statement waits for another process's lock before it gives up."""

READERS = 4
"""Connections that read beside SQLite's one writer; each is a thread."""

_TURN = 0x5ABA8
"""PostgreSQL's advisory lock behind `in_turn`."""

_OPTIONS = {"host": "host", "port": "port", "ssl": "ssl", "sslmode": "ssl"}
"""What may follow the `?` of a PostgreSQL address, and what the driver calls it."""


def parse(address: str) -> URL:
    """The address of a database with the async driver filled in.

    Raises StoreError for anything that is neither a SQLite file nor PostgreSQL.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError("store-address") from None
    backend = url.drivername.partition("+")[0]
    if backend == "sqlite" and not _in_memory(url):
        return url.set(drivername="sqlite+aiosqlite")
    if backend in {"postgresql", "postgres"} and url.query.keys() <= _OPTIONS.keys():
        options = {_OPTIONS[name]: value for name, value in url.query.items()}
        return url.set(drivername="postgresql+asyncpg", query=options)
    raise StoreError("store-address")


def _in_memory(url: URL) -> bool:
    """Whether a SQLite address keeps nothing; its readers would not even see its writer."""
    return not url.database or ":memory:" in url.database or url.query.get("mode") == "memory"


def is_sqlite(url: URL) -> bool:
    """Whether the address is a SQLite file."""
    return url.drivername.startswith("sqlite")


def file_of(url: URL) -> Path:
    """Where a SQLite database is; its address may be a URI of SQLite's own."""
    name = url.database or ""
    return Path(unquote(urlsplit(name).path) if name.startswith("file:") else name)


def only_reading(url: URL) -> URL:
    """The address under which a database is only read.

    Raises StoreError("store-absent") for a SQLite file that is not there: SQLite would make it.
    """
    if not is_sqlite(url):
        return url
    file = file_of(url)
    if not file.exists():
        raise StoreError("store-absent", name=file.name)
    uri = f"file:{quote(str(file))}"
    return url.set(database=uri, query={**url.query, "mode": "ro", "uri": "true"})


def writer_of(url: URL, patience: float | None = None) -> AsyncEngine:
    """The engine that writes: one connection for SQLite, a pool for PostgreSQL.

    `patience`: seconds after which a client of PostgreSQL gives a transaction up. In a third of
    that the server does where nothing is asked in it: others may be waiting for its locks.
    """
    if not is_sqlite(url):
        return wires.pool(url, patience)
    engine = _file(url, connections=1, only_reads=False)
    _prepare(
        engine,
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        f"PRAGMA wal_autocheckpoint={PAGES_AHEAD}",
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reader_of(url: URL, writer: AsyncEngine) -> AsyncEngine:
    """The engine that reads: connections of their own for SQLite, the same pool otherwise."""
    if not is_sqlite(url):
        return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    engine = _file(url, connections=READERS, only_reads=True)
    _prepare(engine, "PRAGMA query_only=1")
    _begin_with(engine, "BEGIN")
    return engine


def _file(url: URL, connections: int, *, only_reads: bool) -> AsyncEngine:
    """The engine of a SQLite file."""
    (file,), options = url.get_dialect()().create_connect_args(url)
    return create_async_engine(
        url,
        async_creator=lambda: Connection(
            partial(sqlite3.connect, file, **options), only_reads=only_reads
        ),
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
    )


def probe(engine: AsyncEngine) -> None:
    """Open a SQLite file and close it; raises what opening raises.

    The driver starts a thread for each connection, and one that cannot be opened leaves
    its thread complaining on standard error.
    """
    if engine.dialect.name == "sqlite":
        (file,), options = engine.dialect.create_connect_args(engine.url)
        sqlite3.connect(file, uri=bool(options.get("uri"))).close()


def _prepare(engine: AsyncEngine, *pragmas: str) -> None:
    wanted = (f"PRAGMA busy_timeout={BUSY_MILLISECONDS}", "PRAGMA foreign_keys=1", *pragmas)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: "AsyncAdapt_aiosqlite_connection", _record: object) -> None:
        # The driver must not open transactions by itself: see `_begin_with`.
        connection.isolation_level = None
        try:
            for pragma in wanted:
                connection.run_async(partial(_insist, pragma))
        except sqlite3.Error:
            # Nobody else knows of this connection yet, and its thread would live on.
            connection.close()
            raise


async def _insist(pragma: str, connection: "SqliteConnection") -> None:
    """Run a pragma; where several processes open a new file at once, the switch to WAL
    does not wait for the others by itself.
    """
    clock = asyncio.get_running_loop().time
    end = clock() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            async with connection.execute(pragma):
                return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or clock() > end:
                raise
        await asyncio.sleep(0.01)


def _begin_with(engine: AsyncEngine, statement: str) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: SyncConnection) -> None:
        adapted = cast("AsyncAdapt_aiosqlite_connection", connection.connection.dbapi_connection)
        adapted.run_async(partial(Connection.begin, opening=statement))


def upsert(table: Table) -> Insert:
    """An insert that can say `ON CONFLICT`.

    SQLAlchemy has one construct for each dialect, of the same shape; PostgreSQL's compiles
    for SQLite too, the reverse does not hold.
    """
    return postgresql.insert(table)


async def in_turn(transaction: AsyncConnection) -> None:
    """Wait until no other transaction that has called this is open.

    SQLite's transactions that write take turns anyway. PostgreSQL's do so here, whatever
    rows they touch: sums and habits are reckoned from what was there before, and whoever
    waits for one lock alone is in no deadlock. A transaction that only reads sees what was there
    when it began, and keeps nobody waiting.
    """
    if transaction.dialect.name != "postgresql":
        return
    if not transaction.sync_engine.get_execution_options().get("postgresql_readonly"):
        await transaction.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _TURN})


DriverError = sqlite3.Error
"""What SQLite's own driver raises, where SQLAlchemy has not wrapped it."""

NoConnection = exc.TimeoutError
"""What is raised where all connections were in use for too long."""

_SQLITE = {
    sqlite3.SQLITE_BUSY: "store-locked",
    sqlite3.SQLITE_LOCKED: "store-locked",
    sqlite3.SQLITE_READONLY: "store-readonly",
    sqlite3.SQLITE_PERM: "store-cannot-open",
    sqlite3.SQLITE_CANTOPEN: "store-cannot-open",
    sqlite3.SQLITE_FULL: "store-full",
    sqlite3.SQLITE_IOERR: "store-full",
    sqlite3.SQLITE_CORRUPT: "store-not-database",
    sqlite3.SQLITE_NOTADB: "store-not-database",
}
"""Messages by SQLite's primary result codes."""

_POSTGRESQL = {
    "08": "store-unreachable",
    "57P": "store-unreachable",
    "53300": "store-unreachable",
    "28": "store-refused",
    "3D": "store-refused",
    "42501": "store-refused",
    "25006": "store-readonly",
    "53100": "store-full",
}
"""Messages by the beginnings of PostgreSQL's SQLSTATE."""


def translate(error: DBAPIError | DriverError | NoConnection | OSError) -> StoreError | None:
    """What the operator can do about a driver's error, or None where it is our own fault."""
    if isinstance(error, OSError | NoConnection) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    ):
        return StoreError("store-unreachable")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        message = _SQLITE.get(_code(cause))
    else:
        state = getattr(cause, "sqlstate", None) or ""
        message = next((m for mark, m in _POSTGRESQL.items() if state.startswith(mark)), None)
    return StoreError(message) if message else None


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that a file is none of its own, or damaged."""
    return _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for what Python's module itself complains of."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
