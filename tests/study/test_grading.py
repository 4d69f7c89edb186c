"""Whether letters are an answer, and whether it is right."""

from datetime import UTC, date, datetime
from itertools import permutations
from random import Random

import pytest

from bot.errors import UserError
from bot.model import Post, PostKind
from bot.study.grading import grade, letters_of, picks_of, shuffled
from content.model import Option, Question, QuestionKind


def question(kind: QuestionKind, correct: tuple[int, ...], size: int = 4) -> Question:
    options = tuple(Option(f"o{n}", match=f"m{n}") for n in range(size))
    return Question("q", "1", kind, "?", options, correct)


def post(layout: tuple[int, ...]) -> Post:
    now = datetime(2026, 11, 16, tzinfo=UTC)
    return Post(1, 1, PostKind.DAY, "p", "q", "d", layout, date(2026, 11, 16), now)


@pytest.mark.parametrize("layout", list(permutations(range(4))))
def test_letters_mean_the_options_they_were_shown_under(layout: tuple[int, ...]) -> None:
    single = question(QuestionKind.SINGLE, (2,))
    for letter in range(4):
        picks = picks_of(single, post(layout), (letter,))
        assert grade(single, picks) == (layout[letter] == 2)
        assert letters_of(post(layout), picks) == (letter,)


def test_several_are_right_in_any_order_and_only_all_together() -> None:
    several = question(QuestionKind.SEVERAL, (0, 3))
    shown = post((3, 1, 0, 2))
    assert grade(several, picks_of(several, shown, (0, 2)))
    assert grade(several, picks_of(several, shown, (2, 0)))
    assert not grade(several, picks_of(several, shown, (0, 1)))


def test_an_order_is_right_in_one_order_only() -> None:
    order = question(QuestionKind.ORDER, (0, 1, 2, 3))
    shown = post((2, 0, 3, 1))
    right = [p for p in permutations(range(4)) if grade(order, picks_of(order, shown, p))]
    assert right == [(1, 3, 0, 2)]


def test_a_match_pairs_each_left_with_its_own_partner() -> None:
    match = question(QuestionKind.MATCH, (0, 1, 2, 3))
    shown = post((1, 0, 3, 2))
    assert grade(match, picks_of(match, shown, (1, 0, 3, 2)))
    assert not grade(match, picks_of(match, shown, (0, 1, 3, 2)))


@pytest.mark.parametrize(
    ("kind", "letters", "message"),
    [
        (QuestionKind.SINGLE, (), "answer-letters"),
        (QuestionKind.SINGLE, (4,), "answer-letters"),
        (QuestionKind.SINGLE, (-1,), "answer-letters"),
        (QuestionKind.SINGLE, (0, 1), "answer-one"),
        (QuestionKind.SEVERAL, (0,), "answer-several"),
        (QuestionKind.SEVERAL, (0, 0), "answer-twice"),
        (QuestionKind.SEVERAL, (0, 1, 2), "answer-several"),
        (QuestionKind.ORDER, (0, 1, 2), "answer-order"),
        (QuestionKind.MATCH, (3, 2, 1), "answer-match"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(
    kind: QuestionKind, letters: tuple[int, ...], message: str
) -> None:
    correct = {QuestionKind.SINGLE: (0,), QuestionKind.SEVERAL: (0, 1)}.get(kind, (0, 1, 2, 3))
    with pytest.raises(UserError) as refused:
        picks_of(question(kind, correct), post((0, 1, 2, 3)), letters)
    assert refused.value.message == message


def test_an_order_is_never_shown_as_it_has_to_be() -> None:
    order = question(QuestionKind.ORDER, (0, 1, 2), size=3)
    layouts = {shuffled(order, Random(seed)) for seed in range(200)}
    assert layouts == set(permutations(range(3))) - {(0, 1, 2)}
