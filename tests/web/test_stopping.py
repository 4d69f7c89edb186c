"""What is being sent when everything stops reaches its chat, once, and is known to have."""

import asyncio
from contextlib import suppress
from datetime import time
from pathlib import Path

from bot.adapters.telegram import Telegram
from bot.adapters.telegram.polling import Polling
from bot.model import Chat, DeliveryState, Place
from bot.stopping import in_stages
from bot.study.local_time import EVERY_DAY
from scheduler.service import Scheduler
from tests.emulators.telegram import Rates, telegram_server
from tests.scheduler.stage import NOBODY
from tests.talk import app_running, monday
from tests.telegram.source import bot_of

CHATS = 5


async def test_deliveries_under_way_are_finished_before_the_platform_is_left(
    tmp_path: Path,
) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app, telegram_server(Rates.none()) as server:
        study, bot = app.study, bot_of(server)
        source = Polling(bot, app.catalog)
        telegram = Telegram(bot, source, study.messages, study.contacts, app.catalog)
        groups = [server.group(f"{number}") for number in range(CHATS)]
        for group in groups:
            profile = await study.people.chat(Chat("telegram", str(group.id)))
            await study.schedules.choose(
                profile, NOBODY, Place.GROUP, at=time(9), weekdays=EVERY_DAY
            )
        clock.move(days=1)
        scheduler = Scheduler(study, app.catalog, {telegram.name: telegram})

        async def scheduled() -> None:
            await server.until(lambda: server.polling)
            server.hang("sendMessage", 0.3, times=CHATS)
            server.hang("sendPoll", 0.3, times=CHATS)
            await scheduler.run()

        running = asyncio.create_task(in_stages([scheduled()], [telegram.run(app.hub.receive)]))
        await server.until(lambda: server.calls["sendMessage"] + server.calls["sendPoll"], 10)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        counts = {one.state: one.count for one in await study.deliveries.counts()}
        shown = sum(len(group.messages) for group in groups)
    assert shown == counts.get(DeliveryState.SENT, 0) > 0
    assert shown + counts.get(DeliveryState.PENDING, 0) == CHATS
    assert DeliveryState.SENDING not in counts
