"""Typed text instead of a tapped button: what `B`, `A C`, `1c 2a` or `2` stand for.

Where a platform has no buttons, the reply before says what may be typed; what fits it is
a press like any other, and what does not is left to be read as text.
"""

import re

from bot.actions import Answer, pack
from bot.model import Answering, Quiz, Typed

_LETTERS = re.compile(r"[a-z](?:[\s,;.\-]*[a-z])*", re.IGNORECASE)
_PAIRS = re.compile(r"(?:\d+\s*[-=:.)]?\s*[a-z][\s,;]*)+", re.IGNORECASE)
_PAIR = re.compile(r"(\d+)\s*[-=:.)]?\s*([a-z])", re.IGNORECASE)


def interpret(text: str, typed: Typed) -> str | None:
    """The payload that typed text stands for, or None where it is just text.

    An answer of the wrong length or with a letter that is not shown is a payload too: whoever
    grades it says what would have been right.
    """
    text = text.strip()
    if text.isdecimal() and 0 < int(text) <= len(typed.payloads):
        return typed.payloads[int(text) - 1]
    letters = _letters(text.strip("()."), typed.quiz) if typed.quiz else None
    return pack(Answer(typed.quiz.post_key, letters)) if typed.quiz and letters else None


def _letters(text: str, quiz: Quiz) -> tuple[int, ...] | None:
    if text.isdecimal() and quiz.answering is Answering.ONE:
        return _in_sight((int(text) - 1,), quiz)
    if quiz.left and _PAIRS.fullmatch(text):
        return _paired(text, quiz)
    if not _LETTERS.fullmatch(text):
        return None
    signs = re.sub(r"[\s,;.\-]", "", text).upper()
    positions = tuple(ord(sign) - ord("A") for sign in signs)
    return positions if _looks_like_answer(text, positions, quiz) else None


def _looks_like_answer(text: str, positions: tuple[int, ...], quiz: Quiz) -> bool:
    """Whether letters are meant as an answer: one alone always is, a word only if it could be."""
    if len(positions) == 1:
        return True
    known = all(position < len(quiz.options) for position in positions)
    spaced = bool(re.fullmatch(r"[a-z](?:[\s,;.\-]+[a-z])*", text, re.IGNORECASE))
    if quiz.answering is Answering.ONE:
        return known and spaced
    return (known and len(positions) <= len(quiz.options)) or spaced


def _paired(text: str, quiz: Quiz) -> tuple[int, ...] | None:
    pairs = {int(n): ord(sign.upper()) - ord("A") for n, sign in _PAIR.findall(text)}
    if any(not 0 < number <= len(quiz.left) for number in pairs):
        return None
    return tuple(pairs[number] for number in sorted(pairs))


def _in_sight(positions: tuple[int, ...], quiz: Quiz) -> tuple[int, ...] | None:
    return positions if all(0 <= p < len(quiz.options) for p in positions) else None
