"""GIFT as Moodle's documentation describes it, read and written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.export import exported
from content.finding import Severity
from content.formats.gift.reader import read_gift
from content.formats.report import Report
from content.load import bundled, load
from content.model import Option, Pack, Question, QuestionKind
from content.receive import receive
from tests.content.packs import packs

MINI = Path(__file__).parents[1] / "packs" / "mini"


def read(text: str) -> tuple[tuple[Question, ...], list[tuple[int, str]]]:
    report = Report("a.gift")
    questions = read_gift(text, report).questions
    return questions, [(it.line, it.code) for it in report.findings]


def only(text: str) -> Question:
    (question,), findings = read(text)
    assert findings == []
    return question


def options(question: Question) -> list[str]:
    right = {question.options[at].text for at in question.correct}
    return [f"{'*' if it.text in right else ''}{it.text}" for it in question.options]


def test_a_question_with_feedback_is_read() -> None:
    text = """// um comentário
    ::camadas:: Qual camada
    roteia? {
      =Rede # sim
      ~Enlace#não
      ~Física
      #### A camada 3 roteia.
    }"""
    question = only(text)
    assert question.stem == "Qual camada roteia?"
    assert options(question) == ["*Rede", "Enlace", "Física"]
    assert [it.reason for it in question.options] == ["sim", "não", ""]
    assert question.explanation == "A camada 3 roteia."
    assert question.source is not None
    assert question.source.line == 2


def test_weights_make_several_right() -> None:
    question = only("Quais são pares? {~%50%2 ~%50%4 ~%-50%3 ~%-50,5%5}")
    assert question.kind is QuestionKind.SEVERAL
    assert options(question) == ["*2", "*4", "3", "5"]


def test_full_weight_on_one_is_one_right() -> None:
    assert only("Qual? {~%100%2 ~3 ~5}").kind is QuestionKind.SINGLE


@pytest.mark.parametrize(
    ("body", "right"), [("T", "True"), ("TRUE", "True"), ("F", "False"), ("false", "False")]
)
def test_true_and_false_are_two_options(body: str, right: str) -> None:
    question = only(f"The sun is the star of this system. {{{body}#wrong#well done}}")
    assert [it.text for it in question.options] == ["True", "False"]
    chosen = question.options[question.correct[0]]
    assert (chosen.text, chosen.reason) == (right, "well done")


def test_truth_is_said_in_the_language_of_the_file() -> None:
    assert only("O sol é uma estrela do sistema. {T}").options[0].text == "Verdadeiro"


def test_pairs_are_matched() -> None:
    question = only("Ligue. {=gato -> mia =cão -> late =boi -> muge}")
    assert question.kind is QuestionKind.MATCH
    assert question.options[2] == Option("boi", "", "muge")
    assert question.correct == (0, 1, 2)


def test_a_blank_in_the_middle_is_kept() -> None:
    assert only("O Brasil fica na América do {~Norte =Sul}.").stem == (
        "O Brasil fica na América do _____."
    )


def test_backslashes_take_meaning_away() -> None:
    question = only(r"Qual é \{x \= 1\}\: \~ ou \#? {=a \= b ~c \\ d ~e \# f}")
    assert question.stem == "Qual é {x = 1}: ~ ou #?"
    assert options(question) == ["*a = b", r"c \ d", "e # f"]


def test_formats_are_shown_as_text() -> None:
    html = only("[html]<p>A &lt; <b>B</b></p><script>x</script>? {=<i>sim</i> ~não}")
    assert (html.stem, html.options[0].text) == ("A < B ?", "sim")
    assert only("[markdown]Um **forte** `x`? {=a ~b}").stem == "Um forte x?"
    assert only("Um <b>forte</b> **x**? {=a ~b}").stem == "Um <b>forte</b> **x**?"


def test_categories_are_domain_and_section() -> None:
    text = "$CATEGORY: $course$/top/Redes/TCP//IP/Portas\n\nQual? {=a ~b}\n"
    (first, second), _ = read(f"{text}\n$CATEGORY: Outra\n\nE? {{=a ~b}}")
    assert (first.domain, first.section) == ("Redes", "TCP/IP / Portas")
    assert (second.domain, second.section) == ("Outra", "")


def test_ids_and_tags_stand_in_a_comment() -> None:
    question = only("// question: 12 [id:rag-q1] [tag:rag] [tag:llm]\n::x:: Qual? {=a ~b}")
    assert (question.id, question.about) == ("rag-q1", ("rag", "llm"))


def test_a_name_is_an_id_only_if_it_looks_like_one() -> None:
    assert only("::rag-q1:: Qual? {=a ~b}").id == "rag-q1"
    assert only("::Pergunta 1:: Qual é? {=a ~b}").id.startswith("qual-e-")
    assert only("::q1:: Qual é? {=a ~b}").id == only("Qual é? {=a ~b}").id


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Quem? {=Ana =Bia}", "short"),
        ("Quem? {=Ana}", "short"),
        ("Quanto? {#3.14:0.01}", "numerical"),
        ("Conte. {}", "essay"),
        ("Só uma descrição.", "description"),
    ],
)
def test_what_has_no_options_is_left_out_and_said(text: str, sort: str) -> None:
    report = Report("a.gift")
    assert read_gift(f"\n{text}\n", report).questions == ()
    (finding,) = report.findings
    assert (finding.line, finding.severity, finding.code) == (2, Severity.HINT, "gift-left-out")
    assert finding.variables["sort"] == sort


def test_a_question_that_never_closes_leaves_the_next_alone() -> None:
    questions, findings = read("::a-a:: Um? {=x ~y\n\n::b-b:: Dois? {=x ~y}")
    assert [it.id for it in questions] == ["b-b"]
    assert findings == [(1, "gift-open")]


def test_blank_lines_inside_braces_do_not_part() -> None:
    assert options(only("Um? {\n=x\n\n~y\n}")) == ["*x", "y"]


def test_a_long_feedback_is_cut_at_a_sentence() -> None:
    long = "Primeira frase. " + "palavra " * 40 + "fim."
    question = only(f"Um? {{=x ~y ####{long}}}")
    assert question.explanation == "Primeira frase."
    assert question.detail.endswith("fim.")


def held(pack: Pack) -> dict[str, Question]:
    """What GIFT holds of a pack's questions."""
    return {
        it.id: replace(it, difficulty=2, task="", machine=False)
        for it in pack.questions
        if it.kind is not QuestionKind.ORDER
    }


@pytest.mark.parametrize("path", [MINI, bundled()], ids=["mini", "bundled"])
def test_what_gift_holds_comes_back(path: Path) -> None:
    pack = load(path).pack
    assert pack is not None
    written = exported(pack, "gift")
    (content,) = written.files.values()
    received = receive("a.txt", content, replace(pack, questions=()))
    assert received.pack is not None
    assert {it.id: it for it in received.pack.questions} == held(pack)
    lost = {it.variables["sort"]: it.variables["count"] for it in written.lost}
    assert lost["steps"] == sum(it.kind is QuestionKind.ORDER for it in pack.questions)
    assert lost["terms"] == len(pack.terms)


@settings(deadline=None, max_examples=12)
@given(packs())
def test_any_pack_is_written_and_read(pack: Pack) -> None:
    for content in exported(pack, "gift").files.values():
        receive("a.gift", content)


signs = st.text(alphabet="ab ~=#{}:\\%->é1\n[]/", max_size=120)


@settings(deadline=None)
@given(signs)
def test_any_signs_are_read_without_an_exception(text: str) -> None:
    read(text)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(alphabet="ab~=#{}:\\é", min_size=1, max_size=8), min_size=2, max_size=4))
def test_texts_of_signs_come_back(texts: list[str]) -> None:
    asked = Question(
        "a-b",
        "1",
        QuestionKind.SINGLE,
        texts[0],
        tuple(Option(text, text) for text in texts),
        (0,),
    )
    pack = Pack("p", "P", "pt-BR", (), questions=(asked,))
    (content,) = exported(pack, "gift").files.values()
    (again,), _ = read(content.decode())
    assert (again.stem, again.options) == (asked.stem, asked.options)
