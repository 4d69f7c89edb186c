"""What comes first when many do something at once."""

import asyncio
from pathlib import Path

from bot.adapters.discord.first import AT_ONCE, AcknowledgedFirst
from bot.model import Incoming, Reply
from bot.views.text import paragraph
from tests.discord.scene import acting


async def test_everything_waits_until_all_is_acknowledged() -> None:
    first, done = AcknowledgedFirst(), list[str]()

    async def one(name: str, seconds: float) -> None:
        async with first.acknowledging():
            await asyncio.sleep(seconds)
        done.append(f"acknowledged {name}")
        await first.over()
        done.append(f"carried out {name}")

    await asyncio.gather(one("a", 0.0), one("b", 0.02), one("c", 0.01))
    assert [what.split()[0] for what in done] == ["acknowledged"] * 3 + ["carried"] * 3


async def test_what_fails_to_be_acknowledged_keeps_nobody_waiting() -> None:
    first = AcknowledgedFirst()
    try:
        async with first.acknowledging():
            raise OSError
    except OSError:
        await asyncio.wait_for(first.over(), 0.1)


async def test_not_too_many_are_acknowledged_at_the_same_time() -> None:
    first, at_once, most = AcknowledgedFirst(), 0, 0

    async def one() -> None:
        nonlocal at_once, most
        async with first.acknowledging():
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0.001)
            at_once -= 1

    await asyncio.gather(*(one() for _ in range(3 * AT_ONCE)))
    assert most == AT_ONCE


async def test_who_acts_at_once_is_acknowledged_before_anybody_is_answered(tmp_path: Path) -> None:
    acknowledged: list[int] = []

    async def receive(_: Incoming) -> list[Reply]:
        acknowledged.append(len(scene.server.acknowledged))
        return [Reply(text=(paragraph("pronto"),))]

    async with acting(tmp_path, receive=receive) as scene:
        people = [scene.server.person(f"p{n}") for n in range(30)]
        for person in people:
            scene.guild.join(person)
        scene.server.hang("POST", "/interactions/*", 0.05, times=30)
        before = len(scene.server.acknowledged)
        await asyncio.gather(*(one.slash(scene.channel, "hoje", replies=1) for one in people))
    assert min(acknowledged) == before + len(people)
