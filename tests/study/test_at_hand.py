"""What is kept at hand: never older than what was put there meanwhile."""

import asyncio

from bot.study.at_hand import AtHand


async def test_what_is_learned_is_at_hand_afterwards() -> None:
    at_hand: AtHand[str, int] = AtHand(10)

    async def read() -> tuple[str, int]:
        return "a", 1

    assert await at_hand.learn(read) == 1
    assert at_hand.peek("a") == 1


async def test_nothing_learned_is_nothing_at_hand() -> None:
    at_hand: AtHand[str, int] = AtHand(10)

    async def read() -> None:
        return None

    assert await at_hand.learn(read) is None
    assert at_hand.peek("a") is None


async def test_what_was_put_there_while_it_was_read_stays() -> None:
    at_hand: AtHand[str, int] = AtHand(10)

    async def read() -> tuple[str, int]:
        at_hand["a"] = 2
        return "a", 1

    assert await at_hand.learn(read) == 1
    assert at_hand.peek("a") == 2


async def test_what_was_read_before_everything_was_forgotten_is_not_kept() -> None:
    at_hand: AtHand[str, int] = AtHand(10)
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def read() -> tuple[str, int]:
        begun.set()
        await go_on.wait()
        return "a", 1

    learning = asyncio.create_task(at_hand.learn(read))
    await begun.wait()
    at_hand.clear()
    go_on.set()
    assert await learning == 1
    assert at_hand.peek("a") is None
