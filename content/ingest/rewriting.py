"""Ways of writing a definition that only a line and its neighbours show, put as "Name: text".

Cards with a front and a back, leaders of dots, runs of lines that all begin with a name and a
dash, symbols before a heading: each is rewritten with the signs that the other modules know.
This module knows lines alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from content.ingest.clean import Line
from content.ingest.names import has_verb
from content.ingest.rows import FEWEST_IN_RUN, aligned, runs

MOST_HEADING_WORDS = 8
_FRONT = re.compile(
    r"^\s{0,6}(?:\*\*)?(?:frente|front|termo|term|conceito|concept|palavra|word)\s?:\s*(?:\*\*)?"
    r"\s*(\S.{0,100})$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^\s{0,6}(?:\*\*)?(?:verso|back|defini[çc][ãa]o|definition|significado|meaning)\s?:\s*(?:\*\*)?"
    r"\s*(\S.*)$",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    r"^(\s{0,12}[^.:\n]{2,50}?)\s?(?:\.{5,}\s*|(?:\.{3,}|(?:\. ){3,}|…{2,}|_{4,})\s+)([^\W\d_].*)$"
)
_SMALL_DASH = re.compile(
    r"^\s{0,12}(?![a-z]{1,4}[).]\s)([a-zà-ÿ][^:.;!?–—\t|]{1,50}?)\s+(?:-{1,2}|[–—=→])\s+\S"
)
_NUMBERED_STOP = re.compile(
    r"^(\s{0,12}\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+)([A-ZÀ-Ý][^.:;!?,\t|]{2,50})\.\s+(?=[A-ZÀ-Ý]\S*\s)"
)
_SEMICOLON = re.compile(r"^(\s{0,12}[A-ZÀ-Ý][^:.;!?,\t|]{1,40}?)\s?;\s+(?=\S)")
_QUOTED = re.compile(r"^\s{0,12}[\"“]([^\"“”]{2,60})[\"”]\s+([^\s\"“].*)$")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_ANSWERED = re.compile(
    r"^\s{0,6}(?:What (?:is|are)|O que (?:é|são))\s+(?:(?:an?|the|[oa]s?)\s)?([^?:]{2,60})\?"
    r"\s+(\S.{15,})$"
)
_WARNINGS = "⚠❗‼🚨"
_REMARK = "Obs"
_VARIANT = "\ufe0f "
_BULLETS = frozenset("•●▪◦‣■➢➤►▸◆·∙○✓✔")


def rewritten(lines: Sequence[Line]) -> list[Line]:
    """Give the lines with such ways of writing put into those that are known."""
    done = [
        Line(line.number, _answer_as_text(_symbol_away(_leaders_away(line.text)))) for line in lines
    ]
    done = aligned(list(_cards(done)))
    done = list(runs(done, _has_small_dash, _as_entry))
    done = list(runs(done, _has_stop, _stop_as_colon))
    done = list(runs(done, _has_semicolon, _with_colon))
    return list(runs(done, _is_quoted, _as_label))


def _with_known_signs(text: str) -> str:
    return _answer_as_text(_symbol_away(_leaders_away(text)))


def _leaders_away(text: str) -> str:
    found = (
        _LEADERS.match(text)
        if "..." in text or ". ." in text or "…" in text or "__" in text
        else None
    )
    if not found or len(found[2].split()) < 2:
        return text
    return f"{found[1]}: {found[2]}"


def _symbol_away(text: str) -> str:
    """A pictogram before a short line makes it a heading; before another it says nothing."""
    quote = _QUOTE.match(text)
    bare = text[quote.end() :] if quote else text.lstrip()
    if not bare or bare[0].isascii() or not _is_symbol(bare[0]):
        return text
    if bare[0] in _WARNINGS:
        return f"{_REMARK}: {bare.lstrip(_WARNINGS + _VARIANT)}"
    rest = bare.lstrip("".join({char for char in bare[:6] if _is_symbol(char)}) + _VARIANT)
    ends = rest.rstrip("* ")[-1:]
    short = len(rest.split()) <= MOST_HEADING_WORDS and ": " not in rest and " - " not in rest
    if rest[:1].isupper() and short and ends not in ".,;!" and not has_verb(rest):
        return f"## {rest}"
    return rest


def _answer_as_text(text: str) -> str:
    """A question with its answer on the same line is a name and its text."""
    found = _ANSWERED.match(text) if "?" in text else None
    return f"{found[1][0].upper()}{found[1][1:]}: {found[2]}" if found else text


def _is_symbol(char: str) -> bool:
    return char not in _BULLETS and unicodedata.category(char) == "So"


def _cards(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the name on the front with what stands on the back; questions stay questions."""
    front = ""
    for at, line in enumerate(lines):
        found, below = _FRONT.match(line.text), lines[at + 1].text if at + 1 < len(lines) else ""
        back = _BACK.match(line.text) if front else None
        if found and _BACK.match(below):
            front = found[1].strip("* ")
            asks = front.endswith("?")
            yield Line(line.number, front if asks else "")
        elif back:
            yield Line(line.number, back[1] if front.endswith("?") else f"**{front}:** {back[1]}")
            front = ""
        else:
            front = ""
            yield line


def _has_small_dash(text: str) -> bool:
    found = _SMALL_DASH.match(text)
    return found is not None and len(found[1].split()) <= 5


def _as_entry(text: str) -> str:
    return f"- {text.strip()}"


def _has_stop(text: str) -> bool:
    found = _NUMBERED_STOP.match(text)
    return found is not None and len(found[2].split()) <= 4 and not has_verb(found[2])


def _stop_as_colon(text: str) -> str:
    return _NUMBERED_STOP.sub(r"\1\2: ", text)


def _has_semicolon(text: str) -> bool:
    found = _SEMICOLON.match(text)
    return found is not None and len(found[1].split()) < FEWEST_IN_RUN + 1


def _with_colon(text: str) -> str:
    return _SEMICOLON.sub(r"\1: ", text)


def _is_quoted(text: str) -> bool:
    found = _QUOTED.match(text)
    return found is not None and len(found[2].split()) > 2


def _as_label(text: str) -> str:
    return _QUOTED.sub(r"**\1:** \2", text)
