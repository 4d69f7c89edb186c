"""Published versions of packs: each a whole pack, numbered from 1 on, and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, func, select

from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.signals import Topic, tell
from bot.store.tables import members, versions
from bot.store.values import from_instant, to_instant


@dataclass(frozen=True, slots=True)
class Size:
    """How much a pack holds."""

    terms: int
    comparisons: int
    questions: int


@dataclass(frozen=True, slots=True)
class Version:
    """A published version of a pack. `member_key` is who published it, None for what the program
    came with, and for what was published on the command line; `back_to` the version that it
    brought back, 0 for what the program came with.
    """

    pack: str
    number: int
    digest: str
    member_key: int | None
    created_at: datetime
    note: str
    size: Size
    back_to: int | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class Authored:
    """A version, with its author's name; empty where it has none."""

    version: Version
    author: str


_COLUMNS = [column for column in versions.c if column.name != "body"]
_NEWEST = select(versions.c.pack, func.max(versions.c.number).label("number")).group_by(
    versions.c.pack
)
_NUMBER = select(func.max(versions.c.number)).where(versions.c.pack == bindparam("p"))
_THIS = (versions.c.pack == bindparam("p"), versions.c.number == bindparam("n"))
_BODY = select(versions.c.body).where(*_THIS)
_FIND = select(*_COLUMNS).where(*_THIS)
_GET = select(*_COLUMNS).where(versions.c.key == bindparam("k"))
_HISTORY = (
    select(*[*_COLUMNS, members.c.name])
    .join(members, members.c.key == versions.c.member_key, isouter=True)
    .where(versions.c.pack == bindparam("p"))
    .order_by(versions.c.number.desc())
    .limit(bindparam("limit"))
)
_ADD = (
    upsert(versions)
    .on_conflict_do_nothing(index_elements=["pack", "number"])
    .returning(versions.c.key)
)


async def newest(transaction: Transaction) -> Mapping[str, int]:
    """The number of the newest version of each pack that has one."""
    return {row.pack: row.number for row in await transaction.execute(_NEWEST)}


async def newest_of(transaction: Transaction, pack: str) -> int:
    """The number of the newest version of a pack, 0 where it has none."""
    return (await transaction.execute(_NUMBER, {"p": pack})).scalar() or 0


async def find(transaction: Transaction, pack: str, number: int) -> Version | None:
    """The version of a number."""
    row = (await transaction.execute(_FIND, {"p": pack, "n": number})).first()
    return _version(row) if row else None


async def get(transaction: Transaction, key: int) -> Version | None:
    """The version of a key."""
    row = (await transaction.execute(_GET, {"k": key})).first()
    return _version(row) if row else None


async def body(transaction: Transaction, pack: str, number: int) -> bytes | None:
    """The whole pack of a version, packed."""
    found: bytes | None = (await transaction.execute(_BODY, {"p": pack, "n": number})).scalar()
    return found


async def history(transaction: Transaction, pack: str, limit: int) -> list[Authored]:
    """The versions of a pack, the newest first."""
    rows = await transaction.execute(_HISTORY, {"p": pack, "limit": limit})
    return [Authored(_version(row), row.name or "") for row in rows]


async def add(transaction: Transaction, version: Version, packed: bytes) -> int | None:
    """Publish a version, and return its key; None where there is one of its number already."""
    values = {
        "pack": version.pack,
        "number": version.number,
        "digest": version.digest,
        "member_key": version.member_key,
        "created_at": from_instant(version.created_at),
        "note": version.note,
        "back_to": version.back_to,
        "terms": version.size.terms,
        "comparisons": version.size.comparisons,
        "questions": version.size.questions,
        "body": packed,
    }
    key: int | None = (await transaction.execute(_ADD, values)).scalar()
    if key is not None:
        await tell(transaction, Topic.NOTES, version.pack, version.number)
    return key


def _version(row: Row[tuple[object, ...]]) -> Version:
    return Version(
        key=row.key,
        pack=row.pack,
        number=row.number,
        digest=row.digest,
        member_key=row.member_key,
        created_at=to_instant(row.created_at),
        note=row.note,
        back_to=row.back_to,
        size=Size(row.terms, row.comparisons, row.questions),
    )
