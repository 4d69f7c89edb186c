"""Why a day's question was chosen, line by line, for whoever runs the bot."""

from collections.abc import Iterator

from bot.study.choice import Reasons
from bot.study.why import Why
from bot.views.words import Words


def why_lines(words: Words, why: Why) -> Iterator[str]:
    """The question and each step by which it was chosen."""
    yield words(
        "why-question", day=why.post.day.isoformat(), id=why.question.id, stem=why.question.stem
    )
    if why.reasons is None:
        yield words("why-unwritten")
        return
    yield from _steps(words, why.reasons)


def _steps(words: Words, reasons: Reasons) -> Iterator[str]:
    yield words(
        "why-domain",
        id=reasons.domain,
        weight=reasons.weight,
        given=reasons.given,
        total=reasons.total,
    )
    yield words("why-fresh", fresh=reasons.fresh, pool=reasons.pool, times=reasons.times)
    yield words("why-difficulty", level=reasons.difficulty, count=reasons.candidates)
    percent = f"{100 * reasons.recall:.1f}"
    yield words("why-memory", members=reasons.members, percent=percent)
    yield words("why-chance", count=reasons.ties)
