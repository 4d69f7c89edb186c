"""How updates reach the bot: long polling and the webhook, which exclude each other."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict

from tests.emulators.telegram import Rates, TelegramServer
from tests.emulators.telegram.client import bot_of, talking

Talking = tuple[TelegramServer, Bot]


@pytest.fixture
async def both() -> AsyncIterator[Talking]:
    async with talking(Rates.none()) as (server, bot):
        yield server, bot


async def test_updates_wait_in_order_until_they_are_confirmed(both: Talking) -> None:
    server, bot = both
    ana = server.person("Ana")
    for text in ("a", "b", "c"):
        await ana.say(text)
    first = await bot.get_updates(limit=2)
    again = await bot.get_updates()
    assert [u.update_id for u in again][:2] == [u.update_id for u in first]
    numbers = [u.update_id for u in again]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    rest = await bot.get_updates(offset=numbers[1])
    assert [u.message.text for u in rest if u.message] == ["b", "c"]
    assert server.waiting == 2
    last = await bot.get_updates(offset=-1)
    assert [u.message.text for u in last if u.message] == ["c"]
    assert server.waiting == 1


async def test_a_long_poll_returns_when_something_happens(both: Talking) -> None:
    server, bot = both
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await server.until(lambda: server.polling)
    await server.person("Ana").say("oi")
    assert len(await waiting) == 1


async def test_a_second_poller_ends_the_first(both: Talking) -> None:
    server, bot = both
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await server.until(lambda: server.polling)
    async with bot_of(server) as other:
        await other.get_updates()
    with pytest.raises(Conflict):
        await first
    assert server.refused == [
        (
            "getUpdates",
            409,
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
    ]


async def test_only_wanted_kinds_are_kept_from_then_on(both: Talking) -> None:
    server, bot = both
    await bot.get_updates(allowed_updates=["my_chat_member"])
    ana = server.person("Ana")
    await ana.say("oi")
    ana.block()
    (only,) = await bot.get_updates()
    assert only.my_chat_member is not None
    await bot.get_updates(allowed_updates=[])
    ana.unblock()
    await ana.say("oi")
    assert server.waiting == 3


async def test_an_update_of_a_kind_unknown_to_anyone(both: Talking) -> None:
    server, bot = both
    await server.push({"moon_phase": {"full": True}})
    (only,) = await bot.get_updates()
    assert only.api_kwargs == {"moon_phase": {"full": True}}


async def test_an_update_may_come_twice(both: Talking) -> None:
    server, bot = both
    ana = server.person("Ana")
    server.twice("message")
    ana.block()
    ana.unblock()
    await ana.say("oi")
    numbers = [u.update_id for u in await bot.get_updates()]
    assert numbers[2] == numbers[3]
    assert len(set(numbers)) == 3
    await bot.get_updates(offset=numbers[3] + 1)
    assert server.waiting == 0


async def test_thousands_are_fed_at_once_and_their_queries_can_be_answered(
    both: Talking,
) -> None:
    server, bot = both
    ana = server.person("Ana")
    queries: list[dict[str, object]] = [
        {
            "callback_query": {
                "id": f"q{n}",
                "from": ana.to_json(),
                "chat_instance": "1",
                "data": str(n),
            }
        }
        for n in range(2_000)
    ]
    server.feed(queries)
    offset, seen = None, 0
    while found := await bot.get_updates(offset=offset):
        offset, seen = found[-1].update_id + 1, seen + len(found)
    assert seen == 2_000
    assert await bot.answer_callback_query("q1999")


async def test_what_is_old_is_not_delivered(both: Talking) -> None:
    server, bot = both
    ana = server.person("Ana")
    await ana.say("oi")
    server.clock.move(24 * 3600 + 1)
    ana.block()
    (only,) = await bot.get_updates()
    assert only.my_chat_member is not None


# The webhook


class Receiver:
    """The bot's side of a webhook; answers 500 a number of times first."""

    def __init__(self) -> None:
        self.failures = 0
        self.updates: list[Update] = []
        self.secrets: list[str] = []
        self.url = ""
        self.arrived = asyncio.Condition()

    async def take(self, request: web.BaseRequest) -> web.StreamResponse:
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        self.updates.append(Update.de_json(await request.json(), None))
        async with self.arrived:
            self.arrived.notify_all()
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    runner = web.ServerRunner(web.Server(receiver.take))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    receiver.url = f"http://{host}:{port}/"
    yield receiver
    await runner.cleanup()


async def arrive(receiver: Receiver, count: int) -> None:
    async with asyncio.timeout(5), receiver.arrived:
        await receiver.arrived.wait_for(lambda: len(receiver.updates) >= count)


async def test_a_webhook_gets_updates_with_its_secret(both: Talking, receiver: Receiver) -> None:
    server, bot = both
    ana = server.person("Ana")
    await ana.say("antes")
    await bot.set_webhook(receiver.url, secret_token="segredo", max_connections=1)
    await ana.say("depois")
    await arrive(receiver, 2)
    assert [u.message.text for u in receiver.updates if u.message] == ["antes", "depois"]
    assert receiver.secrets == ["segredo"] * 2
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_a_webhook_is_tried_again_until_it_answers(both: Talking, receiver: Receiver) -> None:
    server, bot = both
    receiver.failures = 2
    await bot.set_webhook(receiver.url)
    await server.person("Ana").say("oi")
    await arrive(receiver, 1)
    info = await bot.get_webhook_info()
    assert info.last_error_message is not None
    assert info.last_error_message.startswith("Wrong response from the webhook: 500")


async def test_a_webhook_and_polling_exclude_each_other(both: Talking, receiver: Receiver) -> None:
    server, bot = both
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    await server.person("Ana").say("oi")
    assert len(await bot.get_updates()) == 1


async def test_what_waits_can_be_dropped(both: Talking) -> None:
    server, bot = both
    await server.person("Ana").say("oi")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "text"),
    [
        ("http://example.org/", "", "An HTTPS URL must be provided for webhook"),
        (
            "https://example.org:9000/",
            "",
            "Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("https://example.org:8443/", "", "Failed to resolve host"),
        ("http://127.0.0.1:1/", "com espaço", "secret token contains unallowed characters"),
        ("http://127.0.0.1:1/", "a" * 257, "secret token is too long"),
    ],
)
async def test_webhooks_that_telegram_does_not_take(
    both: Talking, url: str, secret: str, text: str
) -> None:
    server, bot = both
    with pytest.raises(BadRequest):
        await bot.set_webhook(url, secret_token=secret)
    assert text in server.refused[-1][2]
    assert (await bot.get_webhook_info()).url == ""
