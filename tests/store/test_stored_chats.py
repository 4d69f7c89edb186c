"""Chats are written down once, and what was chosen for them stays."""

from bot.model import Chat, ChatProfile
from bot.store import chats
from bot.store.engine import Store
from tests.store.samples import GROUP


async def test_chat_that_was_never_seen_has_no_key(store: Store) -> None:
    async with store.read() as transaction:
        assert await chats.find(transaction, GROUP) == ChatProfile(GROUP)
        assert await chats.get(transaction, 1) is None
        assert await chats.keys(transaction) == []


async def test_chat_is_written_down_once(store: Store) -> None:
    async with store.write() as transaction:
        key = await chats.ensure(transaction, GROUP)
        assert await chats.ensure(transaction, GROUP) == key
    async with store.write() as transaction:
        assert await chats.ensure(transaction, GROUP) == key
    async with store.read() as transaction:
        assert await chats.keys(transaction) == [key]
        assert await chats.find(transaction, GROUP) == ChatProfile(GROUP, key)


async def test_platform_id_and_thread_tell_chats_apart(store: Store) -> None:
    different = [Chat("a", "1"), Chat("b", "1"), Chat("a", "2"), Chat("a", "1", "topic")]
    async with store.write() as transaction:
        keys = [await chats.ensure(transaction, chat) for chat in different]
        assert len(set(keys)) == len(different)
        assert await chats.keys(transaction) == sorted(keys)
        found = [await chats.get(transaction, key) for key in keys]
    assert [profile.chat for profile in found if profile] == different


async def test_choices_are_kept_and_replaced(store: Store) -> None:
    first = ChatProfile(GROUP, language="en", timezone="Asia/Tokyo", domains=("1", "3"))
    async with store.write() as transaction:
        key = await chats.save(transaction, first)
        assert await chats.find(transaction, GROUP) == ChatProfile(
            GROUP, key, "en", "Asia/Tokyo", ("1", "3")
        )
        assert await chats.save(transaction, ChatProfile(GROUP, key, language="pt-BR")) == key
        assert await chats.get(transaction, key) == ChatProfile(GROUP, key, "pt-BR")


async def test_being_seen_again_changes_no_choice(store: Store) -> None:
    async with store.write() as transaction:
        key = await chats.save(transaction, ChatProfile(GROUP, language="en"))
        assert await chats.ensure(transaction, GROUP) == key
        assert (await chats.find(transaction, GROUP)).language == "en"
