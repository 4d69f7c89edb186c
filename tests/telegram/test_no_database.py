"""What people on Telegram are told while the database cannot be used."""

from pathlib import Path

from tests.away import database_away
from tests.telegram.stage import on_stage, text_of

FAILED = "Não consigo abrir o arquivo do banco de dados"


async def test_whoever_asks_or_taps_meanwhile_is_told_and_is_answered_afterwards(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as stage:
        question = await stage.say(stage.ana, stage.group, "/hoje")
        async with database_away(stage.app):
            assert FAILED in (await stage.say(stage.bia, stage.group, "/ranking")).text
            assert FAILED in (await stage.ask(stage.ana, "/ranking")).text
            assert FAILED in text_of(await stage.bia.tap(question, "A", patience=15.0))
        assert FAILED not in text_of(await stage.bia.tap(question, "A", patience=15.0))
        assert stage.answers() == 1
