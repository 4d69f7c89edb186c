"""The slash commands: all of what is declared, within Discord's limits, read back by name."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot import routes
from bot.adapters.discord.commands import given, payload
from bot.adapters.discord.limits import DESCRIPTION_OF_COMMAND
from bot.routes import ROUTES, Route, Where, find
from bot.views.words import Catalog

NAME = re.compile(r"[-_'\w]{1,32}")


@pytest.fixture(scope="module")
def commands() -> list[dict[str, Any]]:
    return payload(Catalog())


def described(commands: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Whatever has a name: commands and their options."""
    for command in commands:
        yield command
        yield from command["options"]


def option(commands: list[dict[str, Any]], command: str, name: str) -> dict[str, Any]:
    found = next(c for c in commands if c["name"] == command)
    return next(dict(o) for o in found["options"] if o["name"] == name)


def test_every_route_is_a_command_in_both_languages(commands: list[dict[str, Any]]) -> None:
    names = [(c["name"], c["name_localizations"]["pt-BR"]) for c in commands]
    assert names == [(route.english, route.name) for route in ROUTES]


def test_names_and_descriptions_are_as_discord_takes_them(commands: list[dict[str, Any]]) -> None:
    for one in described(commands):
        for name in (one["name"], *one["name_localizations"].values()):
            assert NAME.fullmatch(name)
            assert name == name.lower()
        for text in (one["description"], *one["description_localizations"].values()):
            assert 1 <= len(text) <= DESCRIPTION_OF_COMMAND
            assert not text.endswith("…"), "it was cut"


def test_every_option_says_what_it_is(commands: list[dict[str, Any]]) -> None:
    for command in commands:
        for one in command["options"]:
            assert one["description"] != command["description"], one["name"]


def test_everybody_may_call_every_command_everywhere(commands: list[dict[str, Any]]) -> None:
    for command in commands:
        assert command["default_member_permissions"] is None
        assert command["integration_types"] == [0, 1]


@pytest.mark.parametrize(("where", "contexts"), [(Where.PRIVATE, [0, 1, 2]), (Where.GROUP, [0])])
def test_a_command_is_shown_where_it_works(where: Where, contexts: list[int]) -> None:
    (command,) = payload(Catalog(), [Route("hoje", "today", where=where)])
    assert command["contexts"] == contexts


def test_what_is_named_by_the_notes_is_suggested(commands: list[dict[str, Any]]) -> None:
    assert option(commands, "define", "term")["autocomplete"]
    assert option(commands, "define", "term")["required"]
    assert option(commands, "help", "topic")["autocomplete"]
    assert option(commands, "content", "value")["autocomplete"]


def test_choices_are_those_that_there_are_here(commands: list[dict[str, Any]]) -> None:
    offered = [choice["value"] for choice in option(commands, "settings", "what")["choices"]]
    assert "polls" not in offered
    assert {"channel", "threads", "timezone"} <= set(offered)


def test_a_channel_of_announcements_can_be_chosen_too(commands: list[dict[str, Any]]) -> None:
    assert option(commands, "settings", "channel")["channel_types"] == [0, 5]


def test_every_choice_is_understood_as_what_it_stands_for() -> None:
    for route in ROUTES:
        for argument in route.arguments:
            for choice in argument.choices:
                filled_in = given(route, {argument.english: choice.english})
                assert filled_in == ((argument.english, choice.value),)
                assert routes.checked(route, dict(filled_in)) == {argument.english: choice.value}


def test_options_are_read_by_name_in_the_order_of_the_command() -> None:
    config = find("config")
    assert config
    options = {"value": "meu fuso", "whose": "my", "what": "language"}
    read = (("whose", "me"), ("what", "language"), ("value", "meu fuso"))
    assert given(config, options) == read
    channel = (("what", "channel"), ("value", "123"))
    assert given(config, {"channel": "123"}) == channel
    assert given(config, {"what": "channel", "channel": "123"}) == channel
