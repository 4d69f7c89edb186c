"""Who is where: the bot is told, and can look it up."""

from collections.abc import AsyncIterator

import pytest
from telegram import ChatMemberAdministrator, ChatMemberBanned
from telegram.error import BadRequest

from tests.emulators.telegram.client import Scene, acting


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


async def test_the_bot_is_told_of_its_place(scene: Scene) -> None:
    scene.ana.block()
    scene.ana.unblock()
    scene.group.kick_bot(by=scene.ana)
    scene.group.add_bot(by=scene.ana)
    scene.group.mute_bot()
    scene.group.unmute_bot()
    changes = [u.my_chat_member for u in await scene.updates() if u.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("member", "kicked"),
        ("kicked", "member"),
        ("member", "restricted"),
        ("restricted", "member"),
    ]
    assert {c.from_user.first_name for c in changes} == {"Ana"}
    assert isinstance(changes[0].new_chat_member, ChatMemberBanned)


async def test_an_upgrade_is_told_in_both_groups(scene: Scene) -> None:
    basic = scene.basic
    new = basic.upgrade()
    updates = await scene.updates()
    left, came = [update.message for update in updates if update.message]
    (joined,) = [update.my_chat_member for update in updates if update.my_chat_member]
    assert joined.chat.id == new.id
    assert left is not None
    assert (left.chat_id, left.migrate_to_chat_id) == (basic.id, new.id)
    assert came is not None
    assert (came.chat_id, came.migrate_from_chat_id) == (new.id, basic.id)
    assert scene.ana.id in new.members


async def test_a_kicked_bot_hears_nothing(scene: Scene) -> None:
    scene.group.kick_bot()
    await scene.updates()
    await scene.ana.say(scene.group, "/hoje")
    assert scene.server.waiting == 0


async def test_members_and_administrators_can_be_looked_up(scene: Scene) -> None:
    bot, group = scene.bot, scene.group
    group.promote(scene.bia)
    statuses = {m.user.first_name: m.status for m in await bot.get_chat_administrators(group.id)}
    assert statuses == {"Ana": "creator", "Bia": "administrator"}
    bia = await bot.get_chat_member(group.id, scene.bia.id)
    assert isinstance(bia, ChatMemberAdministrator)
    stranger = await bot.get_chat_member(group.id, scene.server.person("Caio").id)
    assert stranger.status == "left"
    assert await bot.get_chat_member_count(group.id) == 3
    chat = await bot.get_chat(group.id)
    assert (chat.title, chat.type) == ("Estudos", "supergroup")
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(scene.ana.id)


async def test_the_bot_can_leave(scene: Scene) -> None:
    assert await scene.bot.leave_chat(scene.group.id)
    assert (await scene.update()).my_chat_member is not None
    await scene.ana.say(scene.group, "/hoje")
    assert scene.server.waiting == 0


async def test_typing_is_seen(scene: Scene) -> None:
    await scene.bot.send_chat_action(scene.group.id, "typing")
    assert scene.group.actions == ["typing"]
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await scene.bot.send_chat_action(scene.group.id, "cantar")
