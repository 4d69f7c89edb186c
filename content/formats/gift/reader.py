"""Reads questions from Moodle's GIFT: those to choose from, true or false, and to match.

What has no options to choose from (short answers, numbers, essays) cannot be asked here;
each such question is noted with its line and left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.formats.foreign import UNSAID, explained, headless, language_of, question_id
from content.formats.gift.blocks import Block, read_blocks
from content.formats.gift.notation import find, shown, split_at, style_of
from content.formats.report import Report
from content.model import Option, Pack, Question, QuestionKind

_BLANK = "_____"
_GENERAL = "####"
_ARROW = "->"
_TRUE, _FALSE = frozenset({"T", "TRUE"}), frozenset({"F", "FALSE"})
_TRUTHS = {"en": ("True", "False"), "pt-BR": ("Verdadeiro", "Falso")}
_PARAGRAPH = re.compile(r"(?<!\\)\\n\\n")
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:[.,]\d{1,5})?)%")


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer: its text, its weight in percent, why, and its partner."""

    text: str
    weight: float
    reason: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the braces hold: the kind of the question, its answers, and a general feedback."""

    kind: QuestionKind
    answers: Sequence[_Answer]
    feedback: str = ""


def read_gift(text: str, report: Report) -> Pack:
    """Read the questions of a file; domain and section are the parts of their categories."""
    language = language_of([text])
    questions = [
        question
        for block in read_blocks(text)
        for question in _question(block, _TRUTHS[language], report)
    ]
    return headless((), questions)


def _question(block: Block, truths: tuple[str, str], report: Report) -> Iterator[Question]:
    title, text = _title(block.text)
    start = find(text, "{")
    end = find(text, "}", start + 1) if start >= 0 else -1
    if start >= 0 and end < 0:
        report.error(block.line, "gift-open")
        return
    style = style_of(text)
    if start < 0:
        report.hint(block.line, "gift-left-out", sort="description", stem=shown(text))
        return
    stem = _stem(text[:start], text[end + 1 :], style)
    read = _read(text[start + 1 : end], truths, style)
    if isinstance(read, str):
        report.hint(block.line, "gift-left-out", sort=read, stem=stem)
    else:
        yield _built(block, title, stem, read, report)


def _title(text: str) -> tuple[str, str]:
    text = text.strip()
    end = find(text, "::", 2) if text.startswith("::") else -1
    return (shown(text[2:end]), text[end + 2 :].strip()) if end > 0 else ("", text)


def _stem(before: str, after: str, style: str) -> str:
    parts = (shown(before, style), _BLANK if after.strip() else "", shown(after, style))
    stem = " ".join(part for part in parts if part)
    return re.sub(rf"{_BLANK} ([.,;:!?])", rf"{_BLANK}\1", stem)


def _read(body: str, truths: tuple[str, str], style: str) -> _Read | str:
    """Read what stands in the braces, or name the sort of question that is left out."""
    general = find(body, _GENERAL)
    feedback = body[general + len(_GENERAL) :] if general >= 0 else ""
    feedback = "\n".join(shown(part, style) for part in _PARAGRAPH.split(feedback, maxsplit=1))
    body = body[:general] if general >= 0 else body
    if not body.strip():
        return "essay"
    if body.lstrip().startswith("#"):
        return "numerical"
    first, *parts = split_at(body, "=~")
    truth = split_at(first[1], "#")
    said = truth[0][1].strip().upper()
    if not parts and said in _TRUE | _FALSE:
        return _Read(QuestionKind.SINGLE, _truth(said in _TRUE, truth[1:], truths, style), feedback)
    answers = [_answer(sign, part, style) for sign, part in parts]
    if not answers:
        return "essay"
    if all(sign == "=" for sign, _ in parts):
        if not all(find(part, _ARROW) >= 0 for _, part in parts):
            return "short"
        pairs = [_pair(part, style) for _, part in parts]
        return _Read(QuestionKind.MATCH, [pair for pair in pairs if pair.text], feedback)
    right = [sign for (sign, _), it in zip(parts, answers, strict=True) if it.weight > 0]
    several = len(right) > 1 and "~" in right
    return _Read(QuestionKind.SEVERAL if several else QuestionKind.SINGLE, answers, feedback)


def _truth(
    true: bool, feedback: Sequence[tuple[str, str]], truths: tuple[str, str], style: str
) -> list[_Answer]:
    """Make two options; the first feedback is for who is wrong, the second for who is right."""
    said = [shown(text, style) for _, text in feedback]
    wrong, right = [*said, "", ""][:2]
    reasons = (right, wrong) if true else (wrong, right)
    return [
        _Answer(truths[0], 100 if true else 0, reasons[0]),
        _Answer(truths[1], 0 if true else 100, reasons[1]),
    ]


def _answer(sign: str, part: str, style: str) -> _Answer:
    weighed = _WEIGHT.match(part)
    weight = 100.0 if sign == "=" else 0.0
    if weighed:
        weight, part = float(weighed[1].replace(",", ".")), part[weighed.end() :]
    text, *reason = (said for _, said in split_at(part, "#"))
    return _Answer(shown(text, style), weight, " ".join(shown(it, style) for it in reason))


def _pair(part: str, style: str) -> _Answer:
    at = find(part, _ARROW)
    match, *reason = (said for _, said in split_at(part[at + len(_ARROW) :], "#"))
    return _Answer(
        shown(part[:at], style),
        100,
        " ".join(shown(it, style) for it in reason),
        shown(match, style),
    )


def _explained(feedback: str) -> tuple[str, str]:
    """Take the first paragraph for the explanation where it is short enough."""
    short, _, rest = feedback.partition("\n")
    return (short, rest) if explained(short)[1] == "" else explained(f"{short} {rest}".strip())


def _built(block: Block, title: str, stem: str, read: _Read, report: Report) -> Question:
    domain, *sections = block.category or ("",)
    explanation, detail = _explained(read.feedback)
    chosen = read.kind is not QuestionKind.MATCH
    return Question(
        id=block.id or question_id(stem, title),
        domain=domain,
        kind=read.kind,
        stem=stem,
        options=tuple(Option(it.text, it.reason, it.match) for it in read.answers),
        correct=tuple(
            at for at, answer in enumerate(read.answers) if not chosen or answer.weight > 0
        ),
        explanation=explanation,
        detail=detail,
        about=block.tags,
        difficulty=UNSAID,
        section=" / ".join(sections),
        source=report.source(block.line),
    )
