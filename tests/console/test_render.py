"""What is written to a terminal: the text, colours only when asked, and nothing that steers it."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.console.render import render
from bot.model import Block, BlockKind, Span, Style, Text

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")

_anything = st.text(st.characters() | st.sampled_from("\x1b\x9b\x07\x08\r\x00\u202e\ufeff\n[31m"))
_texts = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockKind),
        st.lists(st.builds(Span, _anything, st.sampled_from(Style)), max_size=3).map(tuple),
        _anything,
    ),
    max_size=4,
).map(tuple)


def block(kind: BlockKind, text: str, mark: str = "", style: Style = Style.PLAIN) -> Block:
    return Block(kind, (Span(text, style),), mark)


def line(text: str) -> str:
    return render((block(BlockKind.PARAGRAPH, text),), colour=False)


def steers(written: str) -> list[str]:
    """What a terminal would take for an order, or hide."""
    signs = [sign for sign in written if unicodedata.category(sign)[0] == "C"]
    return [sign for sign in signs if sign not in "\n\u200c\u200d"]


@settings(deadline=None)
@given(_texts)
def test_nothing_that_was_typed_steers_the_terminal(text: Text) -> None:
    assert steers(render(text, colour=False)) == []


@settings(deadline=None)
@given(_texts)
def test_with_colour_only_our_own_escapes_are_written(text: Text) -> None:
    coloured = render(text, colour=True)
    assert steers(ESCAPE.sub("", coloured)) == []
    assert ESCAPE.sub("", coloured) == render(text, colour=False)


@settings(deadline=None)
@given(_texts)
def test_a_colour_ends_where_its_text_ends(text: Text) -> None:
    codes = ESCAPE.findall(render(text, colour=True))
    assert all(code != "\x1b[0m" for code in codes[::2])
    assert all(code == "\x1b[0m" for code in codes[1::2])
    assert len(codes) % 2 == 0


@pytest.mark.parametrize("kind", BlockKind)
@pytest.mark.parametrize("style", Style)
def test_colours_are_written_only_when_asked(kind: BlockKind, style: Style) -> None:
    text = (block(kind, "RAG", "•", style),)
    assert "\x1b" not in render(text, colour=False)
    plain = kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE) and style is Style.PLAIN
    assert ("\x1b" in render(text, colour=True)) == (not plain)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31mred", "31mred"),
        ("bell\x07", "bell"),
        ("over\rwritten", "overwritten"),
        ("\x1b]0;title\x07", "]0;title"),
        ("right\u202eleft", "rightleft"),
        ("lone \ud800", "lone "),
        ("10\u00a0%", "10 %"),
        ("a\tb", "a b"),
        ("a\u2028b", "a b"),
        ("é ñ 日本 🧪", "é ñ 日本 🧪"),
        ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
    ],
)
def test_what_people_see_stays_and_what_they_do_not_goes(typed: str, written: str) -> None:
    assert line(typed) == written


def test_marks_and_quotes_stand_before_their_text() -> None:
    text = (
        block(BlockKind.ITEM, "one", "A)"),
        block(BlockKind.ITEM, "two", "B)"),
        block(BlockKind.QUOTE, "why"),
        block(BlockKind.CHOICE, "more", "[1]"),
        block(BlockKind.CHOICE, "less", "[2]"),
    )
    assert render(text, colour=False) == "A) one\nB) two\n\n│ why\n\n[1] more\n[2] less"


def test_a_title_stands_close_to_what_it_heads_and_paragraphs_apart() -> None:
    text = (
        block(BlockKind.TITLE, "RAG"),
        block(BlockKind.PARAGRAPH, "one"),
        block(BlockKind.PARAGRAPH, "two"),
        block(BlockKind.NOTE, "three"),
        block(BlockKind.NOTE, "four"),
    )
    assert render(text, colour=False) == "RAG\none\n\ntwo\n\nthree\nfour"


def test_nothing_is_an_empty_line() -> None:
    assert render((), colour=False) == ""
