"""The look-up: what a person typed, in whatever shape, to the items of the notes it means.

This module owns the order of the attempts: exact keys, comparisons, peeled questions,
beginnings, then what is merely like a name. It knows no pack format and no platform.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from content.model import Pack
from content.search.asking import Words, asks, frames, joins, silent, spoken, subjects
from content.search.beginnings import Beginnings, firsts
from content.search.comparing import Reading, compares, lists, parts, readings, told
from content.search.decide import SUGGESTED, Verdict, decide, with_begun
from content.search.forms import forms_of
from content.search.keys import Keys
from content.search.names import Hit, Lookup, Name, names_of
from content.search.normal import INPUT_LIMIT, SMALL_WORDS, is_maker, normal_form, phrase_of, stem
from content.search.phonetic import spelled_out
from content.search.score import Scorer
from content.search.spelling import Vocabulary

_WORDS = 40
_EXACT = 100.0
_SHARED = 95.0
_BEGUN = 92.0


class Index:
    """All names of one version of the notes, immutable once built."""

    __slots__ = ("_beginnings", "_comparisons", "_keys", "_scorer", "_vocabulary")

    def __init__(self, names: Iterable[Name], comparisons: Mapping[str, tuple[str, ...]]) -> None:
        forms = forms_of(names)
        self._keys = Keys(forms)
        self._vocabulary = Vocabulary(forms)
        self._scorer = Scorer(forms, self._vocabulary)
        self._beginnings = Beginnings(forms)
        self._comparisons = {frozenset(ids): name for name, ids in comparisons.items() if ids}

    @classmethod
    def of(
        cls, names: Iterable[Name], *, comparisons: Mapping[str, tuple[str, ...]] = {}
    ) -> "Index":
        """Build the index; `comparisons` maps a comparison's id to the ids it compares."""
        return cls(names, comparisons)

    def find(self, query: str) -> Lookup:
        """Find what a query means. Never raises, whatever the query is."""
        query = spoken(query[:INPUT_LIMIT])
        asked = tuple(normal_form(query).split()[:_WORDS])
        if not asked:
            return Lookup("")
        readings = list(subjects(" ".join(asked), self._knows))
        exact = self._exact(asked, readings)
        if exact and exact.match:
            return exact
        if silent(asked):
            return Lookup("")
        compared = compares(asked) or lists(query, asked)
        lookup = self._compared(query, self._fuller(readings)) if compared else None
        return lookup or exact or self._weighed(readings)

    def compare(self, query: str) -> Lookup:
        """Find what a query means that is known to name two or three things to compare.

        `sides` is empty where it names one or more than three. Never raises.
        """
        query = spoken(query[:INPUT_LIMIT])
        asked = tuple(normal_form(query).split()[:_WORDS])
        if not asked or silent(asked):
            return Lookup("")
        found = self._compared(query, asked, known=True)
        if found and (found.match or found.compared):
            return found
        exact = self._exact(asked, list(subjects(" ".join(asked), self._knows)))
        if exact and exact.match:
            return replace(exact, sides=found.sides if found else ())
        return found or Lookup(" ".join(asked))

    def complete(self, text: str, limit: int = 25) -> tuple[Hit, ...]:
        """Offer items for a text that is still being typed, at most `limit`, best first.

        Names that begin so come first, then those in which later words do, then those that
        are merely like it. For no text at all, the first names of the alphabet.
        """
        start = normal_form(text)
        words = tuple(start.split())
        hits = dict.fromkeys(self._named(start), _EXACT)
        for score, ids in (
            (_SHARED, (name for _, name in self._beginnings.whole(start))),
            (_BEGUN, self._beginnings.within(words)),
        ):
            if len(hits) < limit:
                hits = dict.fromkeys(firsts(ids, limit), score) | hits
        if len(hits) < SUGGESTED and words:
            verdict = self._weigh(words)
            found = (Hit(verdict.match, verdict.score),) if verdict.match else verdict.suggestions
            hits = {hit.id: min(hit.score, _BEGUN - 1) for hit in found} | hits
        best = sorted(hits.items(), key=lambda scored: -scored[1])
        return tuple(Hit(name, score) for name, score in best[:limit])

    def _named(self, normal: str) -> tuple[str, ...]:
        found = self._keys.find(phrase_of(normal.split())) if normal else None
        return found.ids if found else ()

    def _exact(self, asked: Words, readings: Sequence[Words]) -> Lookup | None:
        """Find the first reading that surely names one item, else one that may."""
        shared: Lookup | None = None
        letters = (spelled_out(asked), spelled_out(readings[-1]))
        for words in filter(None, (asked, *readings, *((it,) for it in letters if it))):
            found = self._keys.find(phrase_of(words))
            if found and found.sure and not self._torn(asked, words):
                return Lookup(_subject(words), match=found.ids[0], score=_EXACT)
            if found and not shared:
                hits = tuple(Hit(name, _SHARED) for name in found.ids[:SUGGESTED])
                shared = Lookup(_subject(words), suggestions=hits, score=_SHARED)
        return shared

    def _knows(self, word: str) -> bool:
        return self._vocabulary.knows(stem(word))

    def _torn(self, asked: Words, left: Words) -> bool:
        """Tell whether peeling took a word that stands in names: "função de prompt"."""
        first, second = (*asked, "", "")[:2]
        if first == left[0] or frames(first) or not self._knows(first):
            return False
        return joins(first, second)

    def _weighed(self, readings: Sequence[Words]) -> Lookup:
        """Weigh what is left of the question, and what is left if names' words stay in it."""
        least, fuller = readings[-1], self._fuller(readings)
        verdict = self._weigh(fuller)
        if not verdict.match and fuller != least:
            verdict = max(verdict, self._weigh(least), key=_promise)
        found = verdict.match, verdict.suggestions, verdict.score, verdict.nearest
        return Lookup(" ".join(least), *found)

    def _fuller(self, readings: Sequence[Words]) -> Words:
        """Give the longest reading that may begin with a word of some name."""
        for words in readings:
            if not words or not self._knows(words[0]):
                continue
            if not frames(words[0]) or (len(words) > 1 and not asks(words[1])):
                return words
        return readings[-1]

    def _weigh(self, words: Words) -> Verdict:
        phrase = phrase_of(words)
        if all(is_maker(word) for word in words):
            return Verdict()
        for start in (" ".join(words), " ".join(phrase.bare)):
            if only := self._beginnings.only(start):
                return Verdict(match=only, score=_BEGUN)
        verdict = decide(self._scorer.fits(phrase), len(phrase.core))
        return verdict if verdict.match else with_begun(verdict, self._beginnings.begun(words))

    def _compared(self, query: str, asked: Words, *, known: bool = False) -> Lookup | None:
        """Look up the sides of a comparison; `known`: the query surely is one."""
        reading = self._likeliest(query, asked, known=known)
        if reading is None:
            return None
        sides = tuple(self._side(words) for words in reading.sides)
        decided = all(side.match for side in sides)
        if not decided or reading.parts > len(sides):
            whole = self._weigh(asked)
            if whole.match and whole.score >= _BEGUN:
                return Lookup(" ".join(asked), match=whole.match, score=whole.score, sides=sides)
        if decided and (not known or reading.surely or not any(map(self._is_table, sides))):
            return self._side_by_side(sides)
        surely = reading.surely and (known or told(asked) or any(side.match for side in sides))
        return _undecided(sides, surely=surely)

    def _likeliest(self, query: str, asked: Words, *, known: bool) -> Reading | None:
        """Take a comparison apart so that most sides name an item, if it is likely to be one."""
        found = readings(query, known=known)
        if not found:
            return None
        sure = self._sure_of(found)
        best = max(found, key=lambda reading: _likelihood(reading, sure))
        likely = best.surely if known else compares(asked)
        return best if likely or all(sure[side] for side in best.sides) else None

    def _table_of(self, ids: frozenset[str]) -> str | None:
        """Find the table that compares just these items, else the smallest with them all."""
        fitting = [compared for compared in self._comparisons if ids <= compared]
        return self._comparisons[min(fitting, key=len)] if fitting and len(ids) > 1 else None

    def _is_table(self, side: Lookup) -> bool:
        """Tell whether two things went into one side, and name the notes' table of them."""
        return side.match in self._comparisons.values()

    def _sure_of(self, readings: Iterable[Reading]) -> dict[Words, bool]:
        """Tell for each side of each reading whether it surely names an item."""
        pieces = {side for reading in readings for side in reading.sides}
        found = {piece: self._keys.find(phrase_of(piece)) for piece in pieces}
        return {piece: keys is not None and keys.sure for piece, keys in found.items()}

    def _side(self, words: Words) -> Lookup:
        readings = list(subjects(" ".join(words), self._knows))
        return self._exact(words, readings) or self._weighed(readings[-1:])

    def _side_by_side(self, sides: tuple[Lookup, ...]) -> Lookup:
        ids = tuple(dict.fromkeys(side.match for side in sides if side.match))
        table = self._table_of(frozenset(ids))
        if len(ids) == 1 or table:
            return Lookup(_listing(sides), match=table or ids[0], score=_EXACT, sides=sides)
        hits = tuple(Hit(name, _EXACT) for name in ids)
        return Lookup(_listing(sides), None, hits, _EXACT, compared=ids, sides=sides)


def _subject(words: Words) -> str:
    """Put words together without the article or preposition that is left of the question."""
    first = 0
    while words[first] in SMALL_WORDS and first < len(words) - 1:
        first += 1
    return " ".join(words[first:])


def _likelihood(reading: Reading, sure: Mapping[Words, bool]) -> float:
    """The share of sides that surely name an item; one that names none and could itself be
    taken apart counts against them.
    """
    counted = (1 if sure[side] else 1 - parts(side) for side in reading.sides)
    return sum(counted) / len(reading.sides)


def _listing(sides: Iterable[Lookup]) -> str:
    return " vs ".join(side.query for side in sides)


def _undecided(sides: tuple[Lookup, ...], *, surely: bool) -> Lookup | None:
    """Suggest the best of each side first, then the rest.

    Nothing if no side has any, unless each `surely` stands for one thing.
    """
    found = [_best(side) for side in sides]
    first = [hits[0] for hits in found if hits]
    hits = {hit.id: hit for hits in (first, *found) for hit in hits}
    if not hits and not surely:
        return None
    suggested = tuple(hits.values())[:SUGGESTED]
    score = _SHARED if hits else 0.0
    return Lookup(_listing(sides), None, suggested, score, sides=sides if surely else ())


def _promise(verdict: Verdict) -> tuple[bool, float]:
    return verdict.match is not None, verdict.score


def _best(lookup: Lookup) -> tuple[Hit, ...]:
    return (Hit(lookup.match, lookup.score),) if lookup.match else lookup.suggestions


def index_of(pack: Pack) -> Index:
    """Build the index of a pack's terms and comparisons."""
    tables = {item.id: item.compares for item in pack.comparisons}
    return Index.of(names_of(pack), comparisons=tables)
