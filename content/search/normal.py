"""How a text looks once accents, case, punctuation, plurals and small words are taken away.

This module owns the spelling rules that names and queries share, Portuguese and English at
once; it knows neither the names nor what a question looks like.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

from rapidfuzz.distance import OSA

INPUT_LIMIT = 600
"""Characters of an input that are read; the rest is dropped before anything else happens."""
NORMAL_LIMIT = 240
"""Longest normal form, in characters."""


def word_set(words: str) -> frozenset[str]:
    """Make a set of words that are written with blanks between them."""
    return frozenset(words.split())


ARTICLES = word_set("o a os as um uma the an")
SMALL_WORDS = ARTICLES | word_set(
    "de do da dos das e em no na nos nas ao aos por pelo pela para pra com "
    "of for and in on to by with from"
)
MAKERS = word_set("amazon amazonas aws asw ws awss awws")
"""Words that precede the name of half the services and tell nothing about which one, with
the usual slips of the shorter one."""

_TAG = re.compile(r"<[^<>]{0,80}>")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019\u00b4`](?=\w)")
_DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b")
_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r"[^\s,;:|/?!()\"“”]+")
_PLURALS = (
    ("oes", "ao"),
    ("aes", "ao"),
    ("ais", "al"),
    ("eis", "el"),
    ("ois", "ol"),
    ("ies", "y"),
)
_SAME = {"x": "vs", "versus": "vs"}


def normal_form(text: str) -> str:
    """Reduce a text to lower-case words without accents or signs, one blank between them.

    The result of a result is itself. Reads `INPUT_LIMIT` characters at most.
    """
    text = _TAG.sub(" ", text[:INPUT_LIMIT]).replace("\u00d7", " x ")
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in decomposed if unicodedata.category(sign) not in _DROPPED)
    text = _APOSTROPHE.sub("", text.casefold())
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    return " ".join(_WORD.findall(text))[:NORMAL_LIMIT].rstrip()


def as_typed(text: str, normal: str) -> str:
    """Find the words of a text whose normal form is this, as they were typed.

    The normal form itself where they are nowhere in one piece.
    """
    typed = [(found.span(), normal_form(found.group())) for found in _TYPED.finditer(text)]
    typed = [(span, form) for span, form in typed if form]
    forms, count = [form for _, form in typed], len(normal.split())
    for place in range(len(forms)):
        for end in range(place + 1, min(place + count, len(forms)) + 1):
            if " ".join(forms[place:end]) == normal:
                return text[typed[place][0][0] : typed[end - 1][0][1]]
    return normal


# Marks on letters, and marks that only steer how text is shown (direction, joining).
_DROPPED = frozenset(("Mn", "Me", "Cf"))


def stem(word: str) -> str:
    """Take the plural away, so that `modelos` is `modelo` and `policies` is `policy`.

    The result need not be a word: it only has to be the same for both numbers.
    """
    if len(word) < 4 or word in _SAME:
        return _SAME.get(word, word)
    if word.endswith("s") and not word.endswith("ss"):
        for plural, singular in _PLURALS if len(word) > 4 else ():
            if word.endswith(plural):
                return word.removesuffix(plural) + singular
        word = word[:-1]
    if word.endswith("m") and len(word) > 3:
        return word[:-1] + "n"
    return word.removesuffix("e") if len(word) > 4 else word


def slipped(word: str) -> bool:
    """Tell whether a word is one slip of the finger away from a small word."""
    near = (small for small in _LINKS if len(small) > len(word) - 2)
    return any(OSA.distance(word, small, score_cutoff=1) < 2 for small in near)


# Small words within a name; one letter alone would be near anything.
_LINKS = tuple(word for word in SMALL_WORDS if len(word) > 1)


def is_maker(word: str) -> bool:
    """Tell whether a word is the maker's name, a slip of the finger allowed."""
    return word in MAKERS or (4 < len(word) < 8 and OSA.distance(word, "amazon") < 2)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A normal form taken apart.

    `words` are all of it; `stems` lack the small words; `core` lacks the maker's name too,
    unless nothing else is there, and `bare` is the same with its plurals. `maker`: it has a
    maker's name; `made`: it begins with it.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    core: tuple[str, ...]
    bare: tuple[str, ...]
    maker: bool
    made: bool


def phrase_of(words: Sequence[str]) -> Phrase:
    """Take the words of a normal form apart."""
    whole = tuple(words)
    telling = _kept(
        whole,
        (word not in (SMALL_WORDS if place else ARTICLES) for place, word in enumerate(whole)),
    )
    bare = _kept(telling, (not is_maker(word) for word in telling))
    stems = tuple(map(stem, telling))
    core = stems if bare is telling else tuple(map(stem, bare))
    maker = core != stems
    return Phrase(whole, stems, core, bare, maker, maker and is_maker(telling[0]))


def _kept(words: tuple[str, ...], telling: Iterable[bool]) -> tuple[str, ...]:
    """Give the words that tell something; the very same words if all do, or none does."""
    kept = tuple(compress(words, telling))
    return kept if 0 < len(kept) < len(words) else words
