"""Taps on buttons, and what they are answered with."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from tests.emulators.telegram import CallbackAnswer
from tests.emulators.telegram.client import Scene, acting


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


async def ask(scene: Scene) -> None:
    """A message with a button to tap and one that opens an address."""
    buttons = [
        InlineKeyboardButton("A", callback_data="post:1"),
        InlineKeyboardButton("Leia", url="https://example.org/"),
    ]
    await scene.bot.send_message(
        scene.group.id, "<b>Qual?</b>", "HTML", reply_markup=InlineKeyboardMarkup([buttons])
    )


async def test_a_tap_is_answered(scene: Scene) -> None:
    await ask(scene)
    message = scene.group.messages[0]
    assert message.buttons == [[("A", "post:1"), ("Leia", "https://example.org/")]]
    tap = asyncio.create_task(scene.bia.tap(message, "A"))
    query = (await scene.update()).callback_query
    assert query is not None
    assert query.data == "post:1"
    assert query.from_user.first_name == "Bia"
    assert query.message is not None
    assert query.message.message_id == message.id
    await query.answer("Certo", show_alert=True)
    await query.edit_message_text("Feito")
    assert await tap == CallbackAnswer("Certo", alert=True)
    assert (message.text, message.edits) == ("Feito", 1)


async def test_a_tap_that_nobody_answers(scene: Scene) -> None:
    await ask(scene)
    assert await scene.ana.tap(scene.group.messages[0], "A", patience=0.01) is None


@pytest.mark.parametrize("label", ["B", "Leia"])
async def test_only_a_button_with_data_can_be_tapped(scene: Scene, label: str) -> None:
    await ask(scene)
    with pytest.raises(LookupError):
        await scene.ana.tap(scene.group.messages[0], label)


async def test_only_who_sees_a_message_can_tap_on_it(scene: Scene) -> None:
    await ask(scene)
    with pytest.raises(LookupError):
        await scene.server.person("Caio").tap(scene.group.messages[0], "A")


async def test_a_query_is_answered_once(scene: Scene) -> None:
    await ask(scene)
    tap = asyncio.create_task(scene.ana.tap(scene.group.messages[0], "A"))
    query = (await scene.update()).callback_query
    assert query is not None
    await query.answer()
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    assert await tap == CallbackAnswer()


@pytest.mark.parametrize(
    ("fields", "text"),
    [({"text": "a" * 201}, "Message_too_long"), ({"url": "https://example.org"}, "Url_invalid")],
)
async def test_what_a_tap_cannot_be_answered_with(
    scene: Scene, fields: dict[str, str], text: str
) -> None:
    await ask(scene)
    tap = asyncio.create_task(scene.ana.tap(scene.group.messages[0], "A"))
    query = (await scene.update()).callback_query
    assert query is not None
    with pytest.raises(BadRequest, match=f"(?i){text}"):
        await query.answer(**fields)  # type: ignore[arg-type]
    link = "https://t.me/sabatina_bot?start=ajuda"
    await query.answer("a" * 200, url=link)
    assert await tap == CallbackAnswer("a" * 200, url=link)


async def test_a_tap_too_long_ago_cannot_be_answered(scene: Scene) -> None:
    await ask(scene)
    tap = asyncio.create_task(scene.ana.tap(scene.group.messages[0], "A", patience=0.2))
    query = (await scene.update()).callback_query
    assert query is not None
    scene.server.clock.move(151)
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    assert await tap is None


async def test_data_may_come_that_no_button_has(scene: Scene) -> None:
    await ask(scene)
    message = scene.group.messages[0]
    await scene.bot.delete_message(scene.group.id, message.id)
    assert message.deleted
    await scene.ana.press(message, "forjado", patience=0.01)
    query = (await scene.update()).callback_query
    assert query is not None
    assert query.data == "forjado"
    assert query.message is not None
    assert not query.message.is_accessible
