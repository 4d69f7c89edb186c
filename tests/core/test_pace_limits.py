"""Whatever arrives, is cancelled or refused: limits are kept, and nobody is lost."""

import asyncio
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import MADE_UP, Lane, Pace, Pacing
from tests.core.paced import Platform, Sent
from tests.core.virtual_time import HAIR, in_virtual_time, now, together


@dataclass(frozen=True)
class Ask:
    """One request that arrives, waits, is perhaps cancelled or refused, and is answered."""

    at: float
    chat: int | None
    lane: Lane
    latency: float
    cancelled_after: float | None
    refused_for: float | None

    @property
    def group(self) -> bool:
        return self.chat is not None and self.chat >= 3


@dataclass
class Arrival:
    """What a platform saw of a request, somewhere between its start and its answer."""

    at: float
    ask: Ask


asks = st.builds(
    Ask,
    at=st.floats(0, 5),
    chat=st.none() | st.integers(0, 5),
    lane=st.sampled_from(Lane),
    latency=st.floats(0, 0.45) | st.just(0.0),
    cancelled_after=st.none() | st.none() | st.floats(0, 5),
    refused_for=st.none() | st.none() | st.none() | st.floats(0.1, 8),
)

pacings = st.builds(
    Pacing,
    total=st.integers(1, 5),
    bulk=st.floats(0.5, 4),
    in_flight=st.integers(1, 3),
    chat=st.floats(0.3, 3),
    chat_burst=st.integers(1, 3),
    group=st.integers(1, 4),
)


@dataclass
class Watch:
    """A platform that notes when each request arrived, and minds if one comes though it asked
    that chat to wait.
    """

    pace: Pace
    holds: dict[str | None, tuple[float, float]] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    finished: int = 0
    bulk_under_way: int = 0
    most_bulk_under_way: int = 0

    async def ask(self, ask: Ask, share: float) -> None:
        """Send a request, once more if it is refused; `share`: how far on its way it counts."""
        chat = None if ask.chat is None else str(ask.chat)
        for again in (False, True):
            async with self.pace.turn(chat, group=ask.group, lane=ask.lane, again=again):
                self._under_way(ask.lane, 1)
                for begun, until in (self.holds.get(held, (0, 0)) for held in {chat, None}):
                    assert not begun < now() < until - HAIR
                try:
                    await self._arrive(ask, share)
                finally:
                    self._under_way(ask.lane, -1)
                if again or ask.refused_for is None:
                    break
                self.pace.hold(ask.refused_for, chat)
                self._asked_to_wait(chat, now() + ask.refused_for)
        self.finished += 1

    def _asked_to_wait(self, chat: str | None, until: float) -> None:
        if until > self.holds.get(chat, (0, 0))[1]:
            self.holds[chat] = (now(), until)

    async def _arrive(self, ask: Ask, share: float) -> None:
        await asyncio.sleep(ask.latency * share)
        self.arrivals.append(Arrival(now(), ask))
        await asyncio.sleep(ask.latency * (1 - share))

    def _under_way(self, lane: Lane, more: int) -> None:
        self.bulk_under_way += more * (lane is Lane.BULK)
        self.most_bulk_under_way = max(self.most_bulk_under_way, self.bulk_under_way)


def keeps(times: list[float], limit: int, seconds: float) -> bool:
    """Whether there are never more than `limit` within `seconds`."""
    starts = times[: max(0, len(times) - limit)]
    return all(
        later - first >= seconds - HAIR for first, later in zip(starts, times[limit:], strict=True)
    )


def fits_bucket(times: list[float], rate: float, burst: int) -> bool:
    """Whether a bucket of `burst`, refilled at `rate`, never ran dry."""
    tokens, last = float(burst), 0.0
    for time in times:
        tokens, last = min(burst, tokens + (time - last) * rate), time
        tokens -= 1
        if tokens < -HAIR * max(1.0, rate):
            return False
    return True


async def watched(pacing: Pacing, plan: list[tuple[Ask, float]]) -> tuple[Watch, int]:
    """Carry out a plan; returns what was seen, and how many were cancelled while waiting."""
    watch = Watch(Pace(pacing))

    async def one(ask: Ask, share: float) -> None:
        await asyncio.sleep(ask.at)
        async with asyncio.timeout(ask.cancelled_after):
            await watch.ask(ask, share)

    outcomes = await asyncio.gather(*(one(*each) for each in plan), return_exceptions=True)
    assert all(outcome is None or isinstance(outcome, TimeoutError) for outcome in outcomes)
    return watch, sum(outcome is not None for outcome in outcomes)


plans = st.lists(st.tuples(asks, st.floats(0, 1)), max_size=40)


@given(pacings, plans)
def test_no_window_ever_holds_more_than_its_limit(
    pacing: Pacing, plan: list[tuple[Ask, float]]
) -> None:
    watch, _ = in_virtual_time(watched(pacing, plan))
    arrivals = watch.arrivals
    assert keeps([arrival.at for arrival in arrivals], pacing.total, 1.0)
    assert watch.most_bulk_under_way <= pacing.in_flight
    for chat in range(6):
        times = [arrival.at for arrival in arrivals if arrival.ask.chat == chat]
        assert fits_bucket(times, pacing.chat, pacing.chat_burst)
        if chat >= 3:
            assert keeps(times, pacing.group, 60.0)


@given(pacings, plans)
def test_nobody_is_lost(pacing: Pacing, plan: list[tuple[Ask, float]]) -> None:
    watch, cancelled = in_virtual_time(watched(pacing, plan))
    assert watch.finished + cancelled == len(plan)
    assert {tally.waiting for tally in watch.pace.tallies.values()} == {0}


@given(st.floats(0.5, 30), st.lists(st.floats(0, 0.4), min_size=2, max_size=60))
def test_bulk_is_never_faster_than_its_rate_but_for_what_it_makes_up(
    bulk: float, latencies: list[float]
) -> None:
    async def scenario() -> list[float]:
        platform = Platform(Pace(Pacing(bulk=bulk)))

        async def send(number: int, latency: float) -> None:
            async with platform.pace.turn(str(number), lane=Lane.BULK):
                platform.sent.append(Sent("", now()))
                await asyncio.sleep(latency)

        await together(*(send(*each) for each in enumerate(latencies)))
        return platform.times()

    times = in_virtual_time(scenario())
    for number, time in enumerate(times):
        for earlier, first in enumerate(times[:number]):
            assert number - earlier <= (time - first + MADE_UP) * bulk + HAIR * bulk
