"""Hands updates over: each one once, a member's own in order, all others at the same time.

Owns which updates were taken and which are being handled. It knows neither where they come
from nor what is done with them.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import structlog
from telegram import Bot, Update

from bot.adapters.telegram.incoming import spared
from bot.adapters.telegram.updates import Handle

REMEMBERED = 10_000
"""Updates whose ids are remembered: many more than are delivered again."""

Task = asyncio.Task[None]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long updates may take, in seconds.

    `slow`: until they hold up no other member's; `in_order`: until they hold up their own
    member's next one no more; `at_the_end`: until they are given up when the bot stops.
    """

    slow: float = 5.0
    in_order: float = 30.0
    at_the_end: float = 5.0


class Intake:
    """Updates on their way from Telegram's JSON through `handle`."""

    def __init__(self, bot: Bot, handle: Handle, bounds: Bounds) -> None:
        self._bot = bot
        self._handle = handle
        self._bounds = bounds
        self._taken: dict[int, None] = {}
        self._under_way: dict[int, Task] = {}
        self._latest: dict[int, Task] = {}

    def take(self, raw: object) -> Task | None:
        """Begin to handle an update, unless it was taken before.

        Returns what is still being done about it; None where there is nothing to wait for.
        """
        update_id = id_of(raw)
        if update_id is None:
            log.error("update without an id")
            return None
        if update_id in self._taken:
            return self._under_way.get(update_id)
        self._remember(update_id)
        update = self._read(update_id, raw)
        return self._begin(update) if update else None

    async def settled(self, tasks: Iterable[Task]) -> None:
        """Wait until updates were handled; slow ones go on without being waited for."""
        await _wait(tasks, self._bounds.slow)

    async def close(self) -> int | None:
        """Wait for what is being handled, and give up what takes too long.

        Returns the lowest id of the updates that were given up, if there are any.
        """
        await _wait(self._under_way.values(), self._bounds.at_the_end)
        lowest = min(self._under_way, default=None)
        left = list(self._under_way.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if left:
            log.warning("updates given up", count=len(left))
        return lowest

    def _remember(self, update_id: int) -> None:
        self._taken[update_id] = None
        if len(self._taken) > REMEMBERED:
            del self._taken[next(iter(self._taken))]

    def _read(self, update_id: int, raw: object) -> Update | None:
        try:
            return Update.de_json(cast("dict[str, Any]", spared(raw)), self._bot)
        except Exception as error:  # whatever the library's reader stumbles over
            log.error("update unreadable", update=update_id, error=type(error).__name__)
            return None

    def _begin(self, update: Update) -> Task:
        member = update.effective_user
        key = member.id if member else None
        before = None if key is None else self._latest.get(key)
        task = asyncio.create_task(self._in_turn(before, update))
        self._under_way[update.update_id] = task
        if key is not None:
            self._latest[key] = task
        task.add_done_callback(partial(self._forget, update.update_id, key))
        return task

    async def _in_turn(self, before: Task | None, update: Update) -> None:
        if before:
            await asyncio.wait((before,), timeout=self._bounds.in_order)
        await self._handle(update)

    def _forget(self, update_id: int, member: int | None, task: Task) -> None:
        del self._under_way[update_id]
        if member is not None and self._latest[member] is task:
            del self._latest[member]
        if not task.cancelled() and (error := task.exception()):
            log.error("update failed", update=update_id, exc_info=error)


def id_of(raw: object) -> int | None:
    """The id of an update as it came; None where it is no update at all."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    return update_id if isinstance(update_id, int) else None


async def _wait(tasks: Iterable[Task], seconds: float) -> None:
    waiting = list(tasks)
    if waiting:
        await asyncio.wait(waiting, timeout=seconds)
