"""Servers and the channels, threads and private conversations in which people meet the bot."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from tests.emulators.discord import payloads
from tests.emulators.discord.entities import Message, User
from tests.emulators.discord.events import Event, Intent
from tests.emulators.discord.permissions import (
    ADMINISTRATOR,
    BITS,
    BOT,
    EVERYONE,
    EVERYTHING,
    IN_PRIVATE,
    bits,
)

if TYPE_CHECKING:
    from tests.emulators.discord.world import World


class ChannelType(IntEnum):
    """The kinds of channels that occur here."""

    TEXT = 0
    PRIVATE = 1
    FRIENDS = 3
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12


THREADS = (ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD)


class Channel:
    """A place with messages: a channel of a server, a thread in one, or a conversation of two."""

    def __init__(
        self,
        world: "World",
        name: str,
        kind: ChannelType = ChannelType.TEXT,
        *,
        guild: "Guild | None" = None,
        parent: "Channel | None" = None,
        channel_id: str = "",
        owner: User | None = None,
    ) -> None:
        self.world = world
        self.id = channel_id or world.ids.next()
        self.name = name
        self.kind = kind
        self.guild = guild
        self.parent = parent
        self.owner = owner or world.bot
        self.topic = ""
        self.denied = 0
        self.archived = False
        self.locked = False
        self.deleted = False
        self.history: dict[str, Message] = {}
        self.nonces: dict[str, tuple[float, Message]] = {}
        self.threads: list[Channel] = []
        self.people: list[User] = []
        self.typing = 0
        world.channels[self.id] = self

    def __repr__(self) -> str:
        return f"Channel({self.name!r})"

    @property
    def is_thread(self) -> bool:
        """Whether it lives inside another channel."""
        return self.kind in THREADS

    @property
    def is_private(self) -> bool:
        """Whether it is the conversation of one person with the bot, whose `owner` they are."""
        return self.kind == ChannelType.PRIVATE

    @property
    def is_of_friends(self) -> bool:
        """Whether it is a conversation of several people, to which no bot belongs."""
        return self.kind == ChannelType.FRIENDS

    @property
    def context(self) -> int:
        """Where a command is called here: in a server, alone with the bot, or among friends."""
        return 0 if self.guild else 2 if self.is_of_friends else 1

    @property
    def guild_id(self) -> str:
        """The id of its server, empty when it has none."""
        return self.guild.id if self.guild else ""

    @property
    def messages(self) -> list[Message]:
        """What can be seen, by all or by one (see `visible_to`), oldest first."""
        return [
            message
            for message in self.history.values()
            if not message.deleted and not message.thinking
        ]

    def seen_by(self, user: User) -> list[Message]:
        """What this person can see, oldest first."""
        return [message for message in self.messages if message.visible_to in (None, user)]

    def permissions(self, user: User) -> int:
        """What a person or the bot may do here."""
        if self.guild is None:
            return IN_PRIVATE
        allowed = self.guild.permissions(user)
        if user.bot and not allowed & ADMINISTRATOR:
            allowed &= ~(self.denied | (self.parent.denied if self.parent else 0))
        return allowed

    def deny(self, *names: str) -> None:
        """Take permissions from the bot here, by their names ("send_messages")."""
        self._denying(self.denied | bits(*names))

    def allow(self, *names: str) -> None:
        """Give back what was denied; all of it when no name is given."""
        self._denying(self.denied & ~bits(*(names or BITS)))

    def thread(self, name: str, *, private: bool = False, by: User | None = None) -> "Channel":
        """Start a thread here."""
        kind = ChannelType.PRIVATE_THREAD if private else ChannelType.PUBLIC_THREAD
        return self.start_thread(name, kind, by or self.world.bot)

    def start_thread(
        self, name: str, kind: ChannelType, owner: User, channel_id: str = ""
    ) -> "Channel":
        """Start a thread; one that is made from a message has that message's id."""
        thread = Channel(
            self.world,
            name,
            kind,
            guild=self.guild,
            parent=self,
            channel_id=channel_id,
            owner=owner,
        )
        self.threads.append(thread)
        thread.tell("THREAD_CREATE", newly_created=True)
        return thread

    def archive(self, *, locked: bool = False) -> None:
        """Put a thread away; nobody writes in a locked one."""
        self.archived, self.locked = True, locked
        self.tell("THREAD_UPDATE")

    def unarchive(self) -> None:
        """Take a thread out again."""
        self.archived = self.locked = False
        self.tell("THREAD_UPDATE")

    def delete(self) -> None:
        """It is gone, with its threads and all that was said."""
        self.deleted = True
        for thread in self.threads:
            thread.deleted = True
        if self.parent:
            self.parent.threads.remove(self)
        if self.guild and not self.is_thread:
            self.guild.channels.remove(self)
        self.tell("THREAD_DELETE" if self.is_thread else "CHANNEL_DELETE")

    def tell(self, event: str, **more: object) -> None:
        """Publish an event about this channel."""
        if self.guild and not self.guild.has_bot:
            return
        payload = payloads.channel(self) | more
        intent = Intent.GUILDS if self.guild else Intent.DIRECT_MESSAGES
        self.world.publish(Event(event, payload, self.guild_id, intent))

    def _denying(self, denied: int) -> None:
        self.denied = denied
        self.tell("THREAD_UPDATE" if self.is_thread else "CHANNEL_UPDATE")


class Guild:
    """A server: members, channels, and the bot, if it was invited."""

    def __init__(
        self,
        world: "World",
        name: str,
        members: Iterable[User],
        admins: Iterable[User],
        locale: str,
    ) -> None:
        self.world = world
        self.id = world.ids.apart()
        self.admin_role = world.ids.next()
        self.bot_role = world.ids.next()
        self.name = name
        self.locale = locale
        self.admins = list(admins)
        self.members = list(dict.fromkeys([*members, *self.admins]))
        self.owner = self.members[0] if self.members else world.bot
        self.channels: list[Channel] = []
        self.has_bot = False
        self.available = True
        self.bot_permissions = BOT
        world.guilds[self.id] = self

    def __repr__(self) -> str:
        return f"Guild({self.name!r})"

    def channel(self, name: str) -> Channel:
        """The channel with this name, which is made when there is none."""
        for channel in self.channels:
            if channel.name == name:
                return channel
        channel = Channel(self.world, name, guild=self)
        self.channels.append(channel)
        channel.tell("CHANNEL_CREATE")
        return channel

    @property
    def threads(self) -> list[Channel]:
        """All threads of all channels."""
        return [thread for channel in self.channels for thread in channel.threads]

    def permissions(self, user: User) -> int:
        """What a member or the bot may do everywhere; nothing when they are not in it."""
        if user is self.world.bot:
            return self.bot_permissions if self.has_bot else 0
        if user not in self.members:
            return 0
        return EVERYTHING if user in self.admins or user is self.owner else EVERYONE

    def add_bot(self) -> None:
        """Invite the bot, which learns of it."""
        self.has_bot = True
        self._tell("GUILD_CREATE", payloads.guild(self), payloads.guild(self, everybody=False))

    def remove_bot(self) -> None:
        """Show the bot the door, which learns of it."""
        self._tell("GUILD_DELETE", {"id": self.id})
        self.has_bot = False

    def let_bot(self, allowed: int) -> None:
        """Change what the bot's role may do everywhere, which the bot learns."""
        self.bot_permissions = allowed
        role = payloads.bot_role(self)
        self._tell("GUILD_ROLE_UPDATE", {"guild_id": self.id, "role": role})

    def outage(self) -> None:
        """The server cannot be reached for a while, through no fault of anyone in it."""
        self.available = False
        self._tell("GUILD_DELETE", {"id": self.id, "unavailable": True})

    def recover(self) -> None:
        """The server is back after an outage."""
        self.available = True
        back = {"unavailable": False}
        whole, part = payloads.guild(self), payloads.guild(self, everybody=False)
        self._tell("GUILD_CREATE", whole | back, part | back)

    def join(self, user: User) -> None:
        """Somebody becomes a member."""
        self.members.append(user)
        self._tell_member("GUILD_MEMBER_ADD", payloads.member(self, user))

    def leave(self, user: User) -> None:
        """Somebody is no member any more."""
        self.members.remove(user)
        self._tell_member("GUILD_MEMBER_REMOVE", {"user": payloads.user(user)})

    def promote(self, user: User) -> None:
        """Somebody becomes an administrator."""
        self.admins.append(user)
        self._tell_member("GUILD_MEMBER_UPDATE", payloads.member(self, user))

    def demote(self, user: User) -> None:
        """Somebody is no administrator any more."""
        self.admins.remove(user)
        self._tell_member("GUILD_MEMBER_UPDATE", payloads.member(self, user))

    def _tell_member(self, event: str, payload: payloads.Payload) -> None:
        if self.has_bot:
            payload = payload | {"guild_id": self.id}
            self.world.publish(Event(event, payload, self.id, Intent.MEMBERS))

    def _tell(
        self, event: str, payload: payloads.Payload, without_members: payloads.Payload | None = None
    ) -> None:
        if self.has_bot:
            self.world.publish(Event(event, payload, self.id, Intent.GUILDS, without_members))
