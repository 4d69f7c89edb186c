"""From lines to blocks: what was wrapped is joined, what was run together is split.

A PDF breaks lines in the middle of sentences and words, and pages in the middle of
paragraphs; bullets get into the middle or to the end of a line. This module knows no terms.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from content.ingest import signs
from content.ingest.blocks import LABEL, TITLE, Block, Kind
from content.ingest.clean import Line, plain_text
from content.ingest.definitions import defined
from content.ingest.labels import begins_label, label_of
from content.ingest.titles import (
    FULL,
    HALF,
    SHORT_TITLE,
    TERMINAL,
    Titles,
    dangles,
    number_last,
    series_of,
    starts_small,
)

_LETTERS = re.compile(r"[^\W\d_]{2,40}(?:-[^\W\d_]{1,40}){0,3}")
_SPLIT_WORD = re.compile(r"([^\W\d_]{1,40})-$")
_FIRST_WORD = re.compile(r"^([^\W\d_]{1,40})")
FEWEST_WRAPPED = 3
SHORTEST_WRAPPED = 35
LONGEST_TEXT = 6_000  # of a paragraph; beyond, another begins
LONGEST_OPEN = 40


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Give the blocks of tidied lines."""
    flow = _Flow(lines, _width(lines), series=series_of(lines), words=_words(lines))
    for at in range(len(lines)):
        flow.take(at)
    flow.end_table()
    return flow.blocks


def _width(lines: Sequence[Line]) -> float:
    """Give the length to which paragraphs were wrapped, 0 where they were not."""
    lengths = sorted(
        len(one.text)
        for one, other in pairwise(lines)
        if len(one.text) >= SHORTEST_WRAPPED and other.text[:1].islower() and "\t" not in one.text
    )
    return lengths[len(lengths) * 3 // 4] if len(lengths) >= FEWEST_WRAPPED else 0


def _words(lines: Sequence[Line]) -> frozenset[str]:
    """Give the words that stand unbroken somewhere; none where no line ends with a hyphen."""
    if not any(line.text.endswith("-") for line in lines):
        return frozenset()
    return frozenset(
        found.lower() for line in lines for found in _LETTERS.findall(line.text.rstrip("-"))
    )


@dataclass(slots=True)
class _Flow(Titles):
    """The blocks so far, and the rows of a table that goes on."""

    words: frozenset[str] = frozenset()
    rows: list[tuple[str, ...]] = field(default_factory=list)
    row_line: int = 0
    bullet: bool = False
    skipped: int = -1

    def take(self, at: int) -> None:
        if at == self.skipped:
            return
        line = self.lines[at]
        text = signs.unquoted(line.text)
        if not text.strip():
            self.blank = True
            if not self.table_goes_on(at):
                self.end_table()
            return
        if signs.is_lone_bullet(text):
            self.bullet = True
        elif not self.take_row(at, text):
            self.end_table()
            self.take_text(at, text)
        self.blank = False
        self.last_length, self.labelled = len(line.text), begins_label(text)

    def take_row(self, at: int, text: str) -> bool:
        if signs.is_dashes(text):
            return bool(self.rows)
        cells = signs.cells(text)
        if (
            not cells
            and "|" in text
            and (self.rows or self.dashes_follow(at) or self.bars_follow(at))
        ):
            cells = signs.piped(text)
        if not cells and self.rows and not self.blank and signs.cells(self.text(at + 1)):
            *head, last = self.rows[-1]
            self.rows[-1] = (*head, f"{last} {plain_text(text)}")
            return True
        if not cells or self.bullet:
            return False
        if not self.rows:
            self.row_line = self.lines[at].number
        self.rows.append(cells)
        return True

    def dashes_follow(self, at: int) -> bool:
        return signs.is_dashes(self.text(at + 1))

    def bars_follow(self, at: int) -> bool:
        """Tell the first of three lines that have as many bars between their cells."""
        bars = self.lines[at].text.count(" | ")
        return bars > 0 and all(self.text(below).count(" | ") == bars for below in (at + 1, at + 2))

    def table_goes_on(self, at: int) -> bool:
        """An empty line between rows of as many cells is a slip."""
        cells = signs.cells(self.text(at + 1))
        return bool(self.rows) and len(cells) == len(self.rows[-1]) and len(cells) > 2

    def end_table(self) -> None:
        if self.rows:
            rows = tuple(_without_gaps(self.rows))
            self.blocks.append(Block(Kind.TABLE, self.row_line, rows=rows))
            self.rows = []
            self.blank = True

    def take_text(self, at: int, text: str) -> None:
        line = self.lines[at].number
        marked = signs.heading(text)
        if marked:
            first, *others = [part for part in signs.pieces(marked[1]) if part.strip("* ")] or [""]
            self.add(Block(Kind.HEADING, line, first, marked[0]))
            self.add_entries(line, 0, others, signs.pieces(text)[-1] == "")
            return
        entry = signs.entry(text)
        if (entry or signs.chapter(text)) and self.is_chapter(at, text):
            self.add(Block(Kind.HEADING, line, text.strip(), signs.title_level(text, 2)))
            return
        if entry and self.is_headline(at, entry):
            self.add(Block(Kind.HEADING, line, entry.text, TITLE))
            return
        first, *others = signs.pieces(entry.text if entry else text)
        depth = entry.depth if entry else 0
        if entry or self.bullet:
            number = entry.number if entry else ""
            self.add(Block(Kind.ITEM, line, first, depth=depth, number=number))
        elif first.strip("* "):
            self.take_plain(at, first, alone=not others)
        self.bullet = False
        self.add_entries(line, depth, others, False)

    def add_entries(self, line: int, depth: int, texts: Sequence[str], open_end: bool) -> None:
        """Add what follows bullets inside a line; a bullet at its end is for the next."""
        for text in texts:
            if text.strip("* "):
                self.add(Block(Kind.ITEM, line, text, depth=depth))
        self.bullet = open_end or bool(texts and not texts[-1].strip("* "))

    def add(self, block: Block) -> None:
        if block.text.strip("* #") or block.kind is Kind.TABLE:
            self.blocks.append(block)

    def is_chapter(self, at: int, text: str) -> bool:
        """Tell the numbered heading from the numbered entry: it stands alone."""
        found = signs.chapter(text)
        if not found or not signs.is_title(found[1]) or found[1].endswith(":"):
            return False
        label = label_of(found[1], entry=True)
        if label and label.rest[:1].islower() and len(label.rest.split()) > FEWEST_WRAPPED:
            return False
        after = self.after(at)
        beside = signs.entry(after)
        if not (self.blank or not self.blocks) or not after.strip():
            return False
        return not beside or not beside.number or found[0] > 1

    def is_headline(self, at: int, entry: signs.Entry) -> bool:
        """Tell an entry that is a name with its text on the next line."""
        after = self.text(at + 1)
        if not after.strip() or not signs.is_title(entry.text) or entry.text.endswith(":"):
            return False
        signed = signs.entry(after) or signs.heading(after) or signs.cells(after)
        if not signed and signs.indent(after) > entry.depth and after.strip()[:1].isupper():
            return True
        return not signed and not starts_small(after) and after.rstrip().endswith(".")

    def take_plain(self, at: int, text: str, *, alone: bool) -> None:
        line = self.lines[at].number
        if text.startswith(": ") and self.blocks:
            self.blocks.append(Block(Kind.TEXT, line, text[2:]))
        elif self.text(at + 1).startswith(": ") and len(text) < SHORT_TITLE:
            self.blocks.append(Block(Kind.HEADING, line, text, LABEL))  # its definition is below
        elif self.is_broken_title(at, text):
            self.blocks.append(Block(Kind.HEADING, line, f"{text} {self.text(at + 1)}", TITLE))
            self.skipped = at + 1
        elif alone and at in self.series:
            self.blocks.append(Block(Kind.HEADING, line, number_last(text), 2))
        elif self.goes_on(text):
            self.join(text)
        elif alone and self.is_title(at, text):
            is_label = signs.is_bold_alone(text) or text.rstrip("* -–—").endswith(":")
            level = signs.title_level(text, LABEL if is_label else TITLE)
            if not self.blocks and not is_label and not self.after(at).rstrip().endswith("."):
                level = 0  # the title of the notes
            self.blocks.append(Block(Kind.HEADING, line, text, level))
        else:
            self.blocks.append(Block(Kind.TEXT, line, text))

    def goes_on(self, text: str) -> bool:
        """Tell whether a line without signs belongs to the sentence before it."""
        last = self.blocks[-1] if self.blocks else None
        if not last or last.kind not in (Kind.TEXT, Kind.ITEM) or len(last.text) > LONGEST_TEXT:
            return False
        before = plain_text(last.text[-120:])
        ended = before.endswith(TERMINAL)
        if starts_small(text) and _ends_in_open_bold(last.text):
            return True
        if starts_small(text):
            may_begin = self.blank or ended or self.is_in_list()
            return not (self.blank and ended) and not (may_begin and begins_label(text))
        if self.labelled and begins_label(text):
            return False
        if text.startswith("**") and begins_label(text):
            return False
        if dangles(before) and not text.startswith("**"):
            return True
        if self.blank:
            return False
        if ended and (begins_label(text) or text.endswith("?") or defined(text) is not None):
            return False
        if ended and signs.is_title(text) and (text.endswith(":") or len(text) < HALF * self.width):
            return False
        return bool(self.width) and self.last_length >= FULL * self.width

    def is_in_list(self) -> bool:
        """Tell a line that begins for itself: the one before did, or did not fill the width."""
        return self.labelled or self.last_length < FULL * self.width

    def join(self, text: str) -> None:
        last = self.blocks[-1]
        broken = _SPLIT_WORD.search(last.text[-60:])
        rest = _FIRST_WORD.match(text)
        if broken and rest and rest[1].islower():
            whole, hyphened = f"{broken[1]}{rest[1]}".lower(), f"{broken[1]}-{rest[1]}".lower()
            keeps = hyphened in self.words and whole not in self.words
            last.text = f"{last.text if keeps else last.text[:-1]}{text}"
        else:
            last.text = f"{last.text} {text}"


def _without_gaps(rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Several tabs between two cells make no empty ones where each row has as many texts."""
    filled = [tuple(filter(None, row)) for row in rows]
    widths = {len(row) for row in filled}
    return filled if len(widths) == 1 and min(widths) > 1 else rows


def _ends_in_open_bold(text: str) -> bool:
    """A label in bold that closes only in the next line was broken in two."""
    tail = text.rpartition("**")[2]
    return (
        0 < len(tail) < LONGEST_OPEN and text.count("**") % 2 == 1 and not tail.endswith(TERMINAL)
    )
