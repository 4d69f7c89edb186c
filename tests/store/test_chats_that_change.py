"""Chats move to another id, fall silent and come back; messages and polls are found again."""

from dataclasses import replace

from bot.model import Chat, ChatProfile, MessageRef, Place, PostKind, Shown
from bot.store import chats, posts, scores
from bot.store.engine import Store
from bot.study.contacts import Contacts
from bot.study.messages import Messages
from bot.study.people import People
from bot.study.posted import Posted
from bot.study.preferences import Preferences
from bot.study.rebuild import rebuild
from tests.store.samples import ANA, BIA, GROUP, MONDAY, ask_in_group, given_by, recorded

NEW = replace(GROUP, id="super")
TOPIC = replace(GROUP, thread="7")


def contacts(store: Store) -> tuple[Contacts, People]:
    """The service and the profiles it keeps right."""
    people = People(store)
    defaults = Preferences("pt-BR", "America/Sao_Paulo")
    return Contacts(store, people, Posted(store), defaults), people


async def points(store: Store, chat: Chat) -> dict[str, int]:
    """Everybody's points of all time in a chat."""
    async with store.read() as transaction:
        profile = await chats.find(transaction, chat)
        table, _ = await scores.table(transaction, profile.key or 0, "all", None, 10)
    return {standing.name: standing.score.points for standing in table}


async def test_chat_that_moves_keeps_settings_history_and_points(store: Store) -> None:
    service, people = contacts(store)
    await people.change_chat(GROUP, lambda chat: replace(chat, language="en", polls=True))
    await people.change_chat(TOPIC, lambda chat: replace(chat, domains=("1",)))
    post = await ask_in_group(store, PostKind.DAY)
    await recorded(store, given_by(ANA, post))
    await service.move(GROUP, "super")
    found = await people.chat(NEW)
    assert (found.key, found.language, found.polls) == (post.chat_key, "en", True)
    assert (await people.chat(replace(NEW, thread="7"))).domains == ("1",)
    assert await points(store, NEW) == {"Ana": 10}
    assert await people.chat(GROUP) == ChatProfile(GROUP)


async def test_what_happened_under_the_new_id_joins_the_history(store: Store) -> None:
    service, people = contacts(store)
    before = await ask_in_group(store, PostKind.DAY)
    await recorded(store, given_by(ANA, before))
    after = await ask_in_group(store, PostKind.DAY, chat=NEW)
    await recorded(store, given_by(BIA, after))
    await service.move(GROUP, "super")
    assert (await people.chat(NEW)).key == before.chat_key
    # There is one question of a day: the other counts as practice.
    assert await points(store, NEW) == {"Ana": 10, "Bia": 5}
    assert (await rebuild(store, repair=False)).differences == ()
    async with store.read() as transaction:
        assert await posts.of_day(transaction, before.chat_key, MONDAY) == before
        assert await chats.keys(transaction) == [before.chat_key]


async def test_moving_to_the_same_id_or_from_nowhere_changes_nothing(store: Store) -> None:
    service, people = contacts(store)
    known = await people.change_chat(GROUP, lambda chat: replace(chat, language="en"))
    await service.move(GROUP, GROUP.id)
    await service.move(Chat("console", "never seen"), "nor this")
    assert await people.chat(GROUP) == known


async def test_silence_is_kept_for_all_threads_and_lifted(store: Store) -> None:
    service, people = contacts(store)
    for chat in (GROUP, TOPIC):
        await people.change_chat(chat, lambda stored: stored)
    await service.silence(GROUP, "kicked")
    assert [(await people.chat(chat)).silent for chat in (GROUP, TOPIC)] == ["kicked", "kicked"]
    await service.silence(GROUP, "")
    await service.silence(TOPIC, "closed")
    assert [(await people.chat(chat)).silent for chat in (GROUP, TOPIC)] == ["", "closed"]


async def test_messages_of_a_post_are_found_newest_first_and_by_their_poll(store: Store) -> None:
    service = Messages(store)
    post = await ask_in_group(store)
    first = Shown(post.key, MessageRef(GROUP, "1"), Place.GROUP)
    second = Shown(post.key, MessageRef(TOPIC, "2"), Place.GROUP, poll="p")
    for one in (first, second, replace(second, ref=MessageRef(TOPIC, "3"))):
        await service.show(one)
    assert await service.of_post(post.key) == [second, first]
    assert await service.of_poll("console", "p") == second
    assert await service.of_poll("console", "") is None
    assert await service.of_poll("elsewhere", "p") is None
    assert await service.of_post(post.key + 1) == []


async def test_a_message_is_known_by_what_it_shows(store: Store) -> None:
    service = Messages(store)
    post = await ask_in_group(store)
    one = Shown(post.key, MessageRef(TOPIC, "2"), Place.GROUP)
    await service.show(one)
    assert await service.of_message(MessageRef(GROUP, "2")) == one
    assert await service.of_message(MessageRef(GROUP, "3")) is None
    assert await service.of_message(MessageRef(NEW, "2")) is None


async def test_polls_are_known_after_their_chat_moved_and_messages_are_not(store: Store) -> None:
    service, _ = contacts(store)
    post = await ask_in_group(store)
    await Messages(store).show(Shown(post.key, MessageRef(GROUP, "1"), Place.GROUP, poll="p"))
    await service.move(GROUP, "super")
    found = await Messages(store).of_poll("console", "p")
    assert found == Shown(post.key, MessageRef(NEW, ""), Place.GROUP, "p")
