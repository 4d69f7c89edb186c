"""Chats and members as far as they are known, kept at hand so that a request need not ask.

What one process changes it sees at once. A member or chat that was only seen, and did
nothing worth keeping, is not written down.
"""

from dataclasses import replace

from bot.model import Chat, ChatProfile, Member, MemberProfile
from bot.store import chats, members
from bot.store.engine import Store
from bot.study.at_hand import AtHand

AT_HAND = 20_000
"""Profiles of each sort kept in memory, the latest used; about 10 MB when full."""


class People:
    """Finds and changes the profiles of chats and members."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._chats: AtHand[Chat, ChatProfile] = AtHand(AT_HAND)
        self._members: AtHand[tuple[str, str], MemberProfile] = AtHand(AT_HAND)

    async def chat(self, chat: Chat) -> ChatProfile:
        """What is known of a chat."""
        return self._chats.peek(chat) or await self._chats.get(chat, self._find_chat)

    async def member(self, member: Member) -> MemberProfile:
        """What is known of a member, under their present name."""
        key = (member.platform, member.id)
        profile = self._members.peek(key)
        if profile is None:
            profile = await self._members.get(key, lambda _: self._find_member(member))
        return profile if profile.member == member else await self._rename(profile, member)

    async def save_chat(self, profile: ChatProfile) -> None:
        """Write what was chosen for a chat."""
        async with self._store.write() as transaction:
            key = await chats.save(transaction, profile)
        self._chats[profile.chat] = replace(profile, key=key)

    async def save_member(self, profile: MemberProfile) -> None:
        """Write what a member chose."""
        async with self._store.write() as transaction:
            key = await members.save(transaction, profile)
        self.remember(replace(profile, key=key))

    def remember(self, profile: MemberProfile) -> None:
        """Keep at hand what was read or written elsewhere."""
        self._members[profile.member.platform, profile.member.id] = profile

    def remember_chat(self, profile: ChatProfile) -> None:
        """Keep at hand what was read or written elsewhere."""
        self._chats[profile.chat] = profile

    async def _find_chat(self, chat: Chat) -> ChatProfile:
        async with self._store.read() as transaction:
            return await chats.find(transaction, chat)

    async def _find_member(self, member: Member) -> MemberProfile:
        async with self._store.read() as transaction:
            return await members.find(transaction, member)

    async def _rename(self, profile: MemberProfile, member: Member) -> MemberProfile:
        if profile.key is not None:
            async with self._store.write() as transaction:
                await members.ensure(transaction, [member])
        renamed = replace(profile, member=member)
        self.remember(renamed)
        return renamed
