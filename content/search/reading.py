"""What the words of a query may stand for, blanks too many and too few mended.

This module owns the way from typed words to known stems, each with its likeness; it does not
know which names these stems make up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from content.search.normal import slipped, stem
from content.search.spelling import Stems, Vocabulary

CLEAR = 0.6
"""From this likeness on a typed word counts as the known one."""

_SPELLED = 5
_DOUBTED = 3
_KNOWN_LOSS = 0.64
_AS_ONE = 0.75
_AS_ONE_SURELY = 0.85
_RUN_SOUND = 6
_PAIR_SOUND = 4


@dataclass(frozen=True, slots=True)
class Typed:
    """One word of the query as a stem, how much it tells, and the stems it may stand for."""

    word: str
    weight: float
    options: dict[str, float] = field(default_factory=dict)


class Reader:
    """Reads typed words against a vocabulary; of each query but a few are spelled out."""

    __slots__ = ("_vocabulary",)

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, words: Sequence[str]) -> list[Typed]:
        """Give what each word may stand for; words written apart or as one are put right.

        A known word is taken as it is, unless all are known: then one of them is a slip.
        """
        words = self._telling(words)
        known = [self._vocabulary.knows(stem(word)) for word in words]
        slips = all(known)
        budget = iter(range(_DOUBTED if slips else _SPELLED, 0, -1))
        singles = [
            [self._exact(stem(word))]
            if (sure and not slips) or not next(budget, 0)
            else self._spelled(word, last=place == len(words))
            for place, (word, sure) in enumerate(zip(words, known, strict=True), start=1)
        ]
        query: list[Typed] = []
        place = 0
        while place < len(words):
            here = singles[place]
            pair: list[Typed] = []
            if place + 1 < len(words) and not (known[place] and known[place + 1]):
                least = _AS_ONE_SURELY if known[place] or known[place + 1] else CLEAR
                spell = not _told([*here, *singles[place + 1]], _AS_ONE)
                pair = self._pair(words[place : place + 2], least, budget if spell else iter(()))
            query.extend(pair or here)
            place += 2 if pair else 1
        return query

    def _telling(self, words: Sequence[str]) -> Sequence[str]:
        """Leave out slips in the small words inside a name: "deriva fe dados"."""
        inside = words[1:-1]
        return [
            *words[:1],
            *(word for word in inside if len(word) > 4 or self._known(word) or not slipped(word)),
            *words[1:][-1:],
        ]

    def _known(self, word: str) -> bool:
        return self._vocabulary.knows(stem(word))

    def _pair(self, words: Sequence[str], least: float, budget: Iterator[int]) -> list[Typed]:
        """Read two words as one that was written apart, or give nothing."""
        if min(map(len, words)) < 2:
            return []
        joined = "".join(words)
        if parts := self._vocabulary.parted(stem(joined)):
            return [self._exact(part) for part in parts]
        if not next(budget, 0):
            return []
        pair = self._spelled(joined, least_sound=_PAIR_SOUND)
        return pair if _told(pair, least) else []

    def _exact(self, word: str) -> Typed:
        known = self._vocabulary.knows(word)
        return Typed(word, self._vocabulary.weight(word), {word: 1.0} if known else {})

    def _spelled(
        self, raw: str, *, last: bool = False, least_sound: int = _RUN_SOUND
    ) -> list[Typed]:
        word = stem(raw)
        known = self._vocabulary.knows(word)
        near = self._vocabulary.near(raw, least_sound)
        loss = _KNOWN_LOSS if known else 1.0
        options = {parts[0]: like * loss for parts, like in near.items() if len(parts) == 1}
        if known:
            options[word] = 1.0
        elif run := self._run(word, near, max(options.values(), default=0.0)):
            return run
        if last and len(raw) > 2:
            for whole in self._vocabulary.begun_by(raw):
                like = (0.6 + 0.3 * len(raw) / len(whole)) * loss
                options[stem(whole)] = max(options.get(stem(whole), 0.0), like)
        return [Typed(word, self._vocabulary.weight(word), options)]

    def _run(self, word: str, near: Mapping[Stems, float], single: float) -> list[Typed]:
        """Read one word as several that were written as one, or give nothing."""
        if parts := self._vocabulary.parted(word):
            return [self._exact(part) for part in parts]
        runs = [(like, parts) for parts, like in near.items() if len(parts) > 1]
        like, parts = max(runs, default=(0.0, ()))
        if like <= max(CLEAR, single):
            return []
        return [Typed(part, self._vocabulary.weight(part), {part: like}) for part in parts]


def _told(typed: Sequence[Typed], least: float) -> bool:
    return all(max(word.options.values(), default=0.0) >= least for word in typed)
