"""Everything that comes by itself, running: the clock's tick, and a sender for each platform."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.adapter import Adapter
from bot.counters import Counters
from bot.errors import StoreError
from bot.exclusive import NOBODY_ELSE, UNSHARED, Exclusive
from bot.model import Member
from bot.study.services import Study
from bot.views.words import Catalog
from scheduler.composing import Composer
from scheduler.dispatch import Dispatcher
from scheduler.notices import Notices
from scheduler.tick import Tick

EVERY = 5
"""Seconds between two ticks: how late something may come at most, while nothing is amiss."""

SWEEP_MINUTES = 5
"""Minutes between two rounds of forgetting what was over long ago, and of looking who looks after
the notes.
"""

TICK = "tick"

log = structlog.get_logger()


class Scheduler:
    """Sends what comes by itself to the platforms whose `adapters` are given by their names;
    `admins` look after the notes and get the weekly note, as does whoever is appointed, as far as
    their platforms are there. `ours` says by a platform's name whether it is up to this
    process to send there.
    """

    def __init__(
        self,
        study: Study,
        catalog: Catalog,
        adapters: Mapping[str, Adapter],
        admins: Iterable[Member] = (),
        counters: Counters | None = None,
        ours: Mapping[str, Exclusive] = NOBODY_ELSE,
    ) -> None:
        self._study = study
        self._adapters = adapters
        self._admins = tuple(admins)
        self._tick = Tick(study.store, study.clock, self._wake)
        self._notices = Notices(study.store, adapters, study.preferences, study.clock)
        compose = Composer(study, catalog)
        self._dispatchers = [
            Dispatcher(
                study.store,
                adapter,
                compose,
                study.contacts,
                study.clock,
                counters,
                ours.get(name, UNSHARED),
            )
            for name, adapter in adapters.items()
        ]
        self._ticking = asyncio.Lock()

    async def run(self) -> None:
        """Run until cancelled."""
        await self._address_notes()
        await self._study.schedules.follow()
        clock = self._clock()
        clock.start()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(_keep_going(clock.get_job(TICK)))
                for dispatcher in self._dispatchers:
                    tasks.create_task(dispatcher.run())
        finally:
            await self._stop(clock)

    def _clock(self) -> AsyncIOScheduler:
        # The library's defaults would leave out what is a second late.
        clock = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        clock.add_job(
            self._on_time, "interval", id=TICK, seconds=EVERY, next_run_time=datetime.now(UTC)
        )
        clock.add_job(self._sweep, "interval", minutes=SWEEP_MINUTES)
        return clock

    async def _stop(self, clock: AsyncIOScheduler) -> None:
        """Stop the clock once no tick is under way."""
        clock.pause()
        async with self._ticking:
            clock.shutdown(wait=False)
            await asyncio.sleep(0)  # the library stops in the loop's next round

    async def _on_time(self) -> None:
        async with self._ticking:
            try:
                await self._tick()
                if await self._notices():
                    self._wake()
            except StoreError as error:
                log.error("tick failed", message=error.message)
            except Exception:  # the next tick does what this one did not
                log.exception("tick failed")

    def _wake(self) -> None:
        for dispatcher in self._dispatchers:
            dispatcher.wake()

    async def _address_notes(self) -> None:
        """Let the weekly note come to whoever looks after the notes by now."""
        adapters = self._adapters
        known = (*self._admins, *await self._study.editors.appointed())
        chats = {
            one: adapters[one.platform].private_chat(one.id)
            for one in known
            if one.platform in adapters
        }
        await self._study.weekly_notes.send_to(chats, adapters)

    async def _sweep(self) -> None:
        async with self._ticking:
            try:
                await self._tick.sweep()
                await self._address_notes()
            except StoreError as error:
                log.error("sweep failed", message=error.message)
            except Exception:  # it is of no consequence
                log.exception("sweep failed")


async def _keep_going(job: Job) -> None:
    """Let a job run soon where the machine's clock was set back: the library waits for an instant,
    however far off that has become.
    """
    while True:
        await asyncio.sleep(EVERY)
        now = datetime.now(UTC)
        if job.next_run_time > now + 2 * timedelta(seconds=EVERY):
            job.modify(next_run_time=now)
