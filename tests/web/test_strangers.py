"""What strangers send to the port leaves no trace in the log; what goes wrong here does."""

import asyncio

import pytest
from aiohttp import web

from bot.web.server import serving
from tests.web.conftest import free_port

SENT = b"what somebody sent"

HEAD = b"POST /take HTTP/1.1\r\nHost: here\r\n"


async def take(request: web.Request) -> web.Response:
    await request.read()
    return web.Response()


async def stumble(_: web.Request) -> web.Response:
    raise ValueError("a fault of ours")


async def answer(*requests: bytes, stay: bool = False) -> list[bytes]:
    """What the server answers to each request, of one who stays to hear it or does not."""
    port, answers = free_port(), []
    async with serving("127.0.0.1", port, [web.post("/take", take), web.get("/", stumble)]):
        for request in requests:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request)
            if not stay:
                writer.write_eof()
            async with asyncio.timeout(10):
                answers.append(await reader.readline())
            writer.close()
            await writer.wait_closed()
    return answers


async def test_what_is_no_request_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    await answer(
        HEAD + b"X: " + SENT + b"\x00\r\n\r\n",
        HEAD + b"X: " + SENT * 1_000 + b"\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + SENT + b"\r\n",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 18\r\n\r\n" + SENT,
        HEAD + b"Content-Length: 70\r\n\r\n" + SENT,
    )
    assert caplog.records == []


async def test_a_fault_of_ours_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    told = await answer(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n", stay=True)
    assert told == [b"HTTP/1.1 500 Internal Server Error\r\n"]
    assert "a fault of ours" in caplog.text
