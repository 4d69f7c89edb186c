"""The table before others and alone, and who is told what of their own place."""

import pytest

from bot.model import Place
from bot.views.text import plain
from tests.talk import ButtonsTalk


def public(talk: ButtonsTalk) -> str:
    """What all in the chat were shown."""
    return "\n".join(plain(reply.text) for reply in talk.replies if not reply.private)


def private(talk: ButtonsTalk) -> str:
    """What only the one who asked was shown."""
    return "\n".join(plain(reply.text) for reply in talk.replies if reply.private)


async def answer_as(talk: ButtonsTalk, *names: str) -> None:
    """Everybody gives the same answer to the question of the day."""
    for name in names:
        await talk.press("A", name)


@pytest.fixture
async def asked(talk: ButtonsTalk) -> ButtonsTalk:
    """A group with a question of the day that has one right answer."""
    await talk.say("/config dominios 1")
    await talk.say("/hoje")
    return talk


async def test_others_do_not_learn_that_somebody_is_hidden(asked: ButtonsTalk) -> None:
    await answer_as(asked, "ana", "bia")
    shown = await asked.say("/ranking")
    await asked.say("/config meu ranking ocultar", "bia")
    await asked.say("/ranking", "bia")
    assert "fora dos rankings" not in public(asked)
    assert "bia" not in public(asked)
    assert public(asked) == "\n".join(line for line in shown.split("\n") if "bia" not in line)


async def test_a_hidden_member_is_told_their_own_place(asked: ButtonsTalk) -> None:
    await answer_as(asked, "ana", "bia")
    await asked.say("/config meu ranking ocultar", "bia")
    await asked.say("/ranking", "bia")
    assert "1. bia — " in private(asked)
    assert "Para voltar: /config meu ranking mostrar" in private(asked)


async def test_a_hidden_member_without_points_is_told_so_in_private(asked: ButtonsTalk) -> None:
    await answer_as(asked, "ana")
    await asked.say("/config meu ranking ocultar", "bia")
    await asked.say("/ranking", "bia")
    assert "Você está fora dos rankings por escolha sua." in private(asked)
    assert "Seu lugar" not in private(asked)


async def test_only_who_has_not_scored_is_told_so(asked: ButtonsTalk) -> None:
    await answer_as(asked, "ana")
    await asked.say("/ranking", "bia")
    assert "Você ainda não pontuou neste período." in private(asked)
    assert "ainda não pontuou" not in public(asked)


async def test_who_stands_in_the_table_gets_nothing_else(asked: ButtonsTalk) -> None:
    await answer_as(asked, "ana")
    await asked.say("/ranking")
    assert private(asked) == ""
    assert "1. ana — " in public(asked)


async def test_an_empty_table_says_what_to_do_once(asked: ButtonsTalk) -> None:
    await asked.say("/ranking")
    assert "Ninguém pontuou aqui nesta semana. Comece com /hoje." in public(asked)
    assert private(asked) == ""


async def test_a_place_beyond_the_table_is_told_in_private(asked: ButtonsTalk) -> None:
    await answer_as(asked, *(f"m{number:02}" for number in range(11)))
    await asked.say("/ranking geral", "m10")
    assert "m10" not in public(asked)
    assert private(asked).startswith("Seu lugar no geral:\n1. m10 — ")


async def test_a_button_replaces_the_table_and_tells_the_place_beside_it(
    asked: ButtonsTalk,
) -> None:
    await answer_as(asked, "ana")
    await asked.say("/ranking")
    await asked.press("Mês", "bia")
    assert [(reply.private, reply.replaces) for reply in asked.replies] == [
        (False, True),
        (True, False),
    ]


async def test_own_place_is_told_in_ones_own_language(asked: ButtonsTalk) -> None:
    await answer_as(asked, "ana", "bia")
    await asked.say("/config meu idioma en", "bia")
    await asked.say("/settings my leaderboard hide", "bia")
    await asked.say("/ranking", "bia")
    assert "Ranking da semana" in public(asked)
    assert private(asked).startswith("Your place this week:\n1. bia — ")


async def test_alone_all_is_said_at_once(alone: ButtonsTalk) -> None:
    await alone.say("/config dominios 1")
    await alone.say("/hoje")
    await alone.press("A")
    await alone.say("/config meu ranking ocultar")
    shown = await alone.say("/ranking")
    assert len(alone.replies) == 1
    assert private(alone) == ""
    assert "Ninguém pontuou" not in shown
    assert "Seu lugar nesta semana:\n1. ana — " in shown
    assert "Você está fora dos rankings por escolha sua." in shown


@pytest.mark.parametrize("name", ["\u200b\u2060", "\u3164", "\u2800 ", "\ufe0f"])
async def test_a_name_that_cannot_be_seen_has_a_word_in_its_place(
    asked: ButtonsTalk, name: str
) -> None:
    await answer_as(asked, name)
    assert "1. alguém — " in await asked.say("/ranking", name)
    alone = ButtonsTalk(asked.app, asked.clock, Place.PRIVATE, chat=name)
    assert (await alone.say("oi", name)).startswith("Oi! Para começar:")
