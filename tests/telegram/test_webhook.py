"""Updates by being called: only Telegram gets in, none is lost, none is handled twice."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp import ClientSession
from structlog.testing import capture_logs
from yarl import URL

from bot.adapters.telegram.connection import make_bot
from bot.adapters.telegram.intake import Bounds
from bot.adapters.telegram.updates import Handle
from bot.adapters.telegram.webhook import SECRET_HEADER, Door, Webhook
from bot.errors import UserError
from bot.pace import Pace, Pacing
from bot.views.words import Catalog
from bot.web.server import serving
from tests.emulators.telegram import Rates, TelegramServer, telegram_server
from tests.secrets import TELEGRAM_WRONG, WEBHOOK
from tests.telegram.source import IMPATIENT, Handler, bot_of, running

SECRET = WEBHOOK
LARGE = 1_000_001


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram_server(Rates.none()) as server:
        yield server


@pytest.fixture
async def client() -> AsyncIterator[ClientSession]:
    async with ClientSession(headers={SECRET_HEADER: SECRET}) as session:
        yield session


@pytest.fixture
def door() -> Door:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Door(f"http://127.0.0.1:{port}/hook", secret=SECRET)


@dataclass(frozen=True)
class Served:
    """A webhook with a server that serves nothing else, on the port of its address."""

    webhook: Webhook
    door: Door

    async def run(self, handle: Handle) -> None:
        async with serving("127.0.0.1", int(URL(self.door.url).port or 0), self.webhook.routes()):
            await self.webhook.run(handle)


def webhook(server: TelegramServer, door: Door, *, bounds: Bounds | None = None) -> Served:
    bot = bot_of(server)
    return Served(Webhook(bot, Catalog(), door, patience=IMPATIENT, bounds=bounds), door)


def said(text: str, update_id: int = 7, user: int = 1) -> dict[str, Any]:
    """An update as Telegram posts it."""
    member = {"id": user, "is_bot": False, "first_name": "Ana"}
    chat = {"id": user, "type": "private", "first_name": "Ana"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": member, "text": text}
    return {"update_id": update_id, "message": message}


async def ready(server: TelegramServer) -> None:
    await server.until(lambda: server.calls["setWebhook"])


@pytest.mark.parametrize("secret", ["", SECRET])
async def test_updates_come_in(server: TelegramServer, door: Door, secret: str) -> None:
    ana, handler = server.person("Ana"), Handler()
    await ana.say("before")
    async with running(webhook(server, replace(door, secret=secret)), handler):
        await handler.has_done("before")
        await ana.say("after")
        await handler.has_done("after")
        await server.until(lambda: server.waiting == 0)
    assert handler.done == ["before", "after"]


async def test_a_token_that_was_revoked_ends_it(server: TelegramServer, door: Door) -> None:
    source = Webhook(bot_of(server), Catalog(), door, patience=IMPATIENT, check_every=0.01)
    running_source = asyncio.create_task(source.run(Handler()))
    await ready(server)
    server.fail("getMe", 502, "Bad Gateway", times=2)
    await server.until(lambda: server.calls["getMe"] > 5)
    assert not running_source.done()
    server.fail("*", 401, "Unauthorized", times=100)
    with pytest.raises(UserError, match="telegram-token-wrong"):
        async with asyncio.timeout(5):
            await running_source


async def test_what_a_member_does_is_handled_in_order(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    handler = Handler("1")
    async with running(webhook(server, door), handler):
        await ready(server)
        first = asyncio.create_task(posted(client, door, said("1", 1)))
        await handler.has_begun("1")
        second = asyncio.create_task(posted(client, door, said("2", 2)))
        assert await posted(client, door, said("other", 3, user=2)) == 200
        assert handler.begun == ["1", "other"]
        handler.release("1")
        assert [await first, await second] == [200, 200]
    assert handler.done == ["other", "1", "2"]


async def test_who_does_not_know_the_secret_is_kept_out(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    handler = Handler()
    async with running(webhook(server, door), handler), ClientSession() as stranger:
        await ready(server)
        wrong: tuple[dict[str, str], ...] = (
            {},
            {SECRET_HEADER: ""},
            {SECRET_HEADER: "sesame"},
            {SECRET_HEADER: "não"},
        )
        for headers in wrong:
            async with stranger.post(door.url, json=said("hi"), headers=headers) as answer:
                assert answer.status == 403
                assert await answer.read() == b""
        assert await posted(client, door, said("let in")) == 200
    assert handler.begun == ["let in"]


async def test_nothing_else_is_served(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    async with running(webhook(server, door), Handler()):
        await ready(server)
        async with client.get(door.url) as answer:
            assert answer.status == 405
        async with client.post(f"{door.url}/more", json=said("hi")) as answer:
            assert answer.status == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"[]", 400),
        (b'{"update_id": "7"}', 400),
        (b" " * LARGE, 413),
    ],
)
async def test_what_is_no_update_is_refused(
    server: TelegramServer, door: Door, client: ClientSession, body: bytes, status: int
) -> None:
    handler = Handler()
    async with running(webhook(server, door), handler):
        await ready(server)
        async with client.post(door.url, data=body) as answer:
            assert answer.status == status
        assert await posted(client, door, said("fine")) == 200
    assert handler.done == ["fine"]


async def test_a_body_without_a_length_is_measured(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGE // 1_000 + 1):
            yield b" " * 1_000

    async with running(webhook(server, door), Handler()):
        await ready(server)
        async with client.post(door.url, data=endless()) as answer:
            assert answer.status == 413


async def test_an_update_that_cannot_be_read_is_not_asked_for_again(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    with capture_logs() as logs:
        async with running(webhook(server, door), Handler()):
            await ready(server)
            assert await posted(client, door, {"update_id": 9, "message": {"text": "ana's"}}) == 200
    assert [entry for entry in logs if entry["event"] == "update unreadable"]
    assert "ana's" not in str(logs)


async def test_an_update_that_comes_again_is_handled_once(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    handler = Handler("slow")
    async with running(webhook(server, door, bounds=Bounds(slow=0.05)), handler):
        await ready(server)
        # Answered though it is not done; then posted again while it lasts, and after.
        assert await posted(client, door, said("slow")) == 200
        assert await posted(client, door, said("slow")) == 200
        assert handler.done == []
        handler.release("slow")
        await handler.has_done("slow")
        assert await posted(client, door, said("slow")) == 200
    assert handler.begun == ["slow"]


async def test_an_outage_at_the_start_passes(server: TelegramServer, door: Door) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.fail("getMe", 502, "Bad Gateway", times=2)
    server.fail("setWebhook", 502, "Bad Gateway", times=3)
    await ana.say("heard")
    async with running(webhook(server, door), handler):
        await handler.has_done("heard")
    assert server.calls["setWebhook"] == 4


async def test_a_wrong_token_is_told_at_once(server: TelegramServer, door: Door) -> None:
    server.token = TELEGRAM_WRONG
    with pytest.raises(UserError, match="telegram-token-wrong"):
        await webhook(server, door).run(Handler())


async def test_an_address_that_telegram_refuses_is_told(server: TelegramServer, door: Door) -> None:
    server.fail("setWebhook", 400, "Bad Request: bad webhook: Failed to resolve host")
    with pytest.raises(UserError) as raised:
        await webhook(server, door).run(Handler())
    assert raised.value.message == "telegram-webhook-refused"
    assert "resolve host" in str(raised.value.variables["reason"])


async def test_what_is_being_handled_is_finished_at_the_end(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    handler = Handler("slow", "slower")
    task = asyncio.create_task(webhook(server, door, bounds=Bounds(slow=0.2)).run(handler))
    await ready(server)
    answers = [
        asyncio.create_task(posted(client, door, said(text, n, user=n)))
        for n, text in enumerate(("slow", "slower"))
    ]
    await handler.has_begun("slow", "slower")
    task.cancel()
    handler.release("slow")
    assert await asyncio.gather(*answers) == [200, 200]
    assert not task.done()
    handler.release("slower")
    await asyncio.wait((task,))
    assert handler.done == ["slow", "slower"]


async def test_the_address_stays_set(server: TelegramServer, door: Door) -> None:
    async with running(webhook(server, door), Handler()):
        await ready(server)
    async with bot_of(server) as bot:
        assert (await bot.get_webhook_info()).url == door.url
    assert server.calls["deleteWebhook"] == 0


async def test_what_is_given_up_at_the_end_is_asked_for_again(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    handler, source = Handler("hangs"), webhook(server, door, bounds=Bounds(at_the_end=0.1))
    async with serving("127.0.0.1", int(URL(door.url).port or 0), source.webhook.routes()):
        assert await posted(client, door, said("early", 1)) == 503
        task = asyncio.create_task(source.webhook.run(handler))
        await ready(server)
        answer = asyncio.create_task(posted(client, door, said("hangs", 2)))
        await handler.has_begun("hangs")
        task.cancel()
        assert await answer == 503
        assert await posted(client, door, said("late", 3)) == 503
        await asyncio.wait((task,))
    assert handler.begun == handler.given_up == ["hangs"]


async def test_calls_and_answers_are_signs_of_life(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    source = webhook(server, door)
    pulse = source.webhook.pulse
    assert pulse.heard is None
    async with running(source, Handler()):
        await ready(server)
        await server.until(lambda: pulse.fine)
        before = pulse.heard or 0.0
        await posted(client, door, said("hi"))
        assert (pulse.heard or 0.0) > before


async def test_the_path_inside_may_be_another(
    server: TelegramServer, door: Door, client: ClientSession
) -> None:
    door = replace(door, path="/inside")
    async with running(webhook(server, door), Handler()):
        await ready(server)
        inside = replace(door, url=door.url.replace("/hook", "/inside"))
        assert await posted(client, inside, said("hi")) == 200
        assert await posted(client, door, said("hi")) == 404


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/hook",
        "http://example.org/hook",
        "https://",
        "https://example.org:8080/hook",
    ],
)
def test_an_address_that_telegram_cannot_call_is_refused(url: str) -> None:
    with pytest.raises(UserError) as raised:
        made(Door(url))
    assert raised.value.message == "telegram-webhook-url"
    assert raised.value.variables == {"url": url}


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org:8443/hook"])
def test_an_address_that_telegram_can_call_is_taken(url: str) -> None:
    assert [route.method for route in made(Door(url)).routes()] == ["POST"]


@pytest.mark.parametrize("secret", ["ação", "two words", "x" * 257])
def test_a_secret_that_telegram_does_not_send_is_refused(secret: str) -> None:
    with pytest.raises(UserError, match="telegram-webhook-secret"):
        made(Door("https://example.org", secret=secret))


def made(door: Door) -> Webhook:
    """A webhook for Telegram itself, which is not called."""
    bot = make_bot(
        "123456789:nobody-nobody-nobody-nobody", "https://api.telegram.org", Pace(Pacing())
    )
    return Webhook(bot, Catalog(), door)


async def posted(client: ClientSession, door: Door, update: dict[str, Any]) -> int:
    async with client.post(door.url, json=update) as answer:
        return answer.status
