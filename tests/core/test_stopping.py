"""Everything that runs ends together: at a signal cleanly, at a failure with what failed."""

import asyncio
import os
import signal

import pytest

from bot.errors import UserError
from bot.stopping import until_stopped


class Work:
    """Something that runs until it is cancelled, and remembers that it came to its end."""

    def __init__(self) -> None:
        self.ended = False

    async def run(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            self.ended = True


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_all_that_runs(sign: signal.Signals) -> None:
    one, other = Work(), Work()

    async def signals() -> None:
        os.kill(os.getpid(), sign)

    async with asyncio.timeout(5):
        await until_stopped([one.run(), other.run(), signals()])
    assert (one.ended, other.ended) == (True, True)


async def test_what_fails_is_raised_after_the_others_have_ended() -> None:
    work = Work()

    async def fails() -> None:
        raise UserError("telegram-token-wrong")

    with pytest.raises(UserError, match="telegram-token-wrong"):
        async with asyncio.timeout(5):
            await until_stopped([work.run(), fails()])
    assert work.ended


async def test_signals_are_left_as_they_were() -> None:
    async def ends() -> None:
        pass

    await until_stopped([ends()])
    assert not asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
