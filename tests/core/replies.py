"""Replies made by chance: every kind of content, in texts that are hard to cut and to count."""

from hypothesis import strategies as st

from bot.actions import Define, pack
from bot.adapter import Limits
from bot.model import (
    Answering,
    Block,
    BlockKind,
    Button,
    Document,
    Image,
    Quiz,
    Reply,
    Span,
    Style,
)

_SIGNS = "aBé1.,:;<&>*_[]()|\\🧪日\u200d\u0301"

_words = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=14) | st.sampled_from(
    ["x" * 90, "🧪" * 70, "B"]
)
texts = st.lists(_words | st.just(""), max_size=7).map(" ".join)
filled = st.lists(_words, min_size=1, max_size=4).map(" ".join)

_spans = st.lists(st.builds(Span, texts, st.sampled_from(Style)), max_size=3).map(tuple)
_blocks = st.builds(
    Block, st.sampled_from(BlockKind), _spans, st.sampled_from(["", "•", "12.", "✓ A)"])
)
_buttons = st.builds(
    Button, filled, st.integers(0, 999).map(lambda number: pack(Define(f"item-{number}")))
)
_documents = st.builds(
    Document, filled, st.lists(texts, max_size=3).map(lambda lines: "\n".join(lines).encode())
)

limits = st.builds(
    Limits,
    text=st.integers(30, 150),
    button_label=st.integers(3, 20),
    buttons_in_row=st.integers(1, 6),
    buttons=st.integers(1, 8),
    poll_question=st.integers(1, 60),
    poll_option=st.integers(1, 60),
    poll_options=st.integers(2, 6),
    poll_explanation=st.integers(0, 60),
)


@st.composite
def quizzes(draw: st.DrawFn, answering: Answering | None = None) -> Quiz:
    """Make a quiz of one kind, or of any."""
    kind = answering or draw(st.sampled_from(Answering))
    count = draw(st.integers(2, 10))
    several = st.lists(filled, min_size=count, max_size=count).map(tuple)
    right = draw(st.permutations(range(count)))
    return Quiz(
        post_key=draw(st.integers(1, 2**63 - 1)),
        answering=kind,
        stem=draw(filled),
        options=draw(several),
        hint="" if kind is Answering.ONE else draw(texts),
        typing=draw(texts),
        confirm=draw(filled),
        left=draw(several) if kind is Answering.MATCH else (),
        right=tuple(right[: {Answering.ONE: 1, Answering.SEVERAL: 2}.get(kind, count)]),
        explanation=draw(texts),
        poll=draw(st.booleans()),
    )


replies = st.builds(
    Reply,
    text=st.lists(_blocks, max_size=5).map(tuple),
    buttons=st.lists(st.lists(_buttons, min_size=1, max_size=7).map(tuple), max_size=4).map(tuple),
    quiz=st.none() | quizzes(),
    image=st.none() | st.builds(Image, st.just(b"png"), texts),
    document=st.none() | _documents,
    private=st.booleans(),
    mark=texts,
    replaces=st.booleans(),
)
