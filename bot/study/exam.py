"""How reviews are laid out until an exam.

Pure. No interval goes past the exam, and everything is seen once more before it. The chance of
being remembered at which a card falls due rises towards the exam. What has piled up is spread
over the days left: a day has no more than the member's minutes hold, where all that is
still to be seen fits into the days left, and else the same on each day, which is then more
than they hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import Card, Phase
from bot.study.days import local_day
from bot.study.reviews import RETENTION, retrievability

AT_EXAM = 0.95
"""The chance of being remembered that is wanted on the day of the exam."""

STRETCH = 28
"""Days before the exam at least, in which that chance rises, and everything is seen once more."""

MINUTES = 20
"""Minutes of reviews a day for who has named none."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam's day, and how many minutes a member would review on a day until then."""

    day: date
    minutes: int = MINUTES


@dataclass(frozen=True, slots=True)
class Plan:
    """A day's share of what is to be reviewed before an exam.

    `today` is left to be reviewed today, what is remembered least first; `waiting` are due
    and left for later days. Of `unseen` cards that are to be seen once more in the
    `days_left`, `quota` come on each day at least. `capacity` is how many cards the
    member's minutes hold, and `a_day` how many a day has: more than that where not `fits`.
    """

    today: tuple[Card, ...]
    waiting: int
    days_left: int
    unseen: int
    quota: int
    capacity: int
    a_day: int

    @property
    def fits(self) -> bool:
        """Whether no day has more than the member's minutes hold."""
        return self.a_day <= self.capacity


def plan(cards: Sequence[Card], exam: Exam, seconds: int, now: datetime, zone: ZoneInfo) -> Plan:
    """What to review on the day that an instant is in; `seconds` is what a card takes."""
    today = local_day(now, zone)
    days_left = max(1, (exam.day - today).days)
    capacity = max(1, exam.minutes * 60 // seconds)
    start = stretch_start(exam, len(cards), capacity)
    recall = {card.key: retrievability(card, now) for card in cards}
    ordered = sorted(cards, key=lambda card: (recall[card.key], card.due, card.key.item))
    unseen = [card for card in ordered if today >= start > _seen(card, zone)]
    wanted = retention(today, exam)
    due = [c for c in ordered if c.due <= now or _faded(c, recall[c.key], wanted)]
    done = sum(_seen(card, zone) == today for card in cards)
    a_day = _a_day(len(unseen), done, capacity, days_left)
    quota = -(-len(unseen) // days_left)
    first = {card.key for card in unseen[:quota]}
    all_due = [*unseen[:quota], *(card for card in due if card.key not in first)]
    chosen = {card.key for card in all_due[: max(0, a_day - done)]}
    return Plan(
        today=tuple(card for card in ordered if card.key in chosen),
        waiting=sum(card.key not in chosen for card in due),
        days_left=days_left,
        unseen=len(unseen),
        quota=quota,
        capacity=capacity,
        a_day=a_day,
    )


def _a_day(unseen: int, done: int, capacity: int, days_left: int) -> int:
    """How many cards a day has, of which some are done today."""
    if unseen <= max(0, capacity - done) + capacity * (days_left - 1):
        return capacity
    return -(-(unseen + done) // days_left)


def stretch_start(exam: Exam, cards: int, capacity: int) -> date:
    """The day from which on everything is seen once more: early enough for that to take half of
    the member's time at most.
    """
    return exam.day - max(STRETCH, -(-2 * cards // capacity)) * _DAY


def retention(day: date, exam: Exam) -> float:
    """The chance of being remembered at which cards fall due on a day, rising to the exam's."""
    share = 1 - (exam.day - day).days / STRETCH
    return RETENTION + (AT_EXAM - RETENTION) * min(max(share, 0.0), 1.0)


def due_day(card: Card, exam: Exam | None, today: date, zone: ZoneInfo) -> date:
    """The day on which a card falls due; with an exam ahead, on its day at the latest."""
    usual = local_day(card.due, zone)
    if exam is None or today > exam.day:
        return usual
    latest = min(usual, exam.day)
    if card.phase is not Phase.REVIEW:
        return latest
    days = (max(today, exam.day - STRETCH * _DAY) + n * _DAY for n in range(STRETCH + 1))
    rising = (day for day in days if day < latest)
    return next((day for day in rising if _faded_on(card, day, exam, zone)), latest)


def _faded_on(card: Card, day: date, exam: Exam, zone: ZoneInfo) -> bool:
    noon = datetime.combine(day, time(12), zone)
    return _faded(card, retrievability(card, noon), retention(day, exam))


def _faded(card: Card, recall: float, wanted: float) -> bool:
    """Whether a card that goes by days is remembered less than is wanted before an exam."""
    return card.phase is Phase.REVIEW and wanted > RETENTION and recall <= wanted


def _seen(card: Card, zone: ZoneInfo) -> date:
    """The day on which a card was reviewed last."""
    return local_day(card.last_review, zone) if card.last_review else date.min
