"""How well each name fits a query that is no exact name: which words of either are covered.

This module owns the way from known stems to names, and their scores; it does not decide
whether a score is enough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import mul

from rapidfuzz.distance import OSA

from content.search.forms import Form
from content.search.normal import Phrase
from content.search.reading import Reader, Typed
from content.search.spelling import Stems, Vocabulary

_WORDS = 12
_CANDIDATES = 16
_POSTINGS = 120
_STEPS = 300
_RANK_LOSS = 0.004
_MAKER_LOSS = 0.1
_ORDER = 0.05
_KIN = 0.7


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a form fits: `asked` is the covered share of the query, `named` that of the
    name, `weakest` the least likeness of any word of the two, 0 where one stands alone.
    `standing` orders: the score, more for the words' order, less for a maker's name too many
    or too few.
    `exact`: at least one word is typed as it is known. `foreign`: the query begins with a
    maker's name that the item never bears.
    """

    id: str
    score: float
    standing: float
    asked: float
    named: float
    weakest: float
    exact: bool
    foreign: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A form as it is scored: its different telling words, what each tells, and their sum.

    `kin` are the words of all names of the same item, `bare` those of its phrase, and `maker`
    says whether that has a maker's name.
    """

    id: str
    rank: int
    bare: Stems
    maker: bool
    words: tuple[tuple[str, float], ...]
    total: float
    kin: frozenset[str]


class Scorer:
    """All forms, to be reached through their words, the shortest forms first."""

    __slots__ = ("_entries", "_made", "_postings", "_reader", "_vocabulary")

    def __init__(self, forms: Sequence[Form], vocabulary: Vocabulary) -> None:
        owners: dict[tuple[Stems, bool], dict[str, Form]] = {}
        for form in sorted(forms, key=lambda form: (len(form.phrase.core), form.rank)):
            same = owners.setdefault((form.phrase.core, form.phrase.maker), {})
            # Where two items share a name, the one with the weaker claim is not found by it.
            if all(form.rank == other.rank for other in same.values()):
                same.setdefault(form.id, form)
        self._vocabulary = vocabulary
        self._reader = Reader(vocabulary)
        self._made = frozenset(form.id for form in forms if form.phrase.made)
        kin: dict[str, set[str]] = {}
        for form in forms:
            kin.setdefault(form.id, set()).update(form.phrase.core)
        shared = {name: frozenset(words) for name, words in kin.items()}
        weighed = {
            word: (word, vocabulary.weight(word)) for form in forms for word in form.phrase.core
        }
        self._entries = tuple(
            _entry(form, weighed, shared[form.id])
            for same in owners.values()
            for form in same.values()
        )
        postings: dict[str, list[int]] = {}
        for place, entry in enumerate(self._entries):
            for word, _ in entry.words:
                postings.setdefault(word, []).append(place)
        self._postings = {word: tuple(places) for word, places in postings.items()}

    def fits(self, phrase: Phrase) -> list[Fit]:
        """Give the best fit of each id that shares something with the phrase, best first."""
        query = self._reader.read(phrase.bare[:_WORDS])
        told: dict[str, list[tuple[int, float]]] = {}
        for place, typed in enumerate(query):
            for word, like in typed.options.items():
                told.setdefault(word, []).append((place, like))
        best: dict[str, Fit] = {}
        for candidate in self._candidates(query):
            entry = self._entries[candidate]
            strange = phrase.maker != entry.maker
            foreign = phrase.made and entry.id not in self._made
            order = OSA.normalized_similarity(phrase.bare, entry.bare)
            bonus = _ORDER * order - (_MAKER_LOSS if strange else 0.0)
            fit = _fit(entry, query, told, bonus=bonus, foreign=foreign)
            if fit.id not in best or fit.standing > best[fit.id].standing:
                best[fit.id] = fit
        return sorted(best.values(), key=lambda fit: -fit.standing)

    def _candidates(self, query: Sequence[Typed]) -> list[int]:
        """Reach the forms through the rarest words first, and keep the most promising."""
        words = sorted(
            (
                (len(postings), like * self._vocabulary.weight(word), postings)
                for typed in query
                for word, like in typed.options.items()
                if (postings := self._postings.get(word))
            ),
            key=lambda reached: reached[0],
        )
        gained: dict[int, float] = {}
        steps = 0
        for _, gain, postings in words:
            for place in postings[:_POSTINGS]:
                gained[place] = gained.get(place, 0.0) + gain
            steps += min(len(postings), _POSTINGS)
            if steps > _STEPS:
                break
        if len(gained) <= _CANDIDATES:
            return list(gained)
        return nlargest(_CANDIDATES, gained, key=gained.__getitem__)


def _entry(form: Form, weighed: Mapping[str, tuple[str, float]], kin: frozenset[str]) -> Entry:
    words = tuple(weighed[word] for word in dict.fromkeys(form.phrase.core))
    total = sum(weight for _, weight in words)
    return Entry(form.id, form.rank, form.phrase.bare, form.phrase.maker, words, total, kin)


def _fit(
    entry: Entry,
    query: Sequence[Typed],
    told: Mapping[str, Sequence[tuple[int, float]]],
    *,
    bonus: float,
    foreign: bool,
) -> Fit:
    likes, weights, found = _cover(entry, query, told)
    covered = sum(map(mul, weights, likes))
    named = sum(weight * like for (_, weight), like in zip(entry.words, found, strict=True))
    asked, share = covered / (sum(weights) or 1.0), named / entry.total
    score = (asked * share) ** 0.5 - _RANK_LOSS * entry.rank
    sums = asked, share, min(*found, *likes), max(likes) == 1.0
    return Fit(entry.id, score, score + bonus, *sums, foreign)


def _cover(
    entry: Entry, query: Sequence[Typed], told: Mapping[str, Sequence[tuple[int, float]]]
) -> tuple[list[float], list[float], list[float]]:
    """Give the likeness and the weight of each typed word, and the likeness of each of the
    name's: each typed word stands for one word of the name.
    """
    likes = [0.0] * len(query)
    weights = [typed.weight for typed in query]
    meant = [-1] * len(query)
    for number, (word, weight) in enumerate(entry.words):
        for place, like in told.get(word, ()):
            if like > likes[place]:
                likes[place], weights[place], meant[place] = like, weight, number
    found = [0.0] * len(entry.words)
    for place, number in enumerate(meant):
        if number >= 0:
            found[number] = max(found[number], likes[place])
        elif query[place].word in entry.kin:
            likes[place] = _KIN
    return likes, weights, found
