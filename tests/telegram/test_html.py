"""Texts as HTML: whatever they contain, they are well-formed, and say what they said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.html import clean, html, readable
from bot.adapters.telegram.limits import LIMITS
from bot.adapters.telegram.parts import cut, units
from bot.degrade import size
from bot.model import Block, BlockKind, Reply, Span, Style, Text
from tests.core.replies import replies
from tests.emulators.telegram.hypertext import parse_html

hard = st.text(st.characters() | st.sampled_from("<>&\"';\n\t /=ab\u202e\ud83d\x00"), max_size=30)
spans = st.lists(st.builds(Span, hard, st.sampled_from(Style)), max_size=4).map(tuple)
blocks = st.builds(Block, st.sampled_from(BlockKind), spans, hard | st.sampled_from("•A"))
texts = st.lists(blocks, max_size=6).map(tuple)


def squeezed(words: str) -> str:
    return "".join(words.split())


def said(text: Text) -> str:
    return "".join(b.mark + "".join(span.text for span in b.spans) for b in text)


@given(texts)
def test_any_text_is_well_formed_and_keeps_its_words(text: Text) -> None:
    read = parse_html(html(text)).text
    assert squeezed(read) == squeezed(clean(said(text)))


@given(replies)
def test_what_fits_before_fits_when_it_is_laid_out(reply: Reply) -> None:
    assert units(parse_html(html(reply.text)).text) <= size(reply.text)
    assert size(reply.text) > LIMITS.text or units(parse_html(html(reply.text)).text) <= 4_096


@given(texts)
def test_what_is_readable_leaves_something_to_read(text: Text) -> None:
    if readable(text):
        assert parse_html(html(text)).text.strip()


@given(hard)
def test_what_is_clean_can_be_sent(words: str) -> None:
    sent = clean(words).encode().decode()
    assert clean(sent) == sent
    assert all(
        sign == "\n" or not sign.isspace() or sign.isprintable() or sign > "\x7f" for sign in sent
    )


def test_only_what_cannot_be_sent_is_changed() -> None:
    assert clean("a\tb\rc\nd\x00e\x9ff\ud83dg") == "a b c\ndef\N{REPLACEMENT CHARACTER}g"
    kept = "ação\n\xa0\u202e\ufeff«😀» & <b>"
    assert clean(kept) == kept


@given(hard, st.integers(10, 40))
def test_a_beginning_is_within_its_limit(words: str, longest: int) -> None:
    kept = cut(words, longest)
    assert units(kept) <= longest
    assert kept == words or kept.endswith("…")
    assert kept == words or words.startswith(kept[:-1])


def line(kind: BlockKind, words: str, mark: str = "", style: Style = Style.PLAIN) -> Block:
    return Block(kind, (Span(words, style),), mark)


def test_a_page_is_laid_out_in_groups() -> None:
    page = (
        line(BlockKind.TITLE, "RAG"),
        line(BlockKind.NOTE, "Domain 3"),
        line(BlockKind.PARAGRAPH, "Looks things up."),
        line(BlockKind.ITEM, "one", "•"),
        line(BlockKind.ITEM, "two", "•"),
        line(BlockKind.PARAGRAPH, "Heading", style=Style.BOLD),
        line(BlockKind.ITEM, "three", "3."),
        line(BlockKind.NOTE, "see"),
        line(BlockKind.FOOTER, "section"),
    )
    assert html(page) == (
        "<b>RAG</b>\n<i>Domain 3</i>\n\n"
        "Looks things up.\n\n"
        "• one\n• two\n\n"
        "<b>Heading</b>\n<b>3.</b> three\n\n"
        "<i>see</i>\n<i>section</i>"
    )


def test_a_note_in_which_something_stands_out_is_not_all_italic() -> None:
    note = Block(BlockKind.NOTE, (Span("Retrieval", Style.ITALIC), Span(" · RAG")))
    assert html((note,)) == "<i>Retrieval</i> · RAG"


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("short", "<blockquote>"),
        ("x" * 201, "<blockquote expandable>"),
        ("1\n2\n3\n4", "<blockquote expandable>"),
    ],
)
def test_a_long_quote_is_folded(words: str, tag: str) -> None:
    quote = (line(BlockKind.QUOTE, words),)
    assert html(quote) == f"{tag}{words}</blockquote>"


def test_blocks_without_words_leave_no_gap() -> None:
    text = (
        line(BlockKind.PARAGRAPH, "one"),
        Block(BlockKind.PARAGRAPH, ()),
        line(BlockKind.PARAGRAPH, "two"),
    )
    assert html(text) == "one\n\ntwo"


@pytest.mark.parametrize("words", ["", " \n", "\u200b\u2060", "\u3164", "\x00"])
def test_nothing_to_see_is_not_readable(words: str) -> None:
    assert not readable((line(BlockKind.PARAGRAPH, words),))
