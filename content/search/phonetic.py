"""How a word sounds to a Brazilian ear, as a key: two spellings of one sound share it.

The key keeps the consonants as they are said, and of the vowels only where they stand, so
that "quêndra" meets "Kendra" and "seige meiker" meets "SageMaker". It knows no names.
"""

import re
from collections.abc import Sequence

VOWEL = "-"

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:[cst]io|ssio|cho)n$|cao$|ss?ao$", "Xon"),
        (r"tch(?=[ui])", "t"),
        (r"[csx]h|tch|tx", "X"),
        (r"mpt", "nt"),
        (r"^(?:es|is)(?=[bcdfgklmnpqrtv])", "s"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"dj|dg|g(?=[eiy])|j", "J"),
        (r"qu?|ck|c(?=[aouklrt]|$)|k", "K"),
        (r"x(?=[t]|$)", "KS"),
        (r"c(?=[eiy])|z", "s"),
        (r"^wr", "r"),
        (r"[nm]g$", "n"),
        (r"m(?=[bcdfgjklnpqrstvxz]|$)", "n"),
        (r"h", ""),
        (r"[aeiouyw]+", VOWEL),
    )
)
_DOUBLED = re.compile(r"(.)\1+")


# What a letter is called: in Portuguese first, then as English letters sound to a Brazilian.
_CALLED = {
    letter: tuple(names.split())
    for letter, names in {
        "a": "a ei",
        "b": "be bi",
        "c": "ce ci si",
        "d": "de di",
        "e": "e i",
        "f": "efe ef",
        "g": "ge gue dji",
        "h": "aga eitch",
        "i": "i ai",
        "j": "jota jei",
        "k": "ka ca quei kei",
        "l": "ele el",
        "m": "eme em",
        "n": "ene en",
        "o": "o ou",
        "p": "pe pi",
        "q": "que quiu",
        "r": "erre ar",
        "s": "esse es",
        "t": "te ti",
        "u": "u iu",
        "v": "ve vi",
        "w": "dabliu",
        "x": "xis ecs",
        "y": "ipsilon uai",
        "z": "ze zi",
    }.items()
}
_LETTERS = {name: letter for letter, names in _CALLED.items() for name in names}
_LETTERS |= {letter: letter for letter in _CALLED}


def spelled_out(words: Sequence[str]) -> str:
    """Join letters that are called by their names, "gê pê tê"; nothing if any word is none."""
    if len(words) < 2 or any(word not in _LETTERS for word in words):
        return ""
    return "".join(_LETTERS[word] for word in words)


def called(acronym: str) -> str:
    """Give the Portuguese names of the letters of an acronym, in one: "gepete" for "gpt"."""
    return "".join(_CALLED[letter][0] for letter in acronym if letter in _CALLED)


def sound(word: str) -> str:
    """Give the consonants of a stem as they are said, `VOWEL` for the vowels between them."""
    for pattern, said in _RULES:
        word = pattern.sub(said, word)
    return _DOUBLED.sub(r"\1", word.upper()).strip(VOWEL)


def consonants(key: str) -> str:
    """Give a key without its vowels, the same letter twice only once."""
    return _DOUBLED.sub(r"\1", key.replace(VOWEL, ""))
