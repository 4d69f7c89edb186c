"""How many replies are made ready before their turn to be sent."""

import asyncio

from bot.adapters.telegram.connection import make_bot
from bot.adapters.telegram.limits import NAME
from bot.adapters.telegram.posting import MADE_READY, Poster
from bot.adapters.telegram.sending import Sender
from bot.adapters.telegram.voice import Voice
from bot.model import Chat
from bot.pace import Lane, Pace, Pacing
from tests.emulators.telegram import Rates, telegram_server
from tests.telegram.scene import CATALOG, NotedContacts, NotedMessages, says

READERS = 3 * MADE_READY


async def test_replies_to_single_members_are_made_ready_when_their_turn_is_near() -> None:
    pace = Pace(Pacing().scaled(1_000))
    waiting = pace.tallies[Lane.REPLY]
    async with (
        telegram_server(Rates.none()) as server,
        make_bot(server.token, server.url, pace) as bot,
    ):
        readers = [server.person(f"member {number}", started=True) for number in range(READERS)]
        poster = Poster(Sender(bot), NotedMessages(), Voice(CATALOG, NotedContacts()))
        pace.hold(0.2)
        async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
            for reader in readers:
                tasks.create_task(poster.show(Chat(NAME, str(reader.id)), says("Hello")))
            await asyncio.sleep(0.1)
            assert waiting.waiting == MADE_READY
        assert [[one.text for one in reader.messages] for reader in readers] == [
            ["Hello"]
        ] * READERS
