"""Names that are markup, turn the line around or cannot be seen, wherever names are shown."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.emulators.telegram import Person
from tests.telegram.stage import Stage, calm_stage, right, text_of

MARKUP = "<b>Ana</b> & cia <a href='t.me'>"
"""A name that would be markup if nobody saw to it."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with calm_stage(tmp_path) as stage:
        yield stage


async def test_a_name_is_shown_as_it_is_wherever_it_stands(stage: Stage) -> None:
    eva = stage.person(MARKUP, started=False)
    panel = await stage.say(eva, stage.group, "/config")
    assert panel.text.startswith(f"(só para {MARKUP})\n")
    question = await stage.say(stage.ana, stage.group, "/hoje")
    await eva.tap(question, right(question))
    await stage.settled()
    table = await stage.say(eva, stage.group, "/ranking")
    assert f"1. {MARKUP} — 10 pontos (1 de 1 certas)" in table.text
    await stage.say(eva, stage.group, "/config meu ranking ocultar")
    waiting = await stage.say(eva, stage.group, "/ranking")
    assert waiting.text.startswith(f"{MARKUP}, a resposta é só sua.")
    greeting = await stage.ask(eva, "oi")
    assert greeting.text.startswith(f"Oi, {MARKUP}! Para começar:")
    for message in (panel, table, waiting, greeting):
        assert {entity.type for entity in message.entities} <= {"bold", "italic", "bot_command"}


ODD_NAMES = {
    "\u202eanA": "anA",
    "Eva\u2066\u2067\u202d": "Eva",
    "Eva\n1. Bia — 900 pontos": "Eva 1. Bia — 900 pontos",
    "\u3164\u200b": "alguém",
    "\u200f\u0336": "alguém",
    "E" * 64 + " " + "v" * 64: "E" * 59 + "…",
}
"""Names, and how they are shown: what would turn the line around or fill the screen is gone."""


async def test_no_name_takes_over_the_line_that_it_stands_in(stage: Stage) -> None:
    people = {stage.person(name): shown for name, shown in ODD_NAMES.items()}
    lines = await table_after_answers(stage, *people)
    for person, name in people.items():
        assert f"1. {name} — 10 pontos (1 de 1 certas)" in lines
        panel = await stage.say(person, stage.group, "/config")
        assert panel.text.startswith(f"(só para {name})\n")
        greeting = await stage.ask(person, "oi")
        assert greeting.text.startswith("Oi! " if name == "alguém" else f"Oi, {name}! ")


async def test_a_name_under_a_heap_of_marks_is_cut(stage: Stage) -> None:
    lines = await table_after_answers(stage, stage.person("Z" + "\u0336\u0353\u0317\u0351" * 60))
    assert lines[-1].startswith("1. Z")
    assert lines[-1].endswith(" — 10 pontos (1 de 1 certas)")
    assert len(lines[-1]) < 100


async def table_after_answers(stage: Stage, *people: Person) -> list[str]:
    """The lines of the table once these people have answered the day's question right."""
    question = await stage.say(stage.ana, stage.group, "/hoje")
    for person in people:
        assert "+10 pontos" in text_of(await person.tap(question, right(question)))
    table, *_ = await stage.brought(stage.group, stage.bia.say(stage.group, "/ranking"))
    return table.text.split("\n")
