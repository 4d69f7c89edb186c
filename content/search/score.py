"""How well each name fits a query that is no exact name: which words of either are covered.

This module owns the reading of the query against the vocabulary and the scoring of names; it
does not decide whether a score is enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from rapidfuzz.distance import OSA

from content.search.forms import Form
from content.search.normal import Phrase, slipped, stem
from content.search.spelling import Stems, Vocabulary

CLEAR = 0.6
"""From this likeness on a typed word counts as the known one."""

_AS_ONE = 0.75
_CANDIDATES = 24
_POSTINGS = 200
_STEPS = 500
_SPELLED = 6
_WORDS = 12
_KNOWN_LOSS = 0.64
_RANK_LOSS = 0.004
_MAKER_LOSS = 0.1
_ORDER = 0.05


@dataclass(frozen=True, slots=True)
class Typed:
    """One word of the query: how much it tells, and the stems that it may stand for."""

    weight: float
    options: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a form fits: `asked` is the covered share of the query, `named` that of the
    name, `weakest` the least likeness of any word of the two, 0 where one stands alone.
    `standing` orders: the score, more for the words' order, less for a maker's name too many
    or too few.
    `foreign`: the query begins with a maker's name that the item never bears.
    """

    id: str
    score: float
    standing: float
    asked: float
    named: float
    weakest: float
    foreign: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A form as it is scored: its different telling words, what each tells, and their sum."""

    form: Form
    words: tuple[tuple[str, float], ...]
    total: float


class Scorer:
    """All forms, to be reached through their words, the shortest forms first."""

    __slots__ = ("_entries", "_made", "_postings", "_vocabulary")

    def __init__(self, forms: Sequence[Form], vocabulary: Vocabulary) -> None:
        owners: dict[tuple[Stems, bool], dict[str, Form]] = {}
        for form in sorted(forms, key=lambda form: (len(form.phrase.core), form.rank)):
            same = owners.setdefault((form.phrase.core, form.phrase.made), {})
            # Where two items share a name, the one with the weaker claim is not found by it.
            if all(form.rank == other.rank for other in same.values()):
                same.setdefault(form.id, form)
        self._vocabulary = vocabulary
        self._made = frozenset(form.id for form in forms if form.phrase.made)
        self._entries = tuple(self._entry(form) for same in owners.values() for form in same.values())
        self._postings: dict[str, list[int]] = {}
        for place, entry in enumerate(self._entries):
            for word, _ in entry.words:
                self._postings.setdefault(word, []).append(place)

    def _entry(self, form: Form) -> Entry:
        words = tuple((word, self._vocabulary.weight(word)) for word in set(form.phrase.core))
        return Entry(form, words, sum(weight for _, weight in words))

    def fits(self, phrase: Phrase) -> list[Fit]:
        """Give the best fit of each id that shares something with the phrase, best first."""
        query = self.read(phrase.bare[:_WORDS])
        told: dict[str, list[tuple[int, float]]] = {}
        for place, typed in enumerate(query):
            for word, like in typed.options.items():
                told.setdefault(word, []).append((place, like))
        best: dict[str, Fit] = {}
        for candidate in self._candidates(query):
            entry = self._entries[candidate]
            strange = phrase.made != entry.form.phrase.made
            foreign = phrase.made and entry.form.id not in self._made
            order = OSA.normalized_similarity(phrase.bare, entry.form.phrase.bare)
            bonus = _ORDER * order - (_MAKER_LOSS if strange else 0.0)
            fit = _fit(entry, query, told, bonus=bonus, foreign=foreign)
            if fit.id not in best or fit.standing > best[fit.id].standing:
                best[fit.id] = fit
        return sorted(best.values(), key=lambda fit: -fit.standing)

    def read(self, words: Sequence[str]) -> list[Typed]:
        """Find what each word may stand for, mending blanks too many and too few."""
        words = [
            word
            for place, word in enumerate(words)
            if not 0 < place < len(words) - 1 or not self._meant_small(word)
        ]
        known = [self._vocabulary.knows(stem(word)) for word in words]
        budget = iter(range(1, _SPELLED + 1))
        singles = [
            self._single(word, sure and not all(known), place + 1 == len(words), budget)
            for place, (word, sure) in enumerate(zip(words, known, strict=True))
        ]
        query: list[Typed] = []
        place = 0
        while place < len(words):
            here, there = singles[place], singles[place + 1 : place + 2]
            pair: list[Typed] = []
            apart = there and min(len(word) for word in words[place : place + 2]) > 1
            if apart and not (known[place] and known[place + 1]):
                joined = words[place] + words[place + 1]
                if parts := self._vocabulary.parted(stem(joined)):
                    pair = [self._exact(part) for part in parts]
                elif not (known[place] or known[place + 1] or _told([*here, *there[0]], _AS_ONE)):
                    pair = self._spelled(joined, least_sound=4) if next(budget, 0) else []
            use_pair = bool(pair) and _told(pair)
            query.extend(pair if use_pair else here)
            place += 2 if use_pair else 1
        return query

    def _meant_small(self, word: str) -> bool:
        """Tell a slip in a small word, which says nothing: "deriva fe dados"."""
        return len(word) < 4 and not self._vocabulary.knows(stem(word)) and slipped(word)

    def _single(self, word: str, exact: bool, last: bool, budget: Iterator[int]) -> list[Typed]:
        if exact or not next(budget, 0):
            return [self._exact(stem(word))]
        return self._spelled(word, last=last)

    def _exact(self, word: str) -> Typed:
        known = self._vocabulary.knows(word)
        return Typed(self._vocabulary.weight(word), {word: 1.0} if known else {})

    def _spelled(self, raw: str, *, last: bool = False, least_sound: int = 6) -> list[Typed]:
        word = stem(raw)
        known = self._vocabulary.knows(word)
        near = self._vocabulary.near(raw, least_sound)
        loss = _KNOWN_LOSS if known else 1.0
        options = {parts[0]: like * loss for parts, like in near.items() if len(parts) == 1}
        if known:
            options[word] = 1.0
        elif joined := self._joined(word, near, max(options.values(), default=0.0)):
            return joined
        if last and len(raw) > 2:
            for whole in self._vocabulary.begun_by(raw):
                like = 0.6 + 0.3 * len(raw) / len(whole)
                options[stem(whole)] = max(options.get(stem(whole), 0.0), like * loss)
        return [Typed(self._vocabulary.weight(word), options)]

    def _joined(self, word: str, near: Mapping[Stems, float], single: float) -> list[Typed]:
        if parts := self._vocabulary.parted(word):
            return [self._exact(part) for part in parts]
        runs = [(like, parts) for parts, like in near.items() if len(parts) > 1]
        if not runs or max(runs)[0] <= max(CLEAR, single):
            return []
        like, parts = max(runs)
        return [Typed(self._vocabulary.weight(part), {part: like}) for part in parts]

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


def _fit(
    entry: Entry,
    query: Sequence[Typed],
    told: Mapping[str, Sequence[tuple[int, float]]],
    *,
    bonus: float,
    foreign: bool,
) -> Fit:
    likes = [0.0] * len(query)
    weights = [typed.weight for typed in query]
    named, weakest = 0.0, 1.0
    for word, weight in entry.words:
        most = 0.0
        for place, like in told.get(word, ()):
            most = max(most, like)
            if like > likes[place]:
                likes[place], weights[place] = like, weight
        named += weight * most
        weakest = min(weakest, most)
    covered = sum(weight * like for weight, like in zip(weights, likes, strict=True))
    asked, share = covered / (sum(weights) or 1.0), named / entry.total
    score = (asked * share) ** 0.5 - _RANK_LOSS * entry.form.rank
    sums = asked, share, min(weakest, *likes)
    return Fit(entry.form.id, score, score + bonus, *sums, foreign)


def _told(typed: Sequence[Typed], least: float = CLEAR) -> bool:
    return all(max(word.options.values(), default=0.0) >= least for word in typed)
