"""People with their Telegram clients: they talk, tap, vote, ask, upload, block and leave.

A verb does what the person's client would do and hands the update to the bot if Telegram
would; what a client does not offer raises an error of Python. How the bot gets its updates
is not known here.
"""

import asyncio
from typing import TYPE_CHECKING, overload

from tests.emulators.telegram.arguments import Json, SentFile, string_of
from tests.emulators.telegram.chats import Chat, Group, Private
from tests.emulators.telegram.entities import commands_in
from tests.emulators.telegram.limits import CALLBACK_SECONDS, INLINE_QUERY, INLINE_SECONDS
from tests.emulators.telegram.membership import Status
from tests.emulators.telegram.messages import BotMessage, Message, Said, Topic, rows_of
from tests.emulators.telegram.polls import CannotVote
from tests.emulators.telegram.queries import CallbackAnswer, InlineAnswer, InlineResult
from tests.emulators.telegram.speech import heard, post

if TYPE_CHECKING:
    from tests.emulators.telegram.world import World

CHAT_INSTANCE = "-7000000000000000001"


class Person:
    """Somebody with an account; `messages` are the bot's in their private chat."""

    def __init__(
        self,
        world: "World",
        id_: int,
        name: str,
        username: str = "",
        language: str = "",
        started: bool = False,
    ) -> None:
        self.world = world
        self.id = id_
        self.name = name
        self.username = username
        self.language = language
        self.started = started
        self.blocked = False
        self.deleted = False
        self.chat = Private(world, self, world.shared_ids)

    @property
    def messages(self) -> list[BotMessage]:
        """What the bot wrote to them alone."""
        return self.chat.messages

    def to_json(self) -> Json:
        """As the Bot API writes a user."""
        fields: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.username:
            fields["username"] = self.username
        if self.language:
            fields["language_code"] = self.language
        return fields

    # Talking

    @overload
    async def say(self, where: str, /, *, reply_to: Message | None = None) -> Said: ...

    @overload
    async def say(
        self,
        where: Group,
        text: str,
        /,
        *,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        anonymous: bool = False,
    ) -> Said: ...

    async def say(
        self,
        where: str | Group,
        text: str = "",
        /,
        *,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        anonymous: bool = False,
    ) -> Said:
        """Write to a group, or to the bot alone; `anonymous` as an administrator in disguise."""
        chat, text = (self.chat, where) if isinstance(where, str) else (where, text)
        content: Json = {"text": text}
        if commands := commands_in(text):
            content["entities"] = commands
        return post(self, chat, content, topic, reply_to, anonymous)

    async def start(self, payload: str = "") -> Said:
        """Press the start button, or open a link with a payload."""
        return await self.say(f"/start {payload}".rstrip())

    async def edit(self, message: Said, text: str) -> None:
        """Change what they wrote."""
        fields = message.fields | {"text": text, "edit_date": self.world.clock.date()}
        fields["entities"] = commands_in(text)
        message.chat.history[message.id] = Said(message.id, message.chat, fields)
        if heard(message.chat, text):
            self.world.updates.push("edited_message", fields)

    async def upload(
        self,
        where: Group | None,
        name: str,
        content: bytes,
        caption: str = "",
        size: int | None = None,
        topic: Topic | None = None,
        kind: str = "application/octet-stream",
    ) -> Said:
        """Send a file to a group, or to the bot alone; `size` is what Telegram will say it is."""
        stored = self.world.files.keep(SentFile(name, content, kind), size)
        fields: Json = {"document": stored.to_json()}
        if caption:
            fields |= {"caption": caption, "caption_entities": commands_in(caption)}
        return post(self, where or self.chat, fields, topic)

    # Buttons and polls

    async def tap(
        self, message: BotMessage, label: str, patience: float = 5.0
    ) -> CallbackAnswer | None:
        """Tap a button by its label; what the bot answered, None when it did not in time.

        Raises LookupError when they do not see the message, when there is no such button,
        or when it only opens an address.
        """
        if message.deleted or not self._sees(message.chat):
            raise LookupError("the message was deleted, or is not for these eyes")
        for row in rows_of(message.markup):
            for button in row:
                if string_of(button, "text") == label and "callback_data" in button:
                    return await self.press(message, string_of(button, "callback_data"), patience)
        raise LookupError(f"no button {label!r} to tap among {message.buttons}")

    async def press(
        self, message: BotMessage, data: str, patience: float = 5.0
    ) -> CallbackAnswer | None:
        """Send callback data that need not be on the message, as an altered client can."""
        name, answered = self.world.queries.ask("callback_query")
        query: Json = {"id": name, "from": self.to_json(), "data": data}
        query["chat_instance"] = CHAT_INSTANCE
        if message.inline_id:
            query["inline_message_id"] = message.inline_id
        elif message.deleted:
            chat = message.chat.to_json()
            query["message"] = {"chat": chat, "message_id": message.id, "date": 0}
        else:
            query["message"] = message.to_json()
        self.world.updates.push("callback_query", query, CALLBACK_SECONDS)
        try:
            answer = await asyncio.wait_for(answered, patience)
        except TimeoutError:
            return None
        assert isinstance(answer, CallbackAnswer)
        return answer

    async def vote(self, message: BotMessage, options: list[int]) -> None:
        """Vote for options, counted from 0. Raises CannotVote where a client would not."""
        if not options:
            raise CannotVote("nothing was chosen")
        self._vote(message, tuple(options))

    async def retract(self, message: BotMessage) -> None:
        """Take the vote back. Raises CannotVote where a client would not."""
        self._vote(message, ())

    # Inline mode

    async def inline(
        self, query: str, where: Group | None = None, patience: float = 5.0
    ) -> list[InlineResult]:
        """Type the bot's name and a query; what may be chosen. Raises TimeoutError."""
        answer = await self.inline_answer(query, where, patience=patience)
        return list(answer.results)

    async def inline_answer(
        self, query: str, where: Group | None = None, offset: str = "", patience: float = 5.0
    ) -> InlineAnswer:
        """As `inline`, with all that the bot said; from Telegram's cache where it has one."""
        query = query[:INLINE_QUERY]
        if (kept := self.world.cache.find(self.id, query, offset)) is not None:
            return kept
        name, answered = self.world.queries.ask("inline_query", query)
        update: Json = {"id": name, "from": self.to_json(), "query": query, "offset": offset}
        update["chat_type"] = where.kind if where else "sender"
        self.world.updates.push("inline_query", update, INLINE_SECONDS)
        answer = await asyncio.wait_for(answered, patience)
        assert isinstance(answer, InlineAnswer)
        self.world.cache.keep(self.id, query, offset, answer)
        return answer

    async def choose(self, result: InlineResult, where: Group | None = None) -> BotMessage:
        """Send a result to a group, or to the bot alone; with buttons the bot can edit it."""
        world, chat = self.world, where or self.chat
        message = BotMessage(
            id=chat.next_id(),
            chat=chat,
            sender=self.to_json(),
            date=world.clock.date(),
            content=result.content,
            markup=result.markup,
            inline_id=world.inline_id() if result.markup else "",
            via=world.bot.to_json(),
        )
        chat.hear(message)
        if message.inline_id:
            world.inline_messages[message.inline_id] = message
        if isinstance(chat, Private) or chat.bot_is_in():
            world.updates.push("message", message.to_json())
        if world.inline_feedback:
            world.updates.push("chosen_inline_result", self._chosen(result, message))
        return message

    # Coming and going

    def block(self) -> None:
        """Stop the bot from writing to them."""
        self.blocked = True
        self.chat.announce(self.to_json(), Status.MEMBER, Status.KICKED)

    def unblock(self) -> None:
        """Let it write again."""
        self.blocked = False
        self.chat.announce(self.to_json(), Status.KICKED, Status.MEMBER)

    def delete_account(self) -> None:
        """Be gone from Telegram."""
        self.deleted = True
        self.name, self.username = "", ""

    def _sees(self, chat: Chat) -> bool:
        inside = isinstance(chat, Group) and self.id in chat.members
        return inside or chat is self.chat

    def _vote(self, message: BotMessage, options: tuple[int, ...]) -> None:
        poll = message.poll
        if poll is None or message.deleted:
            raise LookupError("there is no poll to vote in")
        outside = isinstance(message.chat, Group) and self.id not in message.chat.members
        if outside and (message.protected or poll.members_only):
            raise CannotVote("only members can see this poll")
        self.world.close_polls()
        poll.vote(self.id, options)
        updates = self.world.updates
        if not poll.anonymous:
            updates.push("poll_answer", poll.answer_json(self.to_json(), options))
        updates.push("poll", poll.to_json())

    def _chosen(self, result: InlineResult, message: BotMessage) -> Json:
        chosen: Json = {"result_id": result.id, "from": self.to_json(), "query": result.query}
        return chosen | ({"inline_message_id": message.inline_id} if message.inline_id else {})
