"""The notice that answers a button: what of a reply stands in it, and that it is given once."""

from dataclasses import dataclass

import structlog
from telegram.error import TelegramError

from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.limits import NOTICE
from bot.adapters.telegram.parts import cut, units, words
from bot.adapters.telegram.repeating import patiently
from bot.model import Reply

ANSWERED_BY = 3.0
"""Seconds after which a tap is answered whatever goes on: till then the button looks stuck."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says, and whether it leaves nothing of the reply's text unsaid."""

    text: str
    whole: bool


def notice(reply: Reply) -> Notice:
    """A reply as a notice: all of it if it fits, else in brief, else its beginning."""
    text = words(reply.text)
    whole = units(text) <= NOTICE and not (reply.image or reply.document or reply.quiz)
    return Notice(text if whole else cut(reply.brief or _beginning(text), NOTICE), whole)


def _beginning(text: str) -> str:
    """As many lines as fit, else the first words."""
    kept = text
    while units(kept) >= NOTICE and "\n" in kept:
        kept = kept.rpartition("\n")[0]
    return f"{kept}…" if units(kept) < NOTICE and kept != text else text


class Tap:
    """A button that was tapped: it wants exactly one answer, and soon."""

    def __init__(self, bot: TelegramBot, query: str) -> None:
        self.answered = False
        self._bot = bot
        self._query = query

    async def answer(self, text: str = "", *, alert: bool = False, url: str | None = None) -> bool:
        """Answer, if nobody did yet; `url` leads to the private chat. Tells whether it was seen.

        Telegram forgets a tap after some time: that, and a network that fails, is logged.
        """
        if self.answered:
            return False
        self.answered = True
        try:
            await patiently(
                lambda: self._bot.answer_callback_query(
                    self._query, text or None, show_alert=alert, url=url
                ),
                harmless=True,
            )
        except TelegramError as error:
            log.info("tap not answered", error=type(error).__name__)
            return False
        return True
