"""Chats on the emulated platforms, to each of which a question comes, and a member who answers.

A member taps the first answer of the first question that is seen, and again until the bot
says how it was: an answer is acknowledged from then on.
"""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Protocol

from bot.model import Chat
from tests.emulators.discord import Channel, DiscordServer, NotAnswered
from tests.emulators.discord import Person as DiscordPerson
from tests.emulators.telegram import Group, TelegramServer
from tests.emulators.telegram import Person as TelegramPerson

VERDICT = re.compile("Certo!|Não foi desta vez|já tinha respondido")
QUESTION = "Pergunta do dia"

PATIENCE = 2.0, 4.0, 8.0
"""Seconds that a member waits before they tap again, each time longer; the last again and again."""


class Audience(Protocol):
    """All chats of one platform. `acknowledged` are the ids of the members whose answers were."""

    platform: str
    acknowledged: set[str]

    def chats(self) -> Mapping[Chat, str]:
        """The chats, and where in each of them its question comes."""

    def asked(self) -> dict[str, int]:
        """How many messages show the question in each chat, by the chat's id."""

    async def answer(self, number: int) -> None:
        """Let the member of a chat answer its question, as soon as it is there."""


class TelegramAudience:
    """Groups of two: the bot and a member."""

    platform = "telegram"

    def __init__(self, server: TelegramServer, count: int) -> None:
        self.acknowledged: set[str] = set()
        self._server = server
        self._members = [server.person(f"Ana {n}", "pt-br") for n in range(count)]
        self._groups = [server.group(f"Grupo {n}", [one]) for n, one in enumerate(self._members)]

    def chats(self) -> Mapping[Chat, str]:
        return {Chat(self.platform, str(group.id)): "" for group in self._groups}

    def asked(self) -> dict[str, int]:
        return {
            str(group.id): _questions([m.text for m in group.messages]) for group in self._groups
        }

    async def answer(self, number: int) -> None:
        member, group = self._members[number], self._groups[number]
        await self._server.until(lambda: group.messages, 600)
        for patience in _patience():
            if await self._taps(member, group, patience):
                break
        self.acknowledged.add(str(member.id))

    async def _taps(self, member: TelegramPerson, group: Group, patience: float) -> bool:
        answer = await member.tap(group.messages[0], "A", patience)
        return bool(answer and VERDICT.search(answer.text))


class DiscordAudience:
    """Servers with a channel and a member."""

    platform = "discord"

    def __init__(self, server: DiscordServer, count: int) -> None:
        self.acknowledged: set[str] = set()
        self._server = server
        self._members = [server.person(f"Ana {n}") for n in range(count)]
        guilds = [server.guild(f"Servidor {n}", members=[m]) for n, m in enumerate(self._members)]
        self._channels = [guild.channel("geral") for guild in guilds]

    def chats(self) -> Mapping[Chat, str]:
        return {Chat(self.platform, one.guild_id): one.id for one in self._channels}

    def asked(self) -> dict[str, int]:
        return {
            one.guild_id: _questions([m.text for m in one.messages if m.visible_to is None])
            for one in self._channels
        }

    async def answer(self, number: int) -> None:
        member, channel = self._members[number], self._channels[number]
        await self._server.until(lambda: channel.messages, 600)
        for patience in _patience():
            if await self._clicks(member, channel, patience):
                break
        self.acknowledged.add(member.id)

    async def _clicks(self, member: DiscordPerson, channel: Channel, patience: float) -> bool:
        try:
            async with asyncio.timeout(patience):
                outcome = await member.click(channel.messages[0], "A", replies=1)
        except (NotAnswered, TimeoutError):
            return False
        return bool(VERDICT.search(outcome.text))


def _patience() -> Iterator[float]:
    return chain(PATIENCE, repeat(PATIENCE[-1]))


def _questions(texts: Sequence[str]) -> int:
    return sum(QUESTION in text for text in texts)
