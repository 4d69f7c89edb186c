"""Texts, keyboards and files: what Telegram does not take is refused in its words."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.emulators.telegram.client import Scene, acting, refusing

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10" + b"\x00" * 20
WIDE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x50\x00\x00\x00\x10" + b"\x00" * 20
MEGABYTE = 1024 * 1024


Attempt = Callable[[Scene], Awaitable[object]]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


def keyboard(*labels: str, data: str = "x") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data)] for label in labels]
    )


def say(text: str, *, html: bool = False) -> Attempt:
    mode = "HTML" if html else None
    return lambda s: s.bot.send_message(s.ana.id, text, parse_mode=mode)


def show(markup: InlineKeyboardMarkup) -> Attempt:
    return lambda s: s.bot.send_message(s.ana.id, "oi", reply_markup=markup)


TEXTS = {
    "empty": (say(""), "message text is empty"),
    "blank": (say(" \n "), "text must be non-empty"),
    "nothing but markup": (say("<b></b>", html=True), "text must be non-empty"),
    "4097 characters": (say("a" * 4097), "message is too long"),
    "2049 pairs of code units": (say("😀" * 2049), "message is too long"),
    "another parse mode": (
        lambda s: s.bot.send_message(s.ana.id, "oi", parse_mode="Markup"),
        "unsupported parse_mode",
    ),
    "caption of 1025": (
        lambda s: s.bot.send_photo(s.ana.id, PNG, caption="a" * 1025),
        "message caption is too long",
    ),
    "tag that is none": (
        say("é <h1>x</h1>", html=True),
        'can\'t parse entities: Unsupported start tag "h1" at byte offset 3',
    ),
}

KEYBOARDS = {
    "65 bytes": (show(keyboard("A", data="é" * 32 + "x")), "BUTTON_DATA_INVALID"),
    "101 buttons": (show(keyboard(*["A"] * 101)), "reply markup is too long"),
    "no label": (show(keyboard("")), "inline keyboard button text must be non-empty"),
    "no action": (
        show(InlineKeyboardMarkup([[InlineKeyboardButton("A")]])),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "no address": (
        show(InlineKeyboardMarkup([[InlineKeyboardButton("A", url="isto")]])),
        "inline keyboard button URL 'isto' is invalid: Wrong HTTP URL",
    ),
}

FILES = {
    "no picture": (lambda s: s.bot.send_photo(s.ana.id, b"abc"), "IMAGE_PROCESS_FAILED"),
    "too wide": (lambda s: s.bot.send_photo(s.ana.id, WIDE), "PHOTO_INVALID_DIMENSIONS"),
    "photo over 10 MB": (
        lambda s: s.bot.send_photo(s.ana.id, PNG + b"0" * 10 * MEGABYTE),
        "file is too big",
    ),
    "empty": (lambda s: s.bot.send_document(s.ana.id, b""), "file must be non-empty"),
    "unknown id": (
        lambda s: s.bot.get_file("nenhum"),
        "wrong file_id or the file is temporarily unavailable",
    ),
}


@pytest.mark.parametrize(
    ("attempt", "text"),
    [*TEXTS.values(), *KEYBOARDS.values(), *FILES.values()],
    ids=[*TEXTS, *KEYBOARDS, *FILES],
)
async def test_content_that_telegram_does_not_take(
    scene: Scene, attempt: Attempt, text: str
) -> None:
    async with refusing(scene, text):
        await attempt(scene)
    assert scene.ana.messages == []


async def test_exactly_at_the_limit_is_taken(scene: Scene) -> None:
    await scene.bot.send_message(scene.ana.id, "😀" * 2048)
    await scene.bot.send_message(scene.ana.id, f"<b>{'a' * 4096}</b>", parse_mode="HTML")
    await scene.bot.send_photo(scene.ana.id, PNG, caption="a" * 1024)
    await show(keyboard(*["A"] * 100, data="é" * 32))(scene)
    assert len(scene.ana.messages) == 4


async def test_a_document_over_50_mb_is_refused_by_the_door(scene: Scene) -> None:
    async with refusing(scene, "Request Entity Too Large", 413):
        await scene.bot.send_document(scene.ana.id, b"0" * (50 * MEGABYTE + 1))


async def test_a_file_over_20_mb_cannot_be_fetched(scene: Scene) -> None:
    await scene.ana.upload(None, "notas.zip", b"x", size=20 * MEGABYTE + 1)
    await scene.ana.upload(None, "notas.csv", b"a,b", size=20 * MEGABYTE)
    big, small = [
        update.message.document.file_id
        for update in await scene.bot.get_updates()
        if update.message and update.message.document
    ]
    async with refusing(scene, "file is too big"):
        await scene.bot.get_file(big)
    file = await scene.bot.get_file(small)
    assert bytes(await file.download_as_bytearray()) == b"a,b"
