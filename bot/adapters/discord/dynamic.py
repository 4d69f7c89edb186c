"""Our buttons and selects as the library's dynamic items: known again by what they are called, and
so in messages of any age, after any number of restarts.

Whoever handles interactions is told of what is used. The library looks it up in its message
first, and is silent about what is not there; of that it still tells as of any interaction. What a
payload means is not known here.
"""

import re
from typing import Any, Self

import discord

from bot.adapters.discord.client import Client

CALLED = re.compile(r"(?P<kind>[sfo])\d*:(?P<rest>.*)", re.DOTALL)
"""What a button is called by: its kind, a number where another is called the same, and what it
carries.
"""

SELECT = "list"
"""What a select is called by; its lines carry the payloads."""

_TAKEN = "taken"

Interaction = discord.Interaction[discord.Client]
Item = discord.ui.Item[Any]


class DynamicButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=CALLED):
    """A button."""

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: Item, called: re.Match[str], /) -> Self:
        """The button that is called so; nothing else need be known of it."""
        return cls(discord.ui.Button(custom_id=called.string))

    async def callback(self, interaction: Interaction) -> None:
        """Somebody tapped it."""
        await _used(interaction)


class DynamicSelect(discord.ui.DynamicItem[discord.ui.Select[Any]], template=SELECT):
    """A select."""

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: Item, called: re.Match[str], /) -> Self:
        """The select that is called so; what was chosen comes with the interaction."""
        return cls(discord.ui.Select(custom_id=called.string))

    async def callback(self, interaction: Interaction) -> None:
        """Somebody chose a line of it."""
        await _used(interaction)


def taken(interaction: Interaction) -> bool:
    """Whether this was asked of the interaction before: the library tells of a component as of a
    dynamic item and as of an interaction, and whoever is told first handles it.
    """
    before = bool(interaction.extras.get(_TAKEN))
    interaction.extras[_TAKEN] = True
    return before


async def _used(interaction: Interaction) -> None:
    client = interaction.client
    assert isinstance(client, Client), "the items were added to another client"
    await client.component_used(interaction)
