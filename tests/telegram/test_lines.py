"""What is shown in the background: in order, bounded, and whatever fails."""

import asyncio

from bot.adapters.telegram.lines import IN_LINE, Lines, Work


def noting(done: list[int], number: int, gate: asyncio.Event | None = None) -> Work:
    async def work() -> None:
        if gate:
            await gate.wait()
        done.append(number)

    return work


async def test_a_line_is_in_order_and_another_does_not_wait_for_it() -> None:
    lines, done, gate = Lines(), list[int](), asyncio.Event()
    await lines.put("a", noting(done, 1, gate))
    await lines.put("a", noting(done, 2))
    await lines.put("b", noting(done, 3))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert done == [3]
    gate.set()
    await lines.drain(5)
    assert done == [3, 1, 2]


async def test_what_fails_holds_up_nothing() -> None:
    lines, done = Lines(), list[int]()

    async def failing() -> None:
        raise ZeroDivisionError

    await lines.put("a", failing)
    await lines.put("a", noting(done, 1))
    lines.at_once(failing)
    await lines.drain(5)
    assert done == [1]


async def test_a_line_does_not_grow_without_end() -> None:
    lines, done, gate = Lines(), list[int](), asyncio.Event()
    for number in range(IN_LINE + 20):
        await lines.put("a", noting(done, number, gate))
    gate.set()
    await lines.drain(5)
    assert done == list(range(IN_LINE))
    await lines.put("a", noting(done, 99))
    await lines.drain(5)
    assert done[-1] == 99


async def test_stopping_gives_up_what_is_not_done() -> None:
    lines, done = Lines(), list[int]()
    await lines.put("a", noting(done, 1, asyncio.Event()))
    await lines.put("a", noting(done, 2))
    await lines.drain(0.01)
    await lines.stop()
    assert done == []
    await lines.put("a", noting(done, 3))
    await lines.drain(5)
    assert done == [3]
