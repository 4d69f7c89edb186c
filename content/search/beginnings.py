"""What begins as the typed text does: names by bisection, from any of their words on."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from content.search.forms import Form

_READ = 200
_SHARES = 20
_LEAST_SHARE = 0.54
_LEAST_SHARE_SHORT = 0.6
_LEAST_LETTERS = 5
_WORD = re.compile(r"\S+")
_LAST = "\U0010ffff"
"""Comes after every letter."""


class Beginnings:
    """Two sorted lists: the names as they begin, and each from every later word on.

    The latter, with far more in it, is two arrays: the places of names in the former, and at which
    letter of them the word begins.
    """

    __slots__ = ("_later", "_letters", "_titles", "_whole")

    def __init__(self, forms: Sequence[Form]) -> None:
        named = {(" ".join(form.phrase.words), form.id) for form in forms}
        bare = {(" ".join(form.phrase.bare), form.id) for form in forms}
        self._whole = tuple(sorted(bare | named))
        later = sorted(
            (text[letter:], place, letter)
            for place, (text, name) in enumerate(self._whole)
            if (text, name) in named
            for letter in _words_begin(text)
        )
        self._later = array("I", (place for _, place, _ in later))
        self._letters = array("H", (letter for _, _, letter in later))
        titles = {(" ".join(form.phrase.words), form.id) for form in forms if not form.rank}
        self._titles = tuple(name for name in self._whole if name in titles)

    def only(self, start: str) -> str | None:
        """Give the one item whose name breaks off in the middle of a word after `start`.

        A name that the others merely lengthen counts as the one. None if more than one
        fits, or if so little is typed that it may turn into anything.
        """
        if len(start) < _LEAST_LETTERS:
            return None
        begun = self.whole(start)
        first, only = next(begun, ("", ""))
        if first[len(start) : len(start) + 1] in ("", " "):
            return None
        shortest = len(first)
        for text, name in begun:
            if name == only:
                shortest = min(shortest, len(text))
            elif not text.startswith(first + " "):
                return None
        least = _LEAST_SHARE if len(start) > _LEAST_LETTERS else _LEAST_SHARE_SHORT
        return only if len(start) >= least * shortest else None

    def begun(self, words: Sequence[str]) -> dict[str, float]:
        """Give the items whose name begins so, each with the share of it that is typed."""
        start = " ".join(words)
        shares: dict[str, float] = {}
        for text, name in islice(self.whole(start), _SHARES):
            share = len(start) / len(text)
            if len(words) > 1 or share >= _LEAST_SHARE or len(start) > _LEAST_LETTERS:
                shares[name] = max(share, shares.get(name, 0.0))
        return shares

    def whole(self, start: str) -> Iterator[tuple[str, str]]:
        """Give the names that begin with `start`, each with its id, in alphabetical order.

        For an empty start these are the items' own names alone.
        """
        names = self._whole if start else self._titles
        for place in range(bisect_left(names, (start, "")), len(names)):
            text, name = names[place]
            if not text.startswith(start):
                return
            yield text, name

    def within(self, words: Sequence[str]) -> Iterator[str]:
        """Give the ids of names in which a word begins with each of `words`, in any order."""
        longest = max(words, key=len, default="")
        if not longest:
            return
        starts = tuple(f" {word}" for word in words)
        places = range(len(self._later))
        first = bisect_left(places, longest, key=self._from_word)
        last = bisect_left(places, longest + _LAST, first, key=self._from_word)
        for place in self._later[first:last]:
            whole, name = self._whole[place]
            if all(start in f" {whole}" for start in starts):
                yield name

    def _from_word(self, place: int) -> str:
        """Give a name from one of its words on."""
        return self._whole[self._later[place]][0][self._letters[place] :]


def _words_begin(text: str) -> Iterator[int]:
    """Give the numbers of the letters with which words begin."""
    return (found.start() for found in _WORD.finditer(text))


def firsts(ids: Iterable[str], limit: int) -> list[str]:
    """Give the first `limit` different ids among the first few hundred."""
    return list(dict.fromkeys(islice(ids, _READ)))[:limit]
