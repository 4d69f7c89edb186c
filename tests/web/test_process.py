"""The program as it is started: it tells how it is doing, and ends as it is told to."""

import asyncio
import json
import signal
from asyncio.subprocess import Process
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession

from tests.cli.test_serving import started
from tests.emulators.telegram import Rates, telegram_server
from tests.web.conftest import free_port


async def test_it_tells_how_it_is_doing_and_finishes_what_it_was_asked(tmp_path: Path) -> None:
    port = free_port()
    settings = {"SABATINA_HTTP_HOST": "127.0.0.1", "SABATINA_HTTP_PORT": str(port)}
    async with (
        telegram_server(Rates.none()) as server,
        started(tmp_path, server, **settings) as (process, _),
        ClientSession(f"http://127.0.0.1:{port}") as client,
    ):
        await tells(client, 200)
        ana = server.person("Ana", "pt-br")
        await ana.start()
        await server.until(lambda: len(ana.messages) == 1)
        async with client.get("/metrics") as answer:
            page = await answer.text()
        assert 'sabatina_updates_total{kind="command",platform="telegram"} 1.0' in page
        # What was asked before it is told to stop is answered, though Telegram takes its time.
        server.hang("sendMessage", 1.5)
        await ana.say("/ajuda")
        await server.until(lambda: server.calls["sendMessage"] == 2)
        process.send_signal(signal.SIGTERM)
        await tells(client, 503)
        out, err = await asyncio.wait_for(process.communicate(), 20)
        assert len(ana.messages) == 2
        assert server.waiting == 0
    assert (process.returncode, out) == (0, b"")
    assert [json.loads(line)["event"] for line in err.splitlines()] == ["stopping"]


async def test_a_second_signal_ends_it_at_once(tmp_path: Path) -> None:
    async with (
        telegram_server(Rates.none()) as server,
        started(tmp_path, server) as (process, _),
    ):
        ana = server.person("Ana", "pt-br", started=True)
        server.hang("sendMessage", 60.0, times=100)
        await ana.say("/ajuda")
        await server.until(lambda: server.calls["sendMessage"], timeout=20)
        process.send_signal(signal.SIGTERM)
        await told(process, "stopping")
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 3)
    assert process.returncode == -signal.SIGTERM


async def tells(client: ClientSession, status: int) -> None:
    """Wait until its health has a status."""
    async with asyncio.timeout(20):
        while await health(client) != status:  # noqa: ASYNC110 (only it can be asked)
            await asyncio.sleep(0.05)


async def health(client: ClientSession) -> int:
    """The status of its health; 0 while nobody listens."""
    try:
        async with client.get("/healthz") as answer:
            return answer.status
    except ClientConnectionError:
        return 0


async def told(process: Process, event: str) -> None:
    """Wait until the log has a line of an event."""
    assert process.stderr is not None
    async with asyncio.timeout(5):
        while f'"{event}"'.encode() not in await process.stderr.readline():
            pass
