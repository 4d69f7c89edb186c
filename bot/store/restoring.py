"""Restores backups: a file takes the place of a SQLite database, or its rows those of a server's.

What is restored was looked through before anything is touched, and brought up to date in a
copy: the backup itself stays as it is.
"""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect

from bot.errors import StoreError
from bot.store import dialect, sqlite_files, upkeep
from bot.store.copying import TABLES, Counts, any_rows, copy_rows, counted, opened_to_read
from bot.store.engine import Store
from bot.store.sqlite_files import address_of, in_thread

KEPT = "-before-restore-%Y%m%d-%H%M%S"
"""What the name of a database that was replaced ends in, in UTC."""

_OURS = {"alembic_version", *(table.name for table in TABLES)}
_SINCE_THE_FIRST = {"alembic_version", "answers", "posts", "members", "chats"}
"""Tables that every database of ours has, of whatever version."""

_TOLD = {
    "store-newer": "restore-newer",
    "store-empty": "restore-no-backup",
    "store-not-database": "restore-damaged",
}
"""What is said of a backup where this is found out about its copy."""


@dataclass(frozen=True, slots=True)
class Restored:
    """How many rows were restored; `kept` is the file in which those are that were there before."""

    counts: Counts
    kept: Path | None = None


async def restore(file: Path, address: str, now: datetime, *, replace: bool = False) -> Restored:
    """Restore a backup into a database of either engine that has no rows, or whose rows are to be
    replaced.

    Raises StoreError, with nothing changed, where there are rows ("restore-not-empty"), where the
    file is no backup, damaged, or of a newer version, and where the database is in use.
    """
    path = _place(address, file)
    async with _staged(file, path) as (staged, counts):
        full = await _is_full(address, path)
        if full and not replace:
            raise StoreError("restore-not-empty")
        if path is None:
            return Restored(await _into_server(staged, address, replace))
        kept = path.with_stem(path.stem + now.strftime(KEPT)) if full else None
        await in_thread(sqlite_files.swap, staged, path, kept)
    return Restored(counts, kept)


def _place(address: str, file: Path) -> Path | None:
    """The file that is to be replaced, where the database is one."""
    url = dialect.parse(address)
    path = dialect.file_of(url).resolve() if dialect.is_sqlite(url) else None
    if not file.is_file():
        raise StoreError("restore-no-file", name=file.name)
    if path is not None and path.exists() and path.samefile(file):
        raise StoreError("restore-itself", name=file.name)
    return path


@asynccontextmanager
async def _staged(file: Path, path: Path | None) -> AsyncIterator[tuple[Path, Counts]]:
    """A copy of a backup that was looked through and is of this version, on the disk on which it
    is wanted, and how many rows it has.
    """
    with sqlite_files.new_beside(path or Path(tempfile.gettempdir()) / file.name) as part:
        try:
            await in_thread(_copy, file, part)
            counts = await _brought_up_to_date(part)
        except StoreError as error:
            message = _TOLD.get(error.message)
            if message is None:
                raise
            raise StoreError(message, name=file.name) from error
        yield part, counts


def _copy(file: Path, part: Path) -> None:
    if not sqlite_files.is_sqlite(file):
        raise StoreError("store-empty")
    sqlite_files.snapshot(file, part)
    if not sqlite_files.is_whole(part):
        raise StoreError("store-not-database")


async def _brought_up_to_date(part: Path) -> Counts:
    async with opened_to_read(address_of(part)) as store, store.read() as transaction:
        if _SINCE_THE_FIRST - await transaction.run_sync(_tables):
            raise StoreError("store-empty")
    await (await Store.open(address_of(part))).close()
    await in_thread(sqlite_files.as_one_file, part)
    async with opened_to_read(address_of(part)) as store, store.read() as transaction:
        if _OURS - await transaction.run_sync(_tables):
            raise StoreError("store-not-database")
        return await counted(transaction)


async def _is_full(address: str, path: Path | None) -> bool:
    """Whether there is anything to lose: rows of ours, in a file whatever else there is, and what
    a damaged one may still hold.
    """
    try:
        async with opened_to_read(address) as store, store.read() as transaction:
            foreign = await transaction.run_sync(_tables) - _OURS if path else frozenset()
            return bool(foreign) or await transaction.run_sync(any_rows)
    except StoreError as error:
        if error.message in {"store-absent", "store-not-database"}:
            return error.message == "store-not-database"
        raise


def _tables(connection: Connection) -> frozenset[str]:
    return frozenset(inspect(connection).get_table_names())


async def _into_server(staged: Path, address: str, replace: bool) -> Counts:
    store = await Store.open(address)
    try:
        async with (
            opened_to_read(address_of(staged)) as backup,
            backup.read() as old,
            store.write() as new,
        ):
            if await upkeep.in_use(new):
                raise StoreError("store-locked")
            return await copy_rows(old, new, replace=replace)
    finally:
        await store.close()
