"""Messages to thousands of chats on Discord, while members are answered, under Discord's limits.

Limits are ten times Discord's on both sides, so that it takes seconds and not minutes.
"""

import asyncio
import random
import time
from collections import Counter
from contextlib import suppress
from itertools import count

from bot.adapters.discord import PACING, Discord, Gateway
from bot.model import (
    Block,
    BlockKind,
    Chat,
    Incoming,
    Member,
    MessageRef,
    Reply,
    Shown,
    Span,
)
from bot.pace import Pace, Pacing
from bot.views.words import Catalog
from tests.bench.report import Figure, percentile, show
from tests.emulators.discord import Channel, DiscordServer, Person, Rates, discord_server

CHATS = 3_000
FACTOR = 10
AT_ONCE = 100
"""Deliveries under way: as many as are claimed, and never all there are."""

REPLIES = 10
"""Commands a second, on average, each of a member who called none for a while."""

MEMBERS = 100

HELLO = Reply(text=(Block(BlockKind.PARAGRAPH, (Span("hello"),)),))


class Memory:
    """What the adapter writes down, in memory: a chat's channel is the one of its own id."""

    async def show(self, shown: Shown) -> None:
        """No posts are shown here."""

    async def of_post(self, _: int) -> list[Shown]:
        """Nothing."""
        return []

    async def of_message(self, _: MessageRef) -> Shown | None:
        """Nothing."""
        return None

    async def of_poll(self, _: str, __: str) -> Shown | None:
        """Nothing."""
        return None

    async def move(self, chat: Chat, to: str) -> None:
        """Chats do not move here."""

    async def silence(self, chat: Chat, why: str) -> None:
        """No chat is closed here."""
        raise AssertionError(f"{chat} is {why}")

    async def silent(self, _: Chat) -> str:
        """No chat is closed."""
        return ""

    async def known(self, _: Chat) -> bool:
        """Every chat is."""
        return True

    async def language(self, _: Chat, __: Member | None = None) -> str:
        """One for all."""
        return "pt-BR"

    async def channel(self, chat: Chat) -> tuple[str, bool]:
        """The channel of this id."""
        return chat.id, False

    async def get(self, _: str) -> str:
        """Nothing is kept."""
        return ""

    async def put(self, name: str, value: str) -> None:
        """Nothing is kept."""


def main() -> None:
    """Print the figures."""
    pacing = PACING.scaled(FACTOR)
    figures = asyncio.run(_measure(pacing))
    show(
        f"Discord, {CHATS:,} messages to as many chats at {pacing.bulk:g}/s,"
        f" and {REPLIES} commands a second",
        figures,
    )


async def _measure(pacing: Pacing) -> list[Figure]:
    async with discord_server(Rates.scaled(FACTOR)) as server:
        server.quiet = 0.0
        members = [server.person(f"member {number}") for number in range(MEMBERS)]
        guild = server.guild("Estudos", members=members)
        channels = [guild.channel(f"chat-{number}") for number in range(CHATS)]
        adapter = _adapter(server, pacing)
        running = asyncio.create_task(adapter.run(_hello))
        await server.until(lambda: server.connected and server.commands, 30)
        server.sent.clear()
        answering = asyncio.create_task(_call(members, guild.channel("geral")))
        taken = await _send_all(adapter, channels)
        answering.cancel()
        replied = await answering
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        return _figures(server, pacing, taken, replied)


def _adapter(server: DiscordServer, pacing: Pacing) -> Discord:
    memory = Memory()
    return Discord(
        Gateway(server.token),
        memory,
        memory,
        memory,
        Catalog(),
        "pt-BR",
        pace=Pace(pacing),
        api_url=server.rest,
    )


async def _hello(_: Incoming) -> list[Reply]:
    return [HELLO]


def _figures(
    server: DiscordServer, pacing: Pacing, taken: float, replied: list[float]
) -> list[Figure]:
    refused = Counter(each.status for each in server.refused)
    arrived = sum(each.route == "POST /channels/{channel}/messages" for each in server.sent)
    return [
        Figure("time of all, to what the rate allows", taken / (CHATS / pacing.bulk), 1.03),
        Figure("refused with 429", refused[429], 0),
        Figure("lost", CHATS - arrived, 0),
        Figure("most within any second", server.most_in_a_second(), pacing.total),
        Figure("until acknowledged meanwhile, p99", _ms(server.acknowledged, 0.99), 200, "ms"),
        Figure("a reply meanwhile, p50", _ms(replied, 0.5), unit="ms"),
        Figure("a reply meanwhile, p99", _ms(replied, 0.99), 200, "ms"),
    ]


def _ms(seconds: list[float], share: float) -> float:
    return percentile(seconds, share) * 1_000


async def _send_all(adapter: Discord, channels: list[Channel]) -> float:
    """Seconds that it takes to send a message to every chat."""
    chats = (Chat("discord", channel.id) for channel in channels)

    async def send() -> None:
        for chat in chats:
            await adapter.deliver(chat, HELLO, chat.id)

    start = time.perf_counter()
    await asyncio.gather(*(send() for _ in range(AT_ONCE)))
    return time.perf_counter() - start


async def _call(members: list[Person], channel: Channel) -> list[float]:
    """Let members call a command now and then until cancelled; seconds until the reply, each."""
    chance, calls = random.Random(1), []
    try:
        for number in count():
            await asyncio.sleep(chance.expovariate(REPLIES))
            calls.append(asyncio.create_task(_one(members[number % MEMBERS], channel)))
    except asyncio.CancelledError:
        return await asyncio.gather(*calls)
    raise AssertionError("counting does not end")


async def _one(member: Person, channel: Channel) -> float:
    start = time.perf_counter()
    await member.slash(channel, "hoje", replies=1)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
