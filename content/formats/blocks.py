"""A file of Markdown as a row of blocks, each with its line and its text as it was written.

markdown-it says where headings, paragraphs, lists, tables and quotes begin and end; what
stands inside a line is left alone (no emphasis, no links, backslashes still there). HTML,
indented code, underlined headings and link definitions count as paragraphs. This module
knows no terms and no questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

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


def read_blocks(text: str, report: Report) -> list[Block]:
    """Read the blocks of a file; what is no such block is noted and left out."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["reference", "lheading", "code"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    lines = text.split("\n")
    found = (_block(node, lines, report) for node in SyntaxTreeNode(parser.parse(text)).children)
    return [block for block in found if block is not None]


def _block(node: SyntaxTreeNode, lines: Sequence[str], report: Report) -> Block | None:
    line = _line(node)
    match node.type:
        case "heading":
            return Heading(line, int(node.tag[1:]), node.children[0].content)
        case "paragraph":
            return _paragraph(node)
        case "bullet_list" | "ordered_list":
            return _listing(node, report)
        case "table":
            return Table(line, tuple(_rows(node, lines)))
        case "blockquote":
            return Quote(line, tuple(_paragraphs(node, report)))
        case "hr":
            return None
    report.error(line, "block-unexpected")
    return None


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _paragraph(node: SyntaxTreeNode) -> Paragraph:
    lines = node.children[0].content.split("\n")
    return Paragraph(_line(node), tuple(line.strip() for line in lines))


def _paragraphs(node: SyntaxTreeNode, report: Report) -> Iterator[Paragraph]:
    for child in node.children:
        if child.type == "paragraph":
            yield _paragraph(child)
        elif child.type != "hr":
            nested = child.type in ("bullet_list", "ordered_list")
            report.error(_line(child), "list-nested" if nested else "block-unexpected")


def _listing(node: SyntaxTreeNode, report: Report) -> Listing:
    entries, numbers = [], []
    for item in node.children:
        paragraphs = list(_paragraphs(item, report))
        for extra in paragraphs[1:]:
            report.error(extra.line, "entry-paragraphs")
        if not paragraphs:
            report.error(_line(item), "entry-empty")
            continue
        entries.append(paragraphs[0])
        numbers += [int(item.info)] if node.type == "ordered_list" else []
    return Listing(_line(node), tuple(entries), tuple(numbers), node.type == "ordered_list")


def _rows(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Paragraph]:
    for row in (row for part in node.children for row in part.children):
        line = _line(row)
        yield Paragraph(line, (lines[line - 1].strip(),))
