"""Who administers a group, and who belongs to it: asked of Telegram by numeric ids, and
remembered for minutes. Who cannot be asked about administers nothing, but belongs; that is not
remembered. Nobody waits for long.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from cachetools import TTLCache
from telegram import ChatMember, ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

from bot import actions, routes
from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.repeating import patiently
from bot.errors import UserError
from bot.model import Command, Press

MINUTES = 300.0
"""Seconds for which an answer holds."""

DENIED_FOR = 10.0
"""Seconds for which it holds that somebody is no admin: they may just have been made one."""

ASKED_FOR = 1.0
"""Seconds that a question may take; what was done waits for its answer, and others for that."""

CHATS = 10_000
MEMBERS = 100_000

_INSIDE = frozenset(
    {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER}
)

_OUTSIDE = (
    "user not found",
    "member not found",
    "participant_id_invalid",
    "user_not_participant",
)
"""How Telegram says that somebody is not in a group; other refusals are about the bot's rights."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Admins:
    """Who administers a group, as it was told at an instant."""

    members: frozenset[str]
    told_at: float


class Standing:
    """What members are in groups."""

    def __init__(self, bot: TelegramBot, timer: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._timer = timer
        self._admins: TTLCache[str, _Admins] = TTLCache(CHATS, MINUTES, timer)
        self._inside: TTLCache[tuple[str, str], bool] = TTLCache(MEMBERS, MINUTES, timer)

    async def administers(self, chat: str, member: str) -> bool:
        """Whether a member administers a group."""
        known = self._admins.get(chat)
        if known is not None:
            if member in known.members:
                return True
            if self._timer() - known.told_at < DENIED_FOR:
                return False
        return member in await self._admins_of(chat)

    async def belongs(self, chat: str, member: str) -> bool:
        """Whether a member is in a group now."""
        known = self._inside.get((chat, member))
        return await self._is_inside(chat, member) if known is None else known

    async def _admins_of(self, chat: str) -> frozenset[str]:
        try:
            async with asyncio.timeout(ASKED_FOR):
                admins = await patiently(
                    lambda: self._bot.get_chat_administrators(chat), harmless=True
                )
        except (TelegramError, TimeoutError) as error:
            log.warning("admins not told", chat=chat, error=type(error).__name__)
            return frozenset()
        members = frozenset(str(admin.user.id) for admin in admins)
        self._admins[chat] = _Admins(members, self._timer())
        return members

    async def _is_inside(self, chat: str, member: str) -> bool:
        try:
            async with asyncio.timeout(ASKED_FOR):
                found = await patiently(
                    lambda: self._bot.get_chat_member(chat, int(member)), harmless=True
                )
            inside = is_inside(found)
        except (TelegramError, TimeoutError) as error:
            if not _says_outside(error):
                log.warning("member not told", chat=chat, error=type(error).__name__)
                return True
            inside = False
        self._inside[chat, member] = inside
        return inside


def asks_admin(asked: Command | Press) -> bool:
    """Whether it matters for what somebody did if they administer the chat."""
    if isinstance(asked, Command):
        route = routes.find(asked.name) if asked.name else None
        return route is not None and route.who.asks_admin
    try:
        return actions.unpack(asked.payload).who.asks_admin
    except UserError:  # the hub says so to whoever pressed it
        return False


def _says_outside(error: Exception) -> bool:
    said = error.message.casefold() if isinstance(error, BadRequest) else ""
    return any(words in said for words in _OUTSIDE)


def is_inside(member: ChatMember) -> bool:
    """Whether somebody is in a group, be it with restrictions."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE
