"""What moves cards beside answers: terms put to one's reviews, and recalled by oneself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, func, insert, select

from bot.model import CardKey, Rating
from bot.store.dialect import in_turn
from bot.store.engine import Transaction
from bot.store.tables import answers, recalls
from bot.store.values import from_instant, to_instant

_INSERT = insert(recalls)
_LATEST = select(func.coalesce(func.max(answers.c.key), 0))
_OF_MEMBERS = (
    select(recalls)
    .where(recalls.c.member_key.in_(bindparam("keys", expanding=True)))
    .order_by(recalls.c.key)
)
_MEMBERS = select(recalls.c.member_key).distinct()
_PUT = 0
"""The rating of what was put to one's reviews and not yet recalled."""


@dataclass(frozen=True, slots=True)
class Recall:
    """A card put to one's reviews, or recalled where there is a `rating`. `after` is the key of
    the latest answer of all that came before.
    """

    card: CardKey
    rating: Rating | None
    at: datetime
    after: int


async def add(transaction: Transaction, card: CardKey, rating: Rating | None, at: datetime) -> None:
    """Write down that a card was put to one's reviews, or recalled.

    Until the transaction ends nobody answers, so that its place among the answers is certain.
    """
    await in_turn(transaction)
    values = {
        "member_key": card.member_key,
        "pack": card.pack,
        "item": card.item,
        "rating": _PUT if rating is None else rating.value,
        "at": from_instant(at),
        "after": (await transaction.execute(_LATEST)).scalar_one(),
    }
    await transaction.execute(_INSERT, values)


async def of_members(transaction: Transaction, member_keys: Iterable[int]) -> list[Recall]:
    """All that some members put and recalled, in the order it came."""
    result = await transaction.execute(_OF_MEMBERS, {"keys": list(member_keys)})
    return [_recall(row) for row in result]


async def members(transaction: Transaction) -> list[int]:
    """The keys of all who have put or recalled anything."""
    return list((await transaction.execute(_MEMBERS)).scalars())


def _recall(row: Row[tuple[object, ...]]) -> Recall:
    return Recall(
        card=CardKey(row.member_key, row.pack, row.item),
        rating=Rating(row.rating) if row.rating else None,
        at=to_instant(row.at),
        after=row.after,
    )
