"""What a name that is being typed may become: a term, or the next side of a comparison.

What a person reads among the offers should show why it is there: names in which what was
typed can be seen come before those that merely have another name like it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.actions import Define
from bot.hub import Request
from bot.routes import plain
from bot.views.offers import Offer
from content.model import Comparison, Term

MOST = 25
"""Completions at most: what a platform shows."""

_APART = re.compile(r"(?:\s+(?:x|×|vs\.?|versus)\s+|\s*[,;|]\s*)", re.IGNORECASE)
"""What stands between the sides of a comparison for certain."""

_SAYS_SOMETHING = 2
"""Letters from which on they may be meant for an acronym."""

_SURE = 100.0
"""The score of what was typed whole, by whichever of its names."""


def terms(request: Request, text: str) -> Iterator[Offer]:
    """What the last name of a text may become, likeliest first."""
    completion = request.study.lookups.complete(request.chat, text, MOST)
    typed = text[completion.start :]
    sure = [hit.id for hit in completion.hits if hit.score >= _SURE]
    others = (hit.id for hit in completion.hits if hit.score < _SURE)
    yield from _offers(request, text[: completion.start], sure + _ranked(request, others, typed))


def sides(request: Request, text: str) -> Iterator[Offer]:
    """What the last side of a comparison may become: no side that is there already."""
    *_, end = (0, *(found.end() for found in _APART.finditer(text)))
    if not end:
        yield from terms(request, text)
        return
    there = [_meant(request, side) for side in _APART.split(text[:end])]
    typed = text[end:]
    if typed.strip():
        hits = request.study.lookups.complete(request.chat, typed, MOST).hits
        found = _ranked(request, (hit.id for hit in hits), typed)
    else:
        found = list(_confused(request, there))
    yield from _offers(request, "", _tables(request, text))
    yield from _offers(request, text[:end], [one for one in found if _is_side(request, one, there)])


def _offers(request: Request, before: str, ids: Iterable[str]) -> Iterator[Offer]:
    for one in ids:
        name = request.notes.library.name(one, request.own.language)
        yield Offer(before + name, Define(one))


def _ranked(request: Request, ids: Iterable[str], typed: str) -> list[str]:
    """Names that show what is typed before those that do not, those that begin so first; terms
    before tables.
    """
    library, start = request.notes.library, plain(typed).strip()
    begun = re.compile(rf"\b{re.escape(start)}")

    def rank(one: str) -> tuple[bool, bool, bool]:
        item, name = library.item(one), plain(library.name(one, request.own.language))
        first = name.startswith(start) or _short_for(item, start)
        return not (first or begun.search(name)), isinstance(item, Comparison), not first

    return sorted(ids, key=rank)


def _short_for(item: Term | Comparison | None, start: str) -> bool:
    """Whether an acronym of an item begins so: it is known by that, whatever it is called."""
    aliases = item.aliases if isinstance(item, Term) and len(start) >= _SAYS_SOMETHING else ()
    return any(alias.isupper() and plain(alias).startswith(start) for alias in aliases)


def _meant(request: Request, side: str) -> str:
    return request.study.lookups.peek(request.chat, side).match or "" if side.strip() else ""


def _confused(request: Request, there: Iterable[str]) -> Iterator[str]:
    """What is taken for those that are there, and what they lead to; then whatever there is."""
    library = request.notes.library
    found = [item for one in there if isinstance(item := library.item(one), Term)]
    near = [confusion.term for item in found for confusion in item.confused]
    near += [one for item in found for one in item.see]
    near += [hit.id for hit in request.study.lookups.complete(request.chat, "", MOST).hits]
    yield from dict.fromkeys(near)


def _tables(request: Request, text: str) -> Sequence[str]:
    """Tables of the notes whose own names begin as is typed."""
    library, start = request.notes.library, plain(_APART.sub(" × ", text))
    hits = request.study.lookups.complete(request.chat, text, MOST).hits
    tables = (hit.id for hit in hits if isinstance(library.item(hit.id), Comparison))
    names = {one: plain(library.name(one, request.own.language)) for one in tables}
    return [one for one, name in names.items() if name.startswith(start)]


def _is_side(request: Request, one: str, there: Sequence[str]) -> bool:
    return one not in there and isinstance(request.notes.library.item(one), Term)
