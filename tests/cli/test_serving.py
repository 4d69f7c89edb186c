"""The program as it is started for a platform: it serves, stops when told, and says no secret."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.emulators.telegram import Rates, TelegramServer, telegram_server
from tests.secrets import TELEGRAM_WRONG, WEBHOOK
from tests.talk import MINI

SAID = "uma frase que ninguém deve guardar"


@asynccontextmanager
async def started(
    folder: Path, server: TelegramServer, **settings: str
) -> AsyncIterator[tuple[Process, dict[str, str]]]:
    """The program with a token, on a database in a folder; ended afterwards in any case."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder / 'test.db'}",
        "SABATINA_PACK": str(MINI),
        "SABATINA_LOG_LEVEL": "DEBUG",
        "TELEGRAM_TOKEN": server.token,
        "TELEGRAM_API_URL": server.url,
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"), stdout=PIPE, stderr=PIPE, env=environment, cwd=folder
    )
    try:
        yield process, environment
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def stopped(process: Process, by: signal.Signals = signal.SIGTERM) -> str:
    """All that the program has written, once it has ended as it was told."""
    process.send_signal(by)
    out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 0, err.decode()
    return (out + err).decode()


async def test_it_serves_until_it_is_told_to_stop_and_tells_no_secret(tmp_path: Path) -> None:
    async with (
        telegram_server(Rates.none()) as server,
        started(tmp_path, server) as (process, _),
    ):
        ana = server.person("Ana", "pt-br")
        await ana.say(SAID)
        await server.until(lambda: len(ana.messages) == 1, timeout=20)
        await ana.say("/pergunta 1")
        await server.until(lambda: len(ana.messages) == 2)
        await ana.tap(ana.messages[1], "A")
        await server.until(lambda: len(ana.messages) == 3)
        written = await stopped(process)
    assert server.token not in written
    assert server.token.partition(":")[2] not in written
    assert SAID not in written


async def test_ctrl_c_ends_it_as_well(tmp_path: Path) -> None:
    async with (
        telegram_server(Rates.none()) as server,
        started(tmp_path, server) as (process, _),
    ):
        await server.until(lambda: server.calls["getUpdates"] > 0, timeout=20)
        await stopped(process, signal.SIGINT)


async def test_wrong_token_ends_it_with_one_clear_line(tmp_path: Path) -> None:
    async with (
        telegram_server(Rates.none()) as server,
        started(tmp_path, server, TELEGRAM_TOKEN=TELEGRAM_WRONG) as (process, _),
    ):
        out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert out == b""
    assert err.decode().splitlines() == [
        "O Telegram não reconhece este token. Confira TELEGRAM_TOKEN; "
        "quem informa o token certo é o @BotFather, no Telegram."
    ]


async def test_outage_at_the_start_is_waited_out(tmp_path: Path) -> None:
    async with telegram_server(Rates.none()) as server:
        server.down()
        async with started(tmp_path, server) as (process, _):
            await asyncio.sleep(2)
            assert process.returncode is None
            server.up()
            ana = server.person("Ana", "pt-br")
            await ana.start()
            await server.until(lambda: len(ana.messages) == 1, timeout=30)
            assert server.token not in await stopped(process)


async def test_a_webhook_is_served_on_the_port_and_path_of_the_settings(tmp_path: Path) -> None:
    with_free_port = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = with_free_port.sockets[0].getsockname()[1]
    with_free_port.close()
    await with_free_port.wait_closed()
    settings = {
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/somewhere",
        "TELEGRAM_WEBHOOK_PORT": str(port),
        "TELEGRAM_WEBHOOK_HOST": "127.0.0.1",
        "TELEGRAM_WEBHOOK_SECRET": WEBHOOK,
    }
    async with (
        telegram_server(Rates.none()) as server,
        started(tmp_path, server, **settings) as (process, _),
    ):
        await server.until(lambda: server.calls["setWebhook"] > 0, timeout=20)
        ana = server.person("Ana", "pt-br")
        await ana.start()
        await server.until(lambda: len(ana.messages) == 1)
        assert WEBHOOK not in await stopped(process)
