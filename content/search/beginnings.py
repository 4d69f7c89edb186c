"""What begins as the typed text does: names by bisection, from any of their words on."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from content.search.forms import Form

_READ = 200
_SHARES = 20
_LEAST_SHARE = 0.6
_LEAST_LETTERS = 5


class Beginnings:
    """Two sorted lists: the names as they begin, and what follows from each later word on."""

    __slots__ = ("_later", "_whole")

    def __init__(self, forms: Sequence[Form]) -> None:
        whole: set[tuple[str, str]] = set()
        later: set[tuple[str, int, str]] = set()
        for form in forms:
            words = form.phrase.words
            whole.add((" ".join(words), form.id))
            whole.add((" ".join(form.phrase.bare), form.id))
            for place in range(1, len(words)):
                later.add((" ".join(words[place:]), form.rank, form.id))
        self._whole = tuple(sorted(whole))
        self._later = tuple(sorted(later))

    def only(self, start: str) -> str | None:
        """Give the one item whose name breaks off in the middle of a word after `start`.

        A name that the others merely lengthen counts as the one. None if more than one
        fits, or if so little is typed that it may turn into anything.
        """
        if len(start) < _LEAST_LETTERS:
            return None
        begun = self.whole(start)
        shortest, only = next(begun, ("", ""))
        broken = shortest[len(start) : len(start) + 1] not in ("", " ")
        if not broken or len(start) < _LEAST_SHARE * len(shortest):
            return None
        longer = shortest + " "
        alone = all(name == only or text.startswith(longer) for text, name in begun)
        return only if alone else None

    def begun(self, words: Sequence[str]) -> dict[str, float]:
        """Give the items whose name begins so, each with the share of it that is typed."""
        start = " ".join(words)
        shares: dict[str, float] = {}
        for text, name in islice(self.whole(start), _SHARES):
            share = len(start) / len(text)
            if len(words) > 1 or share >= _LEAST_SHARE:
                shares[name] = max(share, shares.get(name, 0.0))
        return shares

    def whole(self, start: str) -> Iterator[tuple[str, str]]:
        """Give the names that begin with `start`, each with its id, in alphabetical order."""
        for place in range(bisect_left(self._whole, (start, "")), len(self._whole)):
            text, name = self._whole[place]
            if not text.startswith(start):
                return
            yield text, name

    def later(self, start: str) -> Iterator[str]:
        """Give the ids of names one of whose later words begins with `start`."""
        for place in range(bisect_left(self._later, (start, 0, "")), len(self._later)):
            text, _, name = self._later[place]
            if not text.startswith(start):
                return
            yield name


def firsts(ids: Iterable[str], limit: int) -> list[str]:
    """Give the first `limit` different ids among the first few hundred."""
    return list(dict.fromkeys(islice(ids, _READ)))[:limit]
