"""What is wrong with kept scores, a line each, for whoever runs the bot."""

from bot.model import Card, Habit
from bot.store.scores import Entry
from bot.study.rebuild import Difference
from bot.views.words import Words


def difference_line(words: Words, difference: Difference) -> str:
    """One row that is not what the answers say: whose it is, what is kept, what should be."""
    whose = words(
        _whose(difference),
        member=str(difference.member_key),
        chat=str(difference.chat_key),
        period=difference.period,
        item=difference.item,
    )
    kept, reckoned = (_row(words, row) for row in (difference.kept, difference.reckoned))
    return words("scores-line", what=whose, kept=kept, reckoned=reckoned)


def _whose(difference: Difference) -> str:
    if difference.item:
        return "scores-card-of"
    return "scores-habit-of" if difference.chat_key is None else "scores-sum-of"


def _row(words: Words, row: Entry | Habit | Card | None) -> str:
    match row:
        case None:
            return words("scores-nothing")
        case Entry(score=score):
            return words(
                "scores-sum",
                points=score.points,
                answered=score.answered,
                correct=score.correct,
                days=score.days,
                last=row.day.isoformat(),
            )
        case Habit():
            return words(
                "scores-habit",
                streak=row.streak,
                best=row.best_streak,
                last=str(row.last_day),
                freeze=str(row.freeze_week),
                practice=f"{row.practice_count}/{row.practice_day}",
            )
        case Card():
            return words(
                "scores-card",
                reps=row.reps,
                stability=f"{row.stability or 0:.4f}",
                difficulty=f"{row.difficulty or 0:.4f}",
                due=row.due.isoformat(timespec="seconds"),
                last=str(row.last_review and row.last_review.isoformat(timespec="seconds")),
                phase=f"{row.phase.name.lower()} {row.step}",
            )
