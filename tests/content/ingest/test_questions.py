"""Questions made from drafts: sound, fair, and the same for the same notes."""

from collections import Counter

import pytest

from content.check import check
from content.finding import Severity
from content.ingest import ingest
from content.ingest.names import key
from content.model import Pack, Question, QuestionKind
from content.rules.balance import MOST_AT_A_PLACE
from content.words import plain
from tests.content.ingest.scores import NOTES, draft_of

FILES = sorted(path.name for path in NOTES.iterdir() if path.suffix != ".gold")


@pytest.fixture(scope="module", params=FILES)
def pack(request: pytest.FixtureRequest) -> Pack:
    return draft_of(str(request.param)).pack


def of_kind(pack: Pack, ending: str) -> list[Question]:
    return [it for it in pack.questions if f"-q-{ending}" in it.id]


def right(question: Question) -> str:
    return question.options[question.correct[0]].text


def test_every_question_is_marked_and_explained(pack: Pack) -> None:
    assert pack.questions
    assert all(it.machine and it.explanation for it in pack.questions)


def test_the_rules_find_nothing_wrong_with_them(pack: Pack) -> None:
    grave = (Severity.ERROR,)
    ids = {question.id for question in pack.questions}
    found = [it for it in check(pack) if it.variables.get("id") in ids and it.severity in grave]
    assert found == []


def test_four_options_where_there_are_enough_terms(pack: Pack) -> None:
    counts = {len(question.options) for question in of_kind(pack, "term")}
    assert counts == {4}


def test_the_name_is_out_of_sight(pack: Pack) -> None:
    names = {term.id: (term.name, *term.aliases) for term in pack.terms}
    for question in of_kind(pack, "term"):
        stem = f" {plain(question.stem)} "
        assert not [name for name in names[question.about[0]] if f" {plain(name)} " in stem]


def test_no_wrong_option_is_another_name_of_the_right_one(pack: Pack) -> None:
    names = {term.id: {key(it) for it in (term.name, *term.aliases)} for term in pack.terms}
    for question in of_kind(pack, "term"):
        meant = names[question.about[0]]
        assert [key(it.text) in meant for it in question.options].count(True) == 1


def test_what_is_asked_of_a_list_is_in_it_or_not(pack: Pack) -> None:
    terms = {term.id: {key(fact) for fact in term.facts} for term in pack.terms}
    for ending, inside in (("part", True), ("not", False)):
        for question in of_kind(pack, ending):
            listed = terms[question.about[0]]
            assert (key(right(question)) in listed) is inside
            wrong = [it.text for it in question.options if it.text != right(question)]
            assert all((key(text) in listed) is not inside for text in wrong)


def test_the_right_letters_are_spread(pack: Pack) -> None:
    singles = [it for it in pack.questions if it.kind is QuestionKind.SINGLE]
    places = Counter(question.correct[0] for question in singles)
    assert max(places.values()) <= MOST_AT_A_PLACE / 100 * len(singles) + 1


def test_the_same_notes_make_the_same_questions() -> None:
    for name in FILES:
        assert draft_of(name).pack == draft_of(name).pack


def test_wrong_options_come_from_the_same_section_first() -> None:
    pack = draft_of("biologia.txt").pack
    (question,) = (it for it in pack.questions if it.id == "tecido-nervoso-q-term")
    assert {it.text for it in question.options} == {
        "Tecido nervoso",
        "Tecido epitelial",
        "Tecido conjuntivo",
        "Tecido muscular",
    }


def test_a_cell_is_asked_for_by_row_and_column() -> None:
    text = "| Aspect | A1 | B1 | C1 |\n|---|---|---|---|\n| Colour | red | green | blue |\n"
    (question,) = ingest(text, "notes.md", language="en").pack.questions
    (table,) = ingest(text, "notes.md", language="en").pack.comparisons
    column = next(at for at, name in enumerate(table.columns) if f" {name}?" in question.stem)
    assert right(question) == table.rows[0].cells[column]
    assert "Colour" in question.stem
    assert {it.text for it in question.options} == {"red", "green", "blue"}


def test_steps_are_put_in_order() -> None:
    text = "## Etapas do banho\n\n1. Molhar o corpo\n2. Passar sabonete\n3. Enxaguar tudo\n"
    (question,) = of_kind(ingest(text, "b.md").pack, "order")
    assert question.kind is QuestionKind.ORDER
    assert [it.text for it in question.options] == [
        "Molhar o corpo",
        "Passar sabonete",
        "Enxaguar tudo",
    ]


def test_none_is_made_where_there_are_too_few_wrong_options() -> None:
    assert ingest("Osmose: passagem de água pela membrana.", "a.txt").pack.questions == ()


def test_terms_that_say_the_same_are_not_set_against_each_other() -> None:
    said = "um imposto que incide sobre a renda das pessoas"
    text = "\n\n".join(f"{name}: {said}." for name in ("Alfa", "Beta", "Gama", "Delta", "Ômega"))
    assert ingest(text, "a.txt").pack.questions == ()
