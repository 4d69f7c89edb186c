"""Where the bot may not write, and where it may."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from telegram import ReplyParameters
from telegram.error import ChatMigrated

from tests.emulators.telegram.client import Scene, acting, refusing

Attempt = Callable[[Scene], Awaitable[object]]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


def write(chat_id: int | str) -> Attempt:
    return lambda s: s.bot.send_message(chat_id, "oi")


PLACES: dict[str, tuple[Callable[[Scene], object], Attempt, int, str]] = {
    "unknown chat": (lambda _: None, write(5), 400, "chat not found"),
    "unknown name": (lambda _: None, write("@canal"), 400, "chat not found"),
    "never started": (
        lambda _: None,
        lambda s: s.bot.send_message(s.bia.id, "oi"),
        403,
        "Forbidden: bot can't initiate conversation with a user",
    ),
    "blocked": (
        lambda s: s.ana.block(),
        lambda s: s.bot.send_message(s.ana.id, "oi"),
        403,
        "Forbidden: bot was blocked by the user",
    ),
    "gone": (
        lambda s: s.ana.delete_account(),
        lambda s: s.bot.send_message(s.ana.id, "oi"),
        403,
        "Forbidden: user is deactivated",
    ),
    "kicked from a supergroup": (
        lambda s: s.group.kick_bot(),
        lambda s: s.bot.send_message(s.group.id, "oi"),
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    ),
    "kicked from a group": (
        lambda s: s.basic.kick_bot(),
        lambda s: s.bot.send_message(s.basic.id, "oi"),
        403,
        "Forbidden: bot was kicked from the group chat",
    ),
    "group deleted": (
        lambda s: s.basic.delete(),
        lambda s: s.bot.send_message(s.basic.id, "oi"),
        403,
        "Forbidden: the group chat was deleted",
    ),
    "muted": (
        lambda s: s.group.mute_bot(),
        lambda s: s.bot.send_message(s.group.id, "oi"),
        400,
        "not enough rights to send text messages to the chat",
    ),
    "muted, for polls": (
        lambda s: s.group.mute_bot(),
        lambda s: s.bot.send_poll(s.group.id, "Qual?", ["a", "b"]),
        400,
        "not enough rights to send polls to the chat",
    ),
    "topic closed": (
        lambda s: s.forum.close_topic(s.forum.topic("Dúvidas")),
        lambda s: s.bot.send_message(
            s.forum.id, "oi", message_thread_id=s.forum.topic("Dúvidas").id
        ),
        400,
        "TOPIC_CLOSED",
    ),
    "no such topic": (
        lambda _: None,
        lambda s: s.bot.send_message(s.forum.id, "oi", message_thread_id=99),
        400,
        "message thread not found",
    ),
    "General by its number": (
        lambda _: None,
        lambda s: s.bot.send_message(s.forum.id, "oi", message_thread_id=1),
        400,
        "message thread not found",
    ),
    "a topic where there are none": (
        lambda _: None,
        lambda s: s.bot.send_message(s.ana.id, "oi", message_thread_id=2),
        400,
        "message thread not found",
    ),
    "a reply to nothing": (
        lambda _: None,
        lambda s: s.bot.send_message(s.ana.id, "oi", reply_parameters=ReplyParameters(99)),
        400,
        "message to be replied not found",
    ),
}


@pytest.mark.parametrize(("change", "attempt", "status", "text"), PLACES.values(), ids=PLACES)
async def test_places_where_the_bot_may_not_write(
    scene: Scene, change: Callable[[Scene], object], attempt: Attempt, status: int, text: str
) -> None:
    change(scene)
    async with refusing(scene, text, status):
        await attempt(scene)


async def test_an_upgraded_group_names_the_new_one(scene: Scene) -> None:
    new = scene.basic.upgrade()
    with pytest.raises(ChatMigrated) as moved:
        await scene.bot.send_message(scene.basic.id, "oi")
    assert moved.value.new_chat_id == new.id
    await scene.bot.send_message(new.id, "oi")
    assert [message.text for message in new.messages] == ["oi"]
    assert scene.refused() == (
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
    )
