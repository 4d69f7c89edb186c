"""Disputed questions: who disputes what and why, and what waits to be settled.

Several members' disputes of one question, in one wording, are one case; it goes by the key of
the oldest.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, func, select, update

from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import answers, disputes, members, posts
from bot.store.values import from_instant, to_indices, to_instant


@dataclass(frozen=True, slots=True)
class Dispute:
    """A member's dispute of a post; `verdict_key` is None until it is settled."""

    key: int
    post_key: int
    member_key: int
    snapshot: str
    reason: str
    at: datetime
    verdict_key: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """A dispute as it is read by who settles it: whose it is, why, and what they had answered;
    `layout` gives, for each letter that they were shown, the index of the option.
    """

    name: str
    reason: str
    picks: tuple[int, ...]
    at: datetime
    layout: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A question with disputes that wait, in one wording, of a pack; since when, and how many."""

    key: int
    snapshot: str
    pack: str
    question: str
    since: datetime
    count: int


_ADD = (
    upsert(disputes)
    .on_conflict_do_nothing(index_elements=["post_key", "member_key"])
    .returning(disputes.c.key)
)
_FIND = select(disputes).where(
    disputes.c.post_key == bindparam("p"), disputes.c.member_key == bindparam("m")
)
_GET = select(disputes).where(disputes.c.key == bindparam("k"))
_OPEN = disputes.c.verdict_key.is_(None)
_EXPLAIN = (
    update(disputes)
    .where(disputes.c.key == bindparam("k"), disputes.c.member_key == bindparam("m"), _OPEN)
    .values(reason=bindparam("r"))
)
_SETTLED = select(func.max(disputes.c.verdict_key)).where(
    disputes.c.snapshot == bindparam("s"), disputes.c.verdict_key.is_not(None)
)
_WAITING = (
    select(
        disputes.c.snapshot,
        func.min(disputes.c.key).label("first"),
        func.min(disputes.c.at).label("since"),
        func.count().label("total"),
    )
    .where(_OPEN)
    .group_by(disputes.c.snapshot)
    .subquery("waiting")
)
_CASES = (
    select(
        _WAITING.c.first,
        _WAITING.c.snapshot,
        posts.c.pack,
        posts.c.question,
        _WAITING.c.since,
        _WAITING.c.total,
    )
    .join(disputes, disputes.c.key == _WAITING.c.first)
    .join(posts, posts.c.key == disputes.c.post_key)
    .order_by(_WAITING.c.first)
)
_COUNT = select(func.count(func.distinct(disputes.c.snapshot))).where(_OPEN)
_COUNT_OF = (
    select(func.count(func.distinct(disputes.c.snapshot)))
    .join(posts, posts.c.key == disputes.c.post_key)
    .where(_OPEN, posts.c.pack == bindparam("p"))
)
_SAID = (
    select(members.c.name, disputes.c.reason, answers.c.picks, disputes.c.at, posts.c.layout)
    .join(members, members.c.key == disputes.c.member_key)
    .join(posts, posts.c.key == disputes.c.post_key)
    .join(
        answers,
        (answers.c.post_key == disputes.c.post_key)
        & (answers.c.member_key == disputes.c.member_key),
    )
    .where(disputes.c.snapshot == bindparam("s"), _OPEN)
    .order_by(disputes.c.key)
)
_SETTLE = (
    update(disputes)
    .where(disputes.c.snapshot.in_(bindparam("snapshots", expanding=True)), _OPEN)
    .values(verdict_key=bindparam("v"))
    .returning(disputes.c.member_key, disputes.c.post_key, disputes.c.snapshot)
)
_OF_VERDICT = select(disputes.c.key).where(
    disputes.c.verdict_key == bindparam("v"), disputes.c.member_key == bindparam("m")
)


async def add(
    transaction: Transaction,
    post_key: int,
    member_key: int,
    snapshot: str,
    reason: str,
    at: datetime,
) -> int | None:
    """Write a dispute down, and return its key; None where the member has disputed the post."""
    values = {
        "post_key": post_key,
        "member_key": member_key,
        "snapshot": snapshot,
        "reason": reason,
        "at": from_instant(at),
    }
    key: int | None = (await transaction.execute(_ADD, values)).scalar()
    return key


async def find(transaction: Transaction, post_key: int, member_key: int) -> Dispute | None:
    """A member's dispute of a post."""
    row = (await transaction.execute(_FIND, {"p": post_key, "m": member_key})).first()
    return _dispute(row) if row else None


async def get(transaction: Transaction, key: int) -> Dispute | None:
    """The dispute of a key."""
    row = (await transaction.execute(_GET, {"k": key})).first()
    return _dispute(row) if row else None


async def explain(transaction: Transaction, key: int, member_key: int, reason: str) -> bool:
    """Write why a member disputes something; False where that is settled, or not theirs."""
    values = {"k": key, "m": member_key, "r": reason}
    return bool((await transaction.execute(_EXPLAIN, values)).rowcount)


async def settled(transaction: Transaction, snapshot: str) -> int | None:
    """The latest verdict about a question in a wording."""
    key: int | None = (await transaction.execute(_SETTLED, {"s": snapshot})).scalar()
    return key


async def cases(transaction: Transaction) -> list[Case]:
    """What waits to be settled, the oldest first."""
    return [
        Case(row.first, row.snapshot, row.pack, row.question, to_instant(row.since), row.total)
        for row in await transaction.execute(_CASES)
    ]


async def waiting(transaction: Transaction, pack: str = "") -> int:
    """How many questions wait to be settled, of one pack if it is named."""
    found = await transaction.execute(_COUNT_OF, {"p": pack}) if pack else None
    return int((found or await transaction.execute(_COUNT)).scalar_one())


async def said(transaction: Transaction, snapshot: str) -> list[Said]:
    """What is said against a question, the oldest first."""
    return [
        Said(
            row.name,
            row.reason,
            to_indices(row.picks),
            to_instant(row.at),
            to_indices(row.layout),
        )
        for row in await transaction.execute(_SAID, {"s": snapshot})
    ]


async def settle(
    transaction: Transaction, snapshots: Iterable[str], verdict_key: int
) -> list[tuple[int, int, str]]:
    """Settle all that waits of a question in some wordings; who disputed which post in which
    wording, as keys and digest.
    """
    values = {"snapshots": list(snapshots), "v": verdict_key}
    rows = await transaction.execute(_SETTLE, values)
    return [(row.member_key, row.post_key, row.snapshot) for row in rows]


async def has_disputed(transaction: Transaction, verdict_key: int, member_key: int) -> bool:
    """Whether a verdict settled a dispute of a member's."""
    found = await transaction.execute(_OF_VERDICT, {"v": verdict_key, "m": member_key})
    return found.first() is not None


def _dispute(row: Row[tuple[object, ...]]) -> Dispute:
    return Dispute(
        key=row.key,
        post_key=row.post_key,
        member_key=row.member_key,
        snapshot=row.snapshot,
        reason=row.reason,
        at=to_instant(row.at),
        verdict_key=row.verdict_key,
    )
