"""What all answers say of the questions, summed up by the database.

Questions are told apart by their digest, so that one whose wording or right answer has
changed begins anew. Answers in reviews are left out: who has seen the solution before
says nothing of a question.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Row, Select, bindparam, cast, func, select

from bot.model import PostKind
from bot.store.engine import Transaction
from bot.store.tables import answers, posts
from bot.store.values import to_indices

THIRDS = 3

_GIVEN = (
    select(
        posts.c.snapshot,
        answers.c.member_key,
        answers.c.picks,
        cast(answers.c.correct, Integer).label("right"),
    )
    .join(posts, posts.c.key == answers.c.post_key)
    .where(posts.c.pack == bindparam("p"), posts.c.kind != PostKind.REVIEW.value)
)
_OF_QUESTION = (posts.c.question == bindparam("q"), posts.c.snapshot == bindparam("s"))


def _picked(given: Select[Any]) -> Select[Any]:
    each = given.subquery("each")
    return (
        select(
            each.c.snapshot,
            each.c.picks,
            func.count().label("total"),
            func.sum(each.c.right).label("right"),
        )
        .group_by(each.c.snapshot, each.c.picks)
        .order_by(each.c.snapshot, each.c.picks)
    )


def _strong(given: Select[Any]) -> tuple[CTE, CTE, ColumnElement[Any]]:
    """Answers, how their members did in all, and how strong a member is: that shows in their
    other answers, lest a question tells of itself.
    """
    each = given.cte("given")
    of_member = (
        select(
            each.c.member_key,
            func.count().label("total"),
            func.sum(each.c.right).label("right"),
        )
        .group_by(each.c.member_key)
        .cte("of_member")
    )
    elsewhere = (of_member.c.right - each.c.right) * 1.0 / (of_member.c.total - 1)
    return each, of_member, elsewhere


def _thirds(given: Select[Any], *only: Callable[[CTE], ColumnElement[bool]]) -> Select[Any]:
    each, of_member, elsewhere = _strong(given)
    ranked = (
        select(
            each.c.snapshot,
            each.c.right,
            func.ntile(THIRDS)
            .over(partition_by=each.c.snapshot, order_by=(elsewhere, each.c.member_key))
            .label("third"),
        )
        .join(of_member, of_member.c.member_key == each.c.member_key)
        .where(of_member.c.total > bindparam("others"), *(one(each) for one in only))
        .subquery("ranked")
    )
    return (
        select(
            ranked.c.snapshot,
            ranked.c.third,
            func.count().label("total"),
            func.sum(ranked.c.right).label("right"),
        )
        .group_by(ranked.c.snapshot, ranked.c.third)
        .order_by(ranked.c.snapshot, ranked.c.third)
    )


_answered = answers.alias("answered")
_theirs = posts.alias("theirs")
_WHO_ANSWERED = (
    select(_answered.c.member_key)
    .join(_theirs, _theirs.c.key == _answered.c.post_key)
    .where(_theirs.c.question == bindparam("q"), _theirs.c.snapshot == bindparam("s"))
)

_PICKED = _picked(_GIVEN)
_PICKED_OF = _picked(_GIVEN.where(*_OF_QUESTION))
_THIRDS = _thirds(_GIVEN)
_THIRDS_OF = _thirds(
    _GIVEN.where(answers.c.member_key.in_(_WHO_ANSWERED)),
    lambda each: each.c.snapshot == bindparam("s"),
)


@dataclass(frozen=True, slots=True)
class Picked:
    """How often a question, by its digest, was answered in one way, and how often that was right;
    `picks` are indices of options, as in an Answer.
    """

    snapshot: str
    picks: tuple[int, ...]
    count: int
    right: int


@dataclass(frozen=True, slots=True)
class Third:
    """How a third of those who answered a question did: 1 are the weakest, 3 the strongest."""

    snapshot: str
    third: int
    count: int
    right: int


async def picked(transaction: Transaction, pack: str) -> list[Picked]:
    """How the questions of a pack were answered."""
    return _ways(await transaction.execute(_PICKED, {"p": pack}))


async def picked_of(
    transaction: Transaction, pack: str, question: str, snapshot: str
) -> list[Picked]:
    """How one question of a pack was answered, by its id and its digest."""
    values = {"p": pack, "q": question, "s": snapshot}
    return _ways(await transaction.execute(_PICKED_OF, values))


async def thirds(transaction: Transaction, pack: str, others: int) -> list[Third]:
    """How strong and weak members did on each question of a pack; strength is the share of right
    ones among a member's other answers, of which there are `others` at least, from 1 on.
    """
    return _parts(await transaction.execute(_THIRDS, {"p": pack, "others": others}))


async def thirds_of(
    transaction: Transaction, pack: str, question: str, snapshot: str, others: int
) -> list[Third]:
    """The same for one question, by its id and its digest."""
    values = {"p": pack, "q": question, "s": snapshot, "others": others}
    return _parts(await transaction.execute(_THIRDS_OF, values))


def _ways(rows: Iterable[Row[tuple[object, ...]]]) -> list[Picked]:
    return [Picked(row.snapshot, to_indices(row.picks), row.total, int(row.right)) for row in rows]


def _parts(rows: Iterable[Row[tuple[object, ...]]]) -> list[Third]:
    return [Third(row.snapshot, row.third, row.total, int(row.right)) for row in rows]
