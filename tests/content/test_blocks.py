"""A long file is read in pieces, and nobody can tell."""

from itertools import product

import pytest

from content.formats.blocks import Block, Heading, read_blocks
from content.formats.report import Report

BEFORE_A_CUT = "\n" * 250
FENCE = "\n\n```\n```"  # where there is one, the file is read in one piece
LINES = (
    "",
    "text",
    "  more",
    "## Term {#t}",
    "##",
    "### a | b",
    "  ## inside",
    "- entry",
    "  - nested",
    "* [x] star",
    "1. one",
    "2) two",
    "-",
    "> quote",
    "> - a",
    "- > b",
    ">",
    "| a | b |",
    "|---|---|",
    "a | b",
    "-|-",
    "---",
    "***",
    "===",
    "\tdeep",
    "<div>",
)


def read(text: str) -> tuple[list[Block], Report]:
    report = Report("a.md")
    return list(read_blocks(text, report)), report


@pytest.mark.parametrize("below", ["|---|---|", "- entry"])
def test_pieces_make_the_blocks_of_the_whole(below: str) -> None:
    for above in product(LINES, repeat=2):
        text = BEFORE_A_CUT + "\n".join([*above, "## a | b", below])
        blocks, report = read(text)
        whole, full_report = read(text + FENCE)
        assert blocks == whole
        assert report.findings == full_report.findings[:-1]


def test_a_heading_inside_a_fence_is_code() -> None:
    blocks, report = read(f"{BEFORE_A_CUT}```\n## Code\n```\n## Term")
    assert blocks == [Heading(254, 2, "Term")]
    assert [(it.line, it.code) for it in report.findings] == [(251, "block-unexpected")]
