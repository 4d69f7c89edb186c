"""Texts as Discord's Markdown: what is written can be read, whatever it contains."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord.markdown import clean, markdown
from bot.model import Block, BlockKind, Span, Style, Text
from bot.views.text import bold, item, note, paragraph, quote, title

TRICKY = r"""*_~|`<>[]()#+-.1 9)\@:/ee "'a
"""
WORDS = ("@everyone", "<@123>", "<#123>", "<t:1:R>", "https://a.b/c_d", "1. x", "- x", "# x", "||")

texts = st.lists(st.one_of(st.text(TRICKY), st.text(max_size=5), st.sampled_from(WORDS))).map(
    "".join
)
spans = st.builds(Span, texts, st.sampled_from(Style))
blocks = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.lists(spans, max_size=4).map(tuple),
    st.one_of(st.just(""), st.just("•"), st.just("1."), st.just("A)"), st.text(TRICKY)),
)

_PREFIX = re.compile(r"^(?:> |-# )", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)(.*?)(?<!`)\1(?!`)")
_ESCAPED = re.compile(r"\\([^\w\s]|_)")


def runs(shown: str) -> Iterator[tuple[str, str]]:
    """What Markdown consists of: signs that are escaped, code, and all else."""
    at = 0
    while at < len(shown):
        escaped, code = _ESCAPED.match(shown, at), _CODE.match(shown, at)
        if escaped:
            yield "escaped", escaped[1]
        elif code:
            yield "code", code[2]
        else:
            yield "bare", shown[at]
        found = escaped or code
        at = found.end() if found else at + 1


def bare(shown: str) -> str:
    """What may be markup; whatever else stands there is a full stop."""
    return "".join(text if kind == "bare" else "." for kind, text in runs(shown))


def read(shown: str) -> str:
    """What somebody reads of Markdown, without blanks: they are where lines may break."""
    kept = (
        re.sub(r"[*\u200b]", "", text) if kind == "bare" else text
        for kind, text in runs(_PREFIX.sub("", shown))
    )
    return "".join("".join(kept).replace("\u200b", "").split())


def meant(text: Text) -> str:
    """The same of a text."""
    words = "".join(b.mark + "".join(s.text for s in b.spans) for b in text)
    return "".join(clean(words).replace("\u200b", "").split())


@given(st.lists(blocks, max_size=4).map(tuple))
def test_all_that_is_written_can_be_read(text: Text) -> None:
    assert read(markdown(text)) == meant(text)


@given(st.lists(blocks, max_size=4).map(tuple))
def test_nothing_that_is_written_is_markup(text: Text) -> None:
    shown = bare(_PREFIX.sub("", markdown(text)))
    assert not re.search(r"[_~|`\[]|<(?!#\d{1,20}>)|@(?:everyone|here)|://", shown)


@given(st.lists(blocks, max_size=4).map(tuple))
def test_no_line_begins_as_a_list_or_a_heading(text: Text) -> None:
    for line in _PREFIX.sub("", markdown(text)).split("\n"):
        assert not re.match(r"\s*(?:[#>+-]|\d+[.)])", line), line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ((paragraph("snake_case * 2"),), r"snake\_case \* 2"),
        ((paragraph(bold("Atenção:"), " leia"),), "**Atenção:** leia"),
        ((paragraph(bold(" a ")),), " **a** "),
        ((paragraph(bold("a"), bold("b")),), "**ab**"),
        ((paragraph(bold("a"), Span("b", Style.ITALIC)),), "**a**\u200b*b*"),
        ((paragraph(Span("a`b", Style.CODE), " c"),), "``a`b`` c"),
        (
            (paragraph("1. primeiro\n- segundo\n# terceiro"),),
            "1\\. primeiro\n\\- segundo\n\\# terceiro",
        ),
        ((quote("um\ndois"),), "> um\n> dois"),
        ((note("pequena"),), "-# pequena"),
        ((item("Canídeo", mark="B)"), item("Equino", mark="C)")), "**B)** Canídeo\n**C)** Equino"),
        ((item("um"), item("dois")), "• um\n• dois"),
        ((title("Um"), note("dois"), paragraph("três")), "**Um**\n-# dois\n\ntrês"),
        ((paragraph("sai em ", Span("<#123456>", Style.MENTION)),), "sai em <#123456>"),
        ((paragraph(Span("<@123456>", Style.MENTION)),), r"\<@123456>"),
        ((paragraph("não há “<#123456>”"),), r"não há “\<#123456>”"),
        ((paragraph("<@123> <#x> @everyone"),), r"\<@123> \<#x> \@everyone"),
        ((paragraph("[x](https://a.b)"),), r"\[x](https\://a.b)"),
    ],
)
def test_texts_look_as_they_should(text: Text, shown: str) -> None:
    assert markdown(text) == shown


def test_what_cannot_be_sent_is_replaced() -> None:
    assert clean("a\x00b\tc\ud800d\r\n") == "ab c\N{REPLACEMENT CHARACTER}d \n"
