"""SQLite databases as whole files: copied while in use, looked through for damage, put in a place.

Knows nothing of what is in them. What takes as long as a disk does is to be called `in_thread`.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import ParamSpec, TypeVar
from urllib.parse import quote

from sqlalchemy.engine import URL

from bot.store import dialect

P = ParamSpec("P")
T = TypeVar("T")

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is in use."""

HEADER = b"SQLite format 3\x00"
"""How every file of SQLite's begins that is not empty."""

PRIVATE = 0o600
"""Who may read and write a backup: its owner alone."""

PATIENCE = 5.0
"""Seconds to wait for whoever holds a file."""


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do something with files beside whatever else goes on.

    What SQLite says of them becomes a StoreError; an OSError stays one, with its file.
    """
    try:
        return await asyncio.to_thread(work, *args, **kwargs)
    except sqlite3.Error as error:
        known = dialect.translate(error)
        if known is None:
            raise
        raise known from error


def address_of(path: Path) -> str:
    """The address of a SQLite database in a file, whatever signs are in its name."""
    return URL.create("sqlite", database=str(path.absolute())).render_as_string()


@contextmanager
def new_beside(path: Path) -> Iterator[Path]:
    """A new, empty file for its owner alone beside a path, under a name of its own; it is gone at
    the end, unless it was renamed.
    """
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    try:
        yield part
    finally:
        for end in ("", *BESIDE):
            Path(f"{part}{end}").unlink(missing_ok=True)


def snapshot(source: Path, target: Path) -> None:
    """Copy a database as it is at this moment, whoever reads and writes it meanwhile.

    In one step: in several, each commit of another process would begin it anew. Raises
    sqlite3.OperationalError where another program lets nobody read.
    """
    with closing(_read_only(source)) as old, closing(sqlite3.connect(target)) as new:
        old.execute("SELECT 1 FROM sqlite_master").close()  # the copying itself waits for ever
        old.backup(new)


def as_one_file(path: Path) -> None:
    """Bring what SQLite keeps beside a file into it, and have it on the disk for good.

    Raises sqlite3.OperationalError while anybody else has it open.
    """
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").close()
    _flush(path)


def is_whole(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file."""
    try:
        with closing(_read_only(path)) as connection:
            [found] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found == "ok")


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as SQLite's do."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


def put_in_place(part: Path, path: Path) -> None:
    """Let a file take the place of another, which goes: at no moment is there none."""
    part.replace(path)
    _flush(path.parent)


def swap(part: Path, path: Path, kept: Path | None) -> None:
    """Let a database take the place of another that nobody has open, which may be damaged; that
    stays as `kept`, if that is named. Owner and mode are as they were.

    Raises sqlite3.OperationalError where somebody has it open.
    """
    _as(part, path if path.exists() else path.parent)
    if path.exists():
        with _whatever_is_damaged():
            as_one_file(path)
        if kept is not None:
            for end in ("", *BESIDE):
                _keep(Path(f"{path}{end}"), Path(f"{kept}{end}"))
        for end in BESIDE:
            Path(f"{path}{end}").unlink(missing_ok=True)
    put_in_place(part, path)


def _keep(path: Path, kept: Path) -> None:
    """Let a file have another name beside its own; where the disk knows no such thing, instead."""
    if not path.exists():
        return
    try:
        kept.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        path.rename(kept)


@contextmanager
def _whatever_is_damaged() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if dialect.is_damage(error):
            return
        raise


def _as(path: Path, model: Path) -> None:
    """Give a file the owner of another, where one may, and the mode where that is a file."""
    found = model.stat()
    if os.geteuid() == 0:
        os.chown(path, found.st_uid, found.st_gid)
    path.chmod(found.st_mode & 0o777 if model.is_file() else 0o644)


def _read_only(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=PATIENCE)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
