"""Which cards an answer or a recall moves, and how.

An answer moves its question's card, and those of the terms it is about. A question's card
begins with the first answer to it; a term has a card only where the member put it to their
reviews. Answers as they come and answers gone through again later move cards here alike.
"""

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.model import Card, CardKey, Rating
from bot.store import cards
from bot.store.engine import Transaction
from bot.store.values import from_instant, to_instant
from bot.study.reviews import new_card, question_item, review, term_item

Cards = MutableMapping[CardKey, Card]


@dataclass(frozen=True, slots=True)
class Move:
    """An answer as a review. `about` are the ids of the items that its question is about."""

    member_key: int
    pack: str
    question: str
    about: tuple[str, ...]
    rating: Rating
    at: datetime


async def after_answers(transaction: Transaction, moves: Sequence[Move]) -> None:
    """Move the cards of answers that were recorded just now, in their order."""
    if not moves:
        return
    keys = [touched(move) for move in moves]
    known = await cards.get(transaction, chain.from_iterable(keys))
    for move, its_keys in zip(moves, keys, strict=True):
        move_cards(known, move, its_keys)
    # What was read is moved, and nothing else was added.
    await cards.save(transaction, known.values())


def move_cards(known: Cards, move: Move, keys: Sequence[CardKey]) -> None:
    """Bring the cards that are known up to date with an answer, which touches these."""
    at = as_stored(move.at)
    question, *terms = keys
    for key in (question, *(term for term in terms if term in known)):
        known[key] = review(known.get(key) or new_card(key, at), move.rating, at)


def recall_card(known: Cards, key: CardKey, rating: Rating | None, at: datetime) -> Card:
    """The card once it was put to one's reviews, or recalled where there is a rating; the cards
    that are known are brought up to date.
    """
    card = known.get(key) or new_card(key, at)
    known[key] = review(card, rating, at) if rating is not None else card
    return known[key]


def touched(move: Move) -> tuple[CardKey, ...]:
    """The card of an answer's question, then those its terms would have."""
    items = (question_item(move.question), *map(term_item, dict.fromkeys(move.about)))
    return tuple(CardKey(move.member_key, move.pack, item) for item in items)


def as_stored(at: datetime) -> datetime:
    """An instant as it is when it was written down and read again."""
    return to_instant(from_instant(at))
