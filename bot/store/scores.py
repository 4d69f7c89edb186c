"""Kept sums: one row a chat, period and member, from which tables are read without adding up.

A period is `all`, a month (`2026-11`) or a week (`2026-W47`); which periods a day belongs
to is reckoned above.
"""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    Row,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)

from bot.model import Score, Standing
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import members, scores


@dataclass(frozen=True, slots=True)
class Entry:
    """A score with the chat and the period it is kept under; `day` is its latest day."""

    chat_key: int
    period: str
    day: date
    score: Score


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points and right answers, of either more or less, for a member in a chat and period."""

    chat_key: int
    period: str
    member_key: int
    points: int
    correct: int


_INSERT = upsert(scores)
_NEW = _INSERT.excluded
_ADD = _INSERT.on_conflict_do_update(
    index_elements=["chat_key", "period", "member_key"],
    set_={
        "points": scores.c.points + _NEW.points,
        "answered": scores.c.answered + _NEW.answered,
        "correct": scores.c.correct + _NEW.correct,
        "days": scores.c.days + case((scores.c.last_day < _NEW.last_day, 1), else_=0),
        "last_day": case(
            (scores.c.last_day < _NEW.last_day, _NEW.last_day), else_=scores.c.last_day
        ),
    },
)

_LISTED = (
    scores.c.chat_key == bindparam("c"),
    scores.c.period == bindparam("w"),
    scores.c.listed.is_(True),
)
_SUMS = (scores.c.member_key, scores.c.points, scores.c.answered, scores.c.correct, scores.c.days)
_TOP = (
    select(*_SUMS, members.c.name, literal(0).label("above"))
    .join(members, members.c.key == scores.c.member_key)
    .where(*_LISTED)
    .order_by(scores.c.points.desc(), scores.c.member_key)
    .limit(bindparam("n"))
    .subquery()
)
_mine = scores.alias("mine")
_ABOVE = (
    select(func.count())
    .where(*_LISTED, scores.c.points > _mine.c.points)
    .correlate(_mine)
    .scalar_subquery()
)
_OWN = (
    select(
        *(_mine.c[column.name] for column in _SUMS),
        members.c.name,
        (_ABOVE + 1).label("above"),
    )
    .join(members, members.c.key == _mine.c.member_key)
    .where(
        _mine.c.chat_key == bindparam("c"),
        _mine.c.period == bindparam("w"),
        _mine.c.member_key == bindparam("m"),
    )
)
_TABLE = union_all(select(_TOP), _OWN)
_LATELY = (
    select(
        scores.c.chat_key,
        scores.c.member_key,
        func.row_number()
        .over(
            partition_by=scores.c.chat_key,
            order_by=(scores.c.last_day.desc(), scores.c.member_key),
        )
        .label("place"),
    )
    .where(
        scores.c.chat_key.in_(bindparam("chats", expanding=True)),
        scores.c.period == bindparam("w"),
        scores.c.last_day >= bindparam("d"),
    )
    .subquery()
)
_ACTIVE = (
    select(_LATELY.c.chat_key, _LATELY.c.member_key)
    .where(_LATELY.c.place <= bindparam("n"))
    .order_by(_LATELY.c.chat_key, _LATELY.c.place)
)
_DROP = delete(scores).where(scores.c.chat_key == bindparam("c"))
_ADJUST = (
    update(scores)
    .where(
        scores.c.chat_key == bindparam("c"),
        scores.c.period == bindparam("w"),
        scores.c.member_key == bindparam("m"),
    )
    .values(points=scores.c.points + bindparam("p"), correct=scores.c.correct + bindparam("r"))
)
_TOTALS = (
    select(scores.c.member_key, func.sum(scores.c.points).label("points"))
    .where(
        scores.c.chat_key.in_(bindparam("chats", expanding=True)),
        scores.c.period == bindparam("w"),
        scores.c.member_key.in_(bindparam("keys", expanding=True)),
    )
    .group_by(scores.c.member_key)
)
_ALL = select(scores).order_by(scores.c.chat_key, scores.c.period, scores.c.member_key)


async def add(transaction: Transaction, entries: Iterable[Entry], hidden: frozenset[int]) -> None:
    """Add to the kept sums; a first row of a member in `hidden` is kept out of tables.

    Each entry counts one day if its day is later than any before in its row.
    """
    rows = [_values(entry, entry.score.member_key not in hidden) for entry in entries]
    # In one order everywhere, so that two processes cannot wait for each other's rows.
    rows.sort(key=lambda row: (row["chat_key"], row["period"], row["member_key"]))
    if rows:
        await transaction.execute(_ADD, rows)


async def table(
    transaction: Transaction, chat_key: int, period: str, member_key: int | None, size: int
) -> tuple[list[Standing], Standing | None]:
    """The first `size` of a chat's table by points, and one member's own standing.

    Those with equal points share a place. The own standing is None where there is no
    score yet, and is given even to a member who is kept out of the table.
    """
    found = await transaction.execute(
        _TABLE, {"c": chat_key, "w": period, "m": member_key or 0, "n": size}
    )
    top: list[Standing] = []
    own = None
    # The two halves of a union come in no certain order.
    for row in sorted(found, key=lambda row: (-row.points, row.member_key)):
        if row.above:
            own = Standing(row.above, row.name, _score(row))
        else:
            top.append(_next_standing(top, row))
    return top, own


def _next_standing(above: list[Standing], row: Row[tuple[object, ...]]) -> Standing:
    tied = bool(above) and above[-1].score.points == row.points
    return Standing(above[-1].place if tied else len(above) + 1, row.name, _score(row))


async def active(
    transaction: Transaction, chat_keys: Iterable[int], period: str, since: date, most: int
) -> dict[int, list[int]]:
    """For each of some chats, the keys of members with an answer on a day or later, at most so
    many, the latest first.
    """
    found: dict[int, list[int]] = {key: [] for key in chat_keys}
    values = {"chats": list(found), "w": period, "d": since, "n": most}
    for row in await transaction.execute(_ACTIVE, values):
        found[row.chat_key].append(row.member_key)
    return found


async def adjust(transaction: Transaction, found: Iterable[Adjustment]) -> None:
    """Change kept sums for answers that were counted already, and are now graded otherwise."""
    rows = [
        {"c": one.chat_key, "w": one.period, "m": one.member_key, "p": one.points, "r": one.correct}
        for one in found
    ]
    if rows:
        await transaction.execute(_ADJUST, rows)


async def totals(
    transaction: Transaction, chat_keys: Iterable[int], period: str, member_keys: Iterable[int]
) -> dict[int, int]:
    """The points of members, by their keys, in some chats together."""
    values = {"chats": list(chat_keys), "w": period, "keys": list(member_keys)}
    found = await transaction.execute(_TOTALS, values)
    return {row.member_key: int(row.points) for row in found}


async def drop(transaction: Transaction, chat_key: int) -> None:
    """Forget the sums of a chat."""
    await transaction.execute(_DROP, {"c": chat_key})


async def everything(transaction: Transaction) -> AsyncIterator[Entry]:
    """All kept sums."""
    for row in await transaction.execute(_ALL):
        yield Entry(row.chat_key, row.period, row.last_day, _score(row))


async def replace(
    transaction: Transaction, entries: Iterable[Entry], hidden: frozenset[int]
) -> None:
    """Put these sums in the place of all there are."""
    await transaction.execute(delete(scores))
    rows = [_values(entry, entry.score.member_key not in hidden) for entry in entries]
    if rows:
        await transaction.execute(insert(scores), rows)


def _values(entry: Entry, listed: bool) -> dict[str, int | str | date | bool]:
    return {
        "chat_key": entry.chat_key,
        "period": entry.period,
        "member_key": entry.score.member_key,
        "points": entry.score.points,
        "answered": entry.score.answered,
        "correct": entry.score.correct,
        "days": entry.score.days,
        "last_day": entry.day,
        "listed": listed,
    }


def _score(row: Row[tuple[object, ...]]) -> Score:
    return Score(row.member_key, row.points, row.answered, row.correct, row.days)
