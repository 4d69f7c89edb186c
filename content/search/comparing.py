"""A question that compares: whether one does, and the ways to take it apart into its sides.

Portuguese and English. It knows no names: which way is right the caller sees by looking the
sides up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from content.search.asking import COMPARING, FRAME, Words, asks
from content.search.normal import normal_form, word_set

# Words between its sides: the lower the number, the surer that they are no part of a name.
_SEPARATORS = {
    word: strength
    for strength, words in enumerate(
        (
            "x vs versus difere diferem diferente diferentes comparado comparada differ differs "
            "different compared",
            "ou or vez inves instead rather igual iguais mesmo mesma same frente relacao",
            "e and com with to from pra para pro contra against",
            "do da dos das de than que",
        )
    )
    for word in words.split()
}
_WITHIN = 3
_CHOOSING = FRAME - {"q"} | word_set(
    "usar uso utilizar escolher prefiro melhor devo deve preciso use using choose prefer "
    "better explica explique explicar tell"
)
_SEPARATED = "vs"
_SIGNS = word_set("x vs versus")
_LISTED = str.maketrans(dict.fromkeys(",;|", f" {_SEPARATED} "))
_LONGEST = 32
_CUTS = 6
_READINGS = 21
_SIDES = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A comparison taken apart. `parts` is the number of sides that are set apart for certain,
    which may be more than were made. `surely`: each side stands for one thing, known or not.
    """

    sides: tuple[Words, ...]
    parts: int
    surely: bool


def readings(text: str, *, known: bool = False) -> list[Reading]:
    """Give the ways to take a text apart, likeliest first; `known`: it surely compares."""
    found = []
    for words in (_trimmed(normal_form(one).split()) for one in listed(text)):
        count, asked = parts(words), told(words)
        apart = separates(words)
        surely = apart and _things(words) <= _SIDES and (known or asked or count > 1)
        found += [Reading(pieces, count, surely) for pieces in sides(words)]
        if asked or (known and not apart):
            found += [Reading(pieces, count, surely=False) for pieces in halves(words)]
    return found


def listed(text: str) -> Iterator[str]:
    """Turn the signs that stand between things in a list into a word that separates them.

    A slash may stand within a name too: first it is left alone, then it separates.
    """
    text = text.translate(_LISTED)
    yield text
    if "/" in text:
        yield text.replace("/", f" {_SEPARATED} ")


def lists(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text, and its words, may merely name several things."""
    if len(words) > _LONGEST:
        return False
    signs = any(ord(sign) in _LISTED for sign in text) or "/" in text
    return signs or "e" in words[1:] or "and" in words[1:]


def compares(words: Sequence[str]) -> bool:
    """Tell whether the words ask to tell two or three things apart."""
    if len(words) > _LONGEST:
        return False
    return told(words) or any(_SEPARATORS.get(word, _WITHIN) < 2 for word in words[1:-1])


def told(words: Sequence[str]) -> bool:
    """Tell whether a word asks to tell things apart, wherever it stands."""
    return any(word in COMPARING for word in words)


def separates(words: Sequence[str]) -> bool:
    """Tell whether a word parts two things that seldom stands within the name of one."""
    return any(map(parting, words[1:-1]))


def parting(word: str) -> bool:
    """Tell whether a word may stand between two things, and seldom within the name of one."""
    return _SEPARATORS.get(word, _WITHIN) < _WITHIN


def parts(words: Sequence[str]) -> int:
    """Count the sides that words such as "x" and "vs" set apart for certain."""
    return 1 + sum(_SEPARATORS.get(word) == 0 for word in words)


def _things(words: Sequence[str]) -> int:
    """Count the sides if every "e" and "and" sets two apart as well."""
    return parts(words) + sum(word in ("e", "and") for word in words[1:-1])


def _trimmed(words: Sequence[str]) -> Sequence[str]:
    """Drop the signs of separation at either end, which have nothing on their other side."""
    first, last = 0, len(words)
    while first < last and words[first] in _SIGNS:
        first += 1
    while first < last and words[last - 1] in _SIGNS:
        last -= 1
    return words[first:last]


def sides(words: Sequence[str]) -> Iterator[tuple[Words, ...]]:
    """Give the ways to read a comparison as two or three sides, likeliest first."""
    words, begin = _begun(words)
    for start in dict.fromkeys((begin, max(0, begin - 1), 0)):
        for cut in _cuts(words[start:]):
            yield from _pieces(words[start:], cut)


def halves(words: Sequence[str]) -> Iterator[tuple[Words, ...]]:
    """Give the ways to read a comparison as two sides with no word between them."""
    words, begin = _begun(words)
    rest = tuple(words[begin : begin + _CUTS])
    yield from ((rest[:place], rest[place:]) for place in range(1, len(rest)))


def _begun(words: Sequence[str]) -> tuple[Sequence[str], int]:
    """Find the words that hold the sides, and the place where the first of them begins."""
    words, begin = _sides(words), 0
    while begin < len(words) and (words[begin] in _CHOOSING or words[begin] == _SEPARATED):
        begin += 1
    return words, begin


def _cuts(words: Sequence[str]) -> list[tuple[int, ...]]:
    """Give one or two places where a separating word stands, the surest first."""
    places = [
        (_SEPARATORS[word], place)
        for place, word in enumerate(words[:-1])
        if place and word in _SEPARATORS
    ]
    places = sorted(places)[:_CUTS]
    cuts = [cut for count in (1, 2) for cut in combinations(places, count)]
    cuts.sort(key=lambda cut: max(cut)[0])
    return [tuple(sorted(place for _, place in cut)) for cut in cuts[:_READINGS]]


def _pieces(words: Sequence[str], cut: Sequence[int]) -> Iterator[tuple[Words, ...]]:
    """Give the sides without the question words at their ends, then as they are."""
    bounds = list(zip((-1, *cut), (*cut, len(words)), strict=True))
    whole = [tuple(words[begin + 1 : end]) for begin, end in bounds]
    for pieces in ([_side(piece) for piece in whole], whole):
        named = tuple(piece for piece in pieces if not all(asks(word) for word in piece))
        if len(named) > 1:
            yield named


def _sides(words: Sequence[str]) -> Sequence[str]:
    """Keep what stands after the word that asks for the comparison, or before it."""
    for place, word in enumerate(words):
        if word in COMPARING:
            return max(words[:place], _sides(words[place + 1 :]), key=len)
    return words


def _side(words: Sequence[str]) -> Words:
    """Take question words off both ends; "q" stays, for it may begin or end a name."""
    first, last = 0, len(words)
    while first < last and words[first] != "q" and words[first] in FRAME:
        first += 1
    while last > first and words[last - 1] != "q" and words[last - 1] in FRAME:
        last -= 1
    return tuple(words[first:last])
