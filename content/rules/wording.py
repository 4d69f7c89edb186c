"""Rules for the texts themselves: signs that nothing reads, characters that nobody sees,
options that speak of another's place, stems that give the answer away.
"""

import re
import unicodedata
from collections.abc import Iterator

from content.finding import Finding
from content.model import Comparison, Pack, Question, QuestionKind, Term
from content.rules.identity import items_of
from content.rules.notes import Item, error, warning
from content.words import plain

_SWALLOWED = re.compile(r"\[[ xX]\] |\|\s*:?-{3,}|^\|.*\|$")
"""What stands inside a text only where a line lacks the sign that begins it."""

_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&#?[A-Za-z0-9]+;")
_EMPHASIS = re.compile(
    r"\*\*[^*]+\*\*|__[^_]+__|(?<![\w*])\*[^\s*][^*]*\*(?![\w*])|(?<!\w)_[^\s_][^_]*_(?!\w)"
    r"|`[^`]+`|\[[^\[\]]+\]\([^()\s]+\)"
)
_PLACE = re.compile(
    r"^(?:todas?|nenhum|nenhuma|ambas?|qualquer uma)(?: d?[ao]s| delas)?"
    r" (?:alternativas|opcoes|respostas|itens)(?: (?:esta|estao))?(?: \w+)?$"
    r"|\b(?:alternativas|opcoes|respostas|as duas|os dois|as tres|os tres|ambas as|ambos os"
    r"|todas as|todos os|nenhuma das|nenhum dos)"
    r"(?: (?:alternativas|opcoes|respostas|primeiras|ultimas))? (?:acima|abaixo|anteriores)\b"
    r"|\bacima$"
    r"|^(?:all|none|both|any|either|neither)(?: of)?(?: the)? (?:options|answers|choices)(?: \w+)*$"
    r"|\b(?:all|none|both|any|either|neither)(?: of)? the (?:above|below)\b"
    r"|\bthe above$"
)
_LETTER = re.compile(
    r"\b(?i:alternativas?|op[cç](?:ão|ões)|respostas?|options?|answers?|choices?) "
    r"(?:letra )?\(?[A-F]\)?(?!\w)"
)
_JOINERS = "\u200c\u200d"
_BLANK_LOOKING = frozenset("\u115f\u1160\u3164\uffa0\u2800\u2028\u2029")
_LATIN_END = 0x24F


def wording(pack: Pack) -> Iterator[Finding]:
    """Find texts that people would not see as their author meant them."""
    for item in items_of(pack):
        texts = list(_texts(item))
        for char in dict.fromkeys(char for text in texts for char in _unseen(text)):
            name = unicodedata.name(char, "?")
            yield error(item, "character-invisible", char=f"U+{ord(char):04X}", name=name)
        for code, pattern in (("markup-html", _HTML), ("markup-emphasis", _EMPHASIS)):
            found = next((found for text in texts if (found := pattern.search(text))), None)
            if found:
                yield warning(item, code, found=found[0])
        swallowed = next((text for text in texts if _SWALLOWED.search(text)), None)
        if swallowed is not None:
            yield warning(item, "marker-swallowed", found=swallowed)


def places(pack: Pack) -> Iterator[Finding]:
    """Find options that speak of another's place, which changes each time they are shuffled."""
    for question in pack.questions:
        for option in question.options:
            for text in (option.text, option.match):
                if _PLACE.search(plain(text)) or _LETTER.search(text):
                    yield error(question, "option-place", option=text)
        reasons = (option.reason for option in question.options)
        for text in (question.explanation, question.detail, *reasons):
            if found := _LETTER.search(text):
                yield error(question, "letter-named", found=found[0])


def giveaways(pack: Pack) -> Iterator[Finding]:
    """Find stems in which the answer's name stands, and no wrong option's."""
    names = _names(pack)
    for question in pack.questions:
        if question.kind not in (QuestionKind.SINGLE, QuestionKind.SEVERAL):
            continue
        stem = f" {plain(question.stem)} "
        named = [
            index
            for index, option in enumerate(question.options)
            if any(f" {name} " in stem for name in _known_as(option.text, names))
        ]
        if named and set(named) <= set(question.correct):
            yield warning(question, "answer-in-stem", option=question.options[named[0]].text)


def _names(pack: Pack) -> dict[str, set[str]]:
    """Map each name of a term to all that it goes by; acronyms are too common to tell."""
    found: dict[str, set[str]] = {}
    for term in pack.terms:
        spoken = {plain(name) for name in (term.name, term.en, *term.aliases)}
        for name in spoken:
            found.setdefault(name, set()).update(name for name in spoken if len(name) > 4)
    return found


def _known_as(text: str, names: dict[str, set[str]]) -> set[str]:
    name = plain(text)
    return ({name} if len(name) > 2 else set()) | names.get(name, set())


def _unseen(text: str) -> Iterator[str]:
    if text.isascii():
        return
    before = ""
    for char in text:
        joins = char in _JOINERS and before and ord(before) > _LATIN_END
        if char in _BLANK_LOOKING or (unicodedata.category(char) in ("Cf", "Co") and not joins):
            yield char
        before = char


def _texts(item: Item) -> Iterator[str]:
    match item:
        case Term():
            yield from (item.name, item.en, item.definition, item.section, item.task)
            yield from (*item.facts, *item.aliases, *item.wrong)
            yield from (confusion.difference for confusion in item.confused)
        case Comparison():
            yield from (item.name, item.en, item.definition, item.section, item.task)
            yield from (item.corner, *item.columns, *item.aliases, *item.wrong)
            for row in item.rows:
                yield from (row.label, *row.cells)
        case Question():
            yield from (item.stem, item.explanation, item.detail, item.section, item.task)
            for option in item.options:
                yield from (option.text, option.reason, option.match)
