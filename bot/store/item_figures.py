"""What all answers say of the questions, summed up by the database.

Questions are told apart by their digest, so that one whose wording or right answer has
changed begins anew. Answers in reviews are left out: who has seen the solution before
says nothing of a question.
"""

from dataclasses import dataclass

from sqlalchemy import Integer, bindparam, cast, func, select

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
_EACH = _GIVEN.subquery("each")
_PICKED = (
    select(
        _EACH.c.snapshot,
        _EACH.c.picks,
        func.count().label("total"),
        func.sum(_EACH.c.right).label("right"),
    )
    .group_by(_EACH.c.snapshot, _EACH.c.picks)
    .order_by(_EACH.c.snapshot, _EACH.c.picks)
)

# How strong a member is shows in their other answers, lest a question tells of itself.
_ALL = _GIVEN.cte("given")
_OF_MEMBER = (
    select(
        _ALL.c.member_key,
        func.count().label("total"),
        func.sum(_ALL.c.right).label("right"),
    )
    .group_by(_ALL.c.member_key)
    .cte("of_member")
)
_ELSEWHERE = (_OF_MEMBER.c.right - _ALL.c.right) * 1.0 / (_OF_MEMBER.c.total - 1)
_RANKED = (
    select(
        _ALL.c.snapshot,
        _ALL.c.right,
        func.ntile(THIRDS)
        .over(partition_by=_ALL.c.snapshot, order_by=(_ELSEWHERE, _ALL.c.member_key))
        .label("third"),
    )
    .join(_OF_MEMBER, _OF_MEMBER.c.member_key == _ALL.c.member_key)
    .where(_OF_MEMBER.c.total > bindparam("others"))
    .subquery("ranked")
)
_THIRDS = (
    select(
        _RANKED.c.snapshot,
        _RANKED.c.third,
        func.count().label("total"),
        func.sum(_RANKED.c.right).label("right"),
    )
    .group_by(_RANKED.c.snapshot, _RANKED.c.third)
    .order_by(_RANKED.c.snapshot, _RANKED.c.third)
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
    return [
        Picked(row.snapshot, to_indices(row.picks), row.total, int(row.right))
        for row in await transaction.execute(_PICKED, {"p": pack})
    ]


async def thirds(transaction: Transaction, pack: str, others: int) -> list[Third]:
    """How strong and weak members did on each question of a pack; strength is the share of right
    ones among a member's other answers, of which there are `others` at least, from 1 on.
    """
    return [
        Third(row.snapshot, row.third, row.total, int(row.right))
        for row in await transaction.execute(_THIRDS, {"p": pack, "others": others})
    ]
