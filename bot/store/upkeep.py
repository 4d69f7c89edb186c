"""What only those need who look after a whole database, and in which the two engines differ."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Table, delete, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.aside import OURS
from bot.store.dialect import in_turn

TOLD = 20
"""Findings of SQLite's own about a damaged file that are told at most."""


async def hold(transaction: AsyncConnection, tables: Iterable[Table]) -> None:
    """Keep all others from writing to some tables until the transaction ends; they can be read.

    On SQLite whoever writes is alone anyway.
    """
    await in_turn(transaction)  # most of them wait for that alone
    if transaction.dialect.name == "postgresql":
        names = ", ".join(table.name for table in tables)
        await transaction.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


async def in_use(transaction: AsyncConnection) -> bool:
    """Whether a bot runs on a server's database: it would go by what it has in memory of rows that
    are not there any more. Of a SQLite file, whoever is to replace it finds that out.
    """
    if transaction.dialect.name != "postgresql":
        return False
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND starts_with(application_name, :ours)"
    )
    return bool((await transaction.execute(others, {"ours": f"{OURS} "})).scalar_one())


async def empty(transaction: AsyncConnection, tables: Sequence[Table]) -> None:
    """Delete all rows of some tables, which stand behind those that they depend on."""
    if transaction.dialect.name == "postgresql":
        names = ", ".join(table.name for table in tables)
        await transaction.execute(text(f"TRUNCATE {names}"))
        return
    for table in reversed(tables):
        await transaction.execute(delete(table))


async def number_on(transaction: AsyncConnection, table: Table) -> None:
    """Let new rows of a table be numbered after those that were written with their numbers.

    SQLite does so by itself. PostgreSQL's sequence never goes back, not even where the rows with
    higher numbers are gone: buttons that name them may still be about.
    """
    column = table.autoincrement_column
    if transaction.dialect.name != "postgresql" or column is None:
        return
    sequence = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
    highest = f"greatest(max({column.name}), nextval({sequence}))"
    await transaction.execute(
        text(
            f"SELECT setval({sequence}, {highest}) FROM {table.name}"  # noqa: S608 (names of ours)
            f" HAVING max({column.name}) IS NOT NULL"
        )
    )


async def engine_of(transaction: AsyncConnection) -> str:
    """The engine's name and version."""
    if transaction.dialect.name == "postgresql":
        return f"PostgreSQL {(await transaction.execute(text('SHOW server_version'))).scalar_one()}"
    return f"SQLite {(await transaction.execute(text('SELECT sqlite_version()'))).scalar_one()}"


async def size_of(transaction: AsyncConnection) -> int:
    """How many bytes a database takes on its disk, without SQLite's log."""
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    whole = "SELECT pg_database_size(current_database())"
    is_server = transaction.dialect.name == "postgresql"
    return int((await transaction.execute(text(whole if is_server else pages))).scalar_one())


async def damage(transaction: AsyncConnection) -> list[str]:
    """What SQLite finds wrong with a file as such, in its words; PostgreSQL looks after that
    itself.
    """
    if transaction.dialect.name == "postgresql":
        return []
    found = (await transaction.execute(text(f"PRAGMA integrity_check({TOLD})"))).scalars().all()
    return [] if found == ["ok"] else list(map(str, found))


async def strays(transaction: AsyncConnection) -> set[tuple[str, str]]:
    """Tables of SQLite in which a row names one that is not there, and the tables that lack it."""
    if transaction.dialect.name == "postgresql":
        return set()
    return {(row[0], row[2]) for row in await transaction.execute(text("PRAGMA foreign_key_check"))}
