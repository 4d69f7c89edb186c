"""Item analysis: nothing is said too early, the worst comes first, and all kinds are known."""

from collections.abc import Sequence

import pytest

from bot.store.item_figures import Picked, Third
from bot.study.item_analysis import FEWEST, Findings, analyse
from content.model import Option, Question, QuestionKind


def question(id_: str, kind: QuestionKind = QuestionKind.SINGLE) -> Question:
    options = tuple(Option(text) for text in ("one", "two", "three"))
    return Question(id_, "1", kind, f"What is {id_}?", options, correct=(0,))


def picked(id_: str, *counts: int) -> list[Picked]:
    """How often each option of a question was chosen; the first is right."""
    return [
        Picked(id_, (option,), count, count if option == 0 else 0)
        for option, count in enumerate(counts)
        if count
    ]


def found(answers: Sequence[Picked], thirds: Sequence[Third] = ()) -> Findings:
    ids = {one.snapshot for one in answers} - {"old"}
    return analyse({id_: question(id_) for id_ in ids}, answers, thirds)


def test_worst_comes_first() -> None:
    counts = [*picked("a", 3, 10, 10), *picked("b", 1, 10, 10), *picked("c", 98, 1, 1)]
    told = found([*counts, *picked("d", 198, 1, 1)])
    assert [one.question.id for one in told.too_hard] == ["b", "a"]
    assert [one.question.id for one in told.too_easy] == ["d", "c"]
    assert told.unchosen == ()


def test_too_few_answers_and_old_wordings_say_nothing() -> None:
    assert not found([*picked("a", 0, FEWEST - 1), *picked("old", 0, 100)])


@pytest.mark.parametrize("kind", [QuestionKind.ORDER, QuestionKind.MATCH])
def test_options_are_chosen_only_where_there_is_a_choice(kind: QuestionKind) -> None:
    answers = picked("a", 10, 10)
    assert analyse({"a": question("a")}, answers, ()).unchosen[0].options == (2,)
    assert analyse({"a": question("a", kind)}, answers, ()).unchosen == ()


def test_thirds_are_compared_where_enough_of_them_are_known() -> None:
    answers = [*picked("a", 15, 5, 5), *picked("b", 15, 5, 5), *picked("c", 15, 5, 5)]
    thirds = [
        *(Third("a", 1, 7, 5), Third("a", 2, 7, 5), Third("a", 3, 7, 4)),
        *(Third("b", 1, 7, 5), Third("b", 2, 7, 5), Third("b", 3, 7, 5)),
        *(Third("c", 1, 6, 6), Third("c", 2, 6, 5), Third("c", 3, 6, 0)),
    ]
    (one,) = found(answers, thirds).inverted
    assert one.question.id == "a"
    assert (one.strong, one.weak) == (4 / 7, 5 / 7)
