"""What interactions say, of whatever shape they are."""

from functools import cache
from typing import Any, cast

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord import incoming
from bot.adapters.discord.answering import Interaction
from bot.adapters.discord.components import Tapped
from bot.model import Chat, Feature, Member, Place

USER: dict[str, Any] = {
    "id": "7",
    "username": "ana",
    "global_name": "Ana",
    "discriminator": "0",
    "avatar": None,
}

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
keys = st.sampled_from(["name", "options", "values", "custom_id", "components", "value", "focused"])
shapes = st.dictionaries(keys, junk | st.lists(st.dictionaries(keys, junk)))


@cache
def client() -> discord.Client:
    """A client that knows who it is, and is connected to nothing."""
    made = discord.Client(intents=discord.Intents.none())
    bot: Any = USER | {"id": "2", "username": "sabatina", "bot": True}
    made._connection.user = discord.ClientUser(state=made._connection, data=bot)
    return made


def interaction(data: object, **more: object) -> Interaction:
    """One that came from the bot's private conversation, unless it is said otherwise."""
    payload: dict[str, Any] = {
        "id": "1",
        "application_id": "2",
        "type": 2,
        "data": data,
        "channel": {"id": "3", "type": 1, "recipients": [USER]},
        "user": USER,
        "token": "t",
        "version": 1,
        "attachment_size_limit": 1,
        "locale": "pt-BR",
        "context": 1,
        **more,
    }
    return Interaction(data=cast(Any, payload), state=client()._connection)


@given(shapes)
def test_no_shape_of_an_interaction_is_too_strange(data: object) -> None:
    one = interaction(data)
    for read in (incoming.command, incoming.suggestion, incoming.tap, incoming.filled_in):
        read(one)
    assert incoming.label(one) == ""


def test_alone_with_the_bot_one_is_a_private_chat_and_its_admin() -> None:
    origin = incoming.origin_of(interaction({}))
    assert (origin.chat, origin.place) == (Chat("discord", "@7"), Place.PRIVATE)
    assert origin.member == Member("discord", "7", "Ana")
    assert (origin.admin, origin.language) == (True, "pt-BR")
    assert origin.features == frozenset({Feature.OPTIONS, Feature.SCHEDULE})


def test_a_group_of_friends_is_a_chat_by_its_channel() -> None:
    channel = {"id": "9", "type": 3, "recipients": [USER], "name": None, "icon": None}
    origin = incoming.origin_of(interaction({}, context=2, channel=channel))
    assert (origin.chat, origin.place) == (Chat("discord", "9"), Place.GROUP)
    assert not origin.admin
    assert Feature.CHANNELS not in origin.features


def test_options_are_read_in_the_order_of_the_command() -> None:
    options = [
        {"name": "value", "type": 3, "value": "en"},
        {"name": "what", "type": 3, "value": "language"},
    ]
    command = incoming.command(interaction({"name": "settings", "options": options}))
    assert (command.name, command.arguments) == ("config", "language en")
    assert command.given == (("what", "language"), ("value", "en"))


def test_a_person_is_called_what_they_are_called_everywhere() -> None:
    user = USER | {"global_name": "Bia"}
    place = {"id": "3", "type": 0, "name": "rh", "guild_id": "8", "position": 0}
    member = {"user": user, "nick": "Bia (demitida)", "roles": [], "flags": 0, "permissions": "0"}
    guild = {"id": "8", "locale": "pt-BR", "features": []}
    more = {"guild_id": "8", "guild": guild, "channel": place, "context": 0, "member": member}
    assert incoming.origin_of(interaction({}, **more)).member.name == "Bia"


def test_what_is_being_typed_is_the_focused_option() -> None:
    options = [{"name": "term", "type": 3, "value": "ov", "focused": True}]
    suggest = incoming.suggestion(interaction({"name": "define", "options": options}))
    assert (suggest.command, suggest.text) == ("definir", "ov")


@pytest.mark.parametrize(
    "components",
    [
        [{"type": 1, "components": [{"type": 4, "custom_id": "text", "value": "Recife"}]}],
        [{"type": 18, "component": {"type": 4, "custom_id": "text", "value": "Recife"}}],
    ],
)
def test_a_form_is_read_however_its_field_is_wrapped(components: list[object]) -> None:
    press = incoming.filled_in(interaction({"custom_id": "s:x:y", "components": components}))
    assert (press.payload, press.text) == ("x:y", "Recife")


def test_a_line_that_was_chosen_is_what_was_tapped() -> None:
    assert incoming.tap(interaction({"custom_id": "list", "values": ["d:rag"]})) == Tapped("d:rag")
