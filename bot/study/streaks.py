"""Streaks: days in a row with an answer, in the member's own zone, one free day a week.

A day missed is forgiven when no other day of its week (from Monday) was; it keeps the
streak and does not lengthen it. All is reckoned from one answer to the next, so that
going through the answers again in their order gives the same.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.model import Habit
from bot.study.days import week_of

_LONGEST_GAP = 2
"""A Sunday and a Monday: two days missed running that lie in two weeks."""


def after_answer(habit: Habit, day: date) -> Habit:
    """The habit once an answer was given on `day`; a second answer of a day changes nothing."""
    if habit.last_day is not None and day <= habit.last_day:
        return habit
    used = _freezes(habit, day)
    streak = habit.streak + 1 if used is not None else 1
    return replace(
        habit,
        streak=streak,
        best_streak=max(streak, habit.best_streak),
        last_day=day,
        freeze_week=max(used) if used else habit.freeze_week,
    )


def current(habit: Habit, today: date) -> int:
    """The streak as it stands on `today`, when nothing may have been answered yet."""
    return habit.streak if _freezes(habit, today) is not None else 0


def _freezes(habit: Habit, day: date) -> tuple[date, ...] | None:
    """The weeks whose free day bridges the time up to `day`; None where it cannot be bridged."""
    if habit.last_day is None:
        return None
    missed = (day - habit.last_day).days - 1
    if missed > _LONGEST_GAP:
        return None
    days = (habit.last_day + timedelta(days=n) for n in range(1, missed + 1))
    weeks = tuple(week_of(one) for one in days)
    free = len(set(weeks)) == len(weeks) and habit.freeze_week not in weeks
    return weeks if free else None
