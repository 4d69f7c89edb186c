"""Which questions read the same, and what the key of one is in the other."""

from dataclasses import replace

import pytest

from bot.study.regrade import rekeyed
from bot.study.wording import is_same, translated
from content.model import Domain, Option, Pack, Question, QuestionKind

ONE = Question(
    id="q",
    domain="1",
    kind=QuestionKind.SINGLE,
    stem="Which?",
    options=(Option("a", "because"), Option("b"), Option("c")),
    correct=(0,),
)
MOVED = replace(ONE, options=(Option("c"), Option("a"), Option("b")), correct=(1,))
MATCH = replace(
    ONE,
    kind=QuestionKind.MATCH,
    options=(Option("a", match="1"), Option("b", match="2"), Option("c", match="3")),
    correct=(0, 1, 2),
)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"explanation": "Since it is so.", "difficulty": 3, "about": ("x",)}, True),
        ({"options": MOVED.options}, True),
        ({"correct": (2,)}, True),
        ({"stem": "Which one?"}, False),
        ({"kind": QuestionKind.SEVERAL}, False),
        ({"options": (Option("a"), Option("b"), Option("d"))}, False),
        ({"options": MATCH.options}, False),
    ],
)
def test_only_what_is_read_makes_another_question(change: dict[str, object], same: bool) -> None:
    assert is_same(ONE, replace(ONE, **change)) is same  # type: ignore[arg-type]


def test_key_follows_the_options_to_their_places() -> None:
    assert translated(ONE, (0,), MOVED) == (1,)
    assert translated(ONE, (0, 2), MOVED) == (0, 1)
    assert translated(ONE, (), MOVED) == ()


def test_order_is_told_by_the_options_themselves() -> None:
    order = replace(ONE, kind=QuestionKind.ORDER, correct=(0, 1, 2))
    other = replace(order, options=MOVED.options)
    assert translated(other, (0, 1, 2), order) == (2, 0, 1)


def test_match_is_told_by_the_partners() -> None:
    swapped = (Option("b", match="1"), Option("a", match="2"), Option("c", match="3"))
    other = replace(MATCH, options=swapped)
    assert translated(other, (0, 1, 2), MATCH) == (1, 0, 2)
    assert translated(MATCH, (1, 0, 2), other) == (0, 1, 2)


def pack(*questions: Question) -> Pack:
    return Pack("p", "P", "en", (Domain("1", "D", "D", 100),), questions=questions)


def test_changed_key_is_one_that_names_another_option() -> None:
    assert rekeyed(pack(ONE), pack(MOVED)) == []
    assert rekeyed(pack(ONE), pack(replace(ONE, stem="What?", correct=(1,)))) == []
    assert rekeyed(pack(), pack(ONE)) == []
    other = replace(MOVED, correct=(0,))
    assert rekeyed(pack(ONE), pack(other)) == [(ONE, other)]
    match = replace(MATCH, options=(MATCH.options[1], *MATCH.options[::2]))
    assert rekeyed(pack(MATCH), pack(match)) == []
