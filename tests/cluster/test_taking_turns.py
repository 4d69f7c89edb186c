"""What one process at a time does is done while it is its turn, and left as soon as it is not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from bot import display
from bot.actions import Answer, pack
from bot.adapters.discord.gateway import Gateway
from bot.adapters.telegram.polling import Polling
from bot.display import Display
from bot.model import DeliveryState, MessageRef, Place, Reply, Shown
from bot.store import posts
from bot.store.locks import Lock
from bot.views.words import Catalog
from scheduler.composing import Composer
from scheduler.dispatch import Dispatcher
from tests.cluster.turns import take, turn
from tests.core.test_display import SOON, Board
from tests.discord.listening import IMPATIENT, Listener, begun
from tests.emulators import discord, telegram
from tests.scheduler.stage import NINE, Platform, Stage
from tests.talk import ButtonsTalk, app_running, monday
from tests.telegram.source import Handler, bot_of, running


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Noon on a Monday."""
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        yield Stage(app, clock)


@asynccontextmanager
async def sending(stage: Stage, ours: Lock) -> AsyncIterator[None]:
    """A process that sends what is due while it is its turn."""
    study = stage.study
    compose = Composer(study, stage.app.catalog)
    dispatcher = Dispatcher(
        study.store, stage.platform, compose, study.contacts, study.clock, ours=ours
    )
    task = asyncio.create_task(dispatcher.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


class Overtaken(Board):
    """A platform on which something happens while the first edit is under way."""

    meanwhile: Callable[[], Awaitable[None]] | None = None

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            await meanwhile()
        await super().edit(ref, reply)


async def closed(talk: ButtonsTalk, post: int) -> None:
    """Let a question take no more answers, as another process would."""
    async with talk.app.study.store.write() as transaction:
        await posts.close_all(transaction, {post: talk.clock()})


async def next_monday(stage: Stage) -> None:
    """Let Monday's table, and then the question, be due in a chat; somebody is on the table."""
    await stage.daily(NINE)
    talk = stage.talk()
    await talk.say("/pergunta 1")
    await talk.press("A")
    stage.clock.move(days=6, hours=22)
    await stage.tick()


async def test_only_who_has_the_turn_sends(stage: Stage) -> None:
    ours = turn()
    await next_monday(stage)
    async with sending(stage, ours):
        await asyncio.sleep(0.1)
        assert stage.platform.sent == []
        take(ours)
        await stage.platform.has_sent(2)


async def test_what_was_not_begun_when_the_turn_was_lost_is_left_to_another(stage: Stage) -> None:
    ours, platform = turn(), stage.platform
    take(ours)
    await next_monday(stage)
    platform.free.clear()
    async with sending(stage, ours):
        await platform.sending(1)
        ours.lose()
        platform.free.set()
        await platform.has_sent(1)
        async with asyncio.timeout(10):
            while len(left := await stage.deliveries()) < 1:  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.01)
    assert [one.tries for one in left] == [0]
    assert await stage.deliveries(DeliveryState.SENDING) == []
    other = Platform()
    other.study = stage.study
    await Stage(stage.app, stage.clock, other).dispatcher.send_due()
    assert len(platform.sent) == len(other.sent) == 1
    assert platform.titles != other.titles


@asynccontextmanager
async def on_display(
    database: Path | str, ours: Lock
) -> AsyncIterator[tuple[ButtonsTalk, "Overtaken", int]]:
    """A question, with a display that draws it while it is its turn."""
    clock, board = monday(), Overtaken()
    async with app_running(database, clock) as app:
        talk = ButtonsTalk(app, clock, Place.GROUP)
        await talk.say("/pergunta 1")
        (post,) = [reply.post for reply in talk.replies if reply.post]
        assert post is not None
        await app.study.messages.show(Shown(post, MessageRef(talk.chat, "m1"), Place.GROUP))
        display = Display(app.study, app.catalog, {"test": board}, SOON, {"test": ours})
        task = asyncio.create_task(display.run())
        try:
            yield talk, board, post
        finally:
            task.cancel()
            await asyncio.wait((task,))


async def test_only_who_has_the_turn_edits_and_another_goes_on(tmp_path: Path) -> None:
    ours = turn()
    async with on_display(tmp_path, ours) as (talk, board, post):
        await talk.send(pack(Answer(post, (0,))), "ana")
        await asyncio.sleep(4 * SOON)
        assert board.edits == []
        take(ours)
        assert "1 pessoa já respondeu." in await board.next_edit()


async def test_what_another_was_to_edit_is_forgotten_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "LEFT_TO_OTHERS", 0.0)
    ours = turn()
    async with on_display(tmp_path, ours) as (talk, board, post):
        await talk.send(pack(Answer(post, (0,))), "ana")
        await asyncio.sleep(4 * SOON)
        take(ours)
        await asyncio.sleep(4 * SOON)
        assert board.edits == []
        await talk.send(pack(Answer(post, (0,))), "bia")
        assert "2 pessoas já responderam." in await board.next_edit()


async def test_a_question_that_another_closed_meanwhile_gives_way_to_its_solution(
    postgresql_prepared: str,
) -> None:
    ours = turn()
    async with on_display(postgresql_prepared, ours) as (talk, board, post):
        board.meanwhile = partial(closed, talk, post)
        take(ours)
        await talk.send(pack(Answer(post, (0,))), "ana")
        async with asyncio.timeout(10):
            while len(board.edits) < 2:  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.01)
    (_, first), (_, last) = board.edits
    assert first.quiz is not None
    assert last.quiz is None
    assert last.post == post


async def test_telegram_is_polled_by_who_has_the_turn() -> None:
    ours, handler = turn(), Handler()
    async with telegram.telegram_server(telegram.Rates.none()) as server:
        ana = server.person("Ana")
        source = Polling(bot_of(server), Catalog(), long_poll=1, ours=ours)
        async with running(source, handler):
            await ana.say("before")
            await server.until(lambda: server.calls["deleteWebhook"] > 0)
            await asyncio.sleep(0.1)
            assert server.calls["getUpdates"] == 0
            assert source.pulse.stuck == 0.0
            take(ours)
            await handler.has_done("before")
            await server.until(lambda: server.waiting == 0)
            ours.lose()
            await server.until(lambda: not server.polling)
            await ana.say("afterwards")
            polls = server.calls["getUpdates"]
        assert server.calls["getUpdates"] == polls
        assert server.waiting == 1
    assert handler.done == ["before"]


async def test_discord_is_connected_to_by_who_has_the_turn() -> None:
    ours = turn()
    async with discord.discord_server(discord.Rates.none()) as server:
        gateway = Gateway(server.token, patience=IMPATIENT, gap=0.0, ours=ours)
        listener = Listener()
        async with begun(server, gateway, listener):
            async with asyncio.timeout(10):
                while gateway.client.application_id is None:  # noqa: ASYNC110 (nobody tells)
                    await asyncio.sleep(0.01)
            assert server.connected == 0
            take(ours)
            await listener.has_noted("ready")
            assert server.connected == 1
            ours.lose()
            await server.until(lambda: server.connected == 0)
            assert gateway.pulse.stuck == 0.0
            take(ours)
            await server.until(lambda: server.connected == 1)
