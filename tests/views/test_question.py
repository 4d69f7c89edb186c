"""Questions as they are asked."""

from datetime import UTC, date, datetime

import pytest

from bot.model import Post, PostKind
from bot.study.posted import Asked
from bot.views.question import quiz, spelled
from bot.views.words import Words
from content.model import Option, Question, QuestionKind


def asked(kind: QuestionKind, stem: str = "?", layout: tuple[int, ...] = (2, 0, 1)) -> Asked:
    """A question of three options, the first two of which are right where several are."""
    correct = (0, 1) if kind is QuestionKind.SEVERAL else (0, 1, 2)
    options = tuple(Option(f"o{n}", match=f"m{n}") for n in range(3))
    question = Question("q", "1", kind, stem, options, correct)
    now = datetime(2026, 11, 16, tzinfo=UTC)
    return Asked(Post(1, 1, PostKind.DAY, "p", "q", "d", layout, date(2026, 11, 16), now), question)


@pytest.mark.parametrize(
    ("stem", "hint"),
    [
        ("Quais destas ajudam?", "Escolha 2."),
        ("Quais destas ajudam? Escolha duas.", ""),
        ("Quais destas ajudam? Escolha 2 opções.", ""),
        ("Which of these help? Choose two.", ""),
        ("Which of these help? Choose TWO.", "Escolha 2."),
        ("Quais destas ajudam? Escolha as certas.", "Escolha 2."),
        ("Escolha dois pares de dados. Quais destas ajudam?", "Escolha 2."),
    ],
)
def test_how_many_to_choose_is_said_once(stem: str, hint: str) -> None:
    assert quiz(Words("pt-BR"), asked(QuestionKind.SEVERAL, stem)).hint == hint


@pytest.mark.parametrize(
    ("kind", "picks", "letters"),
    [
        (QuestionKind.SINGLE, (0,), "B"),
        (QuestionKind.SEVERAL, (0, 2), "A B"),
        (QuestionKind.ORDER, (0, 1, 2), "B C A"),
        (QuestionKind.MATCH, (0, 1, 2), "1B 2C 3A"),
    ],
)
def test_an_answer_is_spelled_in_the_letters_it_was_given_in(
    kind: QuestionKind, picks: tuple[int, ...], letters: str
) -> None:
    assert spelled(asked(kind), picks) == letters
