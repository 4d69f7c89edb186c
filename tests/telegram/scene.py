"""Telegram's adapter against the emulator, with replies that the test decides."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

from bot.actions import Action, pack
from bot.adapters.telegram import Telegram
from bot.adapters.telegram.polling import Polling
from bot.errors import UserError
from bot.model import (
    Answering,
    Block,
    BlockKind,
    Button,
    Chat,
    Incoming,
    Member,
    MessageRef,
    Quiz,
    Reply,
    Shown,
    Span,
    Upload,
)
from bot.views.words import Catalog
from tests.emulators.telegram import BotMessage, Group, Person, Rates, TelegramServer
from tests.emulators.telegram import telegram_server as serving
from tests.telegram.source import bot_of

CATALOG = Catalog()

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d4944415478da63fccfc0500f0004850180a5c1b3e30000000049454e44ae426082"
)
"""A picture of one point."""


def text(*paragraphs: str) -> tuple[Block, ...]:
    """A text of some paragraphs."""
    return tuple(Block(BlockKind.PARAGRAPH, (Span(words),)) for words in paragraphs)


def says(*paragraphs: str) -> Reply:
    """A reply of some paragraphs."""
    return Reply(text=text(*paragraphs))


def button(label: str, action: Action, *, alone: bool = False) -> Button:
    return Button(label, pack(action), alone)


def quiz(post: int = 7, *, poll: bool = True) -> Quiz:
    """A question with the right answer under B."""
    options = ("not this", "this & that <b>", "nor this")
    return Quiz(
        post,
        Answering.ONE,
        "What is <right>?",
        options,
        right=(1,),
        explanation="Because\nit\nis\nso",
        poll=poll,
    )


class NotedMessages:
    """Which message shows which post, in memory."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []

    async def show(self, shown: Shown) -> None:
        self.shown.append(shown)

    async def of_post(self, post_key: int) -> list[Shown]:
        return [one for one in reversed(self.shown) if one.post_key == post_key]

    async def of_message(self, ref: MessageRef) -> Shown | None:
        return next((one for one in self.shown if one.ref == ref), None)

    async def of_poll(self, platform: str, poll: str) -> Shown | None:
        found = (one for one in self.shown if one.poll == poll)
        return next((one for one in found if one.ref.chat.platform == platform), None)


class NotedContacts:
    """What became of chats, in the order in which it was told; `languages` are those that chats
    and members chose, by their ids.
    """

    def __init__(self) -> None:
        self.moves: list[tuple[Chat, str]] = []
        self.silences: list[tuple[Chat, str]] = []
        self.languages: dict[str, str] = {}
        self.known_chats: set[str] = set()

    async def move(self, chat: Chat, to: str) -> None:
        self.moves.append((chat, to))

    async def silence(self, chat: Chat, why: str) -> None:
        self.silences.append((chat, why))

    async def known(self, chat: Chat) -> bool:
        return chat.id in self.known_chats

    async def language(self, chat: Chat, member: Member | None = None) -> str:
        own = self.languages.get(member.id, "") if member else ""
        return own or self.languages.get(chat.id, "pt-BR")

    async def silent(self, chat: Chat) -> str:
        said = (why for one, why in reversed(self.silences) if one == chat)
        return next(said, "")

    async def channel(self, chat: Chat) -> tuple[str, bool]:
        return chat.id, False


Decide = Callable[[Incoming], Sequence[Reply]]


@dataclass
class Core:
    """What stands for the hub: notes what comes in, fetches files, replies as the test wants."""

    decide: Decide = lambda _: ()
    heard: list[Incoming] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    slow: float = 0.0

    async def receive(self, incoming: Incoming) -> list[Reply]:
        self.heard.append(incoming)
        if isinstance(incoming, Upload):
            try:
                self.files.append(await incoming.fetch())
            except UserError as error:
                return [says(error.message)]
        replies = list(self.decide(incoming))
        await asyncio.sleep(self.slow)
        return replies

    def always(self, *replies: Reply) -> None:
        """Reply so to whatever comes in."""
        self.decide = lambda _: replies


@dataclass
class Scene:
    """The bot among Ana and Bia, who share a group; Ana has written to it before."""

    server: TelegramServer
    telegram: Telegram
    core: Core
    messages: NotedMessages
    contacts: NotedContacts
    ana: Person
    bia: Person
    group: Group
    task: asyncio.Task[None]

    @property
    def chat(self) -> Chat:
        return chat_of(self.group)

    async def heard(self, count: int = 1) -> Incoming:
        """The latest of what came in, once there is so much."""
        await self.server.until(lambda: len(self.core.heard) >= count)
        return self.core.heard[-1]

    async def shown(self, where: Group | Person, count: int = 1) -> BotMessage:
        """The latest of the bot's messages, once there are so many; no more may come."""
        await self.server.until(lambda: len(where.messages) >= count)
        await self.quiet()
        assert len(where.messages) == count
        return where.messages[-1]

    async def asked(self, where: Group, *replies: Reply) -> BotMessage:
        """The message that a command of Ana's brings, whose replies are these."""
        self.core.always(*replies)
        before = len(where.messages)
        await self.ana.say(where, "/hoje")
        await self.server.until(lambda: len(where.messages) > before)
        await self.quiet()
        return where.messages[-1]

    async def stop(self) -> None:
        """End the adapter as the program does when it is told to stop."""
        self.task.cancel()
        with suppress(asyncio.CancelledError):
            await self.task

    async def quiet(self) -> None:
        """Until all that came in is carried out and shown."""
        await self.server.until(lambda: self.server.waiting == 0)
        await self.telegram.settled(5)


def chat_of(where: Group | Person, thread: int | None = None) -> Chat:
    return Chat("telegram", str(where.id), "" if thread is None else str(thread))


def ref_of(message: BotMessage) -> MessageRef:
    return MessageRef(Chat("telegram", str(message.chat.id)), str(message.id))


def private(reply: Reply, **changes: object) -> Reply:
    """A reply for the one who asked."""
    return replace(reply, private=True, mark="(only for you)", **changes)  # type: ignore[arg-type]


@asynccontextmanager
async def acting(messages: NotedMessages | None = None) -> AsyncIterator[Scene]:
    """A scene without limits of speed."""
    async with serving(Rates.none()) as server:
        messages, contacts, core = messages or NotedMessages(), NotedContacts(), Core()
        bot = bot_of(server)
        source = Polling(bot, CATALOG)
        telegram = Telegram(bot, source, messages, contacts, CATALOG)
        ana = server.person("Ana", "en", started=True)
        bia = server.person("Bia", "pt-br")
        group = server.group("Estudos", [ana, bia], [ana])
        task = asyncio.create_task(telegram.run(core.receive))
        scene = Scene(server, telegram, core, messages, contacts, ana, bia, group, task)
        try:
            await server.until(lambda: server.polling)
            yield scene
        finally:
            await scene.stop()
