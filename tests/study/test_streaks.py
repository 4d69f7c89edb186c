"""Streaks: days in a row, one free day a week."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Habit
from bot.study.streaks import after_answer, current

MONDAY = date(2026, 11, 16)


def streak_after(*days: int) -> int:
    """The streak after answers on these days, counted from a Monday."""
    habit = Habit()
    for day in days:
        habit = after_answer(habit, MONDAY + timedelta(days=day))
    return habit.streak


def test_first_answer_begins_a_streak() -> None:
    assert streak_after(0) == 1


def test_days_in_a_row_add_up() -> None:
    assert streak_after(0, 1, 2, 3) == 4


def test_second_answer_of_a_day_adds_nothing() -> None:
    assert streak_after(0, 0, 1, 1) == 2


def test_one_day_missed_in_a_week_is_forgiven_and_not_counted() -> None:
    assert streak_after(0, 2) == 2


def test_second_day_missed_in_a_week_breaks_it() -> None:
    assert streak_after(0, 2, 4) == 1


def test_two_days_missed_running_in_one_week_break_it() -> None:
    assert streak_after(0, 3) == 1


def test_sunday_and_monday_missed_lie_in_two_weeks_and_are_forgiven() -> None:
    assert streak_after(4, 5, 8) == 3


def test_monday_missed_after_its_neighbour_sunday_uses_the_new_weeks_free_day() -> None:
    assert streak_after(4, 5, 8, 10) == 1


def test_each_week_has_a_free_day_of_its_own() -> None:
    assert streak_after(0, 2, 3, 4, 5, 6, 7, 9) == 8


def test_an_earlier_day_after_moving_west_changes_nothing() -> None:
    assert streak_after(1, 0, 2) == 2


def test_streak_stands_while_today_is_unanswered_and_falls_when_it_cannot_be_saved() -> None:
    habit = after_answer(after_answer(Habit(), MONDAY), MONDAY + timedelta(days=1))
    assert [current(habit, MONDAY + timedelta(days=n)) for n in (1, 2, 3, 4)] == [2, 2, 2, 0]


@given(st.sets(st.integers(0, 60), min_size=1))
def test_longest_streak_is_never_less_than_the_longest_run_of_days(days: set[int]) -> None:
    habit, longest, run, last = Habit(), 0, 0, -9
    for day in sorted(days):
        habit = after_answer(habit, MONDAY + timedelta(days=day))
        run = run + 1 if day == last + 1 else 1
        last, longest = day, max(longest, run)
    assert longest <= habit.best_streak <= len(days)
    assert habit.streak <= habit.best_streak


@given(st.sets(st.integers(0, 60), min_size=2))
def test_every_day_with_a_streak_behind_it_misses_at_most_one_day_a_week(days: set[int]) -> None:
    habit = Habit()
    begun = MONDAY
    for day in sorted(MONDAY + timedelta(days=n) for n in days):
        habit = after_answer(habit, day)
        begun = day if habit.streak == 1 else begun
        missed = (begun + timedelta(days=n) for n in range((day - begun).days))
        weeks = [m.isocalendar()[:2] for m in missed if (m - MONDAY).days not in days]
        assert len(weeks) == len(set(weeks))
