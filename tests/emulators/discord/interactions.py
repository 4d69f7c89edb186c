"""An interaction: something a person did that the bot has to answer, and what came of it."""

import asyncio
from dataclasses import dataclass
from enum import IntEnum
from secrets import token_urlsafe

from tests.emulators.discord import limits, payloads
from tests.emulators.discord.clock import News
from tests.emulators.discord.commands import CommandChoice
from tests.emulators.discord.entities import Message, User
from tests.emulators.discord.events import Event
from tests.emulators.discord.modals import ModalForm
from tests.emulators.discord.places import Channel
from tests.emulators.discord.refusals import Payload
from tests.secrets import MARK


class Kind(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """How the bot can acknowledge it."""

    PONG = 1
    MESSAGE = 4
    DEFER = 5
    DEFER_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


GUILD_INSTALL, USER_INSTALL = "0", "1"


class NotAnswered(AssertionError):
    """The person was told that the application did not respond."""


@dataclass(frozen=True, slots=True)
class Modal:
    """A form on a person's screen; its fields are in `form`."""

    form: ModalForm
    channel: Channel
    message: Message | None
    """The message whose button opened it."""
    owners: dict[str, str]

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.form.title

    @property
    def labels(self) -> list[str]:
        """The labels of its fields."""
        return [part.label for part in self.form.parts]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person saw come of it.

    `messages` are new, in their order; `updated` is the message that bore the component, when
    it was changed. `ephemeral`: the first answer, or the defer, was for this person alone.
    """

    messages: tuple[Message, ...]
    ephemeral: bool
    modal: Modal | None
    deferred: bool
    updated: Message | None

    @property
    def message(self) -> Message:
        """The only new message."""
        assert len(self.messages) == 1, f"{len(self.messages)} messages instead of one"
        return self.messages[0]

    @property
    def text(self) -> str:
        """All that the new messages say."""
        return "\n".join(message.text for message in self.messages)


class Interaction:
    """One interaction and its answers; REST fills it in, the person who caused it waits."""

    def __init__(
        self,
        kind: Kind,
        person: User,
        channel: Channel,
        owners: dict[str, str],
        source: Message | None = None,
    ) -> None:
        self.world = channel.world
        self.id = self.world.ids.next()
        self.token = f"{MARK}.{token_urlsafe(48)}"
        self.kind = kind
        self.person = person
        self.channel = channel
        self.owners = owners
        self.source = source
        self.sent_at = self.world.clock()
        self.acknowledged_after: float | None = None
        self.callback: Callback | None = None
        self.ephemeral = False
        self.original: Message | None = None
        self.replies: list[Message] = []
        self.updated: Message | None = None
        self.modal: ModalForm | None = None
        self.choices: tuple[CommandChoice, ...] = ()
        self.follow_ups = 0
        self.elsewhere = False
        person.latest = self
        self.noted = False
        self._news = News()
        self._in_flight = 0
        self._touched = 0.0
        self.world.interactions[self.token] = self

    @property
    def is_command(self) -> bool:
        """Whether it began with a command."""
        return self.kind == Kind.COMMAND

    @property
    def age(self) -> float:
        """Seconds since it was sent."""
        return self.world.clock() - self.sent_at

    @property
    def done(self) -> bool:
        """Whether something has come of it: for a defer, more than the promise."""
        if self.callback == Callback.DEFER:
            original = self.original
            return original is None or original.deleted or not original.thinking
        if self.callback == Callback.DEFER_UPDATE:
            gone = self.original is not None and self.original.deleted
            return bool(self.replies or self.updated or self.elsewhere or gone)
        return self.callback is not None

    def event(self, data: Payload, locale: str, *, installed: bool) -> Event:
        """What the gateway tells of it; `installed`: the person brings the bot along."""
        guild, person = self.channel.guild, self.person
        payload: Payload = {
            "id": self.id,
            "application_id": self.world.application_id,
            "type": self.kind,
            "data": data,
            "channel_id": self.channel.id,
            "channel": payloads.channel(self.channel)
            | {"permissions": str(self.channel.permissions(person))},
            "token": self.token,
            "version": 1,
            "app_permissions": str(self.channel.permissions(self.world.bot)),
            "locale": locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": self.owners,
            "context": self.channel.context,
            "attachment_size_limit": limits.UPLOAD,
        }
        if self.source is not None:
            payload["message"] = payloads.message(self.source)
        if guild is None:
            return Event("INTERACTION_CREATE", payload | {"user": payloads.user(person)})
        permissions = {"permissions": str(self.channel.permissions(person))}
        payload |= {
            "guild_id": guild.id,
            "guild": {"id": guild.id, "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": payloads.member(guild, person) | permissions,
        }
        # Where only the person installed the bot, there is no shard of the server's.
        shard_by = guild.id if guild.has_bot or not installed else ""
        return Event("INTERACTION_CREATE", payload, shard_by)

    def begin(self) -> None:
        """A request about it has come in."""
        self._in_flight += 1

    def end(self) -> None:
        """That request was answered."""
        self._in_flight -= 1
        self._touched = asyncio.get_running_loop().time()
        self._news.tell()

    def came_elsewhere(self) -> None:
        """What came of it is a change of a message that an interaction before it had made."""
        self.elsewhere = True
        self._touched = asyncio.get_running_loop().time()
        self._news.tell()

    async def settle(self, patience: float, quiet: float, replies: int | None) -> None:
        """Wait until it is answered: with so many replies, or until no more come for a while.

        `patience`: seconds for what a defer promised; `quiet`: seconds without a request.
        Raises NotAnswered.
        """
        if not await self._news.until(lambda: self.callback, limits.ACKNOWLEDGE_SECONDS):
            raise NotAnswered("the bot did not acknowledge the interaction within 3 s")
        finished = await self._news.until(lambda: self.done, patience)
        if not finished and self.callback == Callback.DEFER:
            raise NotAnswered(f"the bot was thinking for {patience:g} s and said nothing")
        if replies is not None:
            await self._counted(replies, patience)
        elif quiet and self.callback != Callback.CHOICES:
            await self._quiet(quiet)

    async def _counted(self, replies: int, patience: float) -> None:
        if not await self._news.until(lambda: len(self._visible) >= replies, patience):
            raise NotAnswered(f"the bot replied {len(self._visible)} times, not {replies}")

    async def _quiet(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        while self._in_flight or loop.time() < self._touched + seconds:
            touched = self._touched
            left = max(0.0, touched + seconds - loop.time()) or seconds
            await self._news.until(lambda: self._touched != touched, left)  # noqa: B023

    @property
    def _visible(self) -> tuple[Message, ...]:
        return tuple(each for each in self.replies if not each.deleted and not each.thinking)

    def outcome(self) -> Outcome:
        """What has come of it so far."""
        modal = None
        if self.modal is not None:
            modal = Modal(self.modal, self.channel, self.source, self.owners)
        deferred = self.callback in (Callback.DEFER, Callback.DEFER_UPDATE)
        return Outcome(self._visible, self.ephemeral, modal, deferred, self.updated)
