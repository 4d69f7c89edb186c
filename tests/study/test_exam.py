"""Reviews until an exam: nothing goes past it, and no day has too much where that can be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Card, CardKey, Phase, Rating
from bot.study.days import local_day
from bot.study.exam import AT_EXAM, STRETCH, Exam, Plan, due_day, plan, retention
from bot.study.reviews import RETENTION, new_card, retrievability, review

ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 16, 15, tzinfo=UTC)
TODAY = date(2026, 11, 16)
DAY = timedelta(days=1)
SECONDS = 30


def card(number: int, stability: float = 20.0, ago: int = 10, *, due_in: int = 5) -> Card:
    """A card that goes by days."""
    return Card(
        CardKey(1, "pets", f"q:{number}"),
        due=NOW + due_in * DAY,
        phase=Phase.REVIEW,
        step=None,
        stability=stability,
        difficulty=5.0,
        last_review=NOW - ago * DAY,
        reps=3,
    )


def planned(cards: Sequence[Card], in_days: int, minutes: int, at: datetime = NOW) -> Plan:
    return plan(cards, Exam(TODAY + in_days * DAY, minutes), SECONDS, at, ZONE)


@dataclass
class Lived:
    """How many reviews each day had, and the cards as they are at the exam."""

    loads: list[int]
    cards: list[Card]


def live(cards: Sequence[Card], exam: Exam, chance: Random) -> Lived:
    """Review each day's share until the exam, some of it wrongly."""
    known, loads = {one.key: one for one in cards}, []
    for number in range((exam.day - TODAY).days):
        at = NOW + number * DAY
        share = plan(list(known.values()), exam, SECONDS, at, ZONE).today
        for one in share:
            rating = chance.choices(list(Rating), (1, 1, 6, 2))[0]
            known[one.key] = review(one, rating, at)
        loads.append(len(share))
    return Lived(loads, list(known.values()))


def seen_since(cards: Sequence[Card], day: date) -> int:
    return sum(bool(c.last_review and local_day(c.last_review, ZONE) >= day) for c in cards)


histories = st.lists(
    st.builds(
        lambda stability, ago, due_in: (stability, ago, due_in),
        st.floats(0.5, 400),
        st.integers(1, 60),
        st.integers(-40, 200),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(histories, st.integers(1, 45), st.integers(1, 6), st.integers(0, 99))
def test_until_the_exam_all_is_seen_and_no_day_has_too_much_where_that_can_be(
    histories: list[tuple[float, int, int]], in_days: int, minutes: int, seed: int
) -> None:
    cards = [card(n, s, ago, due_in=due) for n, (s, ago, due) in enumerate(histories)]
    exam = Exam(TODAY + in_days * DAY, minutes)
    first = plan(cards, exam, SECONDS, NOW, ZONE)
    lived = live(cards, exam, Random(seed))
    most = minutes * 60 // SECONDS
    if first.fits:
        assert max(lived.loads) <= most
    else:
        assert max(lived.loads) <= -(-len(cards) // in_days)
    assert seen_since(lived.cards, exam.day - max(STRETCH, 2 * len(cards)) * DAY) == len(cards)


def test_a_backlog_is_spread_over_the_days_left() -> None:
    backlog = [card(n, stability=3.0 + n % 5, ago=30, due_in=-20) for n in range(200)]
    exam = Exam(TODAY + 20 * DAY, minutes=10)
    assert plan(backlog, exam, SECONDS, NOW, ZONE).fits
    lived = live(backlog, exam, Random(1))
    assert max(lived.loads) <= 20
    assert seen_since(lived.cards, TODAY) == 200


def test_what_does_not_fit_is_said_and_divided_evenly() -> None:
    cards = [card(n, due_in=-1, ago=40) for n in range(200)]
    first = planned(cards, in_days=5, minutes=10)
    assert (first.fits, first.capacity, first.a_day) == (False, 20, 40)
    lived = live(cards, Exam(TODAY + 5 * DAY, minutes=10), Random(1))
    assert lived.loads == [40] * 5
    assert seen_since(lived.cards, TODAY) == 200


def test_what_is_remembered_least_comes_first() -> None:
    cards = [card(n, stability=s, ago=30, due_in=-1) for n, s in enumerate((90, 5, 30, 10))]
    share = planned(cards, in_days=100, minutes=1).today
    assert [one.stability for one in share] == [5, 10]
    recalls = [retrievability(one, NOW) for one in planned(cards, 100, 60).today]
    assert recalls == sorted(recalls)


def test_what_was_done_today_counts_for_the_day() -> None:
    cards = [card(n, ago=30, due_in=-1) for n in range(10)]
    share = planned(cards, in_days=100, minutes=2)
    assert (len(share.today), share.waiting) == (4, 6)
    done = {one.key: review(one, Rating.GOOD, NOW) for one in share.today[:3]}
    rest = planned([done.get(one.key, one) for one in cards], in_days=100, minutes=2)
    assert (len(rest.today), rest.waiting) == (1, 6)


def test_retention_rises_to_the_exam() -> None:
    exam = Exam(TODAY + 100 * DAY)
    levels = [retention(TODAY + n * DAY, exam) for n in range(101)]
    assert levels == sorted(levels)
    assert levels[100 - STRETCH] == RETENTION
    assert levels[100] == pytest.approx(AT_EXAM)
    assert levels[100 - STRETCH + 1] > RETENTION


def test_a_card_comes_earlier_as_the_exam_draws_near() -> None:
    """By its stability it would be due in ten days, and at 0.95 after four or so."""
    fresh = card(1, stability=10.0, ago=0, due_in=10)
    assert due_day(fresh, None, TODAY, ZONE) == TODAY + 10 * DAY
    assert due_day(fresh, Exam(TODAY + 100 * DAY), TODAY, ZONE) == TODAY + 10 * DAY
    assert due_day(fresh, Exam(TODAY + 12 * DAY), TODAY, ZONE) < TODAY + 8 * DAY


@given(st.floats(0.1, 3000), st.integers(0, 60), st.integers(-9, 3000), st.integers(0, 400))
def test_no_interval_goes_past_the_exam(
    stability: float, ago: int, due_in: int, in_days: int
) -> None:
    exam = Exam(TODAY + in_days * DAY)
    known = card(1, stability, ago, due_in=due_in)
    assert due_day(known, exam, TODAY, ZONE) <= exam.day
    assert due_day(new_card(known.key, NOW), exam, TODAY, ZONE) <= exam.day


def test_once_the_exam_is_over_it_changes_nothing() -> None:
    far = card(1, stability=300.0, due_in=200)
    assert due_day(far, Exam(TODAY - DAY), TODAY, ZONE) == TODAY + 200 * DAY


def test_on_the_day_of_the_exam_there_is_still_a_share() -> None:
    cards = [replace(card(n, ago=40), due=NOW - DAY) for n in range(3)]
    assert len(planned(cards, in_days=0, minutes=10).today) == 3


def test_nothing_is_planned_from_nothing() -> None:
    empty = planned([], in_days=10, minutes=10)
    assert (empty.today, empty.unseen, empty.fits) == ((), 0, True)
