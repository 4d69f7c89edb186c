"""Answers recorded through the hub, against the same statements on plain `sqlite3`."""

import asyncio
import sqlite3
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.actions import Answer, pack
from bot.app import App
from bot.model import Chat, Member, Origin, Place, Post, PostKind, Press
from bot.store import chats, members, posts
from content.snapshot import digest, question_to_json
from tests.bench.report import Figure, percentile, show
from tests.talk import Clock, app_running, monday

MEMBERS = 50
POSTS = 100
ROUNDS = 7
STEADY = 500
"""Answers a second that come in evenly."""

STEADY_SECONDS = 8

CHAT = Chat("bench", "1")


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        figures = asyncio.run(_measure(Path(folder)))
    show(f"Answers, {MEMBERS} members at once, SQLite in WAL, synchronous=FULL", figures)


async def _measure(folder: Path) -> list[Figure]:
    clock = monday()
    async with app_running(folder, clock, pack=None) as app:
        evenly = STEADY * STEADY_SECONDS // MEMBERS
        keys = await opened(app, clock, ROUNDS * POSTS + evenly)
        plain, hub = [], []
        # In turn, so that a machine that slows down for a while slows both.
        for at in range(ROUNDS):
            plain.append(_plain(folder / f"plain{at}.db", folder / "test.db", keys[:POSTS]))
            hub.append(await _at_once(app, keys[at * POSTS : (at + 1) * POSTS]))
        ratio = statistics.median(h / p for h, p in zip(hub, plain, strict=True))
        latencies = await _steady(app, keys[ROUNDS * POSTS :])
    return [
        Figure(
            "plain sqlite3, a commit each (median of rounds)",
            statistics.median(plain),
            unit="answers/s",
        ),
        Figure(
            "through the hub, command in, replies out (median)",
            statistics.median(hub),
            unit="answers/s",
        ),
        Figure("hub to plain (median of the rounds' ratios)", ratio, 0.5, more=True),
        Figure(f"a reply at {STEADY}/s, p50", percentile(latencies, 0.5) * 1000, unit="ms"),
        Figure(f"a reply at {STEADY}/s, p99", percentile(latencies, 0.99) * 1000, 20, "ms"),
    ]


async def opened(app: App, clock: Clock, count: int) -> list[int]:
    """Open questions to answer, and the members who will."""
    question = next(q for q in app.study.notes.library.questions() if len(q.correct) == 1)
    async with app.study.store.write() as transaction:
        chat = await chats.ensure(transaction, CHAT)
        await members.ensure(transaction, [_member(n) for n in range(MEMBERS)])
        post = Post(
            key=0,
            chat_key=chat,
            kind=PostKind.PRACTICE,
            pack="bench",
            question=question.id,
            snapshot=digest(question),
            layout=tuple(range(len(question.options))),
            day=date(2026, 11, 16),
            asked_at=clock(),
        )
        body = question_to_json(question)
        keys = [await posts.add(transaction, post, body) for _ in range(count)]
    return [key for key in keys if key is not None]


def _member(number: int) -> Member:
    return Member("bench", str(number), f"member {number}")


def press(number: int, post_key: int) -> Press:
    origin = Origin(CHAT, _member(number), Place.GROUP)
    return Press(origin, pack(Answer(post_key, (number % 4,))))


async def _at_once(app: App, keys: list[int]) -> float:
    """Answers a second when every member answers as fast as replies come."""

    async def answer_all(number: int) -> None:
        for key in keys:
            replies = await app.hub.receive(press(number, key))
            assert len(replies[0].text) > 1

    start = time.perf_counter()
    await asyncio.gather(*(answer_all(number) for number in range(MEMBERS)))
    return len(keys) * MEMBERS / (time.perf_counter() - start)


async def _steady(app: App, keys: list[int]) -> list[float]:
    """How long each reply took, in seconds, when answers come in evenly."""
    taken: list[float] = []

    async def one(number: int, key: int) -> None:
        start = time.perf_counter()
        await app.hub.receive(press(number, key))
        taken.append(time.perf_counter() - start)

    begin = time.perf_counter()
    tasks = []
    for at, (key, number) in enumerate((k, n) for k in keys for n in range(MEMBERS)):
        await asyncio.sleep(max(0.0, begin + at / STEADY - time.perf_counter()))
        tasks.append(asyncio.create_task(one(number, key)))
    await asyncio.gather(*tasks)
    return taken


def _plain(path: Path, like: Path, keys: list[int]) -> float:
    """Answers a second with the same statements, a commit each, on a copy of the database."""
    source, connection = sqlite3.connect(like), sqlite3.connect(path, isolation_level=None)
    source.backup(connection)
    source.close()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=1"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("DELETE FROM answers")
    start = time.perf_counter()
    for post, member in ((p, m) for p in keys for m in range(1, MEMBERS + 1)):
        for statement, values in _statements(post, member):
            connection.execute(statement, values).fetchall()
    taken = time.perf_counter() - start
    connection.close()
    return len(keys) * MEMBERS / taken


def _statements(post: int, member: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield "BEGIN IMMEDIATE", ()
    yield "SELECT * FROM posts WHERE key = ?", (post,)
    yield (
        "INSERT INTO answers (post_key, member_key, picks, correct, answered_at, chat_day,"
        " member_day) VALUES (?, ?, '1', 0, 1, '2026-11-16', '2026-11-16')"
        " ON CONFLICT (post_key, member_key) DO NOTHING RETURNING post_key, member_key",
        (post, member),
    )
    yield "SELECT * FROM habits WHERE member_key = ?", (member,)
    yield (
        "INSERT INTO habits VALUES (?, 1, 1, '2026-11-16', NULL, '2026-11-16', 1)"
        " ON CONFLICT (member_key) DO UPDATE SET streak = excluded.streak,"
        " best_streak = excluded.best_streak, last_day = excluded.last_day,"
        " freeze_week = excluded.freeze_week, practice_day = excluded.practice_day,"
        " practice_count = excluded.practice_count",
        (member,),
    )
    yield "SELECT key FROM members WHERE key = ? AND hidden", (member,)
    for period in ("all", "2026-11", "2026-W47"):
        yield (
            "INSERT INTO scores VALUES (1, ?, ?, 5, 1, 1, 1, '2026-11-16', 1)"
            " ON CONFLICT (chat_key, period, member_key) DO UPDATE SET"
            " points = points + excluded.points, answered = answered + excluded.answered,"
            " correct = correct + excluded.correct,"
            " days = days + CASE WHEN last_day < excluded.last_day THEN 1 ELSE 0 END,"
            " last_day = CASE WHEN last_day < excluded.last_day THEN excluded.last_day"
            " ELSE last_day END",
            (period, member),
        )
    yield (
        "SELECT * FROM cards WHERE member_key = ? AND pack = 'bench' AND item IN ('q:1', 't:1')",
        (member,),
    )
    yield (
        "INSERT INTO cards VALUES (?, 'bench', 'q:1', 1, 1, 2.3, 2.1, 1, 1, 1)"
        " ON CONFLICT (member_key, pack, item) DO UPDATE SET phase = excluded.phase,"
        " step = excluded.step, stability = excluded.stability,"
        " difficulty = excluded.difficulty, due = excluded.due,"
        " last_review = excluded.last_review, reps = excluded.reps",
        (member,),
    )
    yield "COMMIT", ()


if __name__ == "__main__":
    main()
