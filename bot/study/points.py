"""What an answer earns. Small numbers, the same everywhere; `/ajuda pontos` tells them."""

from dataclasses import replace
from datetime import date

from bot.model import Habit, PostKind

DAY_POINTS = 10
"""For a right answer to the day's question."""

PRACTICE_POINTS = 5
"""For a right answer in practice."""

PRACTICE_LIMIT = 20
"""Practice answers a day that can earn points, right and wrong ones together."""


def earned(kind: PostKind, correct: bool, habit: Habit, day: date) -> int:
    """The points of an answer given on `day` by a member whose habit was `habit`."""
    if not correct:
        return 0
    if kind is PostKind.DAY:
        return DAY_POINTS
    return PRACTICE_POINTS if practised(habit, day) < PRACTICE_LIMIT else 0


def practised(habit: Habit, day: date) -> int:
    """How many practice answers a member has given on a day.

    A day before the latest, after moving to another time zone, counts as the latest: the
    limit cannot be had twice by going back and forth.
    """
    current = habit.practice_day is not None and day <= habit.practice_day
    return habit.practice_count if current else 0


def after_practice(habit: Habit, day: date) -> Habit:
    """The habit once a practice answer was given on `day`."""
    latest = max(day, habit.practice_day or day)
    return replace(habit, practice_day=latest, practice_count=practised(habit, day) + 1)
