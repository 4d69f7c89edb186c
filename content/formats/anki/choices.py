"""Notes that ask with options under letters: how they are written, and how they are told.

The front is the question and its options, in a lettered list or on lines that begin with
"A)"; the back begins with the letters that are right. Steps to be put in order are
answered "C → A → B", pairs "A-2, B-1". This module knows no deck.
"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from content.formats.foreign import explained
from content.formats.hypertext import lines_of, text_of
from content.model import Option, Question, QuestionKind

_LIST = re.compile(r'<ol\b[^<>]*type="?([A1])"?[^<>]*>', re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_LETTERED = re.compile(r"\(?([A-Ja-j])\s*[).:]\s+(.+)")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST = len(_LETTERS)
_CHOSEN = re.compile(r"[A-Z](?:\s*[,;/&]\s*[A-Z]|\s+[eE]\s+[A-Z]|\s+and\s+[A-Z])*[).]?")
_ORDERED = re.compile(r"[A-Z](?: → [A-Z])+")
_PAIRED = re.compile(r"[A-Z]-\d{1,2}(?:, [A-Z]-\d{1,2})*")
_NEXT = " → "


@dataclass(frozen=True, slots=True)
class Choice:
    """A question as its two sides tell it."""

    kind: QuestionKind
    stem: str
    options: tuple[Option, ...]
    correct: tuple[int, ...]
    explanation: str = ""
    detail: str = ""


def read_choice(front: str, back: str) -> Choice | None:
    """Read the two sides of a note, in HTML; None where they are no such question."""
    lists = _lists(front)
    texts = lists.get("A", [])
    if texts:
        stem = text_of(_LIST.split(front)[0])
    else:
        stem, texts = _lettered(lines_of(front))
    answer, *said = lines_of(_LIST.split(back)[0]) or [""]
    if len(texts) < 2 or not stem:
        return None
    reasons = [*_lists(back).get("A", []), *[""] * len(texts)]
    explanation, detail = (said[0], " ".join(said[1:])) if said else ("", "")
    if len(explanation) > len(explained(explanation)[0]):
        explanation, detail = explained(" ".join(said))
    return _choice(answer, stem, texts, reasons, lists.get("1", []), (explanation, detail))


def _choice(
    answer: str,
    stem: str,
    texts: Sequence[str],
    reasons: Sequence[str],
    partners: Sequence[str],
    why: tuple[str, str],
) -> Choice | None:
    options = [Option(text, reason) for text, reason in zip(texts, reasons, strict=False)]
    if _ORDERED.fullmatch(answer):
        order = [_LETTERS.index(letter) for letter in answer.split(_NEXT)]
        if sorted(order) != list(range(len(options))):
            return None
        kept = tuple(options[at] for at in order)
        return Choice(QuestionKind.ORDER, stem, kept, tuple(range(len(kept))), *why)
    if _PAIRED.fullmatch(answer) and partners:
        pairs = [pair.split("-") for pair in answer.split(", ")]
        found = {_LETTERS.index(letter): int(number) - 1 for letter, number in pairs}
        if sorted(found) != list(range(len(options))) or max(found.values()) >= len(partners):
            return None
        kept = tuple(
            Option(it.text, it.reason, partners[found[at]]) for at, it in enumerate(options)
        )
        return Choice(QuestionKind.MATCH, stem, kept, tuple(range(len(kept))), *why)
    if not _CHOSEN.fullmatch(answer):
        return None
    right = {_LETTERS.index(letter) for letter in re.findall(r"\b[A-Z]\b", answer) if letter}
    if not right or max(right) >= len(options):
        return None
    kind = QuestionKind.SEVERAL if len(right) > 1 else QuestionKind.SINGLE
    return Choice(kind, stem, tuple(options), tuple(sorted(right)), *why)


def front_of(question: Question) -> str:
    """Write the question and its options, in HTML."""
    shown = [question.options[at] for at in _shown(question)]
    parts = [f"<div>{html.escape(question.stem)}</div>", _list("A", (it.text for it in shown))]
    if question.kind is QuestionKind.MATCH:
        parts.append(_list("1", (question.options[at].match for at in _partners(question))))
    return "".join(parts)


def back_of(question: Question) -> str:
    """Write the letters that are right, why, and the reason of each option."""
    shown = _shown(question)
    said = filter(None, (_answer(question, shown), question.explanation, question.detail))
    parts = [f"<div>{html.escape(text)}</div>" for text in said]
    if any(option.reason for option in question.options):
        parts.append(_list("A", (question.options[at].reason for at in shown)))
    return "".join(parts)


def _answer(question: Question, shown: Sequence[int]) -> str:
    match question.kind:
        case QuestionKind.ORDER:
            places = sorted(range(len(shown)), key=lambda at: shown[at])
            return _NEXT.join(_LETTERS[at] for at in places)
        case QuestionKind.MATCH:
            partners = list(_partners(question))
            return ", ".join(f"{_LETTERS[at]}-{partners.index(at) + 1}" for at in shown)
        case _:
            return ", ".join(_LETTERS[at] for at in question.correct)


def _shown(question: Question) -> list[int]:
    """Give the order in which the options are shown: steps are mixed, the same way each time."""
    places = list(range(len(question.options)))
    if question.kind is QuestionKind.ORDER:
        Random(question.id).shuffle(places)
    return places


def _partners(question: Question) -> list[int]:
    places = list(range(len(question.options)))
    Random(f"{question.id} partners").shuffle(places)
    return places


def _list(sort: str, texts: Iterable[str]) -> str:
    items = "".join(f"<li>{html.escape(text)}</li>" for text in texts)
    return f'<ol type="{sort}">{items}</ol>'


def _lists(text: str) -> dict[str, list[str]]:
    """Give the entries of each list, by how they are numbered; empty entries stay."""
    _, *parts = _LIST.split(text)
    found: dict[str, list[str]] = {}
    for sort, body in zip(parts[::2], parts[1::2], strict=True):
        items = _ITEM.split(body.partition("</ol>")[0])[1:]
        found.setdefault(sort.upper(), [text_of(item) for item in items])
    return found


def _lettered(lines: Sequence[str]) -> tuple[str, list[str]]:
    """Split lines into the stem, and the options on the lines that begin with A, B, C."""
    first = next((at for at, line in enumerate(lines) if _LETTERED.fullmatch(line)), 0)
    found = [_LETTERED.fullmatch(line) for line in lines[first:]] if first else []
    letters = "".join(it[1].upper() if it else "?" for it in found)
    if not _LETTERS.startswith(letters):
        return "", []
    return " ".join(lines[:first]), [it[2] for it in found if it]
