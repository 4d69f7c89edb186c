"""Questions are peeled to their subject, and comparisons taken apart."""

import pytest

from content.search.asking import joins, silent, spoken, subjects
from content.search.comparing import compares, halves, lists, readings, sides
from content.search.normal import normal_form, word_set

KNOWN = word_set("rag kendra overfitting canvas studio funcao fine tuning vies ai uso")


def last(text: str) -> str:
    """Give the fewest words that are left of a question."""
    return " ".join(list(subjects(normal_form(spoken(text)), KNOWN.__contains__))[-1])


@pytest.mark.parametrize(
    "question",
    [
        "o que é RAG?",
        "o q é rag",
        "oq é RAG",
        "RAG",
        "RAG é o quê?",
        "o que significa a sigla RAG?",
        "pra que serve o RAG?",
        "qual a função do RAG",
        "qual é o significado de RAG?",
        "me explica aí o que é RAG",
        "me explica RAG por favor",
        "não entendi RAG",
        "alguém sabe o que é RAG?",
        "estou na aula e queria saber sobre RAG",
        "1) RAG",
        "what is RAG?",
        "what's RAG",
        "what does RAG mean?",
        "tell me about RAG",
        "could you explain RAG to me, please?",
        "what is the purpose of RAG?",
        "how does RAG work?",
        "RAG meaning",
        "i don't understand RAG",
        "what is RAG and how does it work?",
    ],
)
def test_the_subject_is_left(question: str) -> None:
    assert last(question) == "rag"


def test_readings_go_from_all_words_to_the_fewest() -> None:
    readings = list(subjects("o que e funcao do iam", KNOWN.__contains__))
    assert readings[0] == ("o", "que", "e", "funcao", "do", "iam")
    assert ("funcao", "do", "iam") in readings
    assert [len(reading) for reading in readings] == sorted(map(len, readings), reverse=True)


@pytest.mark.parametrize(
    "text", ["o que é", "define", "explica", "what is", "me explica por favor"]
)
def test_question_words_alone_leave_nothing(text: str) -> None:
    assert last(text) == ""


@pytest.mark.parametrize("text", ["qual a diferença", "comparar", "what is the difference"])
def test_comparing_nothing_is_silent(text: str) -> None:
    assert silent(tuple(normal_form(text).split()))


def test_the_adverb_is_no_acronym() -> None:
    assert last("aí, o que é RAG?") == "rag"
    assert last("o que é AI?") == "ai"


def test_a_word_that_is_in_no_name_stays_with_the_subject() -> None:
    assert last("o que é bedrok") == "bedrok"
    assert last("agulha de RAG") == "agulha de rag"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("funcao", "de", True),
        ("funcao", "do", False),
        ("metrica", "rouge", False),
        ("uso", "geral", True),
        ("rede", "de", False),
    ],
)
def test_a_noun_of_asking_may_belong_to_a_name(first: str, second: str, joined: bool) -> None:
    assert joins(first, second) is joined


@pytest.mark.parametrize(
    "question",
    [
        "canvas vs studio",
        "Canvas × Studio",
        "canvas x studio",
        "canvas versus studio",
        "canvas ou studio?",
        "canvas or studio",
        "compare canvas com studio",
        "compare canvas and studio",
        "diferença entre canvas e studio",
        "qual a diferença do canvas pro studio?",
        "qual é a diferença de canvas pra studio",
        "canvas e studio: qual a diferença?",
        "what is the difference between canvas and studio?",
        "how does canvas differ from studio?",
        "quando usar canvas em vez de studio?",
        "canvas ou studio, qual usar?",
        "me explica a diferença entre o canvas e o studio",
        "canvas é o mesmo que studio?",
        "canvas e studio são a mesma coisa?",
        "diferença canvas studio",
    ],
)
def test_a_comparison_is_taken_apart(question: str) -> None:
    words = normal_form(question.replace(",", " vs ")).split()
    assert compares(words)
    assert (("canvas",), ("studio",)) in [*sides(words), *halves(words)]


def test_three_sides_are_taken_apart() -> None:
    words = normal_form("compare rag vs fine-tuning e canvas").split()
    assert (("rag",), ("fine", "tuning"), ("canvas",)) in list(sides(words))


@pytest.mark.parametrize(
    "text", ["rag x canvas", "rag, canvas", "rag/canvas", "diferença entre rag e canvas"]
)
def test_what_surely_compares_names_one_thing_a_side(text: str) -> None:
    assert (("rag",), ("canvas",)) in [it.sides for it in readings(text) if it.surely]


@pytest.mark.parametrize(
    "text", ["rag e canvas", "rag ou canvas", "diferença rag canvas", "rag, canvas, ia e kendra"]
)
def test_what_may_not_compare_is_not_sure_to_name_one_thing_a_side(text: str) -> None:
    assert readings(text)
    assert not any(it.surely for it in readings(text))


@pytest.mark.parametrize(
    "text", ["rag e canvas", "rag ou canvas", "rag com canvas", "x rag, canvas x"]
)
def test_what_is_known_to_compare_needs_no_sign(text: str) -> None:
    assert (("rag",), ("canvas",)) in [it.sides for it in readings(text, known=True) if it.surely]


def test_a_name_that_begins_with_a_question_word_is_kept_whole() -> None:
    words = ["uso", "de", "ferramentas", "ou", "in", "context", "learning"]
    assert (("uso", "de", "ferramentas"), ("in", "context", "learning")) in list(sides(words))


@pytest.mark.parametrize("text", ["rag", "o que é rag?", "x", "vs", "ou", "canvas studio"])
def test_other_questions_do_not_compare(text: str) -> None:
    assert not compares(normal_form(text).split())


@pytest.mark.parametrize("text", ["rag, canvas", "ia/ml", "rag e canvas", "rag and canvas"])
def test_what_merely_names_several_things_may_be_a_list(text: str) -> None:
    assert lists(text, normal_form(text).split())


def test_a_long_text_is_no_comparison() -> None:
    words = ["x", "vs"] * 100
    assert not compares(words)
    assert not lists("a, b", words)
