"""Long lines of the terminal: broken at blanks, under their beginning, nothing lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.console.render import render
from bot.model import Block, BlockKind, Span, Style

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_an_item_is_broken_under_its_beginning() -> None:
    spans = (Span("/hoje", Style.BOLD), Span(" — a pergunta do dia de hoje"))
    shown = render((Block(BlockKind.ITEM, spans, "•"),), colour=False, width=20)
    assert shown == "• /hoje — a pergunta\n  do dia de hoje"


@given(
    st.lists(st.text(st.sampled_from("abç é🤖漢"), max_size=30), min_size=1, max_size=4),
    st.integers(8, 40),
)
def test_no_word_is_cut_or_lost(texts: list[str], width: int) -> None:
    block = Block(BlockKind.ITEM, tuple(Span(text, Style.BOLD) for text in texts), "A)")
    whole = render((block,), colour=False)
    broken = ANSI.sub("", render((block,), colour=True, width=width))
    assert re.sub(r"\n   ", " ", broken) == whole
