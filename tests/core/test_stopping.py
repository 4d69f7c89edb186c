"""A process comes to its end: at a signal cleanly, at a failure with what failed, stage by stage,
and in good time whatever hangs.
"""

import asyncio
import os
import signal
import threading
from contextlib import suppress

import pytest
from structlog.testing import capture_logs

from bot.errors import UserError
from bot.stopping import Ending, in_stages, until_told


class Work:
    """Something that runs until it is cancelled, and writes down that it came to its end."""

    def __init__(self, name: str = "", ended: list[str] | None = None) -> None:
        self.name = name
        self.ended = [] if ended is None else ended

    async def run(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.01)
            self.ended.append(self.name)


async def fails() -> None:
    raise UserError("telegram-token-wrong")


class Hanging:
    """Something that does not end when it is cancelled, but when it is released."""

    def __init__(self) -> None:
        self._released = asyncio.Event()
        self._over = asyncio.Event()

    async def run(self) -> None:
        try:
            while not self._released.is_set():
                with suppress(asyncio.CancelledError):
                    await self._released.wait()
        finally:
            self._over.set()

    async def release(self) -> None:
        self._released.set()
        await self._over.wait()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_all_that_runs(sign: signal.Signals) -> None:
    one, other, ending = Work(), Work(), Ending()

    async def signals() -> None:
        assert not ending.begun
        os.kill(os.getpid(), sign)

    async with asyncio.timeout(5):
        await until_told(ending, in_stages([one.run(), other.run(), signals()]))
    ending.over()
    assert ending.begun
    assert (one.ended, other.ended) == ([""], [""])


async def test_what_fails_is_raised_after_the_others_have_ended() -> None:
    work = Work()
    with pytest.raises(UserError, match="telegram-token-wrong"):
        async with asyncio.timeout(5):
            await until_told(Ending(), in_stages([work.run()], [fails()]))
    assert work.ended


async def test_what_fails_at_the_end_is_in_the_log() -> None:
    async def fails_when_cancelled() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise RuntimeError

    with capture_logs() as logs, pytest.raises(UserError):
        await in_stages([fails_when_cancelled()], [fails()])
    assert [one["event"] for one in logs] == ["failed while stopping"]


async def test_a_stage_ends_once_the_one_before_has() -> None:
    ended: list[str] = []
    stages = [[Work(name, ended).run() for name in names] for names in ("ab", "c", "d")]
    running = asyncio.create_task(in_stages(*stages))
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert sorted(ended[:2]) == ["a", "b"]
    assert ended[2:] == ["c", "d"]


async def test_what_hangs_keeps_no_later_stage_from_its_end() -> None:
    work, hanging = Work(), Hanging()
    running = asyncio.create_task(in_stages([hanging.run()], [work.run()], patience=0.05))
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        async with asyncio.timeout(5):
            await running
    assert work.ended
    await hanging.release()


async def test_signals_are_left_as_they_were() -> None:
    async def ends() -> None:
        pass

    before = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    await until_told(Ending(), ends())
    assert [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)] == before


def test_an_end_that_takes_too_long_is_cut_short() -> None:
    left = threading.Event()
    given: list[int] = []

    def leave(status: int) -> None:
        given.append(status)
        left.set()

    ending = Ending(0.01, leave)
    ending.begin(3)
    ending.begin(0)
    assert left.wait(5)
    assert given == [3]


def test_an_end_that_is_over_ends_nothing_more() -> None:
    left = threading.Event()
    ending = Ending(0.05, lambda _: left.set())
    ending.begin()
    ending.over()
    assert not left.wait(0.2)
