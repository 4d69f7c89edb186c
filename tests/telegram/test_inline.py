"""What is offered while somebody types after the bot's name."""

import asyncio

import pytest

from bot.actions import Browse, Define
from bot.model import (
    Block,
    BlockKind,
    Incoming,
    Place,
    Press,
    Reply,
    Span,
    Suggest,
)
from tests.telegram.scene import Scene, button, says, text


def offering(count: int, words: str = "Looks things up.") -> "Offers":
    return Offers(count, words)


class Offers:
    """So many items whatever is typed, and a reply to each."""

    def __init__(self, count: int, words: str) -> None:
        self.count = count
        self.words = words

    def __call__(self, incoming: Incoming) -> list[Reply]:
        if isinstance(incoming, Suggest):
            offers = [button(f"o que é {n}", Define(f"item-{n}")) for n in range(self.count)]
            return [Reply(buttons=((button("Domain", Browse("1")),), *((o,) for o in offers)))]
        assert isinstance(incoming, Press)
        title = Block(BlockKind.TITLE, (Span(f"Item <{incoming.payload}>"),))
        return [Reply((title, *text(*self.words.split("|"))), ((button("More", Browse()),),))]


async def test_items_are_offered_and_shown_where_one_types(scene: Scene) -> None:
    scene.core.decide = offering(2)
    results = await scene.ana.inline("rag", scene.group)
    assert [(one.id, one.title, one.description) for one in results] == [
        ("d:item-0", "Item <d:item-0>", "Looks things up."),
        ("d:item-1", "Item <d:item-1>", "Looks things up."),
    ]
    first = scene.core.heard[0]
    assert isinstance(first, Suggest)
    assert (first.command, first.text, first.origin.place) == ("definir", "rag", Place.PRIVATE)
    message = await scene.ana.choose(results[0], scene.group)
    assert message.text == "Item <d:item-0>\n\nLooks things up."
    ((label, address),) = message.buttons[0]
    assert (label, address) == (
        "Abrir na conversa comigo",
        "https://t.me/sabatina_bot?start=d_item-0",
    )


async def test_only_the_first_ten_are_looked_up(scene: Scene) -> None:
    scene.core.decide = offering(25)
    assert len(await scene.ana.inline("a")) == 10
    assert len(scene.core.heard) == 11


async def test_only_as_much_as_a_message_holds_is_shown(scene: Scene) -> None:
    scene.core.decide = offering(1, "|".join(["<long> " * 100] * 9))
    (result,) = await scene.ana.inline("a")
    assert 3_000 < len(result.text) <= 4_096
    assert len(result.description) <= 120


async def test_where_nothing_fits_the_way_to_the_bot_is_shown(scene: Scene) -> None:
    scene.core.always(says("no such thing"))
    answer = await scene.ana.inline_answer("")
    assert answer.results == ()
    assert answer.button == "O que sei fazer"
    assert answer.personal


async def test_what_was_chosen_is_not_heard_as_if_it_were_said(scene: Scene) -> None:
    scene.core.decide = offering(1)
    (result,) = await scene.ana.inline("rag")
    count = len(scene.core.heard)
    await scene.ana.choose(result)
    await scene.quiet()
    assert len(scene.core.heard) == count


async def test_who_types_holds_up_nobody(scene: Scene) -> None:
    scene.core.decide = offering(1)
    scene.server.hang("answerInlineQuery", 10)
    typing = asyncio.create_task(scene.ana.inline("rag", patience=20))
    await scene.server.until(lambda: scene.server.calls["answerInlineQuery"])
    scene.core.always(says("hello"))
    await scene.bia.say(scene.group, "/hoje")
    await scene.server.until(lambda: scene.group.messages, 3)
    assert not typing.done()
    typing.cancel()
    scene.server.release()


async def test_only_what_was_typed_last_is_looked_up(scene: Scene) -> None:
    scene.core.decide = offering(1)
    scene.server.hang("answerInlineQuery", 0.5)
    typed = [asyncio.create_task(scene.ana.inline(text, patience=2)) for text in ("r", "ra", "rag")]
    outcomes = await asyncio.gather(*typed, return_exceptions=True)
    assert [isinstance(one, TimeoutError) for one in outcomes] == [False, True, False]
    asked = [one.text for one in scene.core.heard if isinstance(one, Suggest)]
    assert asked == ["r", "rag"]


async def test_an_answer_that_comes_too_late_does_no_harm(scene: Scene) -> None:
    scene.core.decide = offering(1)
    scene.server.fail("answerInlineQuery", 400, "Bad Request: query is too old")
    with pytest.raises(TimeoutError):
        await scene.ana.inline("rag", patience=0.3)
    assert len(await scene.ana.inline("rag")) == 1
