"""The weekly note: questions to look at, and what was looked up in vain."""

from collections.abc import Iterable, Iterator

from bot.model import Block, Reply
from bot.study.item_analysis import FEWEST, Facility, Inverted, Unchosen
from bot.study.weekly_note import Found
from bot.views.text import bold, echo, item, note, paragraph, title
from bot.views.words import Words
from content.model import Question

MOST = 5
"""Questions of a sort that are named; the rest is counted."""


def note_reply(words: Words, found: Found, notes_title: str) -> Reply:
    """All there is to tell of the notes of a title."""
    told = found.findings
    text = (
        title(words("note-title")),
        note(words("help-notes", title=notes_title)),
        *_part(words, words("note-too-hard"), (_facility(words, one) for one in told.too_hard)),
        *_part(words, words("note-too-easy"), (_facility(words, one) for one in told.too_easy)),
        *_part(words, words("note-inverted"), (_inverted(words, one) for one in told.inverted)),
        *_part(words, words("note-unchosen"), (_unchosen(words, one) for one in told.unchosen)),
        *_part(
            words, words("note-misses"), (_miss(words, *one) for one in found.misses), all_=True
        ),
        *((note(words("note-how", count=FEWEST)),) if told else ()),
    )
    return Reply(text=text)


def _part(
    words: Words, heading: str, lines: Iterable[Block], *, all_: bool = False
) -> Iterator[Block]:
    found = list(lines)
    if not found:
        return
    yield paragraph(bold(heading))
    shown = found if all_ else found[:MOST]
    yield from shown
    if len(shown) < len(found):
        yield note(words("note-more", count=len(found) - len(shown)))


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


def _miss(words: Words, query: str, times: int) -> Block:
    return item(words("note-miss", query=echo(query), count=times))


def _stem(question: Question) -> str:
    return echo(question.stem)


def _percent(share: float) -> int:
    return round(100 * share)
