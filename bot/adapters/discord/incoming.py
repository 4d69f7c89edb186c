"""What interactions and messages say: who, where, and what was done, in the core's terms.

Pure. What a client sends is read with care: a shape that it does not have is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import discord

from bot.adapters.discord.answering import Interaction
from bot.adapters.discord.commands import given
from bot.adapters.discord.components import Tapped, tapped
from bot.adapters.discord.limits import ALONE, ELSEWHERE, FEATURES, IN_WRITING, NAME
from bot.adapters.discord.places import private_chat, server_chat
from bot.model import Chat, Command, Feature, Member, Origin, Place, Press, Suggest
from bot.routes import find

_TYPED = re.compile(r"/([^\s@]+)\s*(.*)", re.DOTALL)

Data = Mapping[str, object]


def origin_of(interaction: Interaction) -> Origin:
    """Who did something, and where."""
    user = interaction.user
    place, chat = _where(interaction)
    return Origin(
        chat,
        Member(NAME, str(user.id), _name(user)),
        place,
        admin=place is Place.PRIVATE or _administers(interaction),
        language=interaction.locale.value,
        features=_features(interaction, place),
    )


def command(interaction: Interaction) -> Command:
    """The command that was called, with the options that were filled in."""
    data = _data(interaction)
    name = str(data.get("name", ""))
    options = _filled_in(data)
    route, origin = find(name), origin_of(interaction)
    if route is None:
        return Command(origin, name, " ".join(options.values()))
    filled_in = given(route, options)
    text = " ".join(value for _, value in filled_in)
    return Command(origin, route.name, text, given=filled_in)


def suggestion(interaction: Interaction) -> Suggest:
    """What is being typed, and what is filled in beside it."""
    data = _data(interaction)
    name = str(data.get("name", ""))
    route, origin = find(name), origin_of(interaction)
    typed = next((o for o in _options(data) if o.get("focused")), {})
    argument, text = str(typed.get("name", "")), str(typed.get("value", ""))
    others = {k: value for k, value in _filled_in(data).items() if k != argument}
    filled_in = given(route, others) if route else ()
    return Suggest(origin, route.name if route else name, text, argument, filled_in)


def tap(interaction: Interaction) -> Tapped:
    """What was tapped or chosen, or which form was filled in."""
    data = _data(interaction)
    return tapped(str(data.get("custom_id", "")), _chosen(data))


def label(interaction: Interaction) -> str:
    """What stands on the button that was tapped."""
    custom_id = _data(interaction).get("custom_id")
    for row in interaction.message.components if interaction.message else ():
        for part in row.children if isinstance(row, discord.ActionRow) else ():
            if isinstance(part, discord.Button) and part.custom_id == custom_id:
                return part.label or ""
    return ""


def filled_in(interaction: Interaction) -> Press:
    """The form that was filled in."""
    text = next(_written(_data(interaction).get("components")), "")
    return Press(origin_of(interaction), tap(interaction).payload, text)


def said(message: discord.Message) -> Command | None:
    """What somebody wrote in private; None where that is nothing, not even a file."""
    text = message.content.strip()
    if not text and not message.attachments:
        return None
    author = message.author
    member = Member(NAME, str(author.id), _name(author))
    origin = Origin(private_chat(author.id), member, Place.PRIVATE, admin=True, features=IN_WRITING)
    called = _TYPED.fullmatch(text)
    return Command(origin, called[1], called[2]) if called else Command(origin, "", text)


def here(interaction: Interaction) -> str:
    """The id of the text channel of a server in which it was asked, or in a thread of which;
    empty where that is none.
    """
    channel = interaction.channel
    if isinstance(channel, discord.Thread):
        channel = channel.parent
    return str(channel.id) if isinstance(channel, discord.TextChannel) else ""


def is_mute(interaction: Interaction) -> bool:
    """Whether the bot may not write where it was asked, so that it answers in private alone."""
    if not interaction.is_guild_integration():
        return False
    allowed = interaction.app_permissions
    thread = isinstance(interaction.channel, discord.Thread)
    writes = allowed.send_messages_in_threads if thread else allowed.send_messages
    return not (allowed.view_channel and writes)


def _where(interaction: Interaction) -> tuple[Place, Chat]:
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return Place.GROUP, server_chat(interaction.guild_id)
    if interaction.context.dm_channel:
        return Place.PRIVATE, private_chat(interaction.user.id)
    return Place.GROUP, Chat(NAME, str(interaction.channel_id or interaction.guild_id or 0))


def _features(interaction: Interaction, place: Place) -> frozenset[Feature]:
    if place is Place.PRIVATE:
        return ALONE
    return FEATURES if interaction.is_guild_integration() else ELSEWHERE


def _name(user: discord.User | discord.Member) -> str:
    """What somebody is called everywhere; a server's name for them is nobody else's business."""
    return user.global_name or user.name


def _administers(interaction: Interaction) -> bool:
    """Whether somebody administers a server; among friends without one nobody does."""
    allowed = interaction.permissions
    return interaction.guild_id is not None and (allowed.manage_guild or allowed.administrator)


def _data(interaction: Interaction) -> Data:
    return cast(Data, interaction.data or {})


def _filled_in(data: Data) -> dict[str, str]:
    return {str(o.get("name")): str(o["value"]) for o in _options(data) if "value" in o}


def _options(data: Data) -> Iterator[Data]:
    options = data.get("options")
    for option in options if isinstance(options, list) else ():
        if isinstance(option, Mapping):
            yield option


def _chosen(part: Data) -> Sequence[str]:
    """What was chosen in a select."""
    values = part.get("values")
    return [str(value) for value in values] if isinstance(values, list) else []


def _written(components: object) -> Iterator[str]:
    """What was written or chosen in a form, however deep it lies in its rows and labels."""
    for part in components if isinstance(components, list) else ():
        if isinstance(part, Mapping):
            if isinstance(part.get("value"), str):
                yield str(part["value"])
            yield from _chosen(part)
            inner = part.get("component")
            yield from _written(part.get("components") or ([inner] if inner else None))
