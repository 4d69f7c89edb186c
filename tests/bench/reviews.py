"""A review recorded: what is ours of it, beside what the library takes by itself."""

import asyncio
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import fsrs

from bot.model import Card, CardKey, Chat, Member, Phase, Rating
from bot.store import cards, chats, members
from bot.store.engine import Store
from bot.study import reviews
from bot.study.card_moves import Move, after_answers
from bot.study.days import known_zone
from bot.study.exam import Exam, plan
from tests.bench.report import Figure, show

ROUNDS = 7
TIMES = 5_000
TOGETHER = 500
"""Answers of as many members that are recorded in one commit."""

CARDS = 1_200
"""As many as a member can have of the notes that ship."""

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=5)


def main() -> None:
    """Print the figures."""
    theirs, ours = _side_by_side()
    with TemporaryDirectory() as folder:
        together = asyncio.run(_recorded(Path(folder)))
    show(
        "Reviews",
        [
            Figure("the library's own review (median of rounds)", theirs, unit="µs"),
            Figure("ours above it: card in, card out, spread", ours - theirs, 50, "µs"),
            Figure(
                f"read, reviewed and written with {TOGETHER} answers, each", together, unit="µs"
            ),
            Figure(f"the day's plan of {CARDS} cards before an exam", _planned(), 50, "ms"),
        ],
    )


def _side_by_side() -> tuple[float, float]:
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    plain = fsrs.Card(1, fsrs.State.Review, None, 5.0, 5.0, NOW, NOW)
    card = _card(1, 0)
    theirs, ours = [], []
    # In turn, so that a machine that slows down for a while slows both.
    for _ in range(ROUNDS):
        theirs.append(_taken(lambda: scheduler.review_card(plain, fsrs.Rating.Good, LATER)))
        ours.append(_taken(lambda: reviews.review(card, Rating.GOOD, LATER)))
    return statistics.median(theirs), statistics.median(ours)


def _taken(work: Callable[[], object]) -> float:
    """Microseconds that something takes once."""
    start = time.perf_counter()
    for _ in range(TIMES):
        work()
    return (time.perf_counter() - start) / TIMES * 1e6


async def _recorded(folder: Path) -> float:
    """Microseconds an answer that moving cards adds to a commit of many."""
    store = await Store.open(f"sqlite:///{folder / 'bench.db'}")
    try:
        async with store.write() as transaction:
            await chats.ensure(transaction, Chat("bench", "1"))
            everybody = [Member("bench", str(n), str(n)) for n in range(TOGETHER)]
            keys = list((await members.ensure(transaction, everybody)).values())
            await cards.save(transaction, (_card(key, n) for key in keys for n in range(20)))
        taken = []
        for number in range(ROUNDS):
            async with store.write() as transaction:
                moves = [_move(key, number) for key in keys]
                start = time.perf_counter()
                await after_answers(transaction, moves)
                taken.append(time.perf_counter() - start)
        return statistics.median(taken) / TOGETHER * 1e6
    finally:
        await store.close()


def _planned() -> float:
    own = [_card(1, number) for number in range(CARDS)]
    exam, zone = Exam((NOW + timedelta(days=20)).date()), known_zone("America/Sao_Paulo")
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        plan(own, exam, 30, NOW, zone)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1e3


def _card(member_key: int, number: int) -> Card:
    return Card(
        CardKey(member_key, "bench", f"q:term-{number}-q1"),
        due=NOW + timedelta(days=number % 9 - 4),
        phase=Phase.REVIEW,
        step=None,
        stability=5.0 + number % 40,
        difficulty=5.0,
        last_review=NOW - timedelta(days=number % 30),
        reps=3,
    )


def _move(member_key: int, number: int) -> Move:
    question = f"term-{number}-q1"
    return Move(member_key, "bench", question, (f"term-{number}",), Rating.GOOD, LATER)


if __name__ == "__main__":
    main()
