"""A file of Markdown as a row of blocks, each with its line and its text as it was written.

markdown-it says where headings, paragraphs, lists, tables and quotes begin and end; what
stands inside a line is left alone (no emphasis, no links, backslashes still there). HTML,
indented code, underlined headings and link definitions count as paragraphs. This module
knows no terms and no questions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.formats.report import Report


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 6."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text, stripped."""

    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `numbers` are those written before its entries, empty for bullets."""

    line: int
    entries: tuple[Paragraph, ...]
    numbers: tuple[int, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows without the line of dashes: the header first."""

    line: int
    rows: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quote."""

    line: int
    paragraphs: tuple[Paragraph, ...]


Block = Heading | Paragraph | Listing | Table | Quote

# Parsing piece by piece keeps few tokens alive at a time, which garbage collection would visit
# again and again; a heading at the margin ends whatever is above it, except a fence of code.
_PIECE_LINES = 200
_HEADING = re.compile(r"#{1,6}[ \t]")
# Each rule is tried at every line: these are left out of files where no line can be meant.
_SIGNS = {
    "fence": re.compile(r"```|~~~"),
    "hr": re.compile(r"([-*_])[ \t]*\1[ \t]*\1"),
    "table": re.compile(r"[|:-][ \t]*-|-[|:]"),
}


def read_blocks(text: str, report: Report) -> Iterator[Block]:
    """Read the blocks of a file one by one; what is no such block is noted and left out."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    unused = [rule for rule, sign in _SIGNS.items() if not sign.search(text)]
    parser.disable(["reference", "lheading", "code", "html_block", *unused])
    lines = text.split("\n")
    cuts = list(_cuts(lines)) if "fence" in unused else []
    for start, end in pairwise((0, *cuts, len(lines))):
        piece = lines[start:end]
        tokens = iter(parser.parse("\n".join(piece)))
        yield from _Piece(piece, start + 1, report).blocks(tokens)


def _cuts(lines: Sequence[str]) -> Iterator[int]:
    last = 0
    for at, line in enumerate(lines):
        if at - last >= _PIECE_LINES and _HEADING.match(line):
            yield at
            last = at


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some lines of a file, the first of them line `first`, read from their tokens.

    A method is given the tokens that follow an opening one, and takes them up to the
    closing one, which has the same level.
    """

    lines: Sequence[str]
    first: int
    report: Report

    def blocks(self, tokens: Iterator[Token]) -> Iterator[Block]:
        for token in tokens:
            match token.type:
                case "heading_open":
                    yield Heading(self.line(token), int(token.tag[1:]), next(tokens).content)
                case "paragraph_open":
                    yield self.paragraph(token, tokens)
                case "bullet_list_open" | "ordered_list_open":
                    yield self.listing(token, tokens)
                case "table_open":
                    yield Table(self.line(token), tuple(self.rows(tokens)))
                case "blockquote_open":
                    yield Quote(self.line(token), tuple(self.paragraphs(token, tokens)))
                case "fence":
                    self.report.error(self.line(token), "block-unexpected")

    def line(self, token: Token) -> int:
        return token.map[0] + self.first if token.map else 0

    def paragraph(self, start: Token, tokens: Iterator[Token]) -> Paragraph:
        lines = next(tokens).content.split("\n")
        return Paragraph(self.line(start), tuple(map(str.strip, lines)))

    def paragraphs(self, start: Token, tokens: Iterator[Token]) -> Iterator[Paragraph]:
        for token in _children(start, tokens):
            if token.type == "paragraph_open":
                yield self.paragraph(token, tokens)
            elif token.type != "hr":
                nested = token.type in ("bullet_list_open", "ordered_list_open")
                self.report.error(self.line(token), "list-nested" if nested else "block-unexpected")

    def listing(self, start: Token, tokens: Iterator[Token]) -> Listing:
        entries, numbers = [], []
        ordered = start.type == "ordered_list_open"
        for item in _children(start, tokens):
            paragraphs = list(self.paragraphs(item, tokens))
            for extra in paragraphs[1:]:
                self.report.error(extra.line, "entry-paragraphs")
            if not paragraphs:
                self.report.error(self.line(item), "entry-empty")
                continue
            entries.append(paragraphs[0])
            numbers += [int(item.info)] if ordered else []
        return Listing(self.line(start), tuple(entries), tuple(numbers), ordered)

    def rows(self, tokens: Iterator[Token]) -> Iterator[Paragraph]:
        for token in tokens:
            if token.type == "table_close":
                return
            if token.type == "tr_open" and token.map:
                yield Paragraph(self.line(token), (self.lines[token.map[0]].strip(),))


def _children(start: Token, tokens: Iterator[Token]) -> Iterator[Token]:
    """Give the tokens right inside the one that `start` opens, and take its closing one."""
    for token in tokens:
        if token.level == start.level and token.nesting < 0:
            return
        if token.level == start.level + 1 and token.nesting >= 0:
            yield token
