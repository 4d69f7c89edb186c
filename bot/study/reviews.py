"""How a review changes a card, and what is still remembered of one: FSRS, by the library `fsrs`.

Pure, and the only place that knows the library. The parameters are those that FSRS-6 comes
with, and nine in ten is to be remembered when a card falls due. The few days by which
intervals are made to differ, so that what was learned on one day does not fall due on one
day, come from the card itself: the same history gives the same card.
"""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import fsrs

from bot.model import Card, CardKey, Phase, Rating, Sureness

RETENTION = 0.9
"""The chance of being remembered that a card falls due at."""

QUICK = timedelta(seconds=20)
"""From question to answer at most, for an answer that was sure to count as easy."""

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""From how many days to how many, and by which share of them an interval may differ: the
ranges of FSRS.
"""

_FROM = 2
"""Days that an interval has at most and stays as it is."""

_RATINGS = {rating: fsrs.Rating(rating) for rating in Rating}
_STATES = {phase: fsrs.State(phase) for phase in Phase}
_PHASES = {state: Phase(state) for state in fsrs.State}

# The library's own fuzz draws on the one generator of the whole process.
_SCHEDULER = fsrs.Scheduler(desired_retention=RETENTION, enable_fuzzing=False)


def question_item(question: str) -> str:
    """What the card of a question is of."""
    return f"q:{question}"


def term_item(term: str) -> str:
    """What the card of a term or a comparison is of."""
    return f"t:{term}"


def rating_of(correct: bool, sureness: Sureness | None, taken: timedelta) -> Rating:
    """What an answer says of the memory: a lucky one less than one that was sure and quick."""
    if not correct:
        return Rating.AGAIN
    if sureness is Sureness.GUESSED:
        return Rating.HARD
    return Rating.EASY if sureness is Sureness.SURE and taken <= QUICK else Rating.GOOD


def new_card(key: CardKey, at: datetime) -> Card:
    """A card that was never reviewed; it is due at once."""
    return Card(key, due=at)


def review(card: Card, rating: Rating, at: datetime) -> Card:
    """The card once it was reviewed at an instant, due within a few days of what FSRS says."""
    theirs = _review(card, rating, at)
    days = (theirs.due - at).days
    if days <= _FROM:
        return _ours(card, theirs, theirs.due)
    return _ours(card, theirs, at + timedelta(days=_spread(days, card.key, card.reps + 1)))


def reviewed(card: Card, rating: Rating, at: datetime) -> Card:
    """The card once it was reviewed at an instant, due just when FSRS says."""
    theirs = _review(card, rating, at)
    return _ours(card, theirs, theirs.due)


def retrievability(card: Card, at: datetime) -> float:
    """The chance, from 0 to 1, that it is remembered at an instant; 0 if it was never reviewed."""
    return float(_SCHEDULER.get_card_retrievability(_theirs(card), at.astimezone(UTC)))


def _review(card: Card, rating: Rating, at: datetime) -> fsrs.Card:
    theirs, _ = _SCHEDULER.review_card(_theirs(card), _RATINGS[rating], at.astimezone(UTC))
    return theirs


def _ours(before: Card, theirs: fsrs.Card, due: datetime) -> Card:
    return Card(
        key=before.key,
        due=due,
        phase=_PHASES[theirs.state],
        step=theirs.step,
        stability=theirs.stability,
        difficulty=theirs.difficulty,
        last_review=theirs.last_review,
        reps=before.reps + 1,
    )


def _theirs(card: Card) -> fsrs.Card:
    # Without an id of its own each card of theirs would wait for a millisecond.
    return fsrs.Card(
        card_id=0,
        state=_STATES[card.phase],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )


def _spread(days: int, key: CardKey, reps: int) -> int:
    """An interval made to differ a little, always in the same way for a card's same review."""
    parts = (share * (min(days, end) - start) for start, end, share in _FUZZ if days > start)
    delta = 1.0 + sum(parts)
    first, last = max(2, round(days - delta)), round(days + delta)
    return first + int(_chance(key, reps) * (last - first + 1))


def _chance(key: CardKey, reps: int) -> float:
    """A number from 0 to 1 that belongs to a card and the count of its reviews."""
    name = f"{key.member_key}:{key.pack}:{key.item}:{reps}".encode()
    return int.from_bytes(blake2b(name, digest_size=4).digest()) / 2**32
