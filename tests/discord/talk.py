"""Drives the whole bot as members of a Discord server would, through the real library.

Beneath it is the emulated Discord; above it the adapter as it runs for people. What a line
brings about is whatever a member sees appear or change in the channel.
"""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from bot import routes
from bot.app import App
from bot.routes import Argument, Route
from tests.discord.scene import adapter_of, on_discord
from tests.emulators.discord import DiscordServer, Message, Person, Rates, discord_server
from tests.talk import Clock

Seen = dict[str, str]

CONFIRM = frozenset({"Confirmar", "Confirm"})

_MARKS = re.compile(r"^(?:> |-# )|\*\*|\\(?=\W)|\\(?=_)", re.MULTILINE)


class DiscordTalk:
    """A server with one channel; `admin` is as asked."""

    def __init__(self, app: App, clock: Clock, server: DiscordServer) -> None:
        self.app = app
        self.clock = clock
        self.server = server
        self.people: dict[str, Person] = {}
        self.guild = server.guild("Estudos", members=[server.person("dona")])
        self.channel = self.guild.channel("geral")

    async def say(self, line: str, name: str = "ana", *, admin: bool = True) -> str:
        """Call a command, its options filled in as they would have been typed."""
        person = self.person(name, admin)
        seen = self._seen(person)
        called, _, typed = line.removeprefix("/").partition(" ")
        route = routes.find(called)
        assert line.startswith("/"), "among others only commands reach the bot"
        assert route, f"there is no command {called!r}"
        await person.slash(self.channel, route.english, _options(route, typed))
        return "\n\n".join(self._news(person, seen))

    async def press(self, label: str, name: str = "ana", *, admin: bool = True) -> str:
        """Tap a button, choose a line of a select, or mark letters and confirm them."""
        person = self.person(name, admin)
        seen = self._seen(person)
        message = self._bearing(label, person) or self._bearing(label.split()[0], person)
        assert message, f"no button {label!r}"
        marking = bool(CONFIRM & set(message.labels)) and label not in CONFIRM
        if marking or not _bears(message, label):
            await self._mark(person, message, label.split())
        elif label in message.labels:
            await person.click(message, label)
        else:
            await person.select(message, [label])
        return "\n\n".join(self._news(person, seen))

    def person(self, name: str, admin: bool = True) -> Person:
        """A member of the server, who administers it or not."""
        if name not in self.people:
            self.people[name] = self.server.person(name)
            self.guild.join(self.people[name])
        person = self.people[name]
        if admin != (person in self.guild.admins):
            (self.guild.promote if admin else self.guild.demote)(person)
        return person

    async def _mark(self, person: Person, message: Message, letters: list[str]) -> None:
        """Tap one after another, then confirm."""
        confirm = next(label for label in message.labels if label in CONFIRM)
        for label in (*letters, confirm):
            await person.click(message, label)

    def _bearing(self, label: str, person: Person) -> Message | None:
        """The latest message with such a button, which the person can see."""
        seen = reversed(self.channel.seen_by(person))
        return next((message for message in seen if _bears(message, label)), None)

    def _seen(self, person: Person) -> Seen:
        return {message.id: message.text for message in self.channel.seen_by(person)}

    def _news(self, person: Person, seen: Seen) -> Iterator[str]:
        for message in self.channel.seen_by(person):
            if seen.get(message.id) != message.text:
                yield _MARKS.sub("", message.text)


def _bears(message: Message, label: str) -> bool:
    lines = (option.label for select in message.selects for option in select.options)
    return label in (*message.labels, *lines)


def _options(route: Route, typed: str) -> dict[str, str]:
    given = routes.parse(route, typed)
    return {a.english: _value(a, given[a.english]) for a in route.arguments if a.english in given}


def _value(argument: Argument, value: str) -> str:
    """What is chosen in the client for a value; the value itself where nothing is."""
    return next((c.english for c in argument.choices if c.value == value), value)


@asynccontextmanager
async def talking(app: App, clock: Clock, rates: Rates | None = None) -> AsyncIterator[DiscordTalk]:
    """The bot on an emulated Discord, with a server in it."""
    async with (
        discord_server(rates or Rates.none()) as server,
        on_discord(adapter_of(app, server), server, app.hub.receive),
    ):
        yield DiscordTalk(app, clock, server)
