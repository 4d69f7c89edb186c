"""What was sent can be changed and deleted, within rules."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from tests.emulators.telegram.client import Scene, acting, refusing

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10" + b"\x00" * 20
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


def keyboard(label: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data="x")]])


async def sent(scene: Scene) -> int:
    await scene.bot.send_message(scene.ana.id, "<b>oi</b>", "HTML", reply_markup=keyboard("A"))
    return scene.ana.messages[-1].id


async def test_an_edit_to_the_same_is_refused(scene: Scene) -> None:
    number = await sent(scene)
    async with refusing(scene, NOT_MODIFIED):
        await scene.bot.edit_message_text(
            "<strong>oi</strong>",
            scene.ana.id,
            number,
            parse_mode="HTML",
            reply_markup=keyboard("A"),
        )
    async with refusing(scene, NOT_MODIFIED):
        await scene.bot.edit_message_reply_markup(scene.ana.id, number, reply_markup=keyboard("A"))
    assert scene.ana.messages[0].edits == 0


async def test_an_edit_without_a_keyboard_takes_it_away(scene: Scene) -> None:
    number = await sent(scene)
    await scene.bot.edit_message_text("olá", scene.ana.id, number)
    message = scene.ana.messages[0]
    assert (message.text, message.buttons, message.edits) == ("olá", [], 1)


EDITS = {
    "of nothing": (
        lambda s, n: s.bot.edit_message_text("x", s.ana.id, n + 9),
        "message to edit not found",
    ),
    "of a caption that is not there": (
        lambda s, n: s.bot.edit_message_caption(s.ana.id, n, caption="x"),
        "there is no caption in the message to edit",
    ),
    "with a keyboard of the wrong kind": (
        lambda s, n: s.bot.edit_message_text(
            "x", s.ana.id, n, api_kwargs={"reply_markup": {"keyboard": [["A"]]}}
        ),
        "inline keyboard expected",
    ),
    "to a long text": (
        lambda s, n: s.bot.edit_message_text("a" * 4097, s.ana.id, n),
        "message is too long",
    ),
    "of an unknown inline message": (
        lambda s, _: s.bot.edit_message_text("x", inline_message_id="nenhuma"),
        "MESSAGE_ID_INVALID",
    ),
    "that deletes nothing": (
        lambda s, n: s.bot.delete_message(s.ana.id, n + 9),
        "message to delete not found",
    ),
}


@pytest.mark.parametrize(("edit", "text"), EDITS.values(), ids=EDITS)
async def test_edits_that_telegram_does_not_take(
    scene: Scene, edit: Callable[[Scene, int], Awaitable[object]], text: str
) -> None:
    number = await sent(scene)
    async with refusing(scene, text):
        await edit(scene, number)


async def test_only_own_messages_can_be_edited(scene: Scene) -> None:
    said = await scene.ana.say("oi")
    async with refusing(scene, "message can't be edited"):
        await scene.bot.edit_message_text("x", scene.ana.id, said.id)


async def test_of_others_only_an_administrator_deletes(scene: Scene) -> None:
    said = await scene.ana.say(scene.group, "oi")
    async with refusing(scene, "message can't be deleted"):
        await scene.bot.delete_message(scene.group.id, said.id)
    scene.group.add_bot(by=scene.ana, admin=True)
    assert await scene.bot.delete_message(scene.group.id, said.id)


async def test_after_two_days_a_message_cannot_be_deleted(scene: Scene) -> None:
    number = await sent(scene)
    scene.server.clock.move(48 * 3600 + 60)
    async with refusing(scene, "message can't be deleted for everyone"):
        await scene.bot.delete_message(scene.ana.id, number)


async def test_a_text_has_no_place_in_a_photo(scene: Scene) -> None:
    photo = await scene.bot.send_photo(scene.ana.id, PNG)
    async with refusing(scene, "there is no text in the message to edit"):
        await scene.bot.edit_message_text("x", scene.ana.id, photo.message_id)
    await scene.bot.edit_message_media(
        InputMediaPhoto(PNG + b"1", caption="<i>nova</i>", parse_mode="HTML"),
        scene.ana.id,
        photo.message_id,
    )
    message = scene.ana.messages[0]
    assert message.caption == "nova"
    assert message.photo is not None
    assert message.photo.content == PNG + b"1"
