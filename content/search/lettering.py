"""Which words share letters with a typed one, the most alike first, kept in little room.

This module counts pieces of words; what they mean and how alike they are, others say.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

_POSTINGS = 160
_NARROWED = 24
_SHORT = 4
_OFF = 2
"""Letters by which a word may be longer or shorter than what is typed."""

_FEW = 2**16
"""Words whose places fit into two bytes each."""

Bounds = tuple[int, int]


class Lettering:
    """Words, and where each piece of one stands: places in a list that begins with the shortest
    words, so that those of one length are found by bisection. The places of all pieces are in one
    array, those of a piece from its number in `_bounds` to the next one there.
    """

    __slots__ = ("_bounds", "_grams", "_places", "_starts", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(sorted(words, key=len))
        longest = len(self._words[-1]) if self._words else 0
        self._starts = tuple(bisect_left(self._words, size, key=len) for size in range(longest + 2))
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            for gram in _grams(word):
                places.setdefault(gram, []).append(place)
        self._grams = tuple(sorted(places))
        self._bounds = array("I", (0, *accumulate(len(places[gram]) for gram in self._grams)))
        all_places = chain.from_iterable(places[gram] for gram in self._grams)
        self._places = array("H" if len(self._words) <= _FEW else "I", all_places)

    def near(self, word: str) -> list[str]:
        """Give the words of about the same length that share the rarest trigrams."""
        pieces = [found for gram in _grams(word) if (found := self._found(gram))]
        lists = [
            postings
            for size in range(len(word) - _OFF, len(word) + _OFF + 1)
            for postings in self._of_size(size, pieces)
        ]
        lists.sort(key=len)
        swapped = self._of_size(len(word), filter(None, [self._found(_letters(word))]))
        shared = Counter({place: len(word) for places in swapped for place in places})
        read = 0
        for postings in lists:
            if read and read + len(postings) > _POSTINGS:
                break
            shared.update(postings[:_POSTINGS])
            read += len(postings)
        return [self._words[place] for place, _ in shared.most_common(_NARROWED)]

    def _found(self, gram: str) -> Bounds | None:
        """Give where the places of a piece are, if any word has it."""
        number = bisect_left(self._grams, gram)
        if self._grams[number : number + 1] != (gram,):
            return None
        return self._bounds[number], self._bounds[number + 1]

    def _of_size(self, size: int, pieces: Iterable[Bounds]) -> Iterator[Sequence[int]]:
        """Give the part of each list of places that has the words of one length, if any."""
        if not 0 < size < len(self._starts) - 1:
            return
        start, end = self._starts[size : size + 2]
        if start == end:
            return
        for begin, stop in pieces:
            first = bisect_left(self._places, start, begin, stop)
            last = bisect_left(self._places, end, first, stop)
            if first < last:
                yield self._places[first:last]


def _grams(word: str) -> Iterable[str]:
    """Give the trigrams of a word, and of a short one, its letters in whatever order."""
    padded = f"  {word}  "
    grams = dict.fromkeys(padded[place : place + 3] for place in range(len(padded) - 2))
    return grams if len(word) > _SHORT else (*grams, _letters(word))


def _letters(word: str) -> str:
    return "=" + "".join(sorted(word))
