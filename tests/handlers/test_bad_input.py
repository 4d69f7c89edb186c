"""Whatever is typed gets a short, friendly sentence, and nothing is lost or half done."""

from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import HANDLERS
from bot.hub import Hub, Request
from bot.model import Chat, Command, Member, Origin, Place, Press, Reply, Suggest
from bot.routes import ROUTES, Arguments
from bot.store.engine import Store
from bot.store.tables import metadata
from tests.talk import ButtonsTalk, app_running, monday

HOSTILE = {
    "empty": "",
    "blanks": " \t \u00a0 \u3000 ",
    "long": "a" * 5_000,
    "long words": "aprendizado profundo " * 250,
    "emoji": "🤖🤖🤖 👩‍👩‍👧‍👦 🇧🇷",
    "control": "\x00\x07\x1b[31m\x7f\u0085",
    "right to left": "\u202eGAR\u202c \u2066x\u2069 \u200f",
    "joined": "\u200d\ufeff\u200b",
    "sql": "'; DROP TABLE answers; --",
    "like": "%_\\%",
    "markdown": "**a** _b_ [x](javascript:alert(1)) ```c``` ||d||",
    "html": "<b>a</b> &amp; <script>alert(1)</script>",
    "mention": "@everyone <@123> @here",
    "braces": "{name} {0} %s { $count ->",
    "surrogate": "\ud800 \udfff",
    "combining": "a" + "\u0301" * 400,
    "slashes": "/// //// /",
    "colons": "::: a:b:c",
    "number": "9" * 400,
    "newlines": "a\n\n\nb\r\n/hoje",
}


async def rows(store: Store) -> dict[str, int]:
    """How many rows each table has that answers and settings live in."""
    async with store.read() as transaction:
        return {
            table.name: len((await transaction.execute(table.select())).all())
            for table in metadata.sorted_tables
            if table.name not in {"misses", "missed_days"}
        }


def check(shown: str, typed: str) -> None:
    """A reply that a person can do something with."""
    assert shown.strip()
    assert "Algo deu errado" not in shown
    assert not any(sign in shown for sign in "\x00\x07\x1b\u202e\u2066\ud800")
    if len(typed) > 200:
        assert typed[:100] not in shown


@pytest.mark.parametrize("command", ["", *(route.name for route in ROUTES)])
async def test_hostile_text_is_answered_and_writes_nothing(talk: ButtonsTalk, command: str) -> None:
    await talk.say("/hoje")
    await talk.press("A")
    await talk.say("/pergunta")
    for typed in HOSTILE.values():
        before = await rows(talk.app.study.store)
        check(await talk.say(f"/{command} {typed}" if command else typed), typed)
        # Who disputes needs no reason: it is about what was answered last.
        asks = command == "contestar" or (command == "pergunta" and not typed.strip())
        if not asks and command != "hoje":
            assert await rows(talk.app.study.store) == before, typed


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["", *(f"/{route.name} " for route in ROUTES), "/"]),
    st.text(max_size=80),
)
async def test_any_text_at_all_is_answered(talk: ButtonsTalk, command: str, typed: str) -> None:
    assert "Algo deu errado" not in await talk.say(command + typed)
    origin = Origin(talk.chat, Member("test", "ana", typed or "x"), Place.GROUP)
    for incoming in (Suggest(origin, "definir", typed), Press(origin, typed)):
        for reply in await talk.app.hub.receive(incoming):
            assert "Algo deu errado" not in str(reply)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/rankin", "Você quis dizer /ranking?"),
        ("/tópicos", "Assuntos das notas"),
        ("/HOJE", "Pergunta do dia"),
        ("/topic", "Você quis dizer /topicos?"),
        ("/qwxyz", "Não conheço o comando /qwxyz. Veja o que sei fazer com /ajuda."),
        ("/definir", "Faltou dizer o quê em /definir. Uso: /definir termo"),
        ("/ranking ontem", "Não entendi “ontem” em /ranking. Uso: /ranking [semana|mês|geral]"),
        ("hoje", "Pergunta do dia"),
        ("ranking", "Ranking da semana"),
        ("bom dia!", "Oi, ana!"),
        ("Obrigada :)", "De nada!"),
        ("até amanhã", "Até mais!"),
        ("mais uma", "Pergunta para treinar"),
        ("placar", "Ranking da semana"),
        ("regras", "Pontos"),
    ],
)
async def test_what_is_nearly_right_is_understood_or_offered(
    talk: ButtonsTalk, typed: str, answer: str
) -> None:
    assert answer in await talk.say(typed)


async def test_name_of_a_member_is_shown_as_it_is_and_breaks_nothing(talk: ButtonsTalk) -> None:
    name = "<b>\u202eZé</b> *_` & co\n" + "x" * 300
    await talk.say("/config dominios 1")
    await talk.say("/hoje", name)
    await talk.press("A", name)
    table = await talk.say("/ranking", name)
    assert "<b>" in table
    assert "\u202e" not in table
    assert "x" * 100 not in table


async def test_a_fault_of_ours_is_an_apology_with_the_number_in_the_log(tmp_path: Path) -> None:
    async def broken(_request: Request, _arguments: Arguments) -> list[Reply]:
        raise RuntimeError("secret of the trade")

    async with app_running(tmp_path, monday()) as app:
        handlers = replace(HANDLERS, commands={**HANDLERS.commands, "hoje": broken})
        hub = Hub(app.study, handlers, app.catalog)
        origin = Origin(Chat("test", "1"), Member("test", "1", "ana"), Place.GROUP)
        with structlog.testing.capture_logs() as logs:
            replies = await hub.receive(Command(origin, "hoje"))
    shown = replies[0].text[0].spans[0].text
    assert [entry["event"] for entry in logs] == ["request failed"]
    assert logs[0]["incident"] in shown
    assert "secret" not in shown
    assert "secret" not in {str(value) for key, value in logs[0].items() if key != "exc_info"}
