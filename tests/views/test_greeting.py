"""What people merely say, told from what they look up."""

import pytest

from bot.views.greeting import courtesy
from bot.views.words import Catalog


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog()


@pytest.mark.parametrize(
    ("language", "typed", "sort"),
    [
        ("pt-BR", "oi", "greetings"),
        ("pt-BR", "  Olá!!! ", "greetings"),
        ("pt-BR", "BOA   NOITE.", "greetings"),
        ("pt-BR", "obrigada 😊", "thanks"),
        ("pt-BR", "Até amanhã", "goodbyes"),
        ("en", "Hello there", None),
        ("en", "hello", "greetings"),
        ("en", "thank you!", "thanks"),
        ("en", "bye", "goodbyes"),
        ("pt-BR", "oi, o que é RAG?", None),
        ("pt-BR", "rag", None),
        ("pt-BR", "!?", None),
    ],
)
def test_a_courtesy_is_known_whatever_its_case_accents_and_signs(
    catalog: Catalog, language: str, typed: str, sort: str | None
) -> None:
    assert courtesy(catalog[language], typed) == sort
