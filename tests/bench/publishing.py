"""A large pack published while members answer: how long the longest reply takes meanwhile."""

import asyncio
import statistics
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.actions import Answer, pack
from bot.app import App
from bot.model import Chat, Member, Origin, Place, Post, PostKind, Press
from bot.store import chats, members, posts
from bot.study.pushing import Pushed
from bot.study.received import Sent
from content.formats.yaml_writer import write_yaml
from content.model import Pack, Question
from content.snapshot import digest, question_to_json
from tests.bench.report import Figure, percentile, show
from tests.talk import Clock, app_running, monday

MEMBERS = 200
RATE = 200
"""Answers a second, one of each member."""

POSTS = 120
QUESTIONS = 10_000

CHAT = Chat("bench", "1")
ADMIN = Member("test", "ana", "ana")


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        figures = asyncio.run(_measure(Path(folder)))
    title = f"Publishing a pack of {QUESTIONS} questions while {MEMBERS} members answer"
    show(title, figures)


async def _measure(folder: Path) -> list[Figure]:
    clock = monday()
    async with app_running(folder, clock, pack=None) as app:
        large = Sent("notas.yaml", write_yaml(_large(app.study.notes.pack)).encode())
        keys = iter(await _posts(app, clock))
        calm, _ = await _while(app, keys, lambda: asyncio.sleep(5))
        pushed: list[Pushed] = []

        async def push() -> None:
            kept = await app.study.pushing.push(large, ADMIN)
            assert isinstance(kept, Pushed)
            pushed.append(kept)

        checking, checked_in = await _while(app, keys, push)
        assert pushed[0].checked.is_publishable, pushed[0].checked.findings[:3]

        async def publish() -> None:
            await app.study.publishing.publish(pushed[0].push.key, ADMIN)

        publishing, published_in = await _while(app, keys, publish)
        assert len(app.study.notes.pack.questions) >= QUESTIONS
    return [
        Figure("a reply while nothing else goes on, longest", max(calm) * 1000, unit="ms"),
        Figure("pushed: read, checked, compared, kept", checked_in, unit="s"),
        Figure("a reply meanwhile, median", statistics.median(checking) * 1000, unit="ms"),
        Figure("a reply meanwhile, longest", max(checking) * 1000, 500, "ms"),
        Figure("published: committed, and studied by all", published_in, unit="s"),
        Figure("a reply meanwhile, p99", percentile(publishing, 0.99) * 1000, unit="ms"),
        Figure("a reply meanwhile, longest", max(publishing) * 1000, 500, "ms"),
    ]


def _large(notes: Pack) -> Pack:
    """The notes with each question as often as it takes, in other words each time."""
    many: list[Question] = []
    for round_ in range(-(-QUESTIONS // len(notes.questions))):
        many += [
            replace(q, id=f"q-{round_}-{place}", stem=f"{q.stem} ({round_ + 1})")
            for place, q in enumerate(notes.questions)
        ]
    return replace(notes, questions=tuple(many[:QUESTIONS]))


async def _posts(app: App, clock: Clock) -> list[int]:
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
        keys = [await posts.add(transaction, post, body) for _ in range(POSTS)]
    return [key for key in keys if key is not None]


async def _while(
    app: App, keys: Iterator[int], do: Callable[[], Coroutine[None, None, None]]
) -> tuple[list[float], float]:
    """How long each reply took while something is done, and how long that took."""
    taken: list[float] = []

    async def one(number: int, key: int) -> None:
        start = time.perf_counter()
        await app.hub.receive(_press(number, key))
        taken.append(time.perf_counter() - start)

    doing = asyncio.create_task(do())
    began = time.perf_counter()
    took = 0.0
    tasks: list[asyncio.Task[None]] = []
    number, key = 0, next(keys)
    while not doing.done():
        await asyncio.sleep(max(0.0, began + len(tasks) / RATE - time.perf_counter()))
        tasks.append(asyncio.create_task(one(number, key)))
        number += 1
        if number == MEMBERS:
            number, key = 0, next(keys)
        took = time.perf_counter() - began
    await doing
    await asyncio.gather(*tasks)
    return taken, took


def _member(number: int) -> Member:
    return Member("bench", str(number), f"member {number}")


def _press(number: int, post_key: int) -> Press:
    origin = Origin(CHAT, _member(number), Place.GROUP)
    return Press(origin, pack(Answer(post_key, (number % 4,))))


if __name__ == "__main__":
    main()
