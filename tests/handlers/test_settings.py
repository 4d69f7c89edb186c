"""Settings: who may change what, and what happens to nonsense."""

import re

import pytest

from bot.actions import Choose, pack
from tests.talk import ButtonsTalk


async def test_panel_shows_everything_and_is_private(talk: ButtonsTalk) -> None:
    shown = await talk.say("/config")
    assert all(reply.private for reply in talk.replies)
    for line in (
        "Idioma: português (padrão)",
        "Fuso horário: America/Sao_Paulo (padrão)",
        "Domínios das perguntas: todos",
        "No ranking: sim",
    ):
        assert line in shown


async def test_only_admins_change_the_group(talk: ButtonsTalk) -> None:
    refused = await talk.say("/config idioma en", admin=False)
    assert "Só admins mudam as configurações do grupo." in refused
    assert "Pergunta do dia" in await talk.say("/hoje")
    assert "Done, for the whole group." in await talk.say("/config idioma en")
    assert "Question of the day" in await talk.say("/hoje")


async def test_own_language_changes_private_replies_only(talk: ButtonsTalk) -> None:
    await talk.say("/config meu idioma en", admin=False)
    assert "Pergunta do dia" in await talk.say("/hoje")
    assert re.search("Right!|Not this time", await talk.press("A"))
    assert "Settings" in await talk.say("/config")


async def test_buttons_of_the_panel_work_for_their_owner_alone(talk: ButtonsTalk) -> None:
    await talk.say("/config")
    label = "Falar comigo em inglês"
    assert "Este botão é de outra pessoa." in await talk.press(label, "bia")
    assert "Done. Language: English" in await talk.press(label)


async def test_forged_choice_for_the_group_needs_an_admin(talk: ButtonsTalk) -> None:
    forged = pack(Choose("bia", "chat", "language", "en"))
    assert "Só admins" in await talk.send(forged, "bia", admin=False)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("America/Recife", "America/Recife"),
        ("america/recife", "America/Recife"),
        ("são paulo", "America/Sao_Paulo"),
        ("Lisbon", "Europe/Lisbon"),
        ("UTC", "UTC"),
    ],
)
async def test_time_zones_are_found_by_name_or_city(
    talk: ButtonsTalk, typed: str, zone: str
) -> None:
    assert f"Fuso horário: {zone}" in await talk.say(f"/config fuso {typed}")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/config fuso America/Recifi", "Seria America/Recife?"),
        ("/config fuso Marte", "Não conheço o fuso “Marte”."),
        ("/config fuso", "Faltou o valor. Por exemplo: /config fuso America/Recife"),
        ("/config idioma klingon", "Não falo “klingon”."),
        ("/config dominios 9", "Não há domínio “9”. Diga números de 1 a 4"),
        ("/config dominios", "Faltou o valor."),
        ("/config meu dominios 1", "Os domínios valem para a conversa toda"),
        ("/config grupo ranking ocultar", "Cada pessoa decide por si"),
        ("/config meu ranking talvez", "Diga “mostrar” ou “ocultar”"),
        ("/config volume 11", "Não entendi “volume 11” em /config."),
    ],
)
async def test_nonsense_gets_what_would_be_right_and_changes_nothing(
    talk: ButtonsTalk, typed: str, answer: str
) -> None:
    before = await talk.say("/config")
    assert answer in await talk.say(typed)
    assert await talk.say("/config") == before


async def test_domains_limit_what_is_asked(talk: ButtonsTalk) -> None:
    await talk.say("/config dominios 3 e 4")
    for _ in range(4):
        shown = (await talk.say("/pergunta")).split("Pergunta para treinar")[1]
        assert "Domínio 3" in shown or "Domínio 4" in shown
    assert "todos" in await talk.say("/config dominios todos")


async def test_alone_everything_is_ones_own(alone: ButtonsTalk) -> None:
    await alone.say("/config fuso Asia/Tokyo", admin=False)
    shown = await alone.say("/config", admin=False)
    assert "Fuso horário: Asia/Tokyo" in shown
    assert "Deste grupo" not in shown
    assert "Domínios das perguntas: 2. Várias certas" in await alone.say(
        "/config dominios 2", admin=False
    )


async def test_own_zone_decides_when_ones_day_begins(talk: ButtonsTalk) -> None:
    await talk.say("/config dominios 1")
    await talk.say("/config meu fuso Asia/Tokyo")
    talk.clock.move(minutes=-30)
    await talk.say("/pergunta")
    assert "dias seguidos" not in await talk.press("A")
    talk.clock.move(hours=1)
    await talk.say("/pergunta")
    assert "2 dias seguidos" in await talk.press("A")
    assert "dias seguidos" not in await talk.press("A", "bia")
