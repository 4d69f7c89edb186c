"""What becomes of chats: they move, fall silent, and come back."""

from dataclasses import replace

from bot.errors import StoreError
from bot.model import Chat, ChatProfile, Member
from bot.store import chats, deliveries, posts, schedules, scores, shown
from bot.store.dialect import in_turn
from bot.store.engine import Store, Transaction
from bot.store.signals import Topic, tell
from bot.study.people import People
from bot.study.posted import Posted
from bot.study.preferences import Preferences
from bot.study.rebuild import rebuild_scores


class Contacts:
    """Writes down what becomes of a chat."""

    def __init__(
        self, store: Store, people: People, posted: Posted, preferences: Preferences
    ) -> None:
        self._store = store
        self._preferences = preferences
        self._people = people
        self._posted = posted

    async def move(self, chat: Chat, to: str) -> None:
        """Go on under another id, with history and settings; every thread of the chat moves.

        What happened under the new id before is added to the history.
        """
        if to == chat.id:
            return
        async with self._store.write() as transaction:
            await in_turn(transaction)
            moving = await chats.all_of(transaction, chat.platform, chat.id)
            merged = [await _move(transaction, profile, to) for profile in moving]
            await shown.rename(transaction, chat.platform, chat.id, to)
            if any(merged):
                await rebuild_scores(transaction, repair=True)
            await tell(transaction, Topic.MOVED, chat.platform, chat.id, to)
        self._people.forget_chats()
        self._posted.forget()

    async def silence(self, chat: Chat, why: str) -> None:
        """Take note of why nothing can be sent to a chat, or that it can where `why` is empty.

        Without a thread, it holds for every thread of the chat.
        """
        async with self._store.read() as transaction:
            known = await chats.all_of(transaction, chat.platform, chat.id)
        for profile in known or [ChatProfile(chat)]:
            if profile.silent != why and chat.thread in ("", profile.chat.thread):
                await self._people.change_chat(
                    profile.chat, lambda stored: replace(stored, silent=why)
                )

    async def silent(self, chat: Chat) -> str:
        """Why nothing can be sent to a chat; empty where it can."""
        return (await self._people.chat(chat)).silent

    async def known(self, chat: Chat) -> bool:
        """Whether anything happened in a chat before."""
        return (await self._people.chat(chat)).key is not None

    async def language(self, chat: Chat, member: Member | None = None) -> str:
        """The language of what all in a chat see, or of what one member alone is told (BCP 47);
        the usual one where the database fails, which people have to be told in some language.
        """
        try:
            profile = await self._people.chat(chat)
            if member is None:
                return profile.language or self._preferences.language
            return self._preferences.member_language(profile, await self._people.member(member))
        except StoreError:
            return self._preferences.language

    async def channel(self, chat: Chat) -> tuple[str, bool]:
        """Where in a chat what comes by itself is sent, and whether in a thread of its own."""
        profile = await self._people.chat(chat)
        return profile.channel, profile.threads


async def _move(transaction: Transaction, profile: ChatProfile, to: str) -> bool:
    """Give a chat another id; True where that took in what was there under it."""
    assert profile.key is not None, "it was read from the database"
    there = await chats.find(transaction, replace(profile.chat, id=to))
    if there.key is not None:
        await posts.hand_over(transaction, there.key, profile.key)
        await scores.drop(transaction, there.key)
        await schedules.hand_over(transaction, there.key, profile.key)
        await deliveries.hand_over(transaction, there.key, profile.key)
        await chats.remove(transaction, there.key)
    await chats.rename(transaction, profile.key, to)
    return there.key is not None
