"""What is completed behind a command, for the one who types it."""

import pytest

from bot.actions import Browse, Define, Help, unpack
from bot.model import Member, Origin, Suggest
from bot.routes import ROUTES, parse
from tests.talk import ButtonsTalk


async def completions(talk: ButtonsTalk, line: str, name: str = "ana") -> list[str]:
    """What the text behind a command may become."""
    command, _, text = line.removeprefix("/").partition(" ")
    origin = Origin(talk.chat, Member("test", name, name), talk.place)
    talk.replies = await talk.app.hub.receive(Suggest(origin, command, text))
    return [button.label for reply in talk.replies for row in reply.buttons for button in row]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/ranking ", ["semana", "mês", "geral"]),
        ("/ranking me", ["mês"]),
        ("/ranking MÊ", ["mês"]),
        ("/ranking we", ["week"]),
        ("/ranking tot", ["total"]),
        ("/ranking semana ", []),
        ("/ranking x", []),
        ("/config ", ["meu", "grupo", "idioma", "fuso", "domínios", "ranking", "pacote"]),
        (
            "/config meu ",
            ["meu idioma", "meu fuso", "meu domínios", "meu ranking", "meu pacote"],
        ),
        ("/config grupo  do", ["grupo  domínios"]),
        ("/config idioma ", []),
        ("/config meu idioma p", []),
        ("/hoje ", []),
    ],
)
async def test_choices_are_completed_in_their_order(
    talk: ButtonsTalk, line: str, expected: list[str]
) -> None:
    assert await completions(talk, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/topicos ", ["Uma certa", "Várias certas", "Ordem", "Pares"]),
        ("/topicos 2", ["Várias certas"]),
        ("/topicos domínio 3", ["Ordem"]),
        ("/topicos varias c", ["Várias certas"]),
        ("/topicos certa", ["Uma certa", "Várias certas"]),
        ("/pergunta ord", ["Ordem"]),
        ("/pergunta several", ["Várias certas"]),
        ("/topicos arias", []),
    ],
)
async def test_domains_are_completed_by_number_and_words(
    talk: ButtonsTalk, line: str, expected: list[str]
) -> None:
    assert await completions(talk, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/ajuda ", [route.name for route in ROUTES]),
        ("/ajuda ra", ["ranking"]),
        ("/ajuda /ra", ["/ranking"]),
        ("/ajuda tópi", ["topicos"]),
        ("/help lead", ["leaderboard"]),
        ("/ajuda xyz", []),
    ],
)
async def test_help_is_completed_with_the_names_of_commands(
    talk: ButtonsTalk, line: str, expected: list[str]
) -> None:
    assert await completions(talk, line) == expected


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/definir cach", "Cachorro"),
        ("/definir o que é fel", "o que é Gato"),
        ("/definir what is a cof", "what is a Café"),
        ("/comparar café x cap", "café x Capital"),
        ("/comparar café, cap", "café, Capital"),
        ("/comparar diferença entre o café e a cap", "diferença entre o café e a Capital"),
    ],
)
async def test_terms_are_completed_behind_what_is_typed_before_them(
    talk: ButtonsTalk, line: str, first: str
) -> None:
    assert (await completions(talk, line))[0] == first


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/definir sage", "Amazon SageMaker"),
        ("/comparar Canvas x stu", "Canvas x Amazon SageMaker Studio"),
        ("/comparar RAG x ", "RAG x Ajuste fino"),
        ("/comparar SageMaker Canvas x S", "SageMaker Canvas × SageMaker Studio"),
    ],
)
async def test_names_that_show_what_is_typed_come_first(
    notes: ButtonsTalk, line: str, first: str
) -> None:
    assert (await completions(notes, line))[0] == first


@pytest.mark.parametrize(
    "line", ["/comparar RAG x ", "/comparar RAG x r", "/comparar RAG x ajuste fino x p"]
)
async def test_no_side_is_offered_twice_and_no_table_as_a_side(
    notes: ButtonsTalk, line: str
) -> None:
    offered = await completions(notes, line)
    assert offered
    for whole in offered:
        assert whole.startswith(line.removeprefix("/comparar ").rstrip("rp"))
        assert not whole.endswith("Geração aumentada por recuperação")
        assert "×" not in whole


async def test_completions_are_in_the_language_of_whoever_types(talk: ButtonsTalk) -> None:
    await talk.say("/config meu idioma en", "bia")
    assert await completions(talk, "/ranking ", "bia") == ["week", "month", "all"]
    assert await completions(talk, "/topicos 2", "bia") == ["Several right"]
    assert (await completions(talk, "/ajuda ", "bia"))[:2] == ["today", "question"]
    assert await completions(talk, "/definir gato", "bia") == ["Cat", "Cat vs. Dog"]
    assert await completions(talk, "/ranking ") == ["semana", "mês", "geral"]


async def test_each_completion_leads_to_what_it_names(talk: ButtonsTalk) -> None:
    leads = {"/definir caf": Define("cafe"), "/topicos 2": Browse("2"), "/ajuda ho": Help("hoje")}
    for line, action in leads.items():
        await completions(talk, line)
        assert unpack(talk.replies[0].buttons[0][0].payload) == action


@pytest.mark.parametrize("language", ["pt", "en"])
async def test_whatever_is_completed_is_understood(notes: ButtonsTalk, language: str) -> None:
    await notes.say(f"/config meu idioma {language}")
    library = notes.app.study.notes.library
    for route in ROUTES:
        for whole in await completions(notes, f"/{route.name} "):
            given = parse(route, whole)
            assert given
            assert "domain" not in given or library.domain(given["domain"])
