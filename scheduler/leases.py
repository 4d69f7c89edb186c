"""What one process has claimed to send and not settled yet, and for how long it is its own.

A lease is short, so that what a dead process held is soon taken up, and is prolonged as long
as its process lives. Knows nothing of what is sent.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.errors import StoreError
from bot.model import Delivery
from bot.store import deliveries
from bot.store.batch import GroupCommit
from bot.store.engine import Store, Transaction
from bot.study.asker import Clock

LEASE = timedelta(seconds=5)
"""How long a claimed delivery is nobody else's, if its lease is not prolonged."""

PROLONGED = 1.5
"""Seconds after which leases are prolonged: two may fail before any of them ends."""

BATCH = 100
"""Deliveries claimed at a time; no more of them are ever in memory."""

log = structlog.get_logger()


class Leases:
    """The deliveries of one platform that this process holds."""

    def __init__(self, store: Store, platform: str, clock: Clock) -> None:
        self._store = store
        self._platform = platform
        self._clock = clock
        self._held: dict[int, Delivery] = {}
        self._settle = GroupCommit(store, _settle)

    async def claim(self) -> list[Delivery]:
        """Take up what waits to be sent, or what another process held that is dead. What is held
        here is not: its leases are prolonged in the same commit, however much of the time was
        slept through.
        """
        now = self._clock()
        held = dict(self._held)
        async with self._store.write() as transaction:
            kept = await deliveries.prolong(transaction, held.values(), now + LEASE)
            found = await deliveries.claim(transaction, self._platform, now, now + LEASE, BATCH)
        self._prolonged(held, kept, now + LEASE)
        self._held.update({one.key: one for one in found})
        return found

    @asynccontextmanager
    async def prolonged(self) -> AsyncIterator[None]:
        """Prolong what is held, again and again, until the block ends."""
        task = asyncio.create_task(self._prolong_again_and_again())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def holds(self, delivery: Delivery) -> bool:
        """Whether a delivery is still ours to send. Raises StoreError where that cannot be told."""
        if not self._is_held(delivery):
            return False
        if self._clock() < self._held[delivery.key].not_before:
            return True
        await self._prolong()
        return self._is_held(delivery)

    async def settle(self, delivery: Delivery) -> None:
        """Write what has become of a delivery; nothing is changed where it is no longer ours.

        Raises StoreError where it cannot be written; it is still held then.
        """
        await self._settle(delivery)
        self.forget([delivery])

    async def note(self, delivery: Delivery) -> None:
        """Write how far a delivery has come that is ours. Raises StoreError."""
        until = self._clock() + LEASE
        await self._settle(replace(delivery, not_before=until))
        self._prolonged({delivery.key: delivery}, {delivery.key}, until)

    async def release(self, found: Sequence[Delivery]) -> None:
        """Put back what nobody began to send; where that cannot be written, their leases end."""
        self.forget(found)
        try:
            async with self._store.write() as transaction:
                await deliveries.release(transaction, found, self._clock())
        except StoreError as error:
            log.warning("leases not released", message=error.message)

    def forget(self, found: Sequence[Delivery]) -> None:
        """Let leases end by themselves."""
        for one in found:
            if self._is_held(one):
                del self._held[one.key]

    async def _prolong_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(PROLONGED)
            try:
                await self._prolong()
            except StoreError as error:
                log.warning("leases not prolonged", message=error.message)
            except Exception:  # what it means is seen when one of them has ended
                log.exception("leases not prolonged")

    async def _prolong(self) -> None:
        until, held = self._clock() + LEASE, dict(self._held)
        if held:
            async with self._store.write() as transaction:
                kept = await deliveries.prolong(transaction, held.values(), until)
            self._prolonged(held, kept, until)

    def _prolonged(self, held: dict[int, Delivery], kept: set[int], until: datetime) -> None:
        for key, one in held.items():
            if not self._is_held(one):
                continue
            if key in kept:
                self._held[key] = replace(one, not_before=until)
            else:
                del self._held[key]

    def _is_held(self, delivery: Delivery) -> bool:
        held = self._held.get(delivery.key)
        return held is not None and held.tries == delivery.tries


async def _settle(transaction: Transaction, found: Sequence[Delivery]) -> list[None]:
    await deliveries.settle(transaction, found)
    return [None] * len(found)
