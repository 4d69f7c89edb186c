"""How a word sounds to a Brazilian ear, as a key: two spellings of one sound share it.

The key keeps the consonants as they are said, and of the vowels only where they stand, so
that "quêndra" meets "Kendra" and "seige meiker" meets "SageMaker". It knows no names.
"""

import re

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


def sound(word: str) -> str:
    """Give the consonants of a stem as they are said, `VOWEL` for the vowels between them."""
    for pattern, said in _RULES:
        word = pattern.sub(said, word)
    return _DOUBLED.sub(r"\1", word.upper()).strip(VOWEL)


def consonants(key: str) -> str:
    """Give a key without its vowels, the same letter twice only once."""
    return _DOUBLED.sub(r"\1", key.replace(VOWEL, ""))
