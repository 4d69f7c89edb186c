"""Commands as they are filled in by name: every example of the catalogs, and nothing else."""

import re
from collections.abc import Iterator

import pytest

from bot.routes import find, parse
from bot.views.filling_in import rewritten
from bot.views.words import LANGUAGES, LOCALE

_CALL = re.compile(
    r"/([^\W\d_]+) ((?:[^\W\d_]+:\S[^/·]*?)+)(?=$|\n| · |, /| ou /| or /|\. |[.;]$|\))"
)
_OPTION = re.compile(r"([^\W\d_]+):(.*?)(?= [^\W\d_]+:|$)")
_TYPED_ON_PURPOSE = ("cli", "findings", "telegram")


@pytest.mark.parametrize(
    ("typed", "filled_in"),
    [
        ("/config meu idioma en", "/config quem:meu ajuste:idioma valor:en"),
        ("Uma: /ranking mês · /hoje", "Uma: /ranking período:mês · /hoje"),
        ("/settings pause until Jan 10", "/settings what:pause value:until Jan 10"),
        ("/definir RAG, /definir rede neural", "/definir termo:RAG, /definir termo:rede neural"),
        (
            "Diga: /lembrete 20:00 ou /prova 10/03.",
            "Diga: /lembrete hora:20:00 ou /prova dia:10/03.",
        ),
    ],
)
def test_an_example_shows_what_is_filled_in_where(typed: str, filled_in: str) -> None:
    assert rewritten(typed) == filled_in


@pytest.mark.parametrize(
    "text",
    [
        "Veja em /topicos quais têm.",
        "/hoje traz a pergunta do dia",
        "Uso: /ranking [semana|mês|geral]",
        "Uso: /definir termo:…",
        "e /ajuda mostra o resto",
        "https://example.org/config meu idioma en",
    ],
)
def test_whatever_else_speaks_of_a_command_stays(text: str) -> None:
    assert rewritten(text) == text


def _examples() -> Iterator[str]:
    for language in LANGUAGES:
        for catalog in sorted((LOCALE / language).glob("*.ftl")):
            if catalog.stem not in _TYPED_ON_PURPOSE:
                yield from catalog.read_text("utf-8").splitlines()


def test_each_example_of_the_catalogs_can_be_called_as_it_is_shown() -> None:
    called = 0
    for line in _examples():
        text = line.partition(" = ")[2]
        for name, options in _CALL.findall(rewritten(text)):
            route = find(name)
            assert route, line
            typed = " ".join(value for _, value in _OPTION.findall(options))
            assert parse(route, typed), line
            called += 1
    assert called > 50
