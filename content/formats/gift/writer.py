"""Writes a pack's questions as GIFT; whatever else a pack has, the notation cannot hold.

The id and what a question is about stand in a comment, as Moodle itself writes ids and
tags; domain and section are the category.
"""

import re
from collections.abc import Iterator

from content.arrange import arranged
from content.formats.gift.notation import escape
from content.model import Option, Pack, Question, QuestionKind

_ALL = 100
_PLACES = 5  # Moodle knows the shares of a mark to that many decimals
_PARAGRAPH = r"\n\n"
_WEIGHTED = re.compile(r"%-?\d")


def write_gift(pack: Pack) -> str:
    """Write the questions that have options to choose from or pairs to match."""
    names = {domain.id: domain.name or domain.id for domain in pack.domains}
    parts, category = list[str](), ""
    for question in arranged(pack).questions:
        if not holds(question):
            continue
        place = _category(names.get(question.domain, question.domain), question.section)
        if place != category:
            parts.append(f"$CATEGORY: {place}\n")
            category = place
        parts.append("".join(f"{line}\n" for line in _lines(question)))
    return "\n".join(parts)


def holds(question: Question) -> bool:
    """Tell whether GIFT can ask a question: it knows no steps to be put in order."""
    return question.kind is not QuestionKind.ORDER and bool(question.options)


def _category(domain: str, section: str) -> str:
    parts = (part.replace("/", "//") for part in (domain, section) if part)
    return "/".join(("$course$", "top", *parts))


def _lines(question: Question) -> Iterator[str]:
    tags = "".join(f" [tag:{_mark(item)}]" for item in question.about)
    yield f"// [id:{_mark(question.id)}]{tags}"
    yield f"::{escape(question.id)}:: {escape(question.stem)} {{"
    for place, option in enumerate(question.options):
        yield f"\t{_answer(option, place, question)}"
    if question.explanation:
        texts = filter(None, (question.explanation, question.detail))
        yield f"\t####{_PARAGRAPH.join(map(escape, texts))}"
    yield "}"


def _answer(option: Option, place: int, question: Question) -> str:
    reason = f"#{escape(option.reason)}" if option.reason else ""
    if question.kind is QuestionKind.MATCH:
        return f"={_pair(option.text)} -> {_pair(option.match)}{reason}"
    sign, weight = _weight(place in question.correct, question)
    if not weight and _WEIGHTED.match(option.text):
        weight = f"%{_ALL if sign == '=' else 0}%"
    return f"{sign}{weight}{escape(option.text)}{reason}"


def _weight(right: bool, question: Question) -> tuple[str, str]:
    """Share the mark out among the right ones; each wrong one takes as much away."""
    if question.kind is not QuestionKind.SEVERAL:
        return ("=" if right else "~"), ""
    share = f"{_ALL / max(len(question.correct), 1):.{_PLACES}f}".rstrip("0").rstrip(".")
    return "~", f"%{share}%" if right else f"%-{share}%"


def _pair(text: str) -> str:
    """An arrow inside a pair would part it in another place, and nothing escapes one."""
    return escape(text).replace("->", "→")


def _mark(text: str) -> str:
    return re.sub(r"([\]\\])", r"\\\1", text)
