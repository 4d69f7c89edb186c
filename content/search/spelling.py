"""Which known words a typed word may stand for: slips of the finger, of the ear, of the blank.

This module owns the vocabulary of the names: how much each word tells, and which words are
spelled or sound like a given one. It knows words only, neither whole names nor decisions.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from rapidfuzz.distance import Levenshtein

from content.search.forms import Form
from content.search.lettering import Lettering
from content.search.normal import stem
from content.search.phonetic import called, consonants, sound
from content.search.slips import heard_alike, likeness

Stems = tuple[str, ...]

_HEARD = 24
_REMEMBERED = 256
_LEAST_WEIGHT = 0.15
_JOINED_AT_MOST = 5
_SHORT = 4


class Vocabulary:
    """The words of all names, and the runs of words that people write as one."""

    __slots__ = ("_begun", "_lettering", "_meanings", "_sounds", "_weights", "near")

    def __init__(self, forms: Sequence[Form]) -> None:
        self._weights = _weights(forms)
        meanings = _meanings(forms)
        # A letter more or less makes another acronym, so that these are not searched by likeness.
        self._meanings = _acronyms(forms) | meanings
        self._begun = tuple(sorted({word for form in forms for word in form.phrase.bare}))
        self._lettering = Lettering(meanings)
        sounds: dict[str, list[str]] = {}
        for spelling in meanings:
            for key in _sounds(spelling):
                if len(heard := consonants(key)) > 1:
                    sounds.setdefault(heard, []).extend((spelling, key))
        # A text takes half the room of the words in it.
        self._sounds = {heard: " ".join(alike) for heard, alike in sounds.items()}
        # One query is weighed in several readings, with the same words in each.
        self.near = lru_cache(maxsize=_REMEMBERED)(self._near)

    def knows(self, word: str) -> bool:
        """Tell whether a stem stands in a name as a word of its own."""
        return word in self._weights

    def weight(self, word: str) -> float:
        """Say how much a stem tells, 0 to 1; an unknown one tells most."""
        return self._weights.get(word, 1.0)

    def parted(self, word: str) -> Stems | None:
        """Give the stems that a word is made of, if it is known as it stands."""
        return self._meanings.get(word)

    def begun_by(self, start: str, limit: int = 12) -> Iterator[str]:
        """Give words, as they stand in names, that begin with `start`."""
        place = bisect_left(self._begun, start)
        for word in self._begun[place : place + limit]:
            if not word.startswith(start):
                return
            yield word

    def _near(self, word: str, least_sound: int) -> Mapping[Stems, float]:
        """Give what a typed word may stand for, each with its likeness, 0 to 1.

        A run of words written as one is found by ear if it has `least_sound` consonants.
        """
        found: dict[Stems, float] = {}
        single = stem(word)
        for spelling in self._lettering.near(word):
            if like := likeness(word, spelling) or likeness(single, spelling):
                meaning = self._meanings[spelling]
                found[meaning] = max(found.get(meaning, 0.0), like)
        for key in dict.fromkeys((sound(single), sound(word))):
            self._hear(single, key, least_sound, found)
        return {meaning: like for meaning, like in found.items() if like}

    def _hear(self, word: str, key: str, least: int, found: dict[Stems, float]) -> None:
        """Add to `found` what sounds like a key."""
        heard = consonants(key)
        alike = self._sounds.get(heard, "").split(" ", 2 * _HEARD)[: 2 * _HEARD]
        for spelling, known_key in zip(alike[::2], alike[1::2], strict=False):
            meaning = self._meanings[spelling]
            if len(meaning) == 1 or len(heard) >= least:
                vowels = Levenshtein.distance(key, known_key)
                like = heard_alike(word, spelling, len(heard), vowels)
                found[meaning] = max(found.get(meaning, 0.0), like)


def _sounds(word: str) -> Iterable[str]:
    """Give the keys of a word; an English h at its beginning is heard as the r of "rato"."""
    return (sound(word), sound(f"r{word[1:]}")) if word.startswith("h") else (sound(word),)


def _weights(forms: Sequence[Form]) -> dict[str, float]:
    bearers: dict[str, set[str]] = {}
    for form in forms:
        for word in form.phrase.core:
            bearers.setdefault(word, set()).add(form.id)
    most = log(len({form.id for form in forms}) or 1) or 1.0
    return {
        word: max(_LEAST_WEIGHT, 1 - log(len(ids)) / most * (1 - _LEAST_WEIGHT))
        for word, ids in bearers.items()
    }


def _acronyms(forms: Iterable[Form]) -> dict[str, Stems]:
    words = {word for form in forms for word in form.phrase.bare if 1 < len(word) <= _SHORT}
    return {stem(called(word)): (stem(word),) for word in sorted(words) if word.isascii()}


def _meanings(forms: Iterable[Form]) -> dict[str, Stems]:
    meanings: dict[str, Stems] = {}
    joined: dict[str, Stems] = {}
    for form in forms:
        bare = form.phrase.bare
        meanings.update((word, (stem(word),)) for word in bare)
        meanings.update((word, (word,)) for word in form.phrase.core)
        joined.update(
            (stem(a + b), (stem(a), stem(b)))
            for a, b in pairwise(bare)
            if min(len(a), len(b)) > 1 and stem(b) != "vs"
        )
        if 2 < len(bare) <= _JOINED_AT_MOST:
            joined[stem("".join(bare))] = form.phrase.core
    return joined | meanings
