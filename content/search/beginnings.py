"""What begins as the typed text does: names by bisection, from any of their words on."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from content.search.forms import Form

_READ = 200
_SHARES = 20
_LEAST_SHARE = 0.54
_LEAST_SHARE_SHORT = 0.6
_LEAST_LETTERS = 5


class Beginnings:
    """Two sorted lists: the names as they begin, and each from every later word on."""

    __slots__ = ("_later", "_titles", "_whole")

    def __init__(self, forms: Sequence[Form]) -> None:
        whole: set[tuple[str, str]] = set()
        later: set[tuple[str, str, str]] = set()
        same: dict[str, str] = {}  # many names end in the same words: each text is kept once

        def joined(words: Sequence[str]) -> str:
            text = " ".join(words)
            return same.setdefault(text, text)

        for form in forms:
            words = form.phrase.words
            text = joined(words)
            whole.add((text, form.id))
            whole.add((joined(form.phrase.bare), form.id))
            later.update((joined(words[place:]), text, form.id) for place in range(len(words)))
        self._whole = tuple(sorted(whole))
        self._later = tuple(sorted(later))
        titles = ((joined(form.phrase.words), form.id) for form in forms if not form.rank)
        self._titles = tuple(sorted(titles))

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
        starts = tuple(f" {word}" for word in words)
        for place in range(bisect_left(self._later, (longest, "", "")), len(self._later)):
            text, whole, name = self._later[place]
            if not longest or not text.startswith(longest):
                return
            if all(start in f" {whole}" for start in starts):
                yield name


def firsts(ids: Iterable[str], limit: int) -> list[str]:
    """Give the first `limit` different ids among the first few hundred."""
    return list(dict.fromkeys(islice(ids, _READ)))[:limit]
