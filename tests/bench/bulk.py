"""Messages to thousands of chats, while members are answered, to a server with Telegram's limits.

Limits are ten times Telegram's on both sides, so that it takes seconds and not minutes.
"""

import asyncio
import random
import time
from collections import Counter
from itertools import count

from bot.adapters.telegram.connection import TelegramBot, make_bot
from bot.pace import Lane, Pace, Pacing
from tests.bench.report import Figure, percentile, show
from tests.emulators.telegram import Person, Rates, TelegramServer, telegram_server

CHATS = 3_000
FACTOR = 10
REPLIES = 10
"""Replies a second, on average, each to a member who got none for a while."""

MEMBERS = 100


def main() -> None:
    """Print the figures."""
    pacing = Pacing().scaled(FACTOR)
    figures = asyncio.run(_measure(pacing))
    show(
        f"{CHATS:,} messages to as many chats at {pacing.bulk:g}/s, and {REPLIES} replies a second",
        figures,
    )


async def _measure(pacing: Pacing) -> list[Figure]:
    pace = Pace(pacing)
    async with telegram_server(Rates.scaled(FACTOR)) as server:
        chats = [server.person(f"chat {number}", started=True) for number in range(CHATS)]
        members = [server.person(f"member {number}", started=True) for number in range(MEMBERS)]
        async with make_bot(server.token, server.url, pace) as bot:
            answering = asyncio.create_task(_answer(bot, members))
            taken = await _send_all(bot, chats)
            answering.cancel()
            replied = await answering
        return _figures(server, pacing, taken, replied)


def _figures(
    server: TelegramServer, pacing: Pacing, taken: float, replied: list[float]
) -> list[Figure]:
    refused = Counter(status for _, status, _ in server.refused)
    least = CHATS / pacing.bulk
    lost = CHATS + len(replied) - len(server.sent)
    return [
        Figure("time of all, to what the rate allows", taken / least, 1.03),
        Figure("refused with 429", refused[429], 0),
        Figure("lost", lost, 0),
        Figure("most within any second", server.most_in_a_second(), pacing.total),
        Figure("a reply meanwhile, p50", percentile(replied, 0.5) * 1000, unit="ms"),
        Figure("a reply meanwhile, p99", percentile(replied, 0.99) * 1000, 200, "ms"),
    ]


async def _send_all(bot: TelegramBot, chats: list[Person]) -> float:
    """Seconds that it takes to send a message to every chat."""
    start = time.perf_counter()
    await asyncio.gather(
        *(bot.send_message(chat.id, "hello", rate_limit_args=Lane.BULK) for chat in chats)
    )
    return time.perf_counter() - start


async def _answer(bot: TelegramBot, members: list[Person]) -> list[float]:
    """Answer members now and then until cancelled; seconds from asking to done, of each."""
    chance, replies = random.Random(1), []
    try:
        for number in count():
            await asyncio.sleep(chance.expovariate(REPLIES))
            member = members[number % len(members)]
            replies.append(asyncio.create_task(_reply(bot, member)))
    except asyncio.CancelledError:
        return await asyncio.gather(*replies)
    raise AssertionError("counting does not end")


async def _reply(bot: TelegramBot, member: Person) -> float:
    start = time.perf_counter()
    await bot.send_message(member.id, "an answer")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
