"""What one process changes, and another has in memory, is known there as soon as it is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.actions import Answer, pack
from bot.adapters.telegram.private import KEPT_FOR, PLACE, WaitingRoom
from bot.app import App
from bot.errors import UserError
from bot.model import Block, BlockKind, Chat, Image, Member, Reply, Span
from bot.store import verdicts
from bot.store.engine import Store
from bot.store.signals import Signals
from bot.store.verdicts import VerdictKind
from bot.study.kept import Kept
from bot.study.regrade import regrade
from tests.prepared import prepared
from tests.talk import ButtonsTalk, Clock, app_running, monday

ANA = Member("test", "ana", "ana")
GROUP = Chat("test", "1")


@dataclass(frozen=True)
class Two:
    """Two processes on one database; `there` hears what is told."""

    clock: Clock
    here: App
    there: App


@pytest.fixture
async def two(postgresql_prepared: str) -> AsyncIterator[Two]:
    """Both on a Monday."""
    clock = monday()
    async with (
        app_running(postgresql_prepared, clock) as here,
        app_running(postgresql_prepared, clock) as there,
        hearing(there),
    ):
        yield Two(clock, here, there)


@asynccontextmanager
async def hearing(app: App) -> AsyncIterator[None]:
    """An application that hears what is told."""
    study, ready = app.study, asyncio.Event()

    def missed() -> None:
        study.hearing.missed()
        ready.set()

    signals = Signals(study.store.url, study.hearing.hear, missed)
    tasks = [asyncio.create_task(one) for one in (signals.run(), study.shelf.run())]
    try:
        await asyncio.wait_for(ready.wait(), 15)
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def soon(condition: Callable[[], object]) -> None:
    """Wait until something holds: much sooner than it would without a word."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.01)


async def test_what_a_member_chose_is_known_elsewhere(two: Two) -> None:
    here, there = two.here.study.people, two.there.study.people
    await here.change_member(ANA, lambda one: replace(one, language="en"))
    assert (await there.member(ANA)).language == "en"
    await here.change_member(ANA, lambda one: replace(one, language="pt-BR"))
    await soon(lambda: there._members.peek(("test", "ana")) is None)
    assert (await there.member(ANA)).language == "pt-BR"


async def test_a_chat_that_moved_is_known_under_its_new_id_elsewhere(two: Two) -> None:
    here, there = two.here.study, two.there.study
    told: list[tuple[str, str, str]] = []
    there.hearing.tell_of_moves(lambda *move: told.append(move))
    await here.people.change_chat(GROUP, lambda one: replace(one, language="en"))
    assert (await there.people.chat(GROUP)).language == "en"
    await here.contacts.move(GROUP, "2")
    await soon(lambda: told)
    assert told == [("test", "1", "2")]
    assert (await there.people.chat(GROUP)).key is None
    assert (await there.people.chat(Chat("test", "2"))).language == "en"


async def test_a_key_that_is_corrected_is_known_elsewhere(two: Two) -> None:
    here, there = two.here.study, two.there.study
    talk = ButtonsTalk(two.here, two.clock)
    await talk.say("/pergunta 1")
    (post,) = [reply.post for reply in talk.replies if reply.post]
    assert post is not None
    asked = await there.quiz.get(post)
    assert asked is not None
    right = tuple(index for index in range(4) if index not in asked.question.correct)[:1]
    async with here.store.write() as transaction:
        verdict = await verdicts.add(transaction, VerdictKind.ACCEPTED, two.clock())
        await regrade(transaction, asked.question, right, verdict)
    async with asyncio.timeout(10):
        while asked and asked.question.correct != right:
            asked = await there.quiz.get(post)
            await asyncio.sleep(0.01)


async def test_answers_are_told_to_whoever_shows_how_many_there_are(two: Two) -> None:
    talk = ButtonsTalk(two.here, two.clock)
    await talk.say("/pergunta 1")
    (post,) = [reply.post for reply in talk.replies if reply.post]
    assert post is not None
    await talk.send(pack(Answer(post, (0,))), "ana")
    async with asyncio.timeout(10):
        assert await two.there.study.changes.next() == post
        assert await two.here.study.changes.next() == post


async def test_what_waits_for_a_reader_is_found_by_another_process(tmp_path: Path) -> None:
    left = (
        Reply(text=(Block(BlockKind.NOTE, (Span("só para ela"),)),), private=True),
        Reply(image=Image(b"\x89PNG\xff\x00", "a picture")),
    )
    async with kept(tmp_path) as shelf:
        here, there = WaitingRoom(kept=shelf), WaitingRoom(kept=shelf)
        token = await here.leave("1", left)
        assert await there.fetch("1", token) == left
        with pytest.raises(UserError, match="telegram-waiting-other"):
            await there.fetch("2", token)
        with pytest.raises(UserError, match="telegram-waiting-gone"):
            await there.fetch("1", "9" * len(token))


async def test_what_another_version_has_left_counts_as_gone(tmp_path: Path) -> None:
    async with kept(tmp_path) as shelf:
        room = WaitingRoom(kept=shelf)
        token = await WaitingRoom(kept=shelf).leave("1", [Reply()])
        for left in ('["1", [{"text": 1}]]', '{"for": "1"}', "x"):
            await shelf.put(f"{PLACE}{token}", left)
            with pytest.raises(UserError, match="telegram-waiting-gone"):
                await room.fetch("1", token)


async def test_what_nobody_fetched_is_forgotten(tmp_path: Path) -> None:
    clock = monday()

    def at() -> float:
        return clock.now.timestamp()

    async with kept(tmp_path) as shelf:
        here, there = WaitingRoom(kept=shelf, clock=at), WaitingRoom(kept=shelf, clock=at)
        old = await here.leave("1", [Reply()])
        clock.move(seconds=KEPT_FOR + 1)
        with pytest.raises(UserError, match="telegram-waiting-gone"):
            await there.fetch("1", old)
        assert await shelf.get(f"{PLACE}{old}")
        new = await there.leave("1", [Reply()])
        assert not await shelf.get(f"{PLACE}{old}")
        assert await here.fetch("1", new) == (Reply(),)


@asynccontextmanager
async def kept(folder: Path) -> AsyncIterator[Kept]:
    """Where processes keep words."""
    await prepared(folder / "test.db")
    store = await Store.open(f"sqlite:///{folder / 'test.db'}")
    try:
        yield Kept(store)
    finally:
        await store.close()
