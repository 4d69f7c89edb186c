"""Lines that only their neighbours explain: columns of blanks, indented entries, odd bullets.

Several alike, one below the other, are put as the entries, labels and rows that the other
modules know. This module knows lines alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from content.ingest.clean import Line
from content.ingest.names import has_verb

FEWEST_IN_RUN = 3
FEWEST_CELLS = 3
FEWEST_INDENTED = 2
LONGEST_SHORTENED = 4  # letters of what may be an abbreviation
MOST_LINES_BETWEEN = 4
_GAP = re.compile(r"^\s{0,8}([^\W_](?:[^:;.!?\t|•]{0,38}[^\s:;.!?\t|•])?)\s{3,}([^\s|].*)$")
_GAPS = re.compile(r"\S\s{3,}\S")
_NAMED = re.compile(
    r"^(\s*(?:[-•*]\s+)?[A-ZÀ-Ý][^.:;!?,()\t|]{3,40})\.\s+(?=[A-ZÀ-Ý]\S*\s+\S+\s+\S)"
)
_LABELLED = re.compile(r"^\s+[^\W\d_][^:.;!?\t|]{1,50}:\s+\S")
_BLANKS = re.compile(r"\s{2,}")
_ODD_BULLET = re.compile(r"^(\s*)[.~»›]\s+(?=[^\W_])")


def aligned(lines: Sequence[Line]) -> list[Line]:
    """Give the lines with columns, indentation and odd bullets put into known signs."""
    done = list(runs(lines, _has_odd_bullet, _with_bullet, fewest=2))
    done = list(_indented(done))
    done = list(_rows(done))
    done = list(runs(done, _has_gap, _gap_as_colon))
    return list(_named_sentences(done))


def runs(
    lines: Sequence[Line],
    is_one: Callable[[str], bool],
    write: Callable[[str], str],
    *,
    fewest: int = FEWEST_IN_RUN,
) -> Iterator[Line]:
    """Rewrite lines of a kind where several stand one below the other."""
    for alike, group in groupby(lines, key=lambda line: is_one(line.text)):
        run = list(group)
        if alike and len(run) >= fewest:
            yield from (Line(line.number, write(line.text)) for line in run)
        else:
            yield from run


def _has_odd_bullet(text: str) -> bool:
    return _ODD_BULLET.match(text) is not None


def _with_bullet(text: str) -> str:
    return _ODD_BULLET.sub(r"\1- ", text)


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Put tabs between the cells of a table that blanks part, where each row has as many."""
    for count, group in groupby(lines, key=lambda line: _cells(line.text)):
        run = list(group)
        if count >= FEWEST_CELLS and len(run) >= FEWEST_IN_RUN:
            yield from (Line(it.number, _BLANKS.sub("\t", it.text.strip())) for it in run)
        else:
            yield from run


def _cells(text: str) -> int:
    """Count the cells of a line without other signs; 0 where one ends like a sentence."""
    if "  " not in text.strip() or "\t" in text or "|" in text:
        return 0
    cells = _BLANKS.split(text.strip())
    return 0 if any(cell.endswith((".", "!", "?", ":")) for cell in cells[:-1]) else len(cells)


def _indented(lines: Sequence[Line]) -> Iterator[Line]:
    """Make entries of the lines that stand deeper than one with a colon at its end."""
    deep = 0
    for at, line in enumerate(lines):
        depth = len(line.text) - len(line.text.lstrip())
        if deep and depth >= deep and _LABELLED.match(line.text):
            yield Line(line.number, f"{line.text[:depth]}- {line.text[depth:]}")
            continue
        yield line
        below = [it.text for it in lines[at + 1 : at + 1 + FEWEST_INDENTED]]
        inner = len(below[0]) - len(below[0].lstrip()) if below else 0
        labels = len(below) == FEWEST_INDENTED and all(map(_LABELLED.match, below))
        leads = line.text.rstrip().endswith(":") and inner > depth
        deep = inner if leads and labels else 0


def _has_gap(text: str) -> bool:
    """Tell a line in two columns that blanks part."""
    found = _GAP.match(text)
    if not found or _GAPS.search(found[2]) or len(found[2].split()) < 2:
        return False
    return len(found[1].split()) < FEWEST_IN_RUN + 2 and not has_verb(found[1])


def _gap_as_colon(text: str) -> str:
    return _GAP.sub(r"\1: \2", text)


def _named_sentences(lines: Sequence[Line]) -> Iterator[Line]:
    """Rewrite paragraphs that begin with a name and a full stop, where several stand near."""
    named = [at for at, line in enumerate(lines) if _begins_with_name(lines, at, line.text)]
    near = {
        at
        for one, other, third in zip(named, named[1:], named[2:], strict=False)
        if third - one <= 2 * MOST_LINES_BETWEEN
        for at in (one, other, third)
    }
    for at, line in enumerate(lines):
        found = _NAMED.match(line.text) if at in near else None
        yield Line(line.number, f"{found[1]}: {line.text[found.end() :]}") if found else line


def _begins_with_name(lines: Sequence[Line], at: int, text: str) -> bool:
    found = _NAMED.match(text)
    before = lines[at - 1].text.rstrip()[-1:] if at else ""
    if not found or before not in ("", ".", "!", "?", ")"):
        return False
    name = found[1].lstrip(" -•*").split()
    return (
        len(name) <= FEWEST_IN_RUN and len(name[-1]) > LONGEST_SHORTENED and not has_verb(found[1])
    )
