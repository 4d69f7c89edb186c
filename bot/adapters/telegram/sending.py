"""One message at a time to Telegram: sent, edited, its poll stopped, its buttons taken away.

Knows the methods of the Bot API and what they are given. What belongs together, what is
written down about it, and what is done when nothing goes any more, is decided elsewhere;
the library's errors pass through.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypedDict, TypeVar, cast

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, Poll, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.errors import unchanged, uneditable
from bot.adapters.telegram.html import clean, html
from bot.adapters.telegram.keyboard import keyboard
from bot.adapters.telegram.limits import EXPLANATION_LINE_FEEDS
from bot.adapters.telegram.parts import Part, Rows, parts, words
from bot.adapters.telegram.repeating import patiently
from bot.model import Chat, Document, Image, MessageRef, Place, Quiz, Reply
from bot.pace import Lane

T = TypeVar("T")

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that Telegram took, and the id of its poll."""

    ref: MessageRef
    poll: str = ""


def place_of(chat: Chat) -> Place:
    """Whether a chat is one with a single person: only groups have negative ids."""
    return Place.GROUP if chat.id.startswith("-") else Place.PRIVATE


class _To(TypedDict):
    """Where a message goes, as all methods that send take it."""

    chat_id: str
    message_thread_id: int | None
    reply_parameters: ReplyParameters | None
    reply_markup: InlineKeyboardMarkup | None
    rate_limit_args: Lane


class Sender:
    """Sends and edits. Somebody waits for what goes in the reply lane: it is tried again when
    the network fails; who sends in the bulk lane tries again by himself.
    """

    def __init__(self, bot: TelegramBot) -> None:
        self._bot = bot

    async def send(
        self,
        chat: Chat,
        part: Part,
        lane: Lane = Lane.REPLY,
        *,
        under: int | None = None,
        only_there: bool = False,
    ) -> Sent:
        """Send a message. `under`: the one that it answers; `only_there`: if that is not gone."""
        to = _To(
            chat_id=chat.id,
            message_thread_id=int(chat.thread) if chat.thread else None,
            reply_parameters=_answering(under, only_there),
            reply_markup=self._keyboard(chat, part.buttons),
            rate_limit_args=lane,
        )
        message = await self._asked(lane, lambda: self._posted(part, to))
        poll = message.poll.id if message.poll else ""
        return Sent(MessageRef(chat, str(message.message_id)), poll)

    async def edit(self, ref: MessageRef, reply: Reply, lane: Lane = Lane.REPLY) -> bool:
        """Put a text and its buttons in the place of a message; False where that cannot be."""
        shown = parts(reply)
        if not ref.id or len(shown) != 1 or shown[0].content:
            return False
        text, buttons = html(shown[0].text), self._keyboard(ref.chat, shown[0].buttons)
        return await self._changed(
            lane,
            lambda: self._bot.edit_message_text(
                text,
                ref.chat.id,
                int(ref.id),
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=buttons,
                rate_limit_args=lane,
            ),
        )

    async def strip(self, ref: MessageRef, lane: Lane) -> bool:
        """Take the buttons of a message away; False where that cannot be."""
        return await self._changed(
            lane,
            lambda: self._bot.edit_message_reply_markup(
                ref.chat.id, int(ref.id), rate_limit_args=lane
            ),
        )

    async def stop(self, ref: MessageRef, lane: Lane) -> bool:
        """Close a poll; False where it is gone or was closed before."""
        try:
            await self._asked(
                lane,
                lambda: self._bot.stop_poll(ref.chat.id, int(ref.id), rate_limit_args=lane),
                harmless=True,
            )
        except BadRequest:
            return False
        return True

    async def _changed(self, lane: Lane, call: Callable[[], Awaitable[object]]) -> bool:
        try:
            await self._asked(lane, call, harmless=True)
        except BadRequest as error:
            if unchanged(error):
                return True
            if uneditable(error):
                return False
            raise
        return True

    async def _asked(
        self, lane: Lane, call: Callable[[], Awaitable[T]], *, harmless: bool = False
    ) -> T:
        return await (call() if lane is Lane.BULK else patiently(call, harmless=harmless))

    def _keyboard(self, chat: Chat, rows: Rows) -> InlineKeyboardMarkup | None:
        alone = place_of(chat) is Place.PRIVATE
        return keyboard(rows, self._bot.username, alone=alone)

    async def _posted(self, part: Part, to: _To) -> Message:
        text = html(part.text)
        match part.content:
            case Image(png):
                return await self._bot.send_photo(
                    photo=png, caption=text or None, parse_mode=ParseMode.HTML, **to
                )
            case Document(name, content):
                return await self._bot.send_document(
                    document=content,
                    filename=name,
                    caption=text or None,
                    parse_mode=ParseMode.HTML,
                    **to,
                )
            case Quiz() as quiz:
                return await self._poll(quiz, words(part.text), to)
            case None:
                return await self._bot.send_message(
                    text=text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, **to
                )

    async def _poll(self, quiz: Quiz, description: str, to: _To) -> Message:
        """Poll texts are sent as they are: in a parse mode they would be markup."""
        return await self._bot.send_poll(
            question=clean(quiz.stem),
            options=[clean(option) for option in quiz.options],
            type=Poll.QUIZ,
            is_anonymous=False,
            correct_option_ids=cast(Any, sorted(quiz.right)),
            explanation=_explanation(quiz.explanation) or None,
            description=description or None,
            protect_content=True,  # who gets a poll forwarded could vote in it
            **to,
        )


def _answering(message: int | None, only_there: bool) -> ReplyParameters | None:
    if message is None:
        return None
    return ReplyParameters(message, allow_sending_without_reply=not only_there)


def _explanation(text: str) -> str:
    text = clean(text).strip()
    return " ".join(text.split("\n")) if text.count("\n") > EXPLANATION_LINE_FEEDS else text
