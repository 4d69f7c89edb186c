"""What is offered while somebody types after the bot's name, in whatever chat: items of the
notes, to be shown where they type. It knows no item: it asks as if they were alone with the bot.
"""

from collections.abc import Sequence
from dataclasses import replace

import structlog
from cachetools import LRUCache
from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot import actions
from bot.actions import Define, Help, pack
from bot.adapter import Receive
from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.deeplink import parameter
from bot.adapters.telegram.heard import Typing
from bot.adapters.telegram.html import html, readable
from bot.adapters.telegram.keyboard import keyboard
from bot.adapters.telegram.limits import ABILITIES, INLINE_RESULTS, LIMITS
from bot.adapters.telegram.parts import cut, words
from bot.adapters.telegram.sending import NO_PREVIEW
from bot.adapters.telegram.voice import Voice
from bot.degrade import degrade
from bot.errors import UserError
from bot.model import Block, BlockKind, Button, Press, Reply, Suggest
from bot.views.words import Words

COMMAND = "definir"
"""The command whose argument is being typed, as it were."""

FRESH = 60
"""Seconds for which Telegram may show the same person the same again."""

TYPING = 10_000
"""Members of whom it is known what they typed last."""

DESCRIBED = 120
"""Characters under the name of an item: two lines on a phone."""

log = structlog.get_logger()


class Inline:
    """Answers inline queries; of somebody who types on, only the latest."""

    def __init__(self, bot: TelegramBot, voice: Voice) -> None:
        self._bot = bot
        self._voice = voice
        self._latest: LRUCache[str, str] = LRUCache(TYPING)

    def expect(self, typing: Typing) -> None:
        """Take note of what somebody types: what they typed before needs no answer any more."""
        self._latest[typing.origin.member.id] = typing.query

    async def answer(self, receive: Receive, typing: Typing) -> None:
        """Offer the items that fit what is typed, or the way to the bot where none does."""
        origin = typing.origin
        if self._latest.get(origin.member.id, typing.query) != typing.query:
            return
        speak = await self._voice.to_one(origin.chat, origin.member)
        suggested = await receive(Suggest(origin, COMMAND, typing.text))
        offers = [b for reply in suggested for row in reply.buttons for b in row if _defines(b)]
        replies = [
            (one, await receive(Press(origin, one.payload))) for one in offers[:INLINE_RESULTS]
        ]
        found = [self._result(one, shown, speak) for one, shown in replies]
        results = [result for result in found if result]
        button = InlineQueryResultsButton(
            speak("telegram-inline-start"), start_parameter=parameter(pack(Help()))
        )
        try:
            await self._bot.answer_inline_query(
                typing.query,
                results,
                cache_time=FRESH,
                is_personal=True,
                button=None if results else button,
            )
        except TelegramError as error:  # who types goes on typing, and asks again
            log.info("inline query not answered", error=type(error).__name__)

    def _result(
        self, offer: Button, replies: Sequence[Reply], speak: Words
    ) -> InlineQueryResultArticle | None:
        if not replies or not readable(replies[0].text):
            return None
        open_it = Button(speak("telegram-inline-open"), offer.payload, alone=True)
        return InlineQueryResultArticle(
            id=offer.payload,
            title=_first(replies[0].text, BlockKind.TITLE) or offer.label,
            description=cut(_first(replies[0].text, BlockKind.PARAGRAPH), DESCRIBED),
            input_message_content=InputTextMessageContent(
                html(_beginning(replies[0])),
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
            ),
            reply_markup=self._button(open_it),
        )

    def _button(self, button: Button) -> InlineKeyboardMarkup | None:
        return keyboard(((button,),), self._bot.username, alone=False)


def _defines(button: Button) -> bool:
    try:
        return isinstance(actions.unpack(button.payload), Define)
    except UserError:
        return False


def _beginning(reply: Reply) -> tuple[Block, ...]:
    """As much of a reply's text as one message holds."""
    return degrade(replace(reply, buttons=(), quiz=None), ABILITIES, LIMITS)[0].text


def _first(text: Sequence[Block], kind: BlockKind) -> str:
    return next((words((block,)) for block in text if block.kind is kind), "")
