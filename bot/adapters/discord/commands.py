"""The bot's commands as Discord's slash commands, made from what is declared of them.

Pure: what Discord is told, and what the options that somebody filled in mean.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from discord import AppCommandOptionType, AppCommandType, ChannelType

from bot.adapters.discord.limits import CHOICES, DESCRIPTION_OF_COMMAND, FEATURES, cut
from bot.routes import (
    ENGLISH,
    ROUTES,
    SETTINGS,
    Argument,
    ArgumentKind,
    Choice,
    Route,
    Where,
)
from bot.views.words import Catalog, Words

PORTUGUESE = "pt-BR"
"""The one locale of Discord's that we speak beside English."""

CHANNEL_SETTING = next(s for s in SETTINGS if s.value == "channel")
CHANNEL_OPTION = CHANNEL_SETTING.english
"""The option of the settings that stands for the channel and its id."""

CHANNELS = (ChannelType.text, ChannelType.news)
"""Channels that can be chosen: plain ones, and those of announcements."""

FILE_OPTION = "file"
"""The option of a command that takes a file."""

SETTINGS_ROUTE = "config"

_CONTEXTS: Mapping[Where, Sequence[int]] = {
    Where.ANYWHERE: [0, 1, 2],
    Where.PRIVATE: [0, 1, 2],
    Where.GROUP: [0],
}
"""In servers (0), alone with the bot (1), and among others without it (2). What is for one who
is alone can be called anywhere, and goes on in private.
"""

_INSTALLED = [0, 1]
"""By a server, and by a person for themselves."""

_SUGGESTED = frozenset(
    {ArgumentKind.TERM, ArgumentKind.DOMAIN, ArgumentKind.COMMAND, ArgumentKind.CONTENT}
)

_SAYS: Mapping[tuple[str, str], str] = {
    ("question", "domain"): "discord-option-question-domain",
    ("define", "term"): "discord-option-define-term",
    ("compare", "terms"): "discord-option-compare-terms",
    ("topics", "domain"): "discord-option-topics-domain",
    ("leaderboard", "period"): "discord-option-leaderboard-period",
    ("review", "minutes"): "discord-option-review-minutes",
    ("remind", "time"): "discord-option-remind-time",
    ("exam", "day"): "discord-option-exam-day",
    ("content", "action"): "discord-option-content-action",
    ("content", "value"): "discord-option-content-value",
    ("content", "file"): "discord-option-content-file",
    ("settings", "whose"): "discord-option-settings-whose",
    ("settings", "what"): "discord-option-settings-what",
    ("settings", "value"): "discord-option-settings-value",
    ("settings", "channel"): "discord-option-settings-channel",
    ("dispute", "reason"): "discord-option-dispute-reason",
    ("disputes", "verdict"): "discord-option-disputes-verdict",
    ("disputes", "value"): "discord-option-disputes-value",
    ("help", "topic"): "discord-option-help-topic",
}
"""What each option says about itself, by the English names of command and option."""

Payload = dict[str, Any]


def payload(catalog: Catalog, routes: Sequence[Route] = ROUTES) -> list[Payload]:
    """All commands, as Discord takes them."""
    words = {language: catalog[language] for language in (ENGLISH, PORTUGUESE)}
    return [_command(words, route) for route in routes]


def given(route: Route, options: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What a command's options were filled in with, by the arguments' English names and in their
    order; a channel that was picked is the value of the setting that it stands for.
    """
    values = dict(options)
    channel = values.pop(CHANNEL_OPTION, "") if route.name == SETTINGS_ROUTE else ""
    if channel:
        values |= {"what": CHANNEL_SETTING.value, "value": channel}
    filled_in = ((a, values[a.english]) for a in route.arguments if a.english in values)
    return tuple((argument.english, _meant(argument, value)) for argument, value in filled_in)


def _meant(argument: Argument, value: str) -> str:
    return next((c.value for c in argument.choices if c.english == value), value)


def _command(words: Mapping[str, Words], route: Route) -> Payload:
    return {
        "type": AppCommandType.chat_input.value,
        "name": route.english,
        "name_localizations": {PORTUGUESE: route.name},
        **_described(words, f"command-{route.name}"),
        "options": list(_options(words, route)),
        "contexts": _CONTEXTS[route.where],
        "integration_types": _INSTALLED,
        # No command is for a server's admins alone: settings are everybody's own too, and who
        # looks after the notes need not administer any server. Whoever calls one is looked at then.
        "default_member_permissions": None,
        "nsfw": False,
    }


def _options(words: Mapping[str, Words], route: Route) -> Iterator[Payload]:
    for argument in route.arguments:
        yield _option(words, route, argument)
    if route.takes_file:
        yield {
            "type": AppCommandOptionType.attachment.value,
            "name": FILE_OPTION,
            "name_localizations": {PORTUGUESE: "arquivo"},
            **_described(words, _says(route, FILE_OPTION)),
            "required": False,
        }
    if route.name == SETTINGS_ROUTE:
        yield {
            "type": AppCommandOptionType.channel.value,
            "name": CHANNEL_OPTION,
            "name_localizations": {PORTUGUESE: CHANNEL_SETTING.name},
            **_described(words, _says(route, CHANNEL_OPTION)),
            "required": False,
            "channel_types": [kind.value for kind in CHANNELS],
        }


def _option(words: Mapping[str, Words], route: Route, argument: Argument) -> Payload:
    option: Payload = {
        "type": AppCommandOptionType.string.value,
        "name": argument.english,
        "name_localizations": {PORTUGUESE: argument.name.lower()},
        **_described(words, _says(route, argument.english)),
        "required": argument.required,
    }
    if argument.kind in _SUGGESTED:
        return option | {"autocomplete": True}
    return option | {"choices": _choices(argument)} if argument.choices else option


def _choices(argument: Argument) -> Sequence[Payload]:
    return [
        {
            "name": choice.english,
            "name_localizations": {PORTUGUESE: choice.name},
            "value": choice.english,
        }
        for choice in argument.choices[:CHOICES]
        if _is_here(choice)
    ]


def _is_here(choice: Choice) -> bool:
    return choice.feature is None or choice.feature in FEATURES


def _says(route: Route, option: str) -> str:
    """The text about an option; that of its command where it has none of its own."""
    return _SAYS.get((route.english, option), f"command-{route.name}")


def _described(words: Mapping[str, Words], message: str) -> Payload:
    english, portuguese = (
        cut(words[language](message), DESCRIPTION_OF_COMMAND) for language in (ENGLISH, PORTUGUESE)
    )
    return {"description": english, "description_localizations": {PORTUGUESE: portuguese}}
