"""What one answer does to a member's habit and to the sums of a chat.

The one place where it is said: answers as they come and answers gone through again later
are reckoned here alike.
"""

from collections.abc import Iterator

from bot.model import Answer, Habit, PostKind, Score
from bot.store.scores import Entry
from bot.study import points, streaks
from bot.study.days import period_keys


def reckon(kind: PostKind, answer: Answer, habit: Habit) -> tuple[int, Habit]:
    """The points that an answer earns, and the member's habit after it."""
    earned = points.earned(kind, answer.correct, habit, answer.member_day)
    habit = streaks.after_answer(habit, answer.member_day)
    if kind is not PostKind.DAY:
        habit = points.after_practice(habit, answer.member_day)
    return earned, habit


def entries(chat_key: int, answer: Answer, earned: int) -> Iterator[Entry]:
    """What an answer adds to the sums of each period it falls in."""
    score = Score(answer.member_key, earned, 1, int(answer.correct), 1)
    for period in period_keys(answer.chat_day):
        yield Entry(chat_key, period, answer.chat_day, score)
