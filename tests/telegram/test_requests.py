"""Requests to a server that answers, refuses, takes its time, or does not listen at all."""

import asyncio
import socket
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, suppress

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.adapters.telegram.errors import may_have_arrived, not_carried_out
from bot.adapters.telegram.requests import Requests, Timeouts
from tests.emulators.telegram import Rates, TelegramServer, telegram_server

SHORT = 0.1
TIMEOUTS = Timeouts(connect=20, write=20, upload=20, read=20, pool=20)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram_server(Rates.none()) as server:
        yield server


@pytest.fixture
async def requests() -> AsyncIterator[Requests]:
    async with ready(2, TIMEOUTS) as requests:
        yield requests


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where nobody listens."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield address(bound)


@pytest.fixture
def crowded() -> Iterator[str]:
    """The address of a server that takes no further connection, and says nothing about it."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listening, ExitStack() as waiting:
        for _ in range(3):
            connection = waiting.enter_context(socket.socket())
            connection.setblocking(False)
            connection.connect_ex(listening.getsockname())
        yield address(listening)


def address(listening: socket.socket) -> str:
    host, port = listening.getsockname()
    return f"http://{host}:{port}"


@asynccontextmanager
async def ready(at_once: int, timeouts: Timeouts) -> AsyncIterator[Requests]:
    requests = Requests(at_once, timeouts)
    await requests.initialize()
    try:
        yield requests
    finally:
        await requests.shutdown()


def form(**fields: object) -> RequestData:
    return RequestData([RequestParameter.from_input(name, it) for name, it in fields.items()])


def method(server: TelegramServer, name: str) -> str:
    return f"{server.url}/bot{server.token}/{name}"


async def failed(requests: Requests, url: str, **timeouts: float | None) -> NetworkError:
    """How a request fails."""
    with pytest.raises(NetworkError) as caught:
        await requests.do_request(url, "POST", form(text="x"), **timeouts)
    return caught.value


async def test_fields_and_the_answer_are_text_of_any_sort(
    server: TelegramServer, requests: Requests
) -> None:
    person = server.person("Ana", started=True)
    said = "a & b = ç, 100 % «😀»\n+"
    status, body = await requests.do_request(
        method(server, "sendMessage"), "POST", form(chat_id=person.id, text=said)
    )
    assert status == 200
    assert body.startswith(b'{"ok":true')
    assert person.messages[-1].text == said


async def test_a_refusal_is_an_answer(server: TelegramServer, requests: Requests) -> None:
    server.fail("getMe", 429, "Too Many Requests: retry after 3")
    status, body = await requests.do_request(method(server, "getMe"), "POST")
    assert status == 429
    assert b"retry after 3" in body


async def test_a_file_keeps_its_name_and_its_bytes(
    server: TelegramServer, requests: Requests
) -> None:
    person = server.person("Ana", started=True)
    name, content = 'Anotações "de aula".md', bytes(range(256)) * 1_000
    status, _ = await requests.do_request(
        method(server, "sendDocument"),
        "POST",
        form(chat_id=person.id, caption="é", document=InputFile(content, filename=name)),
    )
    assert status == 200
    sent = person.messages[-1]
    assert sent.document is not None
    assert (sent.document.name, sent.document.content, sent.caption) == (name, content, "é")


@asynccontextmanager
async def hanging(
    server: TelegramServer, requests: Requests
) -> AsyncIterator[list[asyncio.Task[tuple[int, bytes]]]]:
    """Two requests whose answers do not come."""
    server.hang("getMe", 60, times=2)
    url = method(server, "getMe")
    tasks = [asyncio.create_task(requests.do_request(url, "POST")) for _ in range(2)]
    try:
        async with asyncio.timeout(20):
            # The emulator says nothing of a request before its end.
            while server.calls["getMe"] < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_no_more_than_so_many_are_under_way(
    server: TelegramServer, requests: Requests
) -> None:
    async with hanging(server, requests) as tasks:
        third = asyncio.create_task(requests.do_request(method(server, "getMe"), "POST"))
        assert not (await asyncio.wait((third,), timeout=SHORT))[0]
        assert server.calls["getMe"] == 2
        tasks[0].cancel()
        assert (await third)[0] == 200


async def test_whoever_waits_too_long_for_others_has_sent_nothing(
    server: TelegramServer, requests: Requests
) -> None:
    async with hanging(server, requests):
        error = await failed(requests, method(server, "getMe"), pool_timeout=SHORT)
        assert isinstance(error, TimedOut)
        assert not_carried_out(error)
        assert server.calls["getMe"] == 2


async def test_where_nobody_listens_nothing_was_sent(nobody: str, requests: Requests) -> None:
    error = await failed(requests, nobody)
    assert not isinstance(error, TimedOut)
    assert not_carried_out(error)
    assert "ClientConnectorError" in error.message


async def test_where_no_connection_is_taken_nothing_was_sent(
    crowded: str, requests: Requests
) -> None:
    error = await failed(requests, crowded, connect_timeout=SHORT)
    assert isinstance(error, TimedOut)
    assert not_carried_out(error)


async def test_an_answer_that_does_not_come_is_lost(
    server: TelegramServer, requests: Requests
) -> None:
    server.hang("getMe", 60)
    error = await failed(requests, method(server, "getMe"), read_timeout=SHORT)
    assert isinstance(error, TimedOut)
    assert may_have_arrived(error)


async def test_a_connection_that_ends_without_an_answer_lost_it(
    server: TelegramServer, requests: Requests
) -> None:
    server.cut("getMe")
    error = await failed(requests, method(server, "getMe"))
    assert not isinstance(error, TimedOut)
    assert may_have_arrived(error)


async def test_a_file_that_is_not_taken_is_given_up() -> None:
    timeouts = Timeouts(connect=SHORT, write=20, upload=SHORT, read=SHORT, pool=None)
    file = form(document=InputFile(bytes(20_000_000), filename="x"))
    async with ready(1, timeouts) as requests:
        with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(TimedOut) as caught:
            await requests.do_request(address(silent), "POST", file)
        await asyncio.sleep(SHORT)  # what was not taken is dropped now that nobody listens
    assert may_have_arrived(caught.value)


@asynccontextmanager
async def babbling() -> AsyncIterator[str]:
    """The address of a server that does not speak HTTP."""

    done = asyncio.Event()

    async def babble(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0 what do you want\r\n\r\n")
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        done.set()

    async with await asyncio.start_server(babble, "127.0.0.1", 0) as server:
        yield address(server.sockets[0])
        await done.wait()


async def test_no_error_tells_the_token(
    server: TelegramServer, requests: Requests, nobody: str, crowded: str
) -> None:
    path = f"/bot{server.token}/getMe"
    server.hang("getMe", 60)
    async with babbling() as nonsense:
        errors = [
            await failed(requests, nonsense + path),
            await failed(requests, nobody + path),
            await failed(requests, "http://" + path),
            await failed(requests, server.url + path, read_timeout=SHORT),
            await failed(requests, crowded + path, connect_timeout=SHORT),
        ]
    secret = server.token.partition(":")[2]
    for error in errors:
        assert secret not in "".join(traceback.format_exception(error))


async def test_after_shutdown_nothing_is_sent_until_it_is_ready_again(
    server: TelegramServer,
) -> None:
    async with ready(1, TIMEOUTS) as requests:
        await requests.shutdown()
        with pytest.raises(RuntimeError):
            await requests.do_request(method(server, "getMe"), "POST")
        assert server.calls["getMe"] == 0
        await requests.initialize()
        assert (await requests.do_request(method(server, "getMe"), "POST"))[0] == 200
