"""What a bot that serves has imported: all of that stays in its memory for good."""

import asyncio
import os
import sys
from pathlib import Path

from tests.emulators.telegram import Rates, TelegramServer, telegram_server
from tests.prepared import prepared
from tests.talk import MINI
from tests.web.conftest import free_port

RARELY_NEEDED = {
    "alembic",  # where the schema is not of this version
    "asyncpg",  # with PostgreSQL
    "babel",  # the runtime of Project Fluent brings it
    "bot.cli_content",
    "bot.cli_db",
    "content.export",
    "content.ingest",
    "content.receive",
    "discord",  # this one is on Telegram alone
    "fluent.runtime",  # in tests
    "msgspec",  # with PostgreSQL
    "PIL",  # where a picture is drawn
    "prompt_toolkit",  # in a terminal
}


async def test_what_is_rarely_needed_is_not_imported_beforehand(tmp_path: Path) -> None:
    await prepared(tmp_path / "test.db")
    async with telegram_server(Rates.none()) as server:
        imported = await _imported(tmp_path, server)
    assert {"bot.app", "bot.web", "telegram", "content.search"} <= imported
    assert imported & RARELY_NEEDED == set()


async def _imported(folder: Path, server: TelegramServer) -> set[str]:
    """The modules that the program has imported by when it asks for updates."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder / 'test.db'}",
        "PYTHONPROFILEIMPORTTIME": "1",  # each import is a line on standard error
        "SABATINA_HTTP_HOST": "127.0.0.1",
        "SABATINA_HTTP_PORT": str(free_port()),
        "SABATINA_PACK": str(MINI),
        "TELEGRAM_TOKEN": server.token,
        "TELEGRAM_API_URL": server.url,
    }
    log = folder / "log.txt"
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"), stderr=written, env=environment, cwd=folder
        )
    try:
        await server.until(lambda: server.calls["getUpdates"] > 0, timeout=20)
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), 30)
    lines = log.read_text().splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
