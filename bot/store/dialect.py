"""The little in which SQLite and PostgreSQL differ, so that no query has to ask which it is."""

import sqlite3

from sqlalchemy import Connection, Table, event, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StoreError

BUSY_MILLISECONDS = 5_000
"""How long a statement waits for another process's lock before it gives up."""

READERS = 4
"""Connections that read beside SQLite's one writer; each is a thread."""


def parse(text: str) -> URL:
    """The address of a database with the async driver filled in.

    Raises StoreError for anything that is neither SQLite nor PostgreSQL.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        raise StoreError("store-address") from None
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    backend = "postgresql" if url.drivername == "postgres" else url.drivername.partition("+")[0]
    if backend not in drivers:
        raise StoreError("store-address")
    return url.set(drivername=drivers[backend])


def is_sqlite(url: URL) -> bool:
    """Whether the address is a SQLite file."""
    return url.drivername.startswith("sqlite")


def writer_of(url: URL) -> AsyncEngine:
    """The engine that writes: one connection for SQLite, a pool for PostgreSQL."""
    if not is_sqlite(url):
        return create_async_engine(url, pool_size=8, max_overflow=0, pool_pre_ping=True)
    engine = create_async_engine(url, pool_size=1, max_overflow=0)
    _prepare(engine, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reader_of(url: URL, writer: AsyncEngine) -> AsyncEngine:
    """The engine that reads: connections of their own for SQLite, the same pool otherwise."""
    if not is_sqlite(url):
        return writer
    engine = create_async_engine(url, pool_size=READERS, max_overflow=0)
    _prepare(engine, "PRAGMA query_only=1")
    _begin_with(engine, "BEGIN")
    return engine


def _prepare(engine: AsyncEngine, *pragmas: str) -> None:
    wanted = (f"PRAGMA busy_timeout={BUSY_MILLISECONDS}", "PRAGMA foreign_keys=1", *pragmas)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        # The driver must not open transactions by itself: see `_begin_with`.
        setattr(connection, "isolation_level", None)  # noqa: B010 (not in the protocol)
        cursor = connection.cursor()
        for pragma in wanted:
            cursor.execute(pragma)
        cursor.close()


def _begin_with(engine: AsyncEngine, statement: str) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def upsert(table: Table) -> Insert:
    """An insert that can say `ON CONFLICT`.

    SQLAlchemy has one construct for each dialect, of the same shape; PostgreSQL's compiles
    for SQLite too, the reverse does not hold.
    """
    return postgresql.insert(table)


_CAUSES = (
    ("readonly", "store-readonly"),
    ("read-only", "store-readonly"),
    ("not a database", "store-not-database"),
    ("malformed", "store-not-database"),
    ("unable to open", "store-cannot-open"),
    ("locked", "store-locked"),
    ("full", "store-full"),
    ("disk i/o error", "store-full"),
)


def translate(error: BaseException) -> StoreError | None:
    """What the operator can do about a driver's error, or None where it is our own fault."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, sqlite3.Error | OSError):
        cause = getattr(cause, "orig", None) or cause.__cause__
    if isinstance(cause, OSError):
        return StoreError("store-unreachable")
    text = str(cause).lower()
    found = next((message for mark, message in _CAUSES if mark in text), None)
    return StoreError(found) if found else None
