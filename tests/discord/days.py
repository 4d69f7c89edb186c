"""Days that go by for the bot on an emulated Discord, with everything that comes by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.display import Display
from scheduler.composing import Composer
from scheduler.dispatch import Dispatcher
from scheduler.service import Scheduler
from scheduler.tick import Tick
from tests.discord.scene import Scene
from tests.emulators.discord import Channel, Message


class Days:
    """Lets time go by in a scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        study = scene.app.study
        compose = Composer(study, scene.app.catalog)
        self._tick = Tick(study.store, scene.clock)
        self._dispatcher = Dispatcher(
            study.store, scene.adapter, compose, study.contacts, scene.clock
        )

    async def go_on(self, **by: float) -> None:
        """Let so many days, hours … go by, and everything that is due then be sent."""
        self._scene.clock.move(**by)
        await self._tick()
        await self._dispatcher.send_due()


@asynccontextmanager
async def scheduler_running(scene: Scene) -> AsyncIterator[None]:
    """The scheduler as it runs for people; it is stopped when the block ends."""
    app = scene.app
    scheduler = Scheduler(app.study, app.catalog, {scene.adapter.name: scene.adapter})
    running = asyncio.create_task(scheduler.run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def counts_shown(scene: Scene) -> AsyncIterator[None]:
    """Counts put in posts at once, and not some seconds later."""
    app = scene.app
    display = Display(app.study, app.catalog, {scene.adapter.name: scene.adapter}, every=0.0)
    running = asyncio.create_task(display.run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def public(channel: Channel) -> list[Message]:
    """What all can see in a channel."""
    return [message for message in channel.messages if message.visible_to is None]
