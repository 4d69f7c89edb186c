"""How a press is acknowledged, and in which order one person's are handled."""

import asyncio

import pytest

from bot.actions import (
    AcceptMade,
    Action,
    Answer,
    Browse,
    Choose,
    Confirm,
    Define,
    Explain,
    Mark,
    Practise,
    PreviewPush,
    Table,
)
from bot.adapters.discord.answering import Manner
from bot.adapters.discord.manners import action_of, manner_of
from bot.adapters.discord.order import Order
from bot.model import Place

PUBLIC: list[Action] = [Define("rag"), Practise(), Browse("1"), Table("week")]
PRIVATE: list[Action] = [Answer(1, (0,)), Mark(1, 0), Confirm(1), Explain(1)]
UPDATES: list[Action] = [
    Browse("1", 2),
    Table("week", 1),
    Choose("1", "me", "language", "en"),
    PreviewPush(1, 2),
    AcceptMade(1, 2),
]


@pytest.mark.parametrize("action", PUBLIC)
def test_what_concerns_all_is_public_unless_the_bot_is_mute(action: Action) -> None:
    assert manner_of(action, Place.GROUP, mute=False) is Manner.PUBLIC
    assert manner_of(action, Place.GROUP, mute=True) is Manner.PRIVATE


@pytest.mark.parametrize("action", PRIVATE)
def test_what_concerns_one_is_private_among_others(action: Action) -> None:
    assert manner_of(action, Place.GROUP, mute=False) is Manner.PRIVATE
    assert manner_of(action, Place.PRIVATE, mute=False) is Manner.PUBLIC


@pytest.mark.parametrize("action", UPDATES)
@pytest.mark.parametrize("mute", [False, True])
@pytest.mark.parametrize("place", Place)
def test_what_takes_the_place_of_its_message_promises_none(
    action: Action, mute: bool, place: Place
) -> None:
    assert manner_of(action, place, mute=mute) is Manner.UPDATE


@pytest.mark.parametrize("payload", ["", "zz", "a:1", "s:1:2"])
def test_what_nobody_understands_is_private(payload: str) -> None:
    assert manner_of(action_of(payload), Place.GROUP, mute=False) is Manner.PRIVATE


async def test_what_one_person_does_is_in_order_and_others_do_not_wait() -> None:
    order, done, go = Order(), list[str](), asyncio.Event()

    async def act(person: str, what: str, wait: bool = False) -> None:
        with order.spot(person) as spot:
            await spot.reached()
            if wait:
                await go.wait()
            done.append(what)

    acts = [act("ana", "1", wait=True), act("ana", "2"), act("ana", "3"), act("bia", "b")]
    tasks = [asyncio.create_task(one) for one in acts]
    await tasks[-1]
    assert done == ["b"]
    go.set()
    await asyncio.gather(*tasks)
    assert done == ["b", "1", "2", "3"]


async def test_who_fails_holds_up_nobody() -> None:
    order = Order()
    with pytest.raises(ValueError, match="x"), order.spot("ana"):
        raise ValueError("x")
    with order.spot("ana") as spot:
        assert spot.before is None
