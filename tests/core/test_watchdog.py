"""A process that hangs is ended; one whose platforms are down is not."""

import asyncio
import threading
import time

import pytest
from structlog.testing import capture_logs

from bot.pulse import Pulse
from bot.watchdog import STUCK, StuckError, loop_watched, watch

SOON = 0.05


async def watched(pulse: Pulse, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        await watch({"telegram": pulse}, silence=SOON, every=0.01)


async def test_a_platform_from_which_nothing_comes_back_ends_it() -> None:
    pulse = Pulse(60)
    pulse.hear()
    with capture_logs() as logs, pytest.raises(StuckError, match="telegram"):
        await watched(pulse, 5)
    assert [(one["event"], one["platform"]) for one in logs] == [("platform hangs", "telegram")]


async def test_a_platform_that_lets_requests_fail_does_not() -> None:
    pulse = Pulse(60)

    async def fails() -> None:
        while True:
            pulse.stir()
            await asyncio.sleep(0.01)

    failing = asyncio.create_task(fails())
    with pytest.raises(TimeoutError):
        await watched(pulse, 5 * SOON)
    failing.cancel()
    assert not pulse.fine


async def test_a_pause_that_was_told_of_is_no_silence() -> None:
    pulse = Pulse(60)
    pulse.stir(10)
    pulse.hear()
    with pytest.raises(TimeoutError):
        await watched(pulse, 5 * SOON)
    assert pulse.fine


async def test_a_platform_that_was_not_begun_is_not_waited_for() -> None:
    pulse = Pulse(60)
    with pytest.raises(TimeoutError):
        await watched(pulse, 5 * SOON)
    assert pulse.silence is None


async def test_the_part_that_is_silent_longest_is_what_counts() -> None:
    pulse = Pulse(60)
    pulse.expect((0, 1))
    pulse.hear(1)
    assert (pulse.fine, pulse.heard) == (False, None)
    pulse.hear(0)
    first = pulse.heard
    assert pulse.fine
    pulse.hear(0)
    assert pulse.heard == first == pulse.signs[1]


async def test_a_loop_that_is_blocked_is_left_with_a_word_of_where() -> None:
    left = threading.Event()
    given: list[int] = []

    def leave(status: int) -> None:
        given.append(status)
        left.set()

    with capture_logs() as logs, loop_watched(blocked=2, every=0.01, leave=leave):
        assert left.wait(5)
    assert given == [STUCK]
    assert logs[0]["event"] == "event loop blocked"
    assert "test_a_loop_that_is_blocked" in str(logs[0]["where"])


async def test_a_loop_that_has_its_turns_is_left_alone() -> None:
    left = threading.Event()
    with loop_watched(blocked=10, every=0.01, leave=lambda _: left.set()):
        for _ in range(5):
            time.sleep(0.02)  # noqa: ASYNC251 (it blocks, for once)
            await asyncio.sleep(0.02)
    assert not left.is_set()
