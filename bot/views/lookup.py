"""What a look-up found: the item, a comparison, what may have been meant, or that it is missing."""

from collections.abc import Iterator

from bot.actions import Browse, Define
from bot.model import Block, Reply
from bot.views.terms import compare_reply, item_reply, missing_reply, suggestions_reply
from bot.views.text import button, echo, note, paragraph
from bot.views.words import Words
from content.library import Library
from content.search import Lookup, as_typed

NEAR = 60
"""How well something must fit, of 100, for its domain to be named where nothing is found."""

OFFERED = 3
"""What one side of a comparison may have meant, at most: there are others beside it."""


def lookup_reply(words: Words, library: Library, query: str, found: Lookup) -> Reply:
    """The answer to a look-up, never a guess presented as one."""
    if found.match and (item := library.item(found.match)):
        return item_reply(words, library, item)
    if found.compared:
        return _side_by_side(words, library, found.compared)
    if found.sides:
        return _undecided(words, library, query, found.sides)
    if found.suggestions:
        return suggestions_reply(words, library, query, [hit.id for hit in found.suggestions])
    near = found.nearest if found.score >= NEAR else None
    nearest = library.item(near) if near else None
    return missing_reply(words, library, query, library.domain(nearest.domain) if nearest else None)


def _side_by_side(words: Words, library: Library, ids: tuple[str, ...]) -> Reply:
    """The notes' own table of these items, also where it has more of them, else one by one."""
    items = [item for i in dict.fromkeys(ids) if (item := library.item(i)) is not None]
    if len(items) == 1:
        return item_reply(words, library, items[0])
    table = library.comparison_of([item.id for item in items])
    return item_reply(words, library, table) if table else compare_reply(words, library, items)


def _undecided(words: Words, library: Library, query: str, sides: tuple[Lookup, ...]) -> Reply:
    """Which sides of a comparison are unsure or missing, and what each may have meant."""
    text = tuple(_doubt(words, library, query, side) for side in sides if not side.match)
    ids = dict.fromkeys(i for side in sides for i in _meant(side))
    rows = tuple((button(library.name(i, words.language), Define(i)),) for i in ids)
    topics = ((button(words("button-topics"), Browse()),),)
    return Reply(text=(*text, *_next(words, library, sides)), buttons=rows or topics)


def _doubt(words: Words, library: Library, query: str, side: Lookup) -> Block:
    typed = echo(as_typed(query, side.query))
    if not side.suggestions:
        return paragraph(words("compare-missing", query=typed))
    names = ", ".join(library.name(i, words.language) for i in _meant(side))
    return paragraph(words("compare-unsure", query=typed, names=names))


def _next(words: Words, library: Library, sides: tuple[Lookup, ...]) -> Iterator[Block]:
    """What to type: the same with the likeliest of each side, where each has one of its own."""
    likeliest = dict.fromkeys(i for side in sides for i in _meant(side)[:1])
    if len(likeliest) < len(sides):
        yield note(words("compare-spelling"))
    else:
        names = (library.name(i, words.language) for i in likeliest)
        yield note(words("compare-again", terms=" x ".join(names)))


def _meant(side: Lookup) -> tuple[str, ...]:
    return (side.match,) if side.match else tuple(hit.id for hit in side.suggestions[:OFFERED])
