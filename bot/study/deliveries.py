"""What waits to be sent, what failed and why, for whoever runs the bot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.model import Delivery, DeliveryState
from bot.store import deliveries
from bot.store.deliveries import Count
from bot.store.engine import Store
from bot.study.asker import Clock

LATEST = 100
"""Deliveries of some states that are shown, the latest."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How many deliveries there are, by platform and state, and some of them, newest first."""

    at: datetime
    counts: tuple[Count, ...]
    found: tuple[Delivery, ...]


class Deliveries:
    """Looks at deliveries, and lets some be tried again."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def counts(self) -> list[Count]:
        """How many there are, by platform and state."""
        async with self._store.read() as transaction:
            return await deliveries.counts(transaction)

    async def seen(self, states: Iterable[DeliveryState]) -> Seen:
        """How many there are, and the latest of those in some states."""
        async with self._store.read() as transaction:
            counts = await deliveries.counts(transaction)
            found = await deliveries.in_states(transaction, states, LATEST)
        return Seen(self._clock(), tuple(counts), tuple(found))

    async def in_states(self, *states: DeliveryState, most: int = LATEST) -> list[Delivery]:
        """Those in some states, newest first."""
        async with self._store.read() as transaction:
            return await deliveries.in_states(transaction, states, most)

    async def retry(self, keys: Sequence[int] | None = None) -> int:
        """Send again what failed or found nobody, all of it or that of some keys; return how many
        that are.

        What it is too late for stays as it is.
        """
        async with self._store.write() as transaction:
            return await deliveries.retry(transaction, self._clock(), keys)


def name_of(kind: str, chat_key: int, day: date) -> str:
    """The name of a delivery, of which there is one: what comes of a kind to a chat on a day."""
    return f"{kind}:{chat_key}:{day}"
