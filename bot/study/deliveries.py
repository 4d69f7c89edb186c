"""What waits to be sent, what failed and why, for whoever runs the bot."""

from collections.abc import Sequence

from bot.model import Delivery, DeliveryState
from bot.store import deliveries
from bot.store.deliveries import Count
from bot.store.engine import Store
from bot.study.asker import Clock


class Deliveries:
    """Looks at deliveries, and lets some be tried again."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def counts(self) -> list[Count]:
        """How many there are, by platform and state."""
        async with self._store.read() as transaction:
            return await deliveries.counts(transaction)

    async def in_state(self, state: DeliveryState, most: int = 100) -> list[Delivery]:
        """Those in a state, newest first."""
        async with self._store.read() as transaction:
            return await deliveries.in_state(transaction, state, most)

    async def retry(self, names: Sequence[str] = ()) -> int:
        """Send again what failed or found nobody, all of it or what is named; return how many.

        What it is too late for stays as it is.
        """
        async with self._store.write() as transaction:
            return await deliveries.retry(transaction, self._clock(), names)
