"""Updates by asking for them: none is lost, none is handled twice, and outages pass."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict
from telegram.error import NetworkError

from bot.adapters.telegram.intake import Bounds
from bot.adapters.telegram.outage import Patience
from bot.adapters.telegram.polling import Polling
from bot.errors import UserError
from bot.views.words import Catalog
from tests.emulators.telegram import Rates, TelegramServer, telegram_server
from tests.secrets import TELEGRAM_WRONG
from tests.telegram.source import GENEROUS, IMPATIENT, Handler, bot_of, running


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram_server(Rates.none()) as server:
        yield server


def polling(
    server: TelegramServer,
    *,
    patience: Patience = IMPATIENT,
    bounds: Bounds | None = None,
    margin: float = GENEROUS,
) -> Polling:
    return Polling(
        bot_of(server), Catalog(), patience=patience, bounds=bounds, long_poll=1, margin=margin
    )


async def test_an_update_is_confirmed_after_it_was_handled(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler("slow")
    async with running(polling(server), handler):
        await ana.say("slow")
        await handler.has_begun("slow")
        assert server.waiting == 1
        handler.release("slow")
        await server.until(lambda: server.waiting == 0)
    assert handler.done == ["slow"]


async def test_members_do_not_wait_for_one_another(server: TelegramServer) -> None:
    ana, bia, handler = server.person("Ana"), server.person("Bia"), Handler("slow")
    await ana.say("slow")
    await bia.say("quick")
    async with running(polling(server), handler):
        await handler.has_done("quick")
        handler.release("slow")
        await handler.has_done("slow")


async def test_what_a_member_does_is_handled_in_order(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler("1")
    wanted = [str(n) for n in range(1, 21)]
    for text in wanted:
        await ana.say(text)
    async with running(polling(server, bounds=Bounds(slow=0.01)), handler):
        await handler.has_begun("1")
        await ana.say("a later batch")
        await server.until(lambda: server.waiting == 0)
        assert handler.begun == ["1"]
        handler.release("1")
        await handler.has_done(*wanted, "a later batch")
    assert handler.done == [*wanted, "a later batch"]


async def test_one_that_takes_too_long_holds_up_nobody_else(server: TelegramServer) -> None:
    ana, bia, handler = server.person("Ana"), server.person("Bia"), Handler("endless")
    async with running(polling(server, bounds=Bounds(slow=0.01)), handler):
        await ana.say("endless")
        await handler.has_begun("endless")
        await bia.say("later")
        await handler.has_done("later")
        handler.release("endless")
        await handler.has_done("endless")


async def test_one_that_never_ends_holds_up_its_member_for_a_while(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler("endless")
    bounds = Bounds(slow=0.01, in_order=0.02, at_the_end=0.01)
    async with running(polling(server, bounds=bounds), handler):
        await ana.say("endless")
        await ana.say("next")
        await handler.has_done("next")
    assert handler.given_up == ["endless"]


async def test_an_update_that_comes_twice_is_handled_once(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.twice("message")
    await ana.say("twice")
    await ana.say("then")
    async with running(polling(server), handler):
        await handler.has_done("then")
        await server.until(lambda: server.waiting == 0)
    assert handler.done == ["twice", "then"]


async def test_more_than_a_batch_at_once(server: TelegramServer) -> None:
    people = [server.person(f"{n}") for n in range(250)]
    for person in people:
        await person.say(person.name)
    handler = Handler()
    async with running(polling(server), handler):
        await handler.has_done(*(person.name for person in people))
        await server.until(lambda: server.waiting == 0)
    assert len(handler.done) == 250


async def test_an_update_that_cannot_be_read_stops_no_other(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    await server.push({"message": {"message_id": "what ana wrote"}})
    await server.push({"message": "what ana wrote"})
    await server.push({"a_kind_that_is_not_known": {"text": "what ana wrote"}})
    await ana.say("fine")
    with capture_logs() as logs:
        async with running(polling(server), handler):
            await handler.has_done("fine")
            await server.until(lambda: server.waiting == 0)
    unreadable = [entry for entry in logs if entry["event"] == "update unreadable"]
    assert [entry["update"] for entry in unreadable] == [100_000_001, 100_000_002]
    assert "ana" not in str(logs)


async def test_a_handler_that_fails_stops_no_other(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    group = server.group("Estudos", members=[ana], admins=[ana], supergroup=False)
    group.upgrade()  # tells of it in a message without text, which this handler cannot take
    await ana.say("fine")
    with capture_logs() as logs:
        async with running(polling(server), handler):
            await handler.has_done("fine")
    assert "update failed" in events(logs)


async def test_a_request_that_does_not_come_back_is_made_again(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.hang("getUpdates", 60.0)
    await ana.say("heard")
    async with running(polling(server, margin=0.1), handler):
        await handler.has_done("heard")


async def test_an_outage_at_the_start_passes(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.down()
    with capture_logs() as logs:
        async with running(polling(server), handler) as task:
            await asyncio.sleep(0.1)
            assert not task.done()
            server.up()
            await ana.say("heard")
            await handler.has_done("heard")
    assert events(logs) == ["telegram does not answer", "telegram answers again"]
    assert server.token not in str(logs)


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getUpdates"])
@pytest.mark.parametrize(("status", "said"), [(502, "Bad Gateway"), (500, "Internal Server Error")])
async def test_an_outage_passes_and_is_told_once(
    server: TelegramServer, method: str, status: int, said: str
) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.fail(method, status, said, times=4)
    await ana.say("heard")
    with capture_logs() as logs:
        async with running(polling(server), handler):
            await handler.has_done("heard")
    assert events(logs) == ["telegram does not answer", "telegram answers again"]


async def test_connections_that_are_cut_lose_nothing(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.cut("getUpdates", times=3)
    await ana.say("heard")
    async with running(polling(server), handler):
        await handler.has_done("heard")
        await server.until(lambda: server.waiting == 0)
    assert handler.done == ["heard"]


async def test_another_process_with_the_token_is_told_of(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.fail("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=3)
    await ana.say("heard")
    with capture_logs() as logs:
        async with running(polling(server), handler):
            await handler.has_done("heard")
    assert events(logs) == ["another process uses this token", "telegram answers again"]


async def test_a_request_to_wait_is_obeyed(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    ana, handler = server.person("Ana"), Handler()
    server.fail(
        "getUpdates", 429, "Too Many Requests: retry after 1", parameters={"retry_after": 1}
    )
    await ana.say("heard")
    hours = Patience(first=3_600.0, longest=3_600.0)
    async with running(polling(server, patience=hours), handler):
        await handler.has_done("heard")


@pytest.mark.parametrize("token", [TELEGRAM_WRONG, "nonsense"])
async def test_a_wrong_token_is_told_at_once(server: TelegramServer, token: str) -> None:
    server.token = token
    with pytest.raises(UserError) as raised:
        await polling(server).run(Handler())
    assert raised.value.message == "telegram-token-wrong"
    assert token not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


async def test_a_token_that_was_revoked_ends_it(server: TelegramServer) -> None:
    running_source = asyncio.create_task(polling(server).run(Handler()))
    await server.until(lambda: server.polling)
    server.fail("*", 401, "Unauthorized", times=100)
    await server.person("Ana").say("anything")
    with pytest.raises(UserError, match="telegram-token-wrong"):
        async with asyncio.timeout(GENEROUS):
            await running_source


@pytest.mark.parametrize(
    ("status", "said", "denials"),
    [(401, "Unauthorized", 0), (401, "Unauthorized", 2), (404, "Not Found", 9)],
)
async def test_a_token_that_was_known_is_not_unknown_at_once(
    server: TelegramServer, status: int, said: str, denials: int
) -> None:
    ana, handler = server.person("Ana"), Handler()
    async with running(polling(server), handler):
        await server.until(lambda: server.polling)
        server.fail("getUpdates", status, said)
        if denials:
            server.fail("getMe", status, said, times=denials)
        await ana.say("before")
        await handler.has_done("before")
        await ana.say("heard")
        await handler.has_done("heard")


async def test_what_is_being_handled_is_finished_at_the_end(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler("slow")
    task = asyncio.create_task(polling(server).run(handler))
    await ana.say("slow")
    await handler.has_begun("slow")
    task.cancel()
    await asyncio.sleep(0.05)
    assert not task.done()
    handler.release("slow")
    await asyncio.wait((task,))
    assert handler.done == ["slow"]
    assert server.waiting == 0


async def test_what_was_given_up_at_the_end_goes_to_the_next_process(
    server: TelegramServer,
) -> None:
    ana, bia = server.person("Ana"), server.person("Bia")
    first, second = Handler("endless"), Handler()
    await bia.say("done before")
    await ana.say("endless")
    await bia.say("done behind")
    async with running(polling(server, bounds=Bounds(at_the_end=0.05)), first):
        await first.has_begun("endless")
        await first.has_done("done before", "done behind")
    assert first.given_up == ["endless"]
    async with running(polling(server), second):
        await second.has_done("endless")
    assert "done before" not in second.begun


async def test_stopping_during_an_outage(server: TelegramServer) -> None:
    server.down()
    async with running(polling(server, patience=Patience(first=60.0)), Handler()):
        await asyncio.sleep(0.05)


async def test_the_bot_is_closed_at_the_end(server: TelegramServer) -> None:
    bot = bot_of(server)
    async with running(Polling(bot, Catalog(), patience=IMPATIENT), Handler()):
        await server.until(lambda: server.calls["getUpdates"])
        await bot.get_me()
    with pytest.raises(NetworkError, match="not initialized"):
        await bot.get_me()


async def test_a_webhook_that_is_set_is_taken_away(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    async with bot_of(server) as other:
        await other.set_webhook("http://127.0.0.1:9/nobody")
    async with running(polling(server), handler):
        await ana.say("heard")
        await handler.has_done("heard")


async def test_menus_that_cannot_be_set_stop_nothing(server: TelegramServer) -> None:
    ana, handler = server.person("Ana"), Handler()
    server.fail("getMyCommands", 500, "Internal Server Error", times=100)
    await ana.say("heard")
    with capture_logs() as logs:
        async with running(polling(server), handler):
            await handler.has_done("heard")
            await server.until(lambda: server.refused)
    assert "menus not set" in events(logs)


async def test_the_last_sign_of_life(server: TelegramServer) -> None:
    source, now = polling(server), asyncio.get_running_loop().time
    signs, before = [source.pulse.heard], now()
    await server.person("Ana").say("anything")
    async with running(source, Handler()):
        await server.until(lambda: server.calls["getUpdates"] == 2)
    signs.append(source.pulse.heard)
    assert signs[0] is None
    assert signs[1] is not None
    assert before <= signs[1] <= now()


def events(logs: list[EventDict]) -> list[str]:
    return [str(entry["event"]) for entry in logs]
