"""Backups: one SQLite file each, whatever engine the database is on, taken while it is in use."""

from pathlib import Path

from bot.errors import StoreError
from bot.store import dialect, migrate, sqlite_files
from bot.store.copying import Counts, copy, counted, opened_to_read
from bot.store.sqlite_files import address_of, in_thread


async def backup(address: str, file: Path, *, overwrite: bool = False) -> Counts:
    """Write a database, as it is at this moment, into a file, and return how many rows it has.

    The file is there when it is whole and was looked through, for its owner alone. Raises
    StoreError where there is such a file already ("backup-exists") unless it may be overwritten,
    where there is nothing to back up, or the database is damaged.
    """
    _insist(file, overwrite)
    with sqlite_files.new_beside(file) as part:
        await _write(address, part)
        counts = await _looked_through(part)
        _insist(file, overwrite)  # it may have taken a while
        await in_thread(sqlite_files.put_in_place, part, file)
    return counts


def _insist(file: Path, overwrite: bool) -> None:
    if file.exists() and not overwrite:
        raise StoreError("backup-exists", name=file.name)


async def _write(address: str, part: Path) -> None:
    url = dialect.parse(address)
    if dialect.is_sqlite(url):
        dialect.only_reading(url)  # raises where there is no file
        await in_thread(sqlite_files.snapshot, dialect.file_of(url), part)
    else:
        await copy(address, address_of(part))


async def _looked_through(part: Path) -> Counts:
    await in_thread(sqlite_files.as_one_file, part)
    if not await in_thread(sqlite_files.is_whole, part):
        raise StoreError("store-not-database")
    async with opened_to_read(address_of(part)) as store, store.read() as transaction:
        if await transaction.run_sync(migrate.revision) is None:
            raise StoreError("store-empty")
        return await counted(transaction)
