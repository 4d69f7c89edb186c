"""Sends the deliveries of one platform: claimed with a lease, a few at once, tried again.

A delivery whose sender dies is taken up by another when its lease ends. Knows the platform
through its adapter alone, and of what is sent only that it comes from a composer.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.adapter import Adapter, Contacts
from bot.counters import Counters
from bot.errors import DeliveryError, Moved, RetryLater, StoreError, Unreachable, UserError
from bot.exclusive import UNSHARED, Exclusive
from bot.model import Delivery, DeliveryState
from bot.pace import until_recorded
from bot.store.engine import Store
from bot.study.asker import Clock
from scheduler.composing import Composed, UnwantedError
from scheduler.leases import Leases

AT_ONCE = 64
"""Chats that are served at the same moment. How many requests are under way is up to the pace; a
chat that gets two messages waits seconds between them, in which others are served.
"""

SENDING = timedelta(minutes=2)
"""How long one message may take to be sent, its turn at the platform's pace included."""

LAST_WORDS = 5.0
"""Seconds that those being sent get when everything stops."""

EVERY = 2.0
"""Seconds between two looks at what has become due, where nobody tells of it: that another
process died, for one.
"""

SETTLED_AFTER = 1.0
"""Seconds before what has become of a delivery is written again, where that failed."""

FIRST_PAUSE = timedelta(seconds=10)
"""How long the second attempt waits; each after it waits twice as long, at most LONGEST_PAUSE."""

LONGEST_PAUSE = timedelta(hours=1)

TRIES = 30
"""Attempts, which take about a day."""

log = structlog.get_logger()

ComposeDelivery = Callable[[Delivery], Awaitable[Composed]]


class Dispatcher:
    """Sends what is due on a platform, while that is `ours` to do: each process has a pace of its
    own, and a platform counts what all of them send.
    """

    def __init__(
        self,
        store: Store,
        adapter: Adapter,
        compose: ComposeDelivery,
        contacts: Contacts,
        clock: Clock,
        counters: Counters | None = None,
        ours: Exclusive = UNSHARED,
    ) -> None:
        self._ours = ours
        self._counters = counters or Counters()
        self._adapter = adapter
        self._compose = compose
        self._contacts = contacts
        self._clock = clock
        self._leases = Leases(store, adapter.name, clock)
        self._some = asyncio.Event()

    def wake(self) -> None:
        """Tell that something may have become due."""
        self._some.set()

    async def run(self) -> None:
        """Send until cancelled."""
        await self._ours.during(self._send_on)

    async def _send_on(self) -> None:
        while True:
            try:
                await self.send_due()
            except StoreError as error:
                log.error("deliveries wait", platform=self._adapter.name, message=error.message)
            except Exception:  # the next round takes up what this one dropped
                log.exception("deliveries wait", platform=self._adapter.name)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._some.wait(), EVERY)
            self._some.clear()

    async def send_due(self) -> None:
        """Send all that is due, and what becomes so meanwhile. Raises StoreError where the
        database fails, once what was being sent then is settled.
        """
        async with self._leases.prolonged():
            await self._send_due()

    async def _send_due(self) -> None:
        waiting: deque[list[Delivery]] = deque()
        under_way: set[asyncio.Task[None]] = set()
        try:
            while True:
                if not waiting:
                    waiting.extend(_by_chat(await self._leases.claim()))
                if not waiting and not under_way:
                    return
                while waiting and len(under_way) < AT_ONCE:
                    under_way.add(asyncio.create_task(self._send_all(waiting.popleft())))
                done, under_way = await asyncio.wait(
                    under_way, timeout=EVERY, return_when=asyncio.FIRST_COMPLETED
                )
                for task in done:
                    task.result()
        except StoreError:
            if under_way:
                await asyncio.wait(under_way)
            raise
        finally:
            await self._stop(under_way, waiting)

    async def _stop(
        self, under_way: set[asyncio.Task[None]], waiting: Iterable[list[Delivery]]
    ) -> None:
        """Let what is being sent be finished, if it is soon, and put back what is not begun."""
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=LAST_WORDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
        left = [one for group in waiting for one in group]
        if left:
            await self._leases.release(left)

    async def _send_all(self, group: Sequence[Delivery]) -> None:
        """Send a chat's deliveries one after another."""
        try:
            for at, one in enumerate(group):
                if not self._ours.held:
                    return await self._leases.release(group[at:])
                with until_recorded():
                    await self._settle(await self._sent(one))
        finally:
            self._leases.forget(group)

    async def _settle(self, delivery: Delivery) -> None:
        """Write what has become of a delivery, as soon as it can be: nobody else knows it."""
        while True:
            try:
                await self._leases.settle(delivery)
            except StoreError as error:
                log.warning("not settled yet", delivery=delivery.name, message=error.message)
                await asyncio.sleep(SETTLED_AFTER)
            else:
                self._counters.deliveries[self._adapter.name, delivery.state] += 1
                return

    async def _sent(self, delivery: Delivery) -> Delivery:
        """What has become of a delivery once an attempt at it was made."""
        if self._clock() >= delivery.until:
            return self._over(delivery, DeliveryState.FAILED, "late")
        progress = _Progress(delivery)
        try:
            await self._attempt(progress)
        except Exception as error:
            return self._after(progress.delivery, error)
        return self._over(progress.delivery, DeliveryState.SENT)

    async def _attempt(self, progress: "_Progress") -> None:
        try:
            await self._deliver(progress)
        except Moved as moved:
            composed = await self._compose(progress.delivery)
            await self._contacts.move(composed.chat, moved.chat.id)
            await self._deliver(progress)

    async def _deliver(self, progress: "_Progress") -> None:
        composed = await self._compose(progress.delivery)
        for part, reply in enumerate(composed.replies):
            if part >= progress.delivery.parts:
                if not await self._leases.holds(progress.delivery):
                    raise TimeoutError  # another process has taken it up
                key = f"{progress.delivery.name}:{part}"
                async with asyncio.timeout(SENDING.total_seconds()):
                    await self._adapter.deliver(composed.chat, reply, key)
                progress.step()
                if part + 1 < len(composed.replies):
                    await self._leases.note(progress.delivery)

    def _after(self, delivery: Delivery, error: Exception) -> Delivery:
        """What becomes of a delivery that was not sent."""
        why = _why(error)
        match error:
            case UnwantedError() | Unreachable():
                return self._over(delivery, DeliveryState.GONE, why)
            case DeliveryError() | TimeoutError() | StoreError():
                log.warning("not sent", delivery=delivery.name, error=why)
            case UserError():
                return self._over(delivery, DeliveryState.FAILED, why)
            case _:
                log.error("not sent", delivery=delivery.name, exc_info=error)
        later = self._clock() + _pause(delivery.tries, error)
        if delivery.tries >= TRIES or later >= delivery.until:
            return self._over(delivery, DeliveryState.FAILED, why)
        return replace(delivery, state=DeliveryState.PENDING, not_before=later, error=why)

    def _over(self, delivery: Delivery, state: DeliveryState, error: str = "") -> Delivery:
        return replace(delivery, state=state, error=error, done_at=self._clock())


class _Progress:
    """A delivery while it is being sent: how many of its messages have gone."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery

    def step(self) -> None:
        self.delivery = replace(self.delivery, parts=self.delivery.parts + 1)


def _by_chat(found: Iterable[Delivery]) -> list[list[Delivery]]:
    """Deliveries of the same chat together, in the order in which they were due."""
    groups: defaultdict[int, list[Delivery]] = defaultdict(list)
    for one in found:
        groups[one.chat_key].append(one)
    return list(groups.values())


def _pause(tries: int, error: Exception) -> timedelta:
    """How long the next attempt waits: longer each time, and never less than is asked for."""
    growing = min(FIRST_PAUSE * (1 << min(tries - 1, 20)), LONGEST_PAUSE)
    asked = timedelta(seconds=error.seconds) if isinstance(error, RetryLater) else timedelta()
    return max(growing, asked)


def _why(error: Exception) -> str:
    """A word or two for whoever looks at what failed; nothing that anybody wrote."""
    if isinstance(error, UserError):
        return error.message
    if isinstance(error, (DeliveryError, UnwantedError)):
        return str(error) or type(error).__name__
    return type(error).__name__
