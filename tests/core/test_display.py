"""The count of answers on a post: shown soon, seldom, and only where it can be and should."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

from bot.actions import Answer, pack
from bot.adapter import Ability, Limits, Receive
from bot.display import Display
from bot.errors import RetryLater
from bot.model import Chat, MessageRef, Place, Reply, Shown
from bot.views.text import plain
from tests.talk import ButtonsTalk, app_running, monday

SOON = 0.05


class Board:
    """A platform that remembers what was edited."""

    name = "test"
    limits = Limits()

    def __init__(self) -> None:
        self.abilities = frozenset({Ability.BUTTONS, Ability.REPLACE})
        self.edits: list[tuple[str, Reply]] = []
        self.edited = asyncio.Event()
        self.refuses: Exception | None = None

    def private_chat(self, member_id: str) -> Chat:
        raise NotImplementedError

    async def run(self, receive: Receive) -> None:
        raise NotImplementedError

    async def deliver(self, chat: Chat, reply: Reply, key: str = "") -> MessageRef:
        raise NotImplementedError

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        self.edits.append((ref.id, reply))
        self.edited.set()
        if self.refuses:
            raise self.refuses

    async def next_edit(self) -> str:
        """The text of the next edit, as it comes."""
        await asyncio.wait_for(self.edited.wait(), 5)
        self.edited.clear()
        return plain(self.edits[-1][1].text)


@asynccontextmanager
async def shown(
    folder: Path, place: Place = Place.GROUP, poll: str = "", every: float = SOON
) -> AsyncIterator[tuple[ButtonsTalk, Board, int]]:
    """A question on display, with a display that works."""
    clock, board = monday(), Board()
    async with app_running(folder, clock) as app:
        talk = ButtonsTalk(app, clock, place)
        await talk.say("/pergunta 1")
        (post,) = [reply.post for reply in talk.replies if reply.post]
        assert post is not None
        await app.study.messages.show(Shown(post, MessageRef(talk.chat, "m1"), place, poll))
        display = Display(app.study, app.catalog, {"test": board}, every=every)
        running = asyncio.create_task(display.run())
        yield talk, board, post
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def answer(talk: ButtonsTalk, post: int, *names: str) -> None:
    for name in names:
        await talk.send(pack(Answer(post, (0,))), name)


async def test_many_answers_at_once_are_one_edit(tmp_path: Path) -> None:
    async with shown(tmp_path, every=10 * SOON) as (talk, board, post):
        await answer(talk, post, "ana", "bia", "caio")
        assert "3 pessoas já responderam." in await board.next_edit()
        assert [ref for ref, _ in board.edits] == ["m1"]
        await answer(talk, post, "davi")
        assert "4 pessoas já responderam." in await board.next_edit()
        assert len(board.edits) == 2


async def test_edit_keeps_the_question_and_its_buttons(tmp_path: Path) -> None:
    async with shown(tmp_path) as (talk, board, post):
        await answer(talk, post, "ana")
        await board.next_edit()
        (_, reply) = board.edits[0]
        assert reply.post == post
        assert reply.quiz is not None
        assert not reply.quiz.poll


async def test_failed_edit_does_not_end_the_display(tmp_path: Path) -> None:
    async with shown(tmp_path) as (talk, board, post):
        for refusal in (RetryLater(3), RuntimeError("a fault of ours")):
            board.refuses = refusal
            await answer(talk, post, type(refusal).__name__)
            await board.next_edit()
        board.refuses = None
        await answer(talk, post, "ana")
        assert "3 pessoas" in await board.next_edit()


async def test_nothing_is_drawn_alone_in_polls_or_once_it_is_closed(tmp_path: Path) -> None:
    for number, (place, poll) in enumerate([(Place.PRIVATE, ""), (Place.GROUP, "p")]):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with shown(folder, place, poll) as (talk, board, post):
            await answer(talk, post, "ana")
            await asyncio.sleep(4 * SOON)
            assert board.edits == []
    async with shown(tmp_path, every=10 * SOON) as (talk, board, post):
        await answer(talk, post, "ana")
        await talk.say("/pergunta 1")
        await asyncio.sleep(13 * SOON)
        assert board.edits == []


async def test_platform_that_cannot_edit_is_left_alone(tmp_path: Path) -> None:
    async with shown(tmp_path) as (talk, board, post):
        board.abilities = frozenset({Ability.BUTTONS})
        await answer(talk, post, "ana")
        await asyncio.sleep(4 * SOON)
        assert board.edits == []


async def test_count_speaks_the_language_of_the_chat(tmp_path: Path) -> None:
    async with shown(tmp_path) as (talk, board, post):
        await talk.app.study.people.change_chat(
            talk.chat, lambda chat: replace(chat, language="en")
        )
        await answer(talk, post, "ana")
        assert "1 person has answered." in await board.next_edit()
