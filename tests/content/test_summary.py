"""The numbers of a pack: what it holds, and how much of it fits a poll."""

from content.check import summary
from content.model import Domain, Option, Pack, Question, QuestionKind, Term
from tests.content.packs import shipped

SINGLE, SEVERAL = QuestionKind.SINGLE, QuestionKind.SEVERAL
DOMAINS = (Domain("1", "Um", "One", 50), Domain("2", "Dois", "Two", 50))
TERM = Term("t", "1", "Termo", "Term", "Um termo.")


def question(
    kind: QuestionKind, *correct: int, option: str = "certa", difficulty: int = 2
) -> Question:
    options = tuple(Option(f"{option} {place}") for place in range(4))
    return Question("q", "1", kind, "Qual?", options, correct, difficulty=difficulty)


def test_a_pack_is_counted() -> None:
    asked = (
        question(SINGLE, 1),
        question(SINGLE, 1, difficulty=3),
        question(SINGLE, 0, option="longa" * 20),
        question(SINGLE),
        question(SEVERAL, 0, 1),
    )
    counts = summary(Pack("p", "P", "pt-BR", DOMAINS, (TERM,), (), asked))
    assert (counts.terms, counts.comparisons, counts.items, counts.questions) == (1, 0, 1, 5)
    assert counts.kinds == {"single": 4, "several": 1, "order": 0, "match": 0}
    assert counts.domains == {"1": 5, "2": 0}
    assert counts.difficulties == {2: 4, 3: 1}
    assert counts.letters == {"A": 1, "B": 2}
    assert (counts.polls, counts.buttons) == (3, 2)


def test_the_numbers_of_the_bundled_pack_add_up() -> None:
    pack = shipped()
    counts = summary(pack)
    for parts in (counts.kinds, counts.domains, counts.difficulties):
        assert sum(parts.values()) == counts.questions == len(pack.questions)
    assert sum(counts.letters.values()) == counts.kinds[SINGLE]
    assert counts.polls + counts.buttons == counts.questions
