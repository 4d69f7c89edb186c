"""Two processes on one PostgreSQL, of which one sends the day's question, are killed in turn.

The one that lives takes over from the other, and takes up what it held, within seconds. Nothing
is lost, and only what was under way at a kill is there twice, on Telegram alone.

A round with fewer chats in every test run; `make soak` sets SOAK_ROUNDS for many.
"""

import asyncio
import os
import socket
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from scheduler.dispatch import EVERY
from scheduler.leases import LEASE, PROLONGED
from tests.soak.due import held
from tests.soak.ordeal import AT_LAST, Ordeal, ordeal
from tests.soak.program import Program

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "1"))

CHATS = 150 if ROUNDS > 1 else 30
"""On each of the two platforms."""

KILLS = 2 if ROUNDS > 1 else 1

TAKEN_OVER = 10.0
"""Seconds after which what a dead process held is another's."""


def test_a_lease_ends_and_is_found_to_have_ended_soon_enough() -> None:
    assert LEASE.total_seconds() + EVERY < TAKEN_OVER


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_two_processes_that_are_killed_in_turn_lose_nothing(
    seed: int, tmp_path: Path, postgresql: str, record_property: Callable[[str, object], None]
) -> None:
    chance = Random(seed)
    async with ordeal(tmp_path, postgresql, CHATS) as stage:
        programs = [sender(stage, name) for name in ("first", "second")]
        try:
            for up, program in enumerate(programs, 1):
                await program.start()
                await both_are_up(stage, up)
            await stage.begins()
            await stage.has_reached(1)
            async with stage.answered():
                for kills, killed in enumerate(programs[:KILLS], 1):
                    left = 2 * CHATS - stage.reached
                    await stage.has_reached(stage.reached + chance.randint(0, left // 2))
                    record_property("taken over after", await taken_over(stage, killed))
                    await killed.start()
                    await both_are_up(stage, len(programs) + kills)
                await stage.is_over()
        finally:
            for program in programs:
                await program.kill()
        await stage.check()
        record_property("shown twice", stage.repetitions)


def sender(stage: Ordeal, name: str) -> Program:
    """A program that is called by Telegram at a port of its own."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    return stage.program(
        name,
        TELEGRAM_WEBHOOK_URL=f"http://127.0.0.1:{port}/",
        TELEGRAM_WEBHOOK_HOST="127.0.0.1",
        TELEGRAM_WEBHOOK_PORT=str(port),
    )


async def both_are_up(stage: Ordeal, starts: int) -> None:
    """Wait until one program can take over from the other, after so many starts in all. One of
    them alone is connected to Discord.
    """
    await stage.here.until(lambda: stage.here.calls["setWebhook"] == starts, AT_LAST)
    await stage.there.until(lambda: stage.there.connected == 1, AT_LAST)


async def taken_over(stage: Ordeal, program: Program) -> float:
    """Kill one of two; the seconds until all that it held has been taken up by the other."""
    since = time.monotonic()
    await stage.kill(program)
    left = set((await held(stage.address)).items())
    await asyncio.sleep(2 * PROLONGED)
    # What lives has prolonged its leases since.
    left &= (await held(stage.address)).items()
    async with asyncio.timeout(AT_LAST):
        while left & (await held(stage.address)).items():  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.05)
    return round(time.monotonic() - since, 2)
