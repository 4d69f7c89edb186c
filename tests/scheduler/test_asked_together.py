"""The day's question of many chats at the same moment is for each what it would be alone."""

import asyncio
from datetime import date, timedelta
from pathlib import Path

from bot.actions import Answer, pack
from bot.model import Chat, ChatProfile, Place
from bot.study.posted import Asking
from tests.scheduler.stage import ANA, ONE, Stage, both
from tests.talk import ButtonsTalk, app_running, monday

CHATS = [Chat("test", str(number)) for number in range(12)]
DAYS = [date(2026, 11, 16) + timedelta(days=number) for number in range(4)]


async def told(asking: Asking | None) -> tuple[object, ...]:
    """What is the same however many were asked together: keys are not."""
    assert asking is not None
    post = asking.asked.post
    return (
        (post.chat_key, post.day, post.question, post.layout, post.asked_at),
        asking.asked.question,
        [
            (one.asked.post.day, one.asked.post.closed_at, one.asked.question, len(one.answers))
            for one in asking.solved
        ],
        asking.new,
    )


async def days_in(folder: Path, *, together: bool) -> list[tuple[object, ...]]:
    """What twelve chats are asked on four days, where some answer and one has chosen a domain."""
    folder.mkdir()
    clock, found = monday(), []
    async with app_running(folder, clock) as app:
        stage = Stage(app, clock)
        for chat in CHATS:
            await stage.daily(ONE, chat=chat, member=ANA)
        talk = ButtonsTalk(app, clock, Place.GROUP, CHATS[3].id)
        await talk.say("/config dominios 1")
        for day in DAYS:
            profiles = [await stage.profile(chat) for chat in CHATS]
            if together:
                asked = list(await asyncio.gather(*(ask(stage, one, day) for one in profiles)))
            else:
                asked = [await ask(stage, one, day) for one in profiles]
            found += [await told(one) for one in asked]
            for one in asked[::3]:
                assert one is not None
                chat = CHATS[asked.index(one)]
                answering = ButtonsTalk(app, clock, Place.GROUP, chat.id)
                await answering.send(pack(Answer(one.asked.post.key, (0,))), chat.id)
            clock.move(days=1)
    return found


async def ask(stage: Stage, chat: ChatProfile, day: date) -> Asking | None:
    return await stage.study.asker.asked_on(chat, day)


async def test_asked_together_is_as_asked_one_by_one(tmp_path: Path) -> None:
    alone = await days_in(tmp_path / "alone", together=False)
    assert len(alone) == len(CHATS) * len(DAYS)
    assert await days_in(tmp_path / "together", together=True) == alone


@both
async def test_one_chat_many_times_at_once_has_one_question_a_day(stage: Stage) -> None:
    await stage.daily(ONE)
    chat = await stage.profile()
    asked = await asyncio.gather(*(ask(stage, chat, day) for day in (*DAYS[:2], *DAYS[:2]) * 3))
    found = [one for one in asked if one is not None]
    first, second = (
        {one.asked.post.key for one in found if one.asked.post.day == DAYS[0]},
        {one.asked.post.key for one in found if one.asked.post.day == DAYS[1]},
    )
    assert len(first) == len(second) == 1
    assert sum(one.new for one in found) == 2


@both
async def test_those_asked_before_are_told_with_those_that_are_new(stage: Stage) -> None:
    for chat in CHATS:
        await stage.daily(ONE, chat=chat, member=ANA)
    profiles = [await stage.profile(chat) for chat in CHATS]
    before = [await ask(stage, one, DAYS[0]) for one in profiles[::2]]
    asked = await asyncio.gather(*(ask(stage, one, DAYS[0]) for one in profiles))
    assert [one and one.asked.post for one in asked[::2]] == [
        one and one.asked.post for one in before
    ]
    assert [bool(one and one.new) for one in asked] == [False, True] * 6
