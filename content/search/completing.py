"""Completing a name in the midst of a line: after the words of a question, or the next of a list.

This module owns where in a line the name that is being typed may begin; which names fit there
the index says.
"""

import re
from dataclasses import dataclass

from content.search.asking import COMPARING, asks, frames
from content.search.comparing import parting
from content.search.index import Index
from content.search.names import Hit
from content.search.normal import INPUT_LIMIT, normal_form

_PLACES = 8
_TYPED = re.compile(r"([^\s,;|/]+)([\s,;|/]+)")
"""A word that is typed to its end, with what follows it."""

_ENDED = re.compile(r"[^\s,;|/]\s*[,;|/]\s*$")
"""A name that is typed to its end: another has to follow."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a line may become: everything before `start` stays, one of `hits` takes the rest."""

    start: int
    hits: tuple[Hit, ...] = ()


def completed(index: Index, line: str, limit: int) -> Completion:
    """Offer at most `limit` items for the last name of a line, best first.

    The end of the line that fits a name best decides, of equal ones the longest.
    """
    found = (Completion(start, index.complete(line[start:], limit)) for start in _starts(line))
    return max(found, key=lambda it: it.hits[0].score if it.hits else 0.0, default=Completion(0))


def _starts(line: str) -> list[int]:
    """Give the places where a name may begin, the first of all and the last few."""
    starts, asking = [0], True
    for typed in _TYPED.finditer(line[:INPUT_LIMIT]):
        word, after = normal_form(typed[1]), typed[2]
        asking = not after.isspace() or parting(word) or (asking and _leads(word))
        if asking and not _only_asks(line[typed.end() :]):
            starts.append(typed.end())
    whole = [] if _ENDED.search(line) else starts[:1]
    return whole + starts[1:][-_PLACES:]


def _only_asks(rest: str) -> bool:
    """Tell whether words are there, yet none that could begin a name."""
    words = normal_form(rest).split()
    return bool(words) and all(map(frames, words))


def _leads(word: str) -> bool:
    return asks(word) or word in COMPARING
