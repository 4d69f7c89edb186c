"""People: they type commands, click, choose, fill in and write, and wait for what comes of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tests.emulators.discord import posting
from tests.emulators.discord.asking import Value, command_data, find_command, focused_data
from tests.emulators.discord.components import Button, ComponentType, Select
from tests.emulators.discord.drafts import Draft
from tests.emulators.discord.entities import File, Message, User
from tests.emulators.discord.filling import modal_data
from tests.emulators.discord.interactions import (
    GUILD_INSTALL,
    USER_INSTALL,
    Interaction,
    Kind,
    Modal,
    Outcome,
)
from tests.emulators.discord.mentions import AllowedMentions
from tests.emulators.discord.permissions import BITS, EVERYTHING
from tests.emulators.discord.places import Channel, ChannelType, Guild
from tests.emulators.discord.refusals import Payload

if TYPE_CHECKING:
    from tests.emulators.discord.server import DiscordServer


class Person(User):
    """Somebody who uses the bot; `locale` is what their client speaks.

    `installed`: they added the bot to their own account, and can call it anywhere.
    """

    def __init__(
        self, server: "DiscordServer", name: str, locale: str, *, installed: bool = False
    ) -> None:
        super().__init__(server.world.ids.next(), name)
        self._server = server
        self._world = server.world
        self.locale = locale
        self.installed = installed
        self.takes_dms = True
        self._world.users[self.id] = self

    @property
    def dm(self) -> Channel:
        """The conversation with the bot; opened without a word to it."""
        channel = self._world.private.get(self.id)
        if channel is None:
            channel = Channel(self._world, self.name, ChannelType.PRIVATE, owner=self)
            self._world.private[self.id] = channel
        return channel

    def open_dms(self) -> None:
        """The bot may write to this person."""
        self.takes_dms = True

    def close_dms(self) -> None:
        """The bot may not write to this person; answering interactions goes on."""
        self.takes_dms = False

    async def slash(
        self,
        channel: Channel,
        name: str,
        options: Mapping[str, Value] | None = None,
        *,
        replies: int | None = None,
    ) -> Outcome:
        """Call a command, with its subcommands after blanks; names in any language.

        Values are given as text, as they are typed; of choices the name or the value. Waits
        for so many `replies`, or until the bot has fallen silent.
        """
        command, path = find_command(self._world.commands.values(), name)
        self._may(command.contexts, command.integrations, command.permissions, channel, name)
        data = command_data(self._world, command, path, options or {}, channel)
        interaction = self._begin(Kind.COMMAND, channel, self._owners(channel))
        return await self._wait(interaction, data, replies)

    async def autocomplete(
        self, channel: Channel, name: str, options: Mapping[str, str], focused: str
    ) -> list[tuple[str, str | int | float]]:
        """What is suggested while the option `focused` is typed, as (name, value)."""
        command, path = find_command(self._world.commands.values(), name)
        data = focused_data(command, path, options, focused)
        interaction = self._begin(Kind.AUTOCOMPLETE, channel, self._owners(channel))
        await self._wait(interaction, data, None)
        return [(each.named.shown(self.locale), each.value) for each in interaction.choices]

    async def click(
        self, message: Message, button: str, *, replies: int | None = None, stale: bool = False
    ) -> Outcome:
        """Click a button, by its label or custom_id; `stale`: one that is no longer there,
        by its custom_id, as a client does that has not yet seen the edit.
        """
        self._sees(message, stale=stale)
        custom_id = button if stale else _button(message, button).custom_id
        data: Payload = {"component_type": ComponentType.BUTTON, "custom_id": custom_id}
        return await self._component(message, data, replies)

    async def select(
        self,
        message: Message,
        values: Sequence[str],
        custom_id: str | None = None,
        *,
        replies: int | None = None,
    ) -> Outcome:
        """Choose from a menu, by labels or values; without `custom_id`, from the only one."""
        self._sees(message)
        menu = _select(message, custom_id)
        data: Payload = {
            "component_type": menu.type,
            "custom_id": menu.custom_id,
            "values": chosen(menu, values),
        }
        return await self._component(message, data, replies)

    async def submit(
        self,
        modal: Modal,
        values: Mapping[str, str | Sequence[str]],
        *,
        replies: int | None = None,
    ) -> Outcome:
        """Fill in a modal, by labels or custom_ids, and send it."""
        data = modal_data(modal.form, values)
        interaction = self._begin(Kind.MODAL, modal.channel, modal.owners, modal.message)
        return await self._wait(interaction, data, replies)

    async def write(
        self,
        channel: Channel,
        text: str,
        *,
        files: Sequence[File] = (),
        reply_to: Message | None = None,
    ) -> Message:
        """Say something; what it says reaches the bot in private, when it is mentioned, or
        with the intent for it.
        """
        draft = Draft(
            text.strip(),
            None,
            None,
            None,
            tuple(files),
            ephemeral=False,
            allowed=AllowedMentions(),
            reply_to=reply_to.id if reply_to else "",
        )
        return posting.post(channel, self, draft)

    def leave(self, guild: Guild) -> None:
        """Leave a server."""
        guild.leave(self)

    async def _component(self, message: Message, data: Payload, replies: int | None) -> Outcome:
        before = message.interaction
        owners = before.owners if before else self._owners(message.channel)
        interaction = self._begin(Kind.COMPONENT, message.channel, owners, message)
        return await self._wait(interaction, data, replies)

    def _begin(
        self,
        kind: Kind,
        channel: Channel,
        owners: dict[str, str],
        source: Message | None = None,
    ) -> Interaction:
        assert not channel.deleted, f"{channel} is gone"
        return Interaction(kind, self, channel, owners, source)

    async def _wait(self, interaction: Interaction, data: Payload, replies: int | None) -> Outcome:
        server = self._server
        event = interaction.event(data, self.locale, installed=self.installed)
        for _ in range(server.take_twice()):
            self._world.publish(event)
        await interaction.settle(server.patience, server.quiet, replies)
        return interaction.outcome()

    def _owners(self, channel: Channel) -> dict[str, str]:
        owners = {}
        if channel.is_private or (channel.guild and channel.guild.has_bot):
            owners[GUILD_INSTALL] = channel.guild_id or "0"
        if self.installed:
            owners[USER_INSTALL] = self.id
        assert owners, f"the bot is not in {channel.guild} and {self} has not installed it"
        return owners

    def _may(
        self,
        contexts: Sequence[int],
        integrations: Sequence[int],
        permissions: int | None,
        channel: Channel,
        name: str,
    ) -> None:
        guild = channel.guild
        assert guild is None or self in guild.members, f"{self} is not in {guild}"
        assert not channel.is_of_friends or self in channel.people, f"{self} is not in {channel}"
        assert guild is None or self._sees_commands(channel), f"{self} may not use commands here"
        assert channel.context in contexts, f"/{name} is not shown in {channel}"
        owners = self._owners(channel)
        assert any(str(each) in owners for each in integrations), f"/{name} is not installed here"
        if guild is not None and permissions is not None:
            shown = permissions or EVERYTHING  # 0: to administrators alone
            hidden = shown & ~channel.permissions(self)
            assert not hidden, f"/{name} is not shown to {self}"

    def _sees_commands(self, channel: Channel) -> bool:
        return bool(channel.permissions(self) & BITS["use_application_commands"])

    def _sees(self, message: Message, *, stale: bool = False) -> None:
        assert message.visible_to in (None, self), f"{self} does not see this message"
        assert not message.deleted or stale, "the message is gone"


def _button(message: Message, name: str) -> Button:
    for button in message.buttons:
        if name in (button.label, button.custom_id):
            assert not button.disabled, f"the button {name!r} is disabled"
            assert not button.url, f"the button {name!r} opens an address"
            return button
    raise AssertionError(f"there is no button {name!r}, only {message.labels}")


def _select(message: Message, custom_id: str | None) -> Select:
    menus = [each for each in message.selects if custom_id in (None, each.custom_id)]
    assert len(menus) == 1, f"there are {len(menus)} such menus"
    assert not menus[0].disabled, "the menu is disabled"
    return menus[0]


def chosen(menu: Select, names: Sequence[str]) -> list[str]:
    """The values of a menu with these labels or values."""
    assert menu.least <= len(names) <= menu.most, f"choose {menu.least} to {menu.most}"
    if menu.type != ComponentType.SELECT:
        return list(names)
    values = {option.label: option.value for option in menu.options}
    values |= {option.value: option.value for option in menu.options}
    for name in names:
        assert name in values, f"there is no option {name!r}, only {list(values)}"
    return [values[name] for name in names]
