"""Typed text instead of a tapped button: what `B`, `A C`, `1c 2a` or `2` stand for.

Where a platform has no buttons, the reply before says what may be typed; what fits it is
a press like any other, and what does not is left to be read as text.
"""

import re
from collections.abc import Iterator, Sequence

from bot.actions import LETTERS, Answer, pack
from bot.model import Answering, Quiz, Typed

LONGEST = 200
"""Characters of an answer at most; what is longer is text."""

_AROUND = " \t()[].!"
_ONE = r"(?:resposta|letra|op[cç][aã]o|alternativa|answer|letter|option|choice)\b"
_MORE = r"(?:respostas|letras|op[cç][oõ]es|alternativas|answers|letters|options|choices)\b"
_NAMED = re.compile(
    r"(?:(?:acho que|vou de|fico com|marco|i think(?: it is| it's)?) +)?"
    r"(?:(?:é|eh) +(?:as? +)?(?=[a-z]$))?"
    r"(?:(?:(?:é|eh) +)?(?:(?:as?|os?|the|my|minhas?) +)?"
    # Before another letter, "e" is a verb without its accent; else it is an option.
    rf"(?:{_ONE}(?: *:| +(?:é|eh|is|e(?= +[a-z]\b))(?= ))?"
    rf"|{_MORE}(?: *:| +(?:são|sao|are)\b)?) *)*"
)
"""What may stand before letters and says that they are: "a resposta é a letra"."""

_BETWEEN = re.compile(r"[\s,;()>→-]+")
_PAIR = re.compile(r"(\d{1,2})\s*[-=:.)>→]*\s*([a-z])")
_PAIRS = re.compile(rf"(?:{_PAIR.pattern}[\s,;.()]*(?:(?:e|and)\s+)?)+")

Letters = tuple[int, ...]


def interpret(text: str, typed: Typed) -> str | None:
    """The payload that typed text stands for, or None where it is just text.

    A number is a button's; an option's where there are no buttons, or where it is called one
    ("opção 2"). An answer of the wrong length or with a letter that is not shown is a payload
    too: whoever grades it says what would have been right.
    """
    text = text.strip().strip(_AROUND).lower()
    if len(text) > LONGEST:
        return None
    if typed.payloads and text.isdecimal():
        places = _numbered(text, len(typed.payloads))
        return typed.payloads[places[0]] if places else None
    named = _NAMED.match(text)
    letters = _letters(text[named.end() if named else 0 :], typed.quiz) if typed.quiz else ()
    return pack(Answer(typed.quiz.post_key, letters)) if typed.quiz and letters else None


def lone_letter(text: str) -> int | None:
    """The position of the one letter that a text is, however it is called: "B!", "letra b"."""
    text = text.strip().strip(_AROUND).lower()[:LONGEST]
    named = _NAMED.match(text)
    rest = text[named.end() if named else 0 :]
    return _position(rest) if len(rest) == 1 and _is_letter(rest) else None


def _letters(text: str, quiz: Quiz) -> Letters:
    """The letters that an answer gives; none where a text is no answer."""
    if text.isdecimal():
        return _numbered(text, len(quiz.options)) if quiz.answering is Answering.ONE else ()
    if quiz.left and _PAIRS.fullmatch(text):
        return _paired(text, len(quiz.left))
    words = [word for word in _BETWEEN.split(text) if word]
    if len(words) == 1 and len(words[0]) > 1:
        return _glued(words[0], quiz)
    if len(words) > LETTERS or not all(word == "and" or _is_letter(word) for word in words):
        return ()
    return _spaced([word for word in words if word != "and"], quiz)


def _numbered(text: str, count: int) -> Letters:
    """The place that a number from 1 to `count` stands for; none for any other."""
    return (int(text) - 1,) if 0 < int(text) <= count else ()


def _glued(word: str, quiz: Quiz) -> Letters:
    """A word is an answer only if it could be nothing else: letters shown, none of them twice,
    and where all are wanted, at most one missing.
    """
    letters = tuple(map(_position, word)) if all(map(_is_letter, word)) else ()
    fewest = 2 if quiz.answering is Answering.SEVERAL else max(2, len(quiz.options) - 1)
    if quiz.answering is Answering.ONE or len(letters) < fewest:
        return ()
    distinct = len(set(letters)) == len(letters)
    return letters if distinct and max(letters) < len(quiz.options) else ()


def _spaced(signs: Sequence[str], quiz: Quiz) -> Letters:
    """One letter is always an answer; several are, unless they look like something else."""
    letters = tuple(map(_position, _reading(signs, quiz)))
    shown = [letter < len(quiz.options) for letter in letters]
    meant = all(shown) if quiz.answering is Answering.ONE else any(shown)
    return letters if len(letters) == 1 or meant else ()


def _reading(signs: Sequence[str], quiz: Quiz) -> Sequence[str]:
    """Letters without the `e` that is Portuguese for "and": the reading with as many letters
    as are wanted, where there is one.
    """
    wanted = {Answering.ONE: 1, Answering.SEVERAL: len(quiz.right)}
    count = wanted.get(quiz.answering, len(quiz.options))
    readings = list(_readings(signs))
    if quiz.answering is Answering.SEVERAL and signs[1:-1][-1:] == ["e"]:
        # An answer cannot be taken back: "a e b" is two letters, even where three are wanted.
        readings = readings[1:]
    e_shown = _position("e") < len(quiz.options)
    fallback = readings[0] if e_shown else readings[-1]
    return next((reading for reading in readings if len(reading) == count), fallback)


def _readings(signs: Sequence[str]) -> Iterator[Sequence[str]]:
    yield signs
    if signs[1:-1]:
        inner = signs[1:-1]
        yield [signs[0], *(inner[:-1] if inner[-1] == "e" else inner), signs[-1]]
        yield [signs[0], *(sign for sign in inner if sign != "e"), signs[-1]]


def _paired(text: str, count: int) -> Letters:
    """Partners in the order of their numbers. Pairs that leave a number out, or name one
    twice, come to too few, so that they are never taken for a whole answer.
    """
    found = _PAIR.findall(text)
    pairs = {int(number): _position(sign) for number, sign in found}
    letters = tuple(pairs[number] for number in sorted(pairs))
    if not any(0 < number <= count for number in pairs):
        return ()
    whole = len(found) == count and sorted(pairs) == list(range(1, count + 1))
    return letters if whole else letters[: count - 1]


def _is_letter(word: str) -> bool:
    return len(word) == 1 and "a" <= word <= "z"


def _position(sign: str) -> int:
    return ord(sign) - ord("a")
