"""Copies all rows of one database into another that has none, whichever engines they are on.

The one is read as it was at one moment, the other is written in one transaction: all rows are
there at its end, counted, or none. No more of a table is in memory than a page.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import (
    Connection,
    LargeBinary,
    Row,
    Table,
    func,
    insert,
    inspect,
    literal,
    select,
    tuple_,
)
from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError
from bot.store import dialect, migrate, upkeep
from bot.store.engine import Store, Transaction
from bot.store.tables import metadata

PAGE = 1_000
"""Rows that are read and written at a time."""

PAGE_OF_BODIES = 8
"""The same for tables with whole packs in their rows, which may be some megabytes each."""

Counts = Mapping[str, int]
"""How many rows each table has, those first on which others depend."""

TABLES: Sequence[Table] = metadata.sorted_tables


async def copy(source: str, target: str) -> Counts:
    """Copy a database into an empty one, both by their addresses; the schema is made there.

    Raises StoreError where the one is not of this version, the other has rows
    ("store-not-empty") or is of a newer one, or a row does not fit ("store-row-unfit"): then it
    has no more rows than before.
    """
    async with opened_to_read(source) as origin, origin.read() as old:
        await old.run_sync(migrate.insist)
        if await has_rows(target):
            raise StoreError("store-not-empty")
        store = await Store.open(target)
        try:
            async with store.write() as new:
                return await copy_rows(old, new)
        finally:
            await store.close()


async def copy_rows(old: Transaction, new: Transaction, *, replace: bool = False) -> Counts:
    """Copy all rows from one transaction into another, and return how many they are.

    Both are of this version. With `replace`, what was there is deleted before; else raises
    StoreError("store-not-empty") where there is anything. StoreError("store-row-unfit") names
    the table of a row that cannot be written there.
    """
    await upkeep.hold(new, TABLES)
    if replace:
        await upkeep.empty(new, TABLES)
    elif await new.run_sync(any_rows):
        raise StoreError("store-not-empty")
    for table in TABLES:
        await _copy_table(old, new, table)
    before, after = await counted(old), await counted(new)
    differing = next((name for name, count in before.items() if after[name] != count), None)
    if differing is not None:
        raise StoreError("store-row-unfit", table=differing)
    return after


async def counted(transaction: Transaction) -> Counts:
    """How many rows each table has that is there."""
    present = await transaction.run_sync(tables_there)
    return {
        table.name: (
            await transaction.execute(select(func.count()).select_from(table))
        ).scalar_one()
        for table in present
    }


async def has_rows(address: str) -> bool:
    """Whether there is a row in any of our tables; an address without a database has none."""
    try:
        async with opened_to_read(address) as store, store.read() as transaction:
            return await transaction.run_sync(any_rows)
    except StoreError as error:
        if error.message == "store-absent":
            return False
        raise


@asynccontextmanager
async def opened_to_read(address: str) -> AsyncIterator[Store]:
    """A database as it is, closed again at the end; see `Store.open_to_read`."""
    store = await Store.open_to_read(address)
    try:
        yield store
    finally:
        await store.close()


def tables_there(connection: Connection) -> list[Table]:
    """Which of our tables a database has; an older one lacks some."""
    names = set(inspect(connection).get_table_names())
    return [table for table in TABLES if table.name in names]


def any_rows(connection: Connection) -> bool:
    """Whether there is a row in any of our tables."""
    present = tables_there(connection)
    return any(
        connection.execute(select(literal(1)).select_from(t).limit(1)).first() for t in present
    )


async def _copy_table(old: Transaction, new: Transaction, table: Table) -> None:
    statement = insert(table)
    try:
        async for page in pages(old, table):
            await new.execute(statement, [dict(row._mapping) for row in page])
    except (ValueError, TypeError, DBAPIError) as error:
        if isinstance(error, DBAPIError) and dialect.translate(error) is not None:
            raise
        raise StoreError("store-row-unfit", table=table.name) from error
    await upkeep.number_on(new, table)


async def pages(transaction: Transaction, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    """All rows of a table in the order of its key."""
    keys = tuple(table.primary_key)
    bodies = any(isinstance(column.type, LargeBinary) for column in table.c)
    first = select(table).order_by(*keys).limit(PAGE_OF_BODIES if bodies else PAGE)
    statement = first
    while page := (await transaction.execute(statement)).all():
        yield page
        last = (literal(page[-1]._mapping[key.name], key.type) for key in keys)
        statement = first.where(tuple_(*keys) > tuple_(*last))
