"""The name that is being typed is found in the midst of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search import Index, Name, NameKind, completed

NAMES = {
    "rag": ("Geração aumentada por recuperação", "RAG"),
    "kendra": ("Amazon Kendra", "Kendra"),
    "loss": ("Função de perda", "Loss function"),
    "role": ("Função do IAM", "IAM role"),
    "split": ("Treino e teste", "Train/test split"),
    "test": ("Teste A/B",),
    "table": ("Canvas × Studio",),
}
INDEX = Index.of(Name(key, text, NameKind.NAME) for key in NAMES for text in NAMES[key])


@pytest.mark.parametrize(
    ("line", "kept", "first"),
    [
        ("ken", "", "kendra"),
        ("o que é ken", "o que é ", "kendra"),
        ("O QUE É o Ken", "O QUE É o ", "kendra"),
        ("o que significa a sigla RA", "o que significa a sigla ", "rag"),
        ("what is a loss f", "what is a ", "loss"),
        ("rag x ken", "rag x ", "kendra"),
        ("rag, ken", "rag, ", "kendra"),
        ("rag/ken", "rag/", "kendra"),
        ("diferença entre o RAG e a ken", "diferença entre o RAG e a ", "kendra"),
        ("função de p", "", "loss"),
        ("o que é função de p", "o que é ", "loss"),
        ("treino e te", "", "split"),
        ("canvas x st", "", "table"),
        ("o que é kendrra", "o que é ", "kendra"),
    ],
)
def test_what_stands_before_the_name_stays(line: str, kept: str, first: str) -> None:
    completion = completed(INDEX, line, 5)
    assert line[: completion.start] == kept
    assert completion.hits[0].id == first


@pytest.mark.parametrize("line", ["", "o que é ", "rag x ", "rag, "])
def test_where_a_name_has_to_come_all_are_offered(line: str) -> None:
    completion = completed(INDEX, line, 25)
    assert completion.start == len(line)
    assert {hit.id for hit in completion.hits} == NAMES.keys()


@pytest.mark.parametrize("line", ["o que é", "what is a", "helicóptero", "o que é xyzzy"])
def test_what_becomes_no_name_is_not_completed(line: str) -> None:
    assert completed(INDEX, line, 25).hits == ()


@given(st.text() | st.text("oqueéxrag ,/ken", max_size=60), st.integers(0, 9))
def test_any_line_can_be_completed(line: str, limit: int) -> None:
    completion = completed(INDEX, line, limit)
    assert 0 <= completion.start <= len(line)
    assert len(completion.hits) <= limit
    assert {hit.id for hit in completion.hits} <= NAMES.keys()
