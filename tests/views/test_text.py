"""What all views are built of, and what people typed made fit to be shown back."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import Define
from bot.model import BlockKind, Button, Style
from bot.views.text import (
    LONGEST_ECHO,
    bold,
    button,
    day,
    echo,
    italic,
    item,
    note,
    paragraph,
    plain,
    quote,
    shown_name,
    title,
)
from bot.views.words import LANGUAGES, Words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("RAG", "RAG"),
        ("  o  que\né\tRAG ", "o que é RAG"),
        ("\x1b[31mred", "[31mred"),
        ("a\x00b\u202ec\ufeffd", "a b c d"),
        ("<b>*_[x](y)", "<b>*_[x](y)"),
        ("🧪" * LONGEST_ECHO, "🧪" * LONGEST_ECHO),
        ("a" * (LONGEST_ECHO + 1), "a" * (LONGEST_ECHO - 1) + "…"),
        ("a" * (LONGEST_ECHO - 2) + " b c", "a" * (LONGEST_ECHO - 2) + "…"),
        ("", ""),
        ("\n\x07", ""),
        ("👩\u200d🔬 ❤\ufe0f\u200d🔥", "👩\u200d🔬 ❤\ufe0f\u200d🔥"),
        ("a\u200db🔬\u200d", "a b🔬"),
        ("Z\u0301\u0302\u0303\u0304\u0305a\u0301", "Z\u0301\u0302\u0303a\u0301"),
    ],
)
def test_what_was_typed_is_shown_back_as_one_short_line(typed: str, shown: str) -> None:
    assert echo(typed) == shown


@settings(deadline=None)
@given(st.text(st.characters()))
def test_nothing_that_cannot_be_seen_is_shown_back(typed: str) -> None:
    shown = echo(typed)
    assert len(shown) <= LONGEST_ECHO
    assert not any(unicodedata.category(sign)[0] == "C" for sign in shown if sign != "\u200d")
    assert echo(shown) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Ana", "Ana"), ("יעל", "\u2068יעל\u2069"), ("ali علي", "\u2068ali علي\u2069")],
)
def test_a_name_that_runs_from_right_to_left_turns_no_line(name: str, shown: str) -> None:
    assert shown_name(Words("en"), name) == shown


def test_each_block_is_of_its_kind() -> None:
    blocks = (title("a"), paragraph("a"), item("a"), quote("a"), note("a"))
    assert [block.kind for block in blocks] == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.QUOTE,
        BlockKind.NOTE,
    ]
    assert [bold("a").style, italic("a").style] == [Style.BOLD, Style.ITALIC]
    assert button("RAG", Define("rag")) == Button("RAG", "d:rag")


def test_words_without_their_looks_are_a_line_a_block() -> None:
    text = (title("RAG"), paragraph(bold("a"), "b"), item("c"), item("d", mark="2."))
    assert plain(text) == "RAG\nab\n• c\n2. d"


def test_a_day_is_written_as_its_language_does() -> None:
    written = {language: day(Words(language), date(2026, 1, 5)) for language in LANGUAGES}
    assert written == {"pt-BR": "05/01", "en": "Jan 5"}
