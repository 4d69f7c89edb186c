"""Who administers, who belongs, who votes; and what becomes of chats."""

import asyncio

import pytest

from bot.actions import Answer, Choose, pack
from bot.adapters.telegram import Telegram
from bot.adapters.telegram.admins import DENIED_FOR, MINUTES, Standing
from bot.adapters.telegram.polling import Polling
from bot.errors import RetryLater
from bot.model import Chat, Command, MessageRef, Place, Press, Reply, Shown
from tests.emulators.telegram import Rates, telegram_server
from tests.emulators.telegram.membership import Status
from tests.telegram.scene import (
    CATALOG,
    NotedContacts,
    NotedMessages,
    Scene,
    acting,
    chat_of,
    private,
    quiz,
    says,
    text,
)
from tests.telegram.source import bot_of

ASKS = pack(Choose("1", "chat", "language", "en"))


# Admins


@pytest.mark.parametrize(
    ("said", "asked"),
    [("/config", True), ("/settings", True), ("/hoje", False), ("/x@sabatina_bot", False)],
)
async def test_admins_are_asked_for_only_where_it_matters(
    scene: Scene, said: str, asked: bool
) -> None:
    await scene.ana.say(scene.group, said)
    assert (await scene.heard()).origin.admin is asked
    assert scene.server.calls["getChatAdministrators"] == asked


async def test_who_is_no_admin_is_none(scene: Scene) -> None:
    await scene.bia.say(scene.group, "/config")
    assert not (await scene.heard()).origin.admin


async def test_alone_everybody_administers_unasked(scene: Scene) -> None:
    await scene.bia.say("/config")
    assert (await scene.heard()).origin.admin
    assert scene.server.calls["getChatAdministrators"] == 0


async def test_a_button_asks_for_admins_if_its_action_does(scene: Scene) -> None:
    message = await scene.asked(scene.group, says("Settings"))
    for payload, count in (("d:rag", 0), ("nonsense", 0), (ASKS, 1), (ASKS, 1)):
        await scene.ana.press(message, payload)
        assert scene.server.calls["getChatAdministrators"] == count
    assert [one.origin.admin for one in scene.core.heard[1:]] == [False, False, True, True]


async def test_an_answer_holds_for_minutes_and_a_failure_not_at_all(scene: Scene) -> None:
    now = 0.0
    chat, ana, bia = (str(one.id) for one in (scene.group, scene.ana, scene.bia))
    async with bot_of(scene.server) as bot:
        standing = Standing(bot, lambda: now)
        scene.server.fail("getChatAdministrators", 403, "Forbidden: bot was kicked")
        assert not await standing.administers(chat, ana)
        assert await standing.administers(chat, ana)
        scene.group.promote(scene.bia)
        assert not await standing.administers(chat, bia)
        now = MINUTES + 1
        assert await standing.administers(chat, bia)


async def test_who_was_just_made_admin_is_one(scene: Scene) -> None:
    now = 0.0
    chat, ana, bia = (str(one.id) for one in (scene.group, scene.ana, scene.bia))
    async with bot_of(scene.server) as bot:
        standing = Standing(bot, lambda: now)
        assert not await standing.administers(chat, bia)
        scene.group.promote(scene.bia)
        now = DENIED_FOR - 1
        assert not await standing.administers(chat, bia)
        assert scene.server.calls["getChatAdministrators"] == 1
        now = DENIED_FOR
        assert await standing.administers(chat, bia)
        now = MINUTES
        assert await standing.administers(chat, ana)
        assert scene.server.calls["getChatAdministrators"] == 2


async def test_who_administers_is_not_waited_for(scene: Scene) -> None:
    scene.server.hang("getChatAdministrators", 20)
    await scene.ana.say(scene.group, "/config")
    assert not (await scene.heard()).origin.admin


# Votes


async def test_a_vote_is_an_answer_in_the_chat_of_its_post(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Today"), quiz=quiz(), post=7))
    scene.core.always(private(says("Right")))
    await scene.bia.vote(message, [1])
    heard = await scene.heard(2)
    assert isinstance(heard, Press)
    assert heard.payload == pack(Answer(7, (1,)))
    assert (heard.origin.chat, heard.origin.place) == (scene.chat, Place.GROUP)
    assert heard.origin.member.id == str(scene.bia.id)
    await scene.quiet()
    assert scene.bia.messages == []
    assert len(scene.group.messages) == 1


async def test_alone_the_verdict_on_a_vote_is_shown(scene: Scene) -> None:
    scene.core.always(Reply(text("Today"), quiz=quiz(), post=7))
    await scene.ana.say("/hoje")
    message = await scene.shown(scene.ana)
    assert message.protected
    scene.core.always(says("Right"))
    await scene.ana.vote(message, [1])
    assert (await scene.shown(scene.ana, 2)).text == "Right"


async def test_votes_of_outsiders_do_not_count(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Today"), quiz=quiz(), post=7))
    assert message.poll is not None
    stranger = scene.server.person("Caio")
    for _ in range(2):
        await scene.server.push({"poll_answer": message.poll.answer_json(stranger.to_json(), (1,))})
    await scene.quiet()
    assert len(scene.core.heard) == 1
    assert scene.server.calls["getChatMember"] == 1


async def test_who_gets_a_private_poll_forwarded_takes_no_part(scene: Scene) -> None:
    scene.core.always(Reply(text("Today"), quiz=quiz(), post=7))
    await scene.ana.say("/hoje")
    message = await scene.shown(scene.ana)
    assert message.poll is not None
    forged = message.poll.answer_json(scene.bia.to_json(), (1,))
    await scene.server.push({"poll_answer": forged})
    await scene.quiet()
    assert len(scene.core.heard) == 1
    assert len(scene.ana.messages) == 1


@pytest.mark.parametrize(
    ("refusal", "counts"),
    [
        ("Bad Request: CHAT_ADMIN_REQUIRED", True),
        ("Bad Request: member list is inaccessible", True),
        ("Bad Request: user not found", False),
        ("Bad Request: member not found", False),
        ("Bad Request: PARTICIPANT_ID_INVALID", False),
    ],
)
async def test_only_who_is_surely_outside_is_kept_out(
    scene: Scene, refusal: str, counts: bool
) -> None:
    message = await scene.asked(scene.group, Reply(text("Today"), quiz=quiz(), post=7))
    assert message.poll is not None
    scene.server.fail("getChatMember", 400, refusal)
    vote: dict[str, object] = {"poll_answer": message.poll.answer_json(scene.bia.to_json(), (1,))}
    for heard in (1, 2):
        await scene.server.push(vote)
        await scene.quiet()
        assert len(scene.core.heard) == 1 + counts * heard
    assert scene.server.calls["getChatMember"] == 1 + counts, "what is not known is asked again"


async def test_who_belongs_is_not_waited_for(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Today"), quiz=quiz(), post=7))
    scene.server.hang("getChatMember", 20)
    await scene.bia.vote(message, [1])
    await scene.heard(2)


async def test_a_vote_in_a_poll_that_is_nobodys_post_is_nothing(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Today"), quiz=quiz()))
    await scene.bia.vote(message, [1])
    await scene.quiet()
    assert len(scene.core.heard) == 1


class SlowMessages(NotedMessages):
    """Writes a message down only after somebody has looked for its poll in vain."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = asyncio.Event()
        self.missed = asyncio.Event()

    async def show(self, shown: Shown) -> None:
        self.sent.set()
        await self.missed.wait()
        await super().show(shown)

    async def of_poll(self, platform: str, poll: str) -> Shown | None:
        found = await super().of_poll(platform, poll)
        self.missed.set()
        return found


async def test_a_vote_may_come_before_its_poll_is_written_down() -> None:
    messages = SlowMessages()
    async with acting(messages) as scene:
        scene.core.always(Reply(text("Today"), quiz=quiz(), post=7))
        await scene.ana.say(scene.group, "/hoje")
        await messages.sent.wait()
        await scene.bia.vote(scene.group.messages[0], [0])
        heard = await scene.heard(2)
        assert isinstance(heard, Press)
        assert heard.payload == pack(Answer(7, (0,)))


# What becomes of chats


async def test_the_bot_says_what_it_can_do_where_it_is_added(scene: Scene) -> None:
    group = scene.server.group("Nova", [scene.bia])
    group.kick_bot()
    await scene.server.until(lambda: scene.contacts.silences)
    assert scene.contacts.silences[-1] == (chat_of(group), "kicked")
    scene.core.always(says("I can …"))
    group.add_bot(by=scene.bia)
    assert (await scene.shown(group)).text == "I can …"
    heard = await scene.heard()
    assert isinstance(heard, Command)
    assert (heard.name, heard.origin.member.name) == ("start", "Bia")
    assert scene.contacts.silences[-1] == (chat_of(group), "")


async def test_where_the_bot_was_before_it_says_nothing(scene: Scene) -> None:
    group = scene.server.group("Nova", [scene.bia])
    scene.contacts.known_chats.add(str(group.id))
    group.kick_bot()
    scene.core.always(says("I can …"))
    group.add_bot(by=scene.bia)
    await scene.server.until(lambda: len(scene.contacts.silences) == 2)
    await scene.quiet()
    assert group.messages == []


async def test_a_text_that_answers_a_question_is_handed_on_with_its_post(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Today"), quiz=quiz(poll=False), post=7))
    scene.core.always()
    await scene.bia.say(scene.group, "B", reply_to=message)
    heard = await scene.heard(2)
    assert isinstance(heard, Command)
    assert (heard.name, heard.arguments, heard.about, heard.overheard) == ("", "B", 7, True)
    plain = await scene.asked(scene.group, says("hello"))
    scene.core.always()
    await scene.bia.say(scene.group, "B", reply_to=plain)
    heard = await scene.heard(4)
    assert isinstance(heard, Command)
    assert (heard.about, heard.overheard) == (None, True)
    await scene.bia.say("B")
    heard = await scene.heard(5)
    assert isinstance(heard, Command)
    assert (heard.about, heard.overheard) == (None, False)
    await scene.shown(scene.group, 2)


async def test_who_blocks_and_unblocks_is_noted(scene: Scene) -> None:
    scene.ana.block()
    await scene.server.until(lambda: len(scene.contacts.silences) == 1)
    scene.ana.unblock()
    await scene.server.until(lambda: len(scene.contacts.silences) == 2)
    assert scene.contacts.silences == [(chat_of(scene.ana), "blocked"), (chat_of(scene.ana), "")]


async def test_a_muted_bot_is_noted(scene: Scene) -> None:
    scene.group.mute_bot()
    scene.group.unmute_bot()
    await scene.server.until(lambda: len(scene.contacts.silences) == 2)
    assert [why for _, why in scene.contacts.silences] == ["muted", ""]


async def test_a_group_that_is_upgraded_moves(scene: Scene) -> None:
    basic = scene.server.group("Turma", [scene.ana], supergroup=False)
    new = basic.upgrade()
    scene.core.always(says("I can …"))
    await scene.server.until(lambda: scene.contacts.moves)
    assert scene.contacts.moves == [(chat_of(basic), str(new.id))]
    await scene.quiet()
    assert new.messages == [], "it is no new group"
    basic.announce(scene.ana.to_json(), Status.MEMBER, Status.LEFT)
    await scene.quiet()
    assert scene.contacts.silences[-1] == (chat_of(new), "")


async def test_before_the_bot_has_heard_from_telegram_deliveries_wait() -> None:
    async with telegram_server(Rates.none()) as server:
        bot = bot_of(server)
        source = Polling(bot, CATALOG)
        telegram = Telegram(bot, source, NotedMessages(), NotedContacts(), CATALOG)
        with pytest.raises(RetryLater):
            await telegram.deliver(Chat("telegram", "1"), says("hello"))
        with pytest.raises(RetryLater):
            await telegram.edit(MessageRef(Chat("telegram", "1"), "1"), says("hello"))


async def test_a_fault_of_the_core_stops_nothing(scene: Scene) -> None:
    def fault(_: object) -> list[Reply]:
        raise ZeroDivisionError

    scene.core.decide = fault
    await scene.ana.say(scene.group, "/hoje")
    await scene.heard()
    assert (await scene.asked(scene.group, says("hello"))).text == "hello"
