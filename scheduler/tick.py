"""Turns schedules that are due into deliveries, and moves them on, in one commit.

What was missed is made up for while its local day lasts, once, and else left out. Knows
neither what is sent nor how.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.model import Delivery, Schedule
from bot.store import deliveries, schedules
from bot.store.engine import Store
from bot.store.schedules import Due
from bot.study.asker import Clock
from bot.study.days import known_zone, local_day
from bot.study.deliveries import name_of
from bot.study.local_time import end_of_day, latest_run, next_run

BATCH = 250
"""Schedules claimed in one commit: an answer that comes meanwhile waits for one at most."""

GRACE = timedelta(minutes=5)
"""What runs shortly before midnight is not too late so soon after it."""

KEPT = timedelta(days=14)
"""How long deliveries are kept after nobody wants them any more."""


@dataclass(frozen=True, slots=True)
class Run:
    """A schedule's latest run: its local day, until when it is worth something, the next run."""

    at: datetime
    day: date
    until: datetime
    following: datetime


Times = tuple[time, frozenset[int], str]


class Tick:
    """Called every few seconds, by as many processes as there are. `claimed` is called as soon as
    something is there to be sent, while more may be about to come.
    """

    def __init__(
        self, store: Store, clock: Clock, claimed: Callable[[], None] = lambda: None
    ) -> None:
        self._store = store
        self._clock = clock
        self._claimed = claimed

    async def __call__(self) -> int:
        """Claim everything that is due now; return how many schedules that were."""
        now = self._clock()
        async with self._store.read() as transaction:
            if not await schedules.any_due(transaction, now):
                return 0
        # Many chats run at the same times of the same zones.
        runs: dict[Times, Run] = {}
        total = claimed = await self._claim(now, runs)
        while claimed == BATCH:
            claimed = await self._claim(now, runs)
            total += claimed
        return total

    async def sweep(self) -> None:
        """Forget what was over long ago."""
        async with self._store.write() as transaction:
            await deliveries.sweep(transaction, self._clock() - KEPT)

    async def _claim(self, now: datetime, runs: dict[Times, Run]) -> int:
        async with self._store.write() as transaction:
            due = await schedules.due(transaction, now, BATCH)
            # In the order in which a chat's schedules were made, even where some were missed.
            due.sort(key=lambda one: one.schedule.key)
            found = [(one, _run(one.schedule, now, runs)) for one in due]
            await deliveries.add(
                transaction, [_delivery(one, run, now) for one, run in found if _on(one, run, now)]
            )
            await schedules.move_on(
                transaction, {one.schedule.key: run.following for one, run in found}
            )
        if due:
            self._claimed()
        return len(due)


def _run(schedule: Schedule, now: datetime, known: dict[Times, Run]) -> Run:
    times = (schedule.at, schedule.weekdays, schedule.timezone)
    if times not in known:
        zone = known_zone(schedule.timezone)
        at = latest_run(now, schedule.at, schedule.weekdays, zone)
        known[times] = Run(
            at=at,
            day=local_day(at, zone),
            until=max(end_of_day(at, zone), at + GRACE),
            following=next_run(now, schedule.at, schedule.weekdays, zone),
        )
    return known[times]


def _on(due: Due, run: Run, now: datetime) -> bool:
    """Whether anything is to be sent: it is not too late, and the chat wants it."""
    paused = due.paused_until is not None and run.day <= due.paused_until
    return now < run.until and not paused and not due.silent


def _delivery(due: Due, run: Run, now: datetime) -> Delivery:
    schedule = due.schedule
    return Delivery(
        key=0,
        name=name_of(schedule.kind, schedule.chat_key, run.day),
        kind=schedule.kind,
        platform=due.platform,
        chat_key=schedule.chat_key,
        member_key=schedule.member_key,
        day=run.day,
        due_at=run.at,
        until=run.until,
        not_before=now,
    )
