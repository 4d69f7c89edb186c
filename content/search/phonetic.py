"""How a word sounds to a Brazilian ear, as a key: two spellings of one sound share it.

The key keeps the consonants as they are said and drops vowels, so that "quêndra" meets
"Kendra" and "seige meiker" meets "SageMaker". It knows no names.
"""

import re

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:[cst]io|ssio|cho)n$|cao$|ss?ao$", "Xn"),
        (r"[csx]h|tch|tx", "X"),
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
        (r"[aeiouyhw]", ""),
    )
)
_DOUBLED = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Give the consonants of a stem as they are said."""
    for pattern, said in _RULES:
        word = pattern.sub(said, word)
    return _DOUBLED.sub(r"\1", word.upper())
