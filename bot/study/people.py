"""Chats and members as far as they are known, kept at hand so that a request need not ask.

What one process changes it sees at once, and it hears of what others change. A member or chat
that was only seen, and did nothing worth keeping, is not written down. Only what was read from
the database or written to it is kept: a request never puts back what it began with.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar

from bot.model import Chat, ChatProfile, Member, MemberProfile
from bot.store import chats, members
from bot.store.dialect import in_turn
from bot.store.engine import Store
from bot.study.at_hand import AtHand

Key = TypeVar("Key", bound=Hashable)
Profile = TypeVar("Profile", ChatProfile, MemberProfile)

AT_HAND = 20_000
"""Profiles of each sort kept in memory, the latest used; about 10 MB when full."""

FRESH = 45.0
"""Seconds for which a profile is kept on a database that others change too: they tell of it, and
this is for when that is not heard.
"""


class People:
    """Finds and changes the profiles of chats and members."""

    def __init__(self, store: Store) -> None:
        self._store = store
        fresh = FRESH if store.shared else None
        self._chats: AtHand[Chat, ChatProfile] = AtHand(AT_HAND, fresh)
        self._members: AtHand[tuple[str, str], MemberProfile] = AtHand(AT_HAND, fresh)

    async def chat(self, chat: Chat) -> ChatProfile:
        """What is known of a chat; a thread that chose nothing of its own has what the whole
        chat chose.
        """
        own = await self._chats.get(chat, self._find_chat) or ChatProfile(chat)
        if not chat.thread:
            return own
        return within(await self.chat(replace(chat, thread="")), own)

    async def chat_of(self, key: int) -> ChatProfile | None:
        """What is stored of the chat of a key just now, as `chat` gives it."""

        async def read() -> tuple[Chat, ChatProfile] | None:
            async with self._store.read() as transaction:
                profile = await chats.get(transaction, key)
            return (profile.chat, profile) if profile else None

        found = await self._chats.learn(read)
        if found is None or not found.chat.thread:
            return found
        return within(await self.chat(replace(found.chat, thread="")), found)

    async def member(self, member: Member) -> MemberProfile:
        """What is known of a member, under their present name."""
        profile = await self._members.get(_identity(member), lambda _: self._find_member(member))
        if profile is None or profile.member == member:
            return profile or MemberProfile(member)
        return await self._rename(member)

    async def change_chat(
        self, chat: Chat, change: Callable[[ChatProfile], ChatProfile]
    ) -> ChatProfile:
        """Change what was chosen for a chat, starting from how it is stored just now."""
        async with self._store.write() as transaction:
            await in_turn(transaction)
            changed = change(await chats.find(transaction, chat))
            changed = replace(changed, key=await chats.save(transaction, changed))
        self._keep(self._chats, chat, changed)
        return changed

    async def change_member(
        self, member: Member, change: Callable[[MemberProfile], MemberProfile]
    ) -> MemberProfile:
        """Change what a member chose, starting from how it is stored just now."""
        async with self._store.write() as transaction:
            await in_turn(transaction)
            changed = change(await members.find(transaction, member))
            changed = replace(changed, key=await members.save(transaction, changed))
        self._keep(self._members, _identity(member), changed)
        return changed

    def know_chat(self, chat: Chat, key: int) -> None:
        """Take note that a chat that is at hand is written down, under this key."""
        known = self._chats.peek(chat)
        if known is not None and known.key != key:
            self._chats[chat] = replace(known, key=key)

    def know_member(self, member: Member, key: int) -> None:
        """Take note that a member who is at hand is written down, under this key."""
        known = self._members.peek(_identity(member))
        if known is not None and known.key != key:
            self._members[_identity(member)] = replace(known, key=key)

    def forget_chat(self, chat: Chat) -> None:
        """Read a chat anew when it is next asked for."""
        self._chats.drop(chat)

    def forget_member(self, platform: str, member_id: str) -> None:
        """Read a member anew when they are next asked for."""
        self._members.drop((platform, member_id))

    def forget_chats(self) -> None:
        """Read every chat anew when it is next asked for."""
        self._chats.clear()

    def forget(self) -> None:
        """Read everybody and every chat anew."""
        self._chats.clear()
        self._members.clear()

    async def _find_chat(self, chat: Chat) -> ChatProfile | None:
        async with self._store.read() as transaction:
            found = await chats.find(transaction, chat)
        return self._worth_keeping(found)

    async def _find_member(self, member: Member) -> MemberProfile | None:
        async with self._store.read() as transaction:
            found = await members.find(transaction, member)
        return self._worth_keeping(found)

    def _keep(self, at_hand: AtHand[Key, Profile], key: Key, profile: Profile) -> None:
        """Keep at hand what was just committed; where others write too, one of them may have done
        so since.
        """
        if self._store.shared:
            at_hand.drop(key)
        else:
            at_hand[key] = profile

    def _worth_keeping(self, found: Profile) -> Profile | None:
        """What can be kept at hand: nobody tells of it that another process writes down whom it
        did not know.
        """
        return None if self._store.shared and found.key is None else found

    async def _rename(self, member: Member) -> MemberProfile:
        async with self._store.write() as transaction:
            profile = await members.find(transaction, member)
            if profile.key is not None:
                await members.ensure(transaction, [member])
        self._keep(self._members, _identity(member), profile)
        return profile


def within(whole: ChatProfile, thread: ChatProfile) -> ChatProfile:
    """A thread with what the whole chat chose, where it chose nothing of its own."""
    return replace(
        thread,
        language=thread.language or whole.language,
        timezone=thread.timezone or whole.timezone,
        domains=thread.domains or whole.domains,
        polls=thread.polls or whole.polls,
        pack=thread.pack or whole.pack,
    )


def _identity(member: Member) -> tuple[str, str]:
    return member.platform, member.id
