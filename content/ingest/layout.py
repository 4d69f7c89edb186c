"""Lines without what belongs to the page instead of the text: its running heads, its number.

Figures, tables of contents, code and rules go too. This module knows no terms.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from content.ingest.clean import Line, plain_text
from content.ingest.names import is_generic
from content.ingest.rewriting import rewritten
from content.ingest.vocabulary import PROPERTIES, generic

_PAGE = re.compile(
    r"^\W{0,4}(?:(?:p[áa]g(?:ina|\.)?|page|folha|slide)\s*)?\d{1,4}(?:\s*(?:de|of|/)\s*\d{1,4})?\W{0,4}$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,})\s*\d{1,4}\s*$")
_FIGURE = re.compile(
    r"^\W{0,4}(?:figuras?|fig\.|figures?|imagem|image|foto|photo|gráfico|chart|diagrama|diagram"
    r"|tabela|table|quadro|ilustração|box)\s*(?:\d{1,3}(?:[.\-]\d{1,3}){0,2})?\s*(?:[.:–—-].{0,300})?\W{0,4}$",
    re.IGNORECASE,
)
_FIGURE_NUMBER = re.compile(r"^\W{0,4}\w{3,12}\.?\s*\d")
_EMPTY_FIGURE = re.compile(
    r"^\W{0,4}[\[(<]\s*(?:imagem|image|figura|figure|foto|photo|gráfico|chart|diagrama|diagram"
    r"|inserir|insert)[^\[\]()<>]{0,80}[\])>]\W{0,4}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^(?:[-–—_*=~·.#]\s?)+$")
_UNDERLINE = re.compile(r"^\s{0,3}(={2,}|-{2,})\s*$")
_DECORATED = re.compile(r"^\s{0,8}([*=~#_–—-]{1,8})\s+(?=\S)([^*=~|\t]{2,80}?)\s+\1\s*$")
_DIGITS = re.compile(r"\d+")
_COUNTS = re.compile(
    r"^\s*(?:[A-ZÀ-Ý][^\W\d_]+\s(\d{1,2})|(\d{1,2})[ºª]\s[^\W\d_]+(?:\s[^\W\d_]+)?)\s*$"
)
_SIGNED = re.compile(r"^\s*(?:#|[-–—*•●▪◦+>|]\s|\d{1,3}[.)]\s)")
_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_ROLE = re.compile(
    r"^\s{0,6}(?:\*\*)?(Q|P|A|R|Pergunta|Question|Resposta|Answer|Ans)(?:\s?\d{1,3})?\s?[:.)]\s*(?:\*\*)?\s+(?=\S)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
LONGEST_HEAD = 90
LONGEST_CONTENTS = 300
_EXPORT_ID = re.compile(r"\s(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,32}\s*$")
_PROPERTY = re.compile(r"^\s*(?:\*\*)?[A-ZÀ-Ý][^:*|\t]{2,25}:(?:\*\*)?\s+\S[^:|]{0,45}$")
MOST_PROPERTIES = 8
FEWEST_PROPERTIES = 2
FEWEST_REPEATS = 3
FEWEST_IN_TITLE = 3  # words


def tidied(lines: Sequence[Line]) -> list[Line]:
    """Empty the lines that belong to the page; their number is left, and what is beside them."""
    lines = _without_properties(_without_front(list(_without_code(lines))))
    lines = list(_without_export_id(lines))
    lines = rewritten(list(_with_signs_for_underlines(lines)))
    if any(_asks(line.text) for line in lines):
        lines = [Line(line.number, _without_roles(line.text)) for line in lines]
    heads = _running_heads(lines) | _titles_on_pages(lines)
    return [Line(line.number, "") if _is_furniture(line.text, heads) else line for line in lines]


def _without_code(lines: Sequence[Line]) -> Iterator[Line]:
    """A fence that never closes is none."""
    fences = [at for at, line in enumerate(lines) if _FENCE.match(line.text)]
    closed = len(fences) // 2 * 2
    inside = False
    marks = set(fences[:closed])
    for at, line in enumerate(lines):
        if at in marks:
            inside = not inside
            yield Line(line.number, "")
        else:
            yield Line(line.number, "") if inside or at in fences[closed:] else line


def _without_front(lines: list[Line]) -> list[Line]:
    """Empty the front matter that some programs put before the text."""
    first = next((at for at, line in enumerate(lines) if line.text.strip()), 0)
    if not lines or lines[first].text.strip() != "---":
        return lines
    for at in range(first + 1, min(first + 40, len(lines))):
        text = lines[at].text.strip()
        if text == "---":
            return [Line(line.number, "") if n <= at else line for n, line in enumerate(lines)]
        if text and ":" not in text and not text.startswith("-"):
            break
    return lines


def _without_export_id(lines: Sequence[Line]) -> Iterator[Line]:
    """Leave out the code that a program put behind the title of what it exported."""
    first = next((line.number for line in lines if line.text.strip()), 0)
    for line in lines:
        yield Line(line.number, _EXPORT_ID.sub("", line.text)) if line.number == first else line


def _without_properties(lines: list[Line]) -> list[Line]:
    """Empty the labels right below the title that say whose notes these are, and of when."""
    texts = [at for at, line in enumerate(lines) if line.text.strip()][: MOST_PROPERTIES + 1]
    run = [*takewhile(lambda at: _PROPERTY.match(lines[at].text), texts[1:])]
    told = any(_is_property(lines[at].text) for at in run)
    if len(run) < FEWEST_PROPERTIES or not told:
        return lines
    return [Line(line.number, "") if at in run else line for at, line in enumerate(lines)]


def _is_property(text: str) -> bool:
    return generic(plain_text(text.split(":")[0])) in PROPERTIES


def _with_signs_for_underlines(lines: list[Line]) -> Iterator[Line]:
    """Write a heading that is underlined, or between two signs, with the sign for headings."""
    for at, line in enumerate(lines):
        below = _UNDERLINE.match(lines[at + 1].text) if at + 1 < len(lines) else None
        before = lines[at - 1].text.strip() if at else ""
        is_title = below and 0 < len(line.text.strip()) <= LONGEST_HEAD and not before
        decorated = _DECORATED.match(line.text)
        if decorated and _LETTER.search(decorated[2]):
            yield Line(line.number, f"## {decorated[2]}")
        elif is_title and below and not _SIGNED.match(line.text) and "|" not in line.text:
            yield Line(line.number, f"{'#' if below[1][0] == '=' else '##'} {line.text.strip()}")
        else:
            yield line


def _asks(text: str) -> bool:
    return text.rstrip("* ").endswith("?") and _without_roles(text) is not text


def _without_roles(text: str) -> str:
    """Take away what says that a line asks, or answers: "Q:", "R:"."""
    found = _ROLE.match(text) if ":" in text[:14] or ")" in text[:14] or "." in text[:14] else None
    if not found:
        return text
    asks = found[1][0].upper() in "QP"
    return text[found.end() :] if not asks or text.rstrip("* ").endswith("?") else text


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Give what stands on each page: a line that comes again but for its numbers."""
    shapes = Counter(
        _shape(line.text) for line in lines if line.text and len(line.text) <= LONGEST_HEAD
    )
    often = {shape for shape, count in shapes.items() if count >= FEWEST_REPEATS and shape}
    often -= _counted(lines, often)
    return frozenset(
        _shape(line.text) for line in lines if _shape(line.text) in often and _may_run(line.text)
    )


def _counted(lines: Sequence[Line], shapes: Set[str]) -> set[str]:
    """Give the shapes that count things: "Stage 1", "Stage 2", and "1ª lei", "2ª lei"."""
    found: dict[str, list[str]] = {}
    for line in lines:
        counts = _COUNTS.match(line.text) if _shape(line.text) in shapes else None
        if counts:
            found.setdefault(_shape(line.text), []).append(counts[1] or counts[2])
    return {
        shape
        for shape, seen in found.items()
        if sorted(map(int, seen)) == list(range(1, len(seen) + 1))
    }


def _titles_on_pages(lines: Sequence[Line]) -> frozenset[str]:
    """Give the lines beside a page's number that begin with the title of the notes."""
    title = next((line.text.casefold().split() for line in lines if line.text.strip()), [])
    if len(title) < FEWEST_IN_TITLE:
        return frozenset()
    pages = {at for at, line in enumerate(lines) if _PAGE.match(line.text) and line.text.strip()}
    beside = {near for at in pages for near in (at - 1, at + 1) if 0 < near < len(lines)}
    texts = [lines[at].text for at in sorted(beside) if lines[at].text.strip()]
    return frozenset(
        _shape(text) for text in texts if text.casefold().split()[: len(title)] == title
    )


def _shape(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())) if len(text) <= LONGEST_HEAD else ""


def _may_run(text: str) -> bool:
    """A label, a heading and an entry of a list may well come again by themselves."""
    bare = plain_text(text)
    signed = _SIGNED.match(text) or "\t" in text or "**" in text or "|" in text.strip("| ")
    ends = bare.endswith((":", ";", ".", "?"))
    has_words = len(bare.split()) >= 2 and _LETTER.search(bare)
    return bool(has_words) and not signed and not ends and not is_generic(bare)


def _is_furniture(text: str, heads: frozenset[str]) -> bool:
    bare = text.strip()
    if not bare:
        return True
    if len(bare) <= LONGEST_HEAD and _shape(text) in heads:
        return True
    if "|" in bare and bare.strip("|:- \t") == "":
        return False  # the dashes below a table's header
    if len(bare) > LONGEST_CONTENTS:
        return False
    if (
        _PAGE.match(bare)
        or _RULE.match(bare)
        or _CONTENTS.search(bare)
        or _EMPTY_FIGURE.match(bare)
    ):
        return True
    if "\t" in bare or not _FIGURE.match(bare):
        return False
    return bool(_FIGURE_NUMBER.match(bare)) or len(bare.split()) == 1 or ":" in bare[:12]
