"""The bot is killed while it sends the day's question and while members answer, and started again.

Every chat has the question then. On Telegram, that of a chat can show twice that was under way
at the kill; on Discord it shows once. Whoever was told how their answer was finds it counted.

A round with fewer chats in every test run; `make soak` sets SOAK_ROUNDS for many.
"""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.soak.ordeal import ordeal

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "1"))

CHATS = 150 if ROUNDS > 1 else 30
"""On each of the two platforms."""


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_a_kill_loses_nothing_and_repeats_what_was_under_way_at_most(
    seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = Random(seed)
    address = f"sqlite:///{tmp_path / 'killed.db'}"
    async with ordeal(tmp_path, address, CHATS) as stage:
        await stage.begins()
        program = stage.program()
        await program.start()
        try:
            async with stage.answered():
                await stage.has_reached(chance.randint(1, 2 * CHATS - 1) if seed else CHATS)
                await asyncio.sleep(chance.uniform(0, 0.1))
                await stage.kill(program)
                await program.start()
                await stage.is_over()
        finally:
            await program.kill()
        await stage.check()
        record_property("under way", len(stage.under_way))
        record_property("shown twice", stage.repetitions)
