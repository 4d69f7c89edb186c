"""What was there before the day's questions come: chats, schedules, members with cards, history.

It is written in a process of its own, whose memory goes with it.
"""

import asyncio
import multiprocessing
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert

from bot.app import notes
from bot.model import Phase
from bot.store import tables
from bot.store.engine import Store
from bot.store.values import from_instant
from bot.study.reviews import question_item
from content.model import Question
from content.snapshot import digest, question_to_json

MEMBERS = 4
"""Members of a chat who answer there, in every second chat; the others are new."""

CARDS = 40
"""Cards of each of them."""

HISTORY = 10
"""Questions that were asked there before, and closed."""

PAGE = 20_000
PACK = "aif-c01"
ZONE = ZoneInfo("America/Sao_Paulo")
DUE = datetime(2026, 11, 17, 9, 0, tzinfo=ZONE)
"""When the questions are due."""


def fill(address: str, groups: list[int]) -> None:
    """Write it all into a new database, for chats of these ids."""
    work = multiprocessing.get_context("spawn").Process(target=_fill, args=(address, groups))
    work.start()
    work.join()
    assert work.exitcode == 0


def _fill(address: str, groups: list[int]) -> None:
    asyncio.run(_filled(address, groups))


async def _filled(address: str, groups: list[int]) -> None:
    questions = notes(None).library.questions()
    store = await Store.open(address)
    try:
        await _write(store, tables.chats, _chats(groups))
        await _write(store, tables.schedules, _schedules(len(groups)))
        await _write(store, tables.snapshots, _snapshots(questions))
        await _write(store, tables.posts, _posts(len(groups), questions))
        await _write(store, tables.members, _members(len(groups)))
        await _write(store, tables.scores, _scores(len(groups)))
        await _write(store, tables.cards, _cards(len(groups), questions))
    finally:
        await store.close()


async def _write(store: Store, table: Table, rows: Iterator[dict[str, object]]) -> None:
    kept = list(rows)
    for first in range(0, len(kept), PAGE):
        async with store.write() as transaction:
            await transaction.execute(insert(table), kept[first : first + PAGE])


def _chats(groups: list[int]) -> Iterator[dict[str, object]]:
    for key, group in enumerate(groups, 1):
        yield {"key": key, "platform": "telegram", "native_id": str(group), "thread": ""}


def _schedules(chats: int) -> Iterator[dict[str, object]]:
    for key in range(1, chats + 1):
        yield {
            "kind": "question",
            "chat_key": key,
            "minute": DUE.hour * 60 + DUE.minute,
            "weekdays": 127,
            "timezone": ZONE.key,
            "next_run_at": from_instant(DUE),
        }


def _old(chats: int) -> range:
    """The chats whose members have answered before."""
    return range(1, chats + 1, 2)


def _snapshots(questions: tuple[Question, ...]) -> Iterator[dict[str, object]]:
    for question in questions:
        yield {"digest": digest(question), "body": question_to_json(question)}


def _posts(chats: int, questions: tuple[Question, ...]) -> Iterator[dict[str, object]]:
    chance = random.Random(1)
    digests = {question.id: digest(question) for question in questions}
    for chat in _old(chats):
        for ago, question in enumerate(chance.sample(questions, HISTORY), 1):
            asked = DUE - timedelta(days=ago)
            yield {
                "chat_key": chat,
                "kind": "day",
                "pack": PACK,
                "question": question.id,
                "snapshot": digests[question.id],
                "layout": ",".join(str(index) for index in range(len(question.options))),
                "day": asked.date(),
                "asked_at": from_instant(asked),
                "closed_at": from_instant(asked + timedelta(days=1)),
            }


def _members_of(chats: int) -> Iterator[tuple[int, int]]:
    """Each chat with each of its members."""
    for at, chat in enumerate(_old(chats)):
        for number in range(MEMBERS):
            yield chat, at * MEMBERS + number + 1


def _members(chats: int) -> Iterator[dict[str, object]]:
    for _, key in _members_of(chats):
        yield {"key": key, "platform": "telegram", "native_id": str(key), "name": f"member {key}"}


def _scores(chats: int) -> Iterator[dict[str, object]]:
    for chat, key in _members_of(chats):
        yield {
            "chat_key": chat,
            "period": "all",
            "member_key": key,
            "points": 10,
            "answered": 4,
            "correct": 2,
            "days": 4,
            "last_day": DUE.date() - timedelta(days=key % 10),
            "listed": True,
        }


def _cards(chats: int, questions: tuple[Question, ...]) -> Iterator[dict[str, object]]:
    chance = random.Random(2)
    for _, key in _members_of(chats):
        for question in chance.sample(questions, CARDS):
            reviewed = DUE - timedelta(days=chance.randrange(1, 40))
            yield {
                "member_key": key,
                "pack": PACK,
                "item": question_item(question.id),
                "phase": Phase.REVIEW.value,
                "stability": chance.uniform(1, 40),
                "difficulty": 5.0,
                "due": from_instant(reviewed + timedelta(days=5)),
                "last_review": from_instant(reviewed),
                "reps": 3,
            }
