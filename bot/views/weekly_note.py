"""The weekly note: questions to look at, what was looked up in vain, and what is disputed."""

from collections.abc import Iterable, Iterator

from bot.actions import NameMiss
from bot.model import Block, Button, Reply
from bot.study.aliases import token_of
from bot.study.item_analysis import FEWEST, Facility, Findings, Inverted, Unchosen
from bot.study.weekly_note import Found
from bot.views.text import bold, button, echo, item, note, paragraph, title
from bot.views.words import Words
from content.model import Question

MOST = 5
"""Questions of a sort that are named; the rest is counted."""

ALIASES = 5
"""Look-ups that missed, of which an alias can be made with a tap."""


def note_reply(words: Words, found: Found, notes_title: str, *, here: bool) -> Reply:
    """All there is to tell of the notes of a title; `here`: they are studied where it is read, so
    that buttons can be about them.
    """
    text = (
        title(words("note-title")),
        note(words("help-notes", title=notes_title)),
        *finding_parts(words, found.findings),
        *part(words, words("note-misses"), miss_lines(words, found.misses)),
        *((note(words("note-how", count=FEWEST)),) if found.findings else ()),
        *((paragraph(words("note-disputes", count=found.waiting)),) if found.waiting else ()),
    )
    return Reply(text=text, buttons=alias_buttons(words, found.misses) if here else ())


def alias_buttons(
    words: Words, misses: Iterable[tuple[str, int]]
) -> tuple[tuple[Button, ...], ...]:
    """For what was looked up in vain most often, the way to an alias."""
    return tuple(
        (button(words("health-make-alias", query=echo(query)), NameMiss(token_of(query))),)
        for query, _ in tuple(misses)[:ALIASES]
    )


def finding_parts(words: Words, findings: Findings) -> Iterator[Block]:
    """The questions that are to be looked at, the worst of each sort."""
    hard = (_facility(words, one) for one in findings.too_hard)
    easy = (_facility(words, one) for one in findings.too_easy)
    yield from part(words, words("note-too-hard"), hard, MOST)
    yield from part(words, words("note-too-easy"), easy, MOST)
    inverted = (_inverted(words, one) for one in findings.inverted)
    yield from part(words, words("note-inverted"), inverted, MOST)
    unchosen = (_unchosen(words, one) for one in findings.unchosen)
    yield from part(words, words("note-unchosen"), unchosen, MOST)


def part(
    words: Words, heading: str, lines: Iterable[Block], most: int | None = None
) -> Iterator[Block]:
    """Lines under a heading, `most` of them, the rest counted; nothing where there are none."""
    found = list(lines)
    if not found:
        return
    yield paragraph(bold(heading))
    yield from found[:most]
    if most is not None and most < len(found):
        yield note(words("note-more", count=len(found) - most))


def miss_lines(words: Words, misses: Iterable[tuple[str, int]]) -> Iterator[Block]:
    """What was looked up in vain, and how often."""
    for query, times in misses:
        yield item(words("note-miss", query=echo(query), count=times))


def _facility(words: Words, one: Facility) -> Block:
    counted = words("note-facility", percent=_percent(one.share), count=one.answers)
    return item(bold(one.question.id), f" {_stem(one.question)} ({counted})")


def _inverted(words: Words, one: Inverted) -> Block:
    shares = {"strong": _percent(one.strong), "weak": _percent(one.weak)}
    return item(bold(one.question.id), f" {_stem(one.question)} ({words('note-thirds', **shares)})")


def _unchosen(words: Words, one: Unchosen) -> Block:
    options = "; ".join(echo(one.question.options[index].text) for index in one.options)
    counted = words("note-answers", count=one.answers)
    return item(bold(one.question.id), f" {_stem(one.question)} ({counted}): {options}")


def _stem(question: Question) -> str:
    return echo(question.stem)


def _percent(share: float) -> int:
    return round(100 * share)
