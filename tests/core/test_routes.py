"""Commands: their names and helps hold together, and what is typed behind them is understood."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UserError
from bot.routes import (
    ROUTES,
    ArgumentKind,
    Route,
    find,
    nearest,
    parse,
    plain,
)
from bot.views.words import LANGUAGES, Catalog, Words

TELEGRAM_NAME = re.compile(r"[a-z0-9_]{1,32}")
DISCORD_NAME = re.compile(r"[-_'\w]{1,32}")
DISCORD_DESCRIPTION = 100
DISCORD_CHOICES = 25

each_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog()


def named(name: str) -> Route:
    found = find(name)
    assert found is not None
    return found


def examples(words: Words, of: Route) -> list[str]:
    return words.attribute(f"command-{of.name}", "examples").split(", ")


def test_no_two_routes_share_a_name() -> None:
    names = [plain(n) for r in ROUTES for n in {r.name, r.english, *r.others}]
    assert [name for name, times in Counter(names).items() if times > 1] == []


@each_route
def test_every_route_has_a_name_in_each_language_that_every_platform_takes(route: Route) -> None:
    for language in LANGUAGES:
        name = route.named(language)
        assert TELEGRAM_NAME.fullmatch(plain(name))
        assert DISCORD_NAME.fullmatch(name)
        assert name == name.lower()


@each_route
def test_every_argument_has_names_that_discord_takes(route: Route) -> None:
    for name in [name for a in route.arguments for name in (a.name, a.english)]:
        assert DISCORD_NAME.fullmatch(name)
        assert name == name.lower()
    for names in ([a.name for a in route.arguments], [a.english for a in route.arguments]):
        assert len(set(names)) == len(names)


@each_route
def test_what_is_required_comes_first_and_choices_before_free_text(route: Route) -> None:
    required = [argument.required for argument in route.arguments]
    assert required == sorted(required, reverse=True)
    free = [argument.kind is not ArgumentKind.CHOICE for argument in route.arguments]
    assert free == sorted(free)
    assert sum(free) <= 1


@each_route
def test_no_word_names_two_choices_of_a_command(route: Route) -> None:
    choices = [choice for argument in route.arguments for choice in argument.choices]
    known = [{plain(n) for n in (c.name, c.english, *c.others)} for c in choices]
    assert sum(map(len, known)) == len(set().union(*known))
    assert all(len(argument.choices) <= DISCORD_CHOICES for argument in route.arguments)


@each_route
def test_choices_are_what_an_argument_of_choices_has(route: Route) -> None:
    for argument in route.arguments:
        assert bool(argument.choices) == (argument.kind is ArgumentKind.CHOICE)


@each_route
def test_every_route_is_explained_in_each_language(route: Route, catalog: Catalog) -> None:
    for words in catalog:
        assert 0 < len(words(f"command-{route.name}")) <= DISCORD_DESCRIPTION
        assert words.attribute(f"command-{route.name}", "details")


@each_route
def test_every_example_is_a_command_that_works(route: Route, catalog: Catalog) -> None:
    for words in catalog:
        for example in examples(words, route):
            name, _, rest = example.partition(" ")
            assert name == f"/{route.named(words.language)}"
            assert bool(parse(route, rest)) == bool(rest)


@each_route
def test_a_route_is_found_whatever_the_case_and_accents(route: Route) -> None:
    for name in (route.name, route.english, *route.others):
        assert find(name) is route
        assert find(name.upper()) is route
    assert find(route.name.replace("o", "ó")) is route


def test_the_first_command_of_every_telegram_chat_is_help() -> None:
    assert find("start") is find("ajuda") is find("help")


@pytest.mark.parametrize("name", ["", "/", "hoje ", "rag", "\x00", "9" * 5_000])
def test_an_unknown_name_is_no_route(name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoj", "hoje"),
        ("definr", "definir"),
        ("Tópico", "topicos"),
        ("rankign", "ranking"),
        ("leaderbord", "ranking"),
        ("configs", "config"),
        ("perguntas", "pergunta"),
        ("hepl", "ajuda"),
    ],
)
def test_a_misspelled_name_is_near_the_right_one(typed: str, meant: str) -> None:
    assert find(typed) is None
    assert nearest(typed) is named(meant)


@pytest.mark.parametrize("name", ["", "xyz", "inteligencia", "\U0001f600"])
def test_what_looks_like_nothing_is_near_nothing(name: str) -> None:
    assert nearest(name) is None


@settings(deadline=None)
@given(st.text(st.characters()))
def test_any_name_can_be_asked_for(name: str) -> None:
    assert find(name) is None or find(name) in ROUTES
    assert nearest(name) is None or nearest(name) in ROUTES


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("hoje", "", {}),
        ("hoje", "  ", {}),
        ("pergunta", "", {}),
        ("pergunta", "3", {"domain": "3"}),
        ("pergunta", " IA  responsável ", {"domain": "IA responsável"}),
        ("definir", "RAG", {"term": "RAG"}),
        ("definir", "semana", {"term": "semana"}),
        ("definir", "a: b | c", {"term": "a: b | c"}),
        ("comparar", "Canvas x Studio", {"terms": "Canvas x Studio"}),
        ("ranking", "", {}),
        ("ranking", "semana", {"period": "week"}),
        ("ranking", "MÊS", {"period": "month"}),
        ("ranking", "mes", {"period": "month"}),
        ("ranking", "month", {"period": "month"}),
        ("ranking", "total", {"period": "all"}),
        ("ranking", "mês mensal", {"period": "month"}),
        ("config", "", {}),
        ("config", "meu", {"whose": "me"}),
        ("config", "idioma en", {"what": "language", "value": "en"}),
        ("config", "idioma", {"what": "language"}),
        ("config", "meu idioma en", {"whose": "me", "what": "language", "value": "en"}),
        ("config", "idioma meu en", {"whose": "me", "what": "language", "value": "en"}),
        ("config", "my language pt-BR", {"whose": "me", "what": "language", "value": "pt-BR"}),
        ("config", "grupo fuso UTC", {"whose": "chat", "what": "timezone", "value": "UTC"}),
        ("config", "fuso horário UTC", {"what": "timezone", "value": "UTC"}),
        ("config", "time zone UTC", {"what": "timezone", "value": "UTC"}),
        ("config", "dominios 1, 3", {"what": "domains", "value": "1, 3"}),
        ("config", "meu ranking ocultar", {"whose": "me", "what": "listed", "value": "ocultar"}),
        ("config", "volume 3", {"value": "volume 3"}),
        ("ajuda", "ranking", {"topic": "ranking"}),
        ("ajuda", "/ranking", {"topic": "/ranking"}),
    ],
)
def test_what_follows_a_command_is_sorted_into_its_arguments(
    name: str, text: str, meant: dict[str, str]
) -> None:
    assert parse(named(name), text) == meant


@pytest.mark.parametrize(
    ("name", "text", "unknown"),
    [
        ("hoje", "à noite", "à"),
        ("ranking", "ontem", "ontem"),
        ("ranking", "semana passada", "passada"),
        ("ranking", "mês geral", "geral"),
    ],
)
def test_what_no_argument_takes_is_named(name: str, text: str, unknown: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(named(name), text)
    assert refused.value.message == "argument-unknown"
    assert refused.value.variables == {"command": name, "given": unknown}


@pytest.mark.parametrize("name", ["definir", "comparar"])
@pytest.mark.parametrize("text", ["", "   "])
def test_what_is_required_is_asked_for(name: str, text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(named(name), text)
    assert refused.value.message == "argument-missing"
    assert refused.value.variables == {"command": name}


@settings(deadline=None)
@given(st.sampled_from(ROUTES), st.text(st.characters()))
def test_whatever_follows_a_command_is_understood_or_refused(route: Route, text: str) -> None:
    try:
        understood = parse(route, text)
    except UserError:
        return
    assert set(understood) <= {argument.english for argument in route.arguments}
