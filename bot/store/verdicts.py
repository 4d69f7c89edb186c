"""What was decided about questions, and what that means for members who are to be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, bindparam, insert, select, tuple_, update

from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import members, notices, verdicts
from bot.store.values import from_instant, to_instant


class VerdictKind(StrEnum):
    """How it was decided. ACCEPTED: the key was corrected; REWORDED: the text was; REJECTED:
    both stay; PUBLISHED: a new version of the notes brought another key.
    """

    ACCEPTED = "accepted"
    REWORDED = "reworded"
    REJECTED = "rejected"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision; `member_key` is whose, None on the command line. `reason` is what they wrote."""

    key: int
    kind: VerdictKind
    at: datetime
    member_key: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a verdict about a question means for a member: whether an answer of theirs was right
    and is right, the points that it brings or costs, and what they have then in the chats where
    they answered.
    """

    verdict_key: int
    member_key: int
    snapshot: str
    before: bool
    after: bool
    points: int
    total: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """A member who is to be told of a verdict."""

    verdict_key: int
    member_key: int
    platform: str
    native_id: str


_ADD = insert(verdicts).returning(verdicts.c.key)
_GET = select(verdicts).where(verdicts.c.key == bindparam("k"))
_NOTICE = upsert(notices).on_conflict_do_nothing()
_WHOSE = (notices.c.verdict_key == bindparam("v"), notices.c.member_key == bindparam("m"))
_OF_MEMBER = select(notices).where(*_WHOSE).order_by(notices.c.snapshot)
_UNTOLD = (
    select(notices.c.verdict_key, notices.c.member_key, members.c.platform, members.c.native_id)
    .join(members, members.c.key == notices.c.member_key)
    .where(
        notices.c.told.is_(False),
        members.c.platform.in_(bindparam("platforms", expanding=True)),
    )
    .distinct()
    .order_by(notices.c.verdict_key, notices.c.member_key)
    .limit(bindparam("n"))
)
_TOLD = (
    update(notices)
    .where(
        tuple_(notices.c.verdict_key, notices.c.member_key).in_(bindparam("pairs", expanding=True))
    )
    .values(told=True)
)


async def add(
    transaction: Transaction,
    kind: VerdictKind,
    at: datetime,
    member_key: int | None = None,
    reason: str = "",
) -> int:
    """Write a decision down, and return its key."""
    values = {
        "kind": kind.value,
        "reason": reason,
        "member_key": member_key,
        "at": from_instant(at),
    }
    return int((await transaction.execute(_ADD, values)).scalar_one())


async def get(transaction: Transaction, key: int) -> Verdict | None:
    """The decision of a key."""
    row = (await transaction.execute(_GET, {"k": key})).first()
    return _verdict(row) if row else None


async def notify(transaction: Transaction, found: Iterable[Notice]) -> None:
    """Write down what members are to be told; one about the same question is left out."""
    rows = [
        {
            "verdict_key": one.verdict_key,
            "member_key": one.member_key,
            "snapshot": one.snapshot,
            "before": one.before,
            "after": one.after,
            "points": one.points,
            "total": one.total,
            "told": False,
        }
        for one in found
    ]
    if rows:
        await transaction.execute(_NOTICE, rows)


async def notices_of(transaction: Transaction, verdict_key: int, member_key: int) -> list[Notice]:
    """All that a member is told of a verdict."""
    result = await transaction.execute(_OF_MEMBER, {"v": verdict_key, "m": member_key})
    return [
        Notice(
            row.verdict_key,
            row.member_key,
            row.snapshot,
            row.before,
            row.after,
            row.points,
            row.total,
        )
        for row in result
    ]


async def untold(transaction: Transaction, platforms: Iterable[str], most: int) -> list[Addressee]:
    """Members on some platforms for whom no delivery was made yet, the oldest verdicts first."""
    values = {"platforms": list(platforms), "n": most}
    return [Addressee(*row) for row in await transaction.execute(_UNTOLD, values)]


async def mark_told(transaction: Transaction, found: Iterable[Addressee]) -> None:
    """Take note that deliveries were made for these."""
    pairs = [(one.verdict_key, one.member_key) for one in found]
    if pairs:
        await transaction.execute(_TOLD, {"pairs": pairs})


def _verdict(row: Row[tuple[object, ...]]) -> Verdict:
    return Verdict(
        key=row.key,
        kind=VerdictKind(row.kind),
        at=to_instant(row.at),
        member_key=row.member_key,
        reason=row.reason,
    )
