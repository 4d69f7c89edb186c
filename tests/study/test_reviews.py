"""How a review changes a card: the published cases of FSRS, and what an answer says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Card, CardKey, Phase, Rating, Sureness
from bot.study.reviews import (
    QUICK,
    new_card,
    rating_of,
    retrievability,
    review,
    reviewed,
)

START = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
KEY = CardKey(1, "pets", "q:cat-q1")
GOOD, AGAIN = Rating.GOOD, Rating.AGAIN


def days(card: Card) -> int:
    """The interval that a card was given."""
    assert card.last_review is not None
    return (card.due - card.last_review).days


def test_published_intervals_of_the_library() -> None:
    card, at, intervals = new_card(KEY, START), START, []
    for rating in (*[GOOD] * 6, *[AGAIN] * 2, *[GOOD] * 5):
        card = reviewed(card, rating, at)
        intervals.append(days(card))
        at = card.due
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_published_memory_of_the_library() -> None:
    card, at = new_card(KEY, START), START
    for rating, gap in zip((AGAIN, *[GOOD] * 5), (0, 0, 1, 3, 8, 21), strict=True):
        at += timedelta(days=gap)
        card = reviewed(card, rating, at)
    assert card.stability == pytest.approx(53.62691, abs=1e-4)
    assert card.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_a_new_card_is_due_at_once_and_not_remembered() -> None:
    card = new_card(KEY, START)
    assert (card.due, card.reps, retrievability(card, START)) == (START, 0, 0.0)


def test_a_card_is_remembered_with_nine_in_ten_after_its_stability() -> None:
    card = replace(
        new_card(KEY, START),
        phase=Phase.REVIEW,
        step=None,
        stability=10.0,
        difficulty=5.0,
        last_review=START,
    )
    assert retrievability(card, START + timedelta(days=10)) == pytest.approx(0.9)
    assert retrievability(card, START + timedelta(days=11)) < 0.9


@given(
    st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 90)), min_size=1, max_size=12),
    st.integers(1, 9),
)
def test_intervals_differ_from_the_published_by_little_and_always_alike(
    history: list[tuple[Rating, int]], member: int
) -> None:
    key = replace(KEY, member_key=member)
    plain = spread = again = new_card(key, START)
    at = START
    for rating, gap in history:
        at += timedelta(days=gap)
        plain = reviewed(plain, rating, at)
        spread, again = review(spread, rating, at), review(again, rating, at)
        assert spread == again
        assert replace(spread, due=plain.due) == plain
        assert abs(days(spread) - days(plain)) <= max(2, 1 + days(plain) * 0.15)
        assert days(plain) > 2 or spread.due == plain.due


def test_what_was_learned_on_one_day_does_not_all_come_back_on_one() -> None:
    dues = set()
    for number in range(100):
        card = new_card(replace(KEY, item=f"q:{number}"), START)
        for gap in (0, 1, 3):
            card = review(card, GOOD, START + timedelta(days=gap))
        dues.add(card.due.date())
    assert 3 <= len(dues) <= 9


@pytest.mark.parametrize(
    ("correct", "sureness", "taken", "rating"),
    [
        (False, None, QUICK, Rating.AGAIN),
        (False, Sureness.SURE, QUICK, Rating.AGAIN),
        (True, Sureness.GUESSED, QUICK, Rating.HARD),
        (True, None, QUICK, Rating.GOOD),
        (True, Sureness.THOUGHT, QUICK, Rating.GOOD),
        (True, Sureness.SURE, QUICK, Rating.EASY),
        (True, Sureness.SURE, QUICK + timedelta(seconds=1), Rating.GOOD),
    ],
)
def test_rating_comes_from_the_answer_and_how_sure_it_was(
    correct: bool, sureness: Sureness | None, taken: timedelta, rating: Rating
) -> None:
    assert rating_of(correct, sureness, taken) is rating
