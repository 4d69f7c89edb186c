"""Who administers a group, and who belongs to it: asked of Telegram by numeric ids, and
remembered for minutes. What cannot be asked is denied, and asked again the next time.
"""

import time
from collections.abc import Callable

import structlog
from cachetools import TTLCache
from telegram import ChatMember, ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.repeating import patiently

MINUTES = 300.0
"""Seconds for which an answer holds."""

CHATS = 10_000
MEMBERS = 100_000

_INSIDE = frozenset(
    {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER}
)

log = structlog.get_logger()


class Standing:
    """What members are in groups."""

    def __init__(self, bot: TelegramBot, timer: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._admins: TTLCache[str, frozenset[str]] = TTLCache(CHATS, MINUTES, timer)
        self._inside: TTLCache[tuple[str, str], bool] = TTLCache(MEMBERS, MINUTES, timer)

    async def administers(self, chat: str, member: str) -> bool:
        """Whether a member administers a group."""
        known = self._admins.get(chat)
        if known is None:
            known = await self._admins_of(chat)
        return member in known

    async def belongs(self, chat: str, member: str) -> bool:
        """Whether a member is in a group now."""
        known = self._inside.get((chat, member))
        return await self._is_inside(chat, member) if known is None else known

    async def _admins_of(self, chat: str) -> frozenset[str]:
        try:
            admins = await patiently(lambda: self._bot.get_chat_administrators(chat), harmless=True)
        except TelegramError as error:
            log.warning("admins not told", chat=chat, error=type(error).__name__)
            return frozenset()
        self._admins[chat] = frozenset(str(admin.user.id) for admin in admins)
        return self._admins[chat]

    async def _is_inside(self, chat: str, member: str) -> bool:
        try:
            found = await patiently(
                lambda: self._bot.get_chat_member(chat, int(member)), harmless=True
            )
            inside = is_inside(found)
        except BadRequest:  # whom the group never saw
            inside = False
        except TelegramError as error:
            log.warning("member not told", chat=chat, error=type(error).__name__)
            return False
        self._inside[chat, member] = inside
        return inside


def is_inside(member: ChatMember) -> bool:
    """Whether somebody is in a group, be it with restrictions."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE
