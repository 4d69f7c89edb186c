"""What a member has to review just now, in which order, and how long that takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Card, MemberProfile
from bot.store import answers, cards
from bot.store.engine import Transaction
from bot.study.days import local_day
from bot.study.exam import Exam, Plan, plan
from bot.study.reviews import retrievability
from content.library import Library

SECONDS = 30
"""What a card takes as long as too few answers tell."""

FEWEST = 5
"""Answers from which on they tell."""

LATEST = 50
"""Answers that tell, the latest."""

LONGEST = timedelta(minutes=3)
"""From question to answer at most, for an answer to tell anything."""

_QUICKEST, _SLOWEST = 5, 120


@dataclass(frozen=True, slots=True)
class Due:
    """The cards that are due, what is remembered least first; `seconds` is what one takes.

    With an exam ahead there is a `plan`, and these are today's share.
    """

    cards: tuple[Card, ...]
    seconds: int
    plan: Plan | None = None

    @property
    def minutes(self) -> int:
        """How long all of them take, rounded up."""
        return minutes(len(self.cards), self.seconds)


def minutes(count: int, seconds: int) -> int:
    """How many minutes so many cards take, rounded up."""
    return -(-count * seconds // 60)


async def due_of(
    transaction: Transaction,
    library: Library,
    member: MemberProfile,
    now: datetime,
    zone: ZoneInfo,
) -> Due:
    """What a member has to review, of what is still in the notes."""
    if member.key is None:
        return Due((), SECONDS)
    found = await cards.of_member(transaction, member.key, library.pack.id)
    known = [card for card in found if is_known(library, card.key.item)]
    seconds = await _seconds(transaction, member.key)
    exam = exam_ahead(member, now, zone)
    if exam is None:
        return Due(_worst_first(known, now), seconds)
    planned = plan(known, exam, seconds, now, zone)
    return Due(planned.today, seconds, planned)


def exam_ahead(member: MemberProfile, now: datetime, zone: ZoneInfo) -> Exam | None:
    """The exam that a member prepares for, unless it is over."""
    if member.exam is None or member.exam < local_day(now, zone):
        return None
    return Exam(member.exam, member.exam_minutes)


def is_known(library: Library, item: str) -> bool:
    """Whether the notes still have what a card is of."""
    sort, _, id_ = item.partition(":")
    return (library.question(id_) if sort == "q" else library.item(id_)) is not None


def _worst_first(known: Iterable[Card], now: datetime) -> tuple[Card, ...]:
    due = [card for card in known if card.due <= now]
    due.sort(key=lambda card: (retrievability(card, now), card.due, card.key.item))
    return tuple(due)


async def _seconds(transaction: Transaction, member_key: int) -> int:
    """What a card takes a member, learned from how long they took for their latest answers."""
    taken = await answers.taken(transaction, member_key, LONGEST, LATEST)
    if len(taken) < FEWEST:
        return SECONDS
    mean = sum(taken, timedelta()) / len(taken)
    return min(max(round(mean.total_seconds()), _QUICKEST), _SLOWEST)
