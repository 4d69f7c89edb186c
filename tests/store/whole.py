"""Whole databases: filled in every table, read in full, of older versions, and spoilt."""

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    create_engine,
    insert,
    make_url,
    select,
    text,
)

from bot.store import migrate
from bot.store.copying import TABLES, opened_to_read
from bot.store.dialect import file_of
from bot.store.engine import Store
from bot.store.sqlite_files import address_of, as_one_file
from tests.postgresql import run_apart
from tests.prepared import prepared

ROWS = (1, 2, 3, 4, 5, 9)
"""The keys of the rows in each table."""

Contents = Mapping[str, list[dict[str, object]]]


async def fill(address: str) -> Contents:
    """Write some rows into every table, with values of all kinds; return what is there now."""
    if address.startswith("sqlite"):
        await prepared(file_of(make_url(address)))
    store = await Store.open(address)
    async with store.write() as transaction:
        for table in TABLES:
            rows = [{c.name: _value(c, number) for c in table.c} for number in ROWS]
            await transaction.execute(insert(table), rows)
    await store.close()
    return await contents(address)


async def filled(path: Path) -> None:
    """Put such a database into a new file."""
    shutil.copyfile(await asyncio.to_thread(_filled), path)


async def contents(address: str) -> Contents:
    """All rows of all tables, in the order of their keys."""
    async with opened_to_read(address) as store, store.read() as transaction:
        return {
            table.name: [
                dict(row._mapping)
                for row in await transaction.execute(select(table).order_by(*table.primary_key))
            ]
            for table in TABLES
        }


def older(path: Path, revision: str = "0007") -> None:
    """Make a SQLite database of an older version, with somebody in it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrate.FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(
            text("INSERT INTO members (platform, native_id, name) VALUES ('console', '1', 'Ana')")
        )
    engine.dispose()


async def spoil(address: str, *statements: str) -> None:
    """Change a database behind the program's back, and against the schema's own rules."""
    if address.startswith("sqlite"):
        with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as connection:
            connection.executescript(";".join(statements))
        return
    name = address.rpartition("/")[2].partition("?")[0]
    await run_apart(address, f"ALTER DATABASE {name} SET session_replication_role = replica")
    for statement in statements:
        await run_apart(address, statement)
    await run_apart(address, f"ALTER DATABASE {name} RESET session_replication_role")


def damage(path: Path) -> None:
    """Write nonsense into the middle of a SQLite file that nobody has open, from one page on."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xa5" * 8 * 4096)


@cache
def _filled() -> Path:
    path = Path(tempfile.mkdtemp(prefix="sabatina-filled-")) / "filled.db"
    asyncio.run(fill(address_of(path)))
    as_one_file(path)
    return path


def _value(column: Column[object], number: int) -> object:
    if column.nullable and number == ROWS[-1]:
        return None
    if column.foreign_keys or column.primary_key:
        return _key(column, number)
    match column.type:
        case Boolean():
            return number % 2 == 0
        case Date():
            return date.max if number == 1 else date(2026, 11, number)
        case LargeBinary():
            return bytes(range(256)) * number
        case Float():
            return 0.1 * number
        case Integer():
            return 2_000_000_000 + number
    return f'["{column.name}", "ação 🐱 \\u0000 \'", {number}]'


def _key(column: Column[object], number: int) -> object:
    match column.type:
        case Date():
            return date(2026, 11, number)
        case Integer():
            return number
    return f"{number}"
