"""Drives the whole bot as members would: type a line, tap a button, read the replies.

The same conversation runs over platforms of different abilities: one with buttons, and the
console, where everything is typed. Below them all is real: hub, services, a database file.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from bot.adapter import Ability, Limits
from bot.adapters.console import Console
from bot.app import App, running
from bot.degrade import degrade
from bot.model import Button, Chat, Command, Feature, Member, Origin, Place, Press, Reply, Upload
from bot.settings import Settings
from bot.views.text import plain
from tests.prepared import prepared

MINI = Path(__file__).parent / "packs" / "mini"
"""A small pack with one kind of question in each domain."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Go on by days, hours, minutes …"""
        self.now += timedelta(**by)


class Talk(Protocol):
    """A group chat on some platform; what is said is answered with all replies as text."""

    app: App
    clock: Clock

    async def say(self, line: str, name: str = "ana", *, admin: bool = True) -> str:
        """Type a line as a member."""

    async def press(self, label: str, name: str = "ana", *, admin: bool = True) -> str:
        """Tap the button of the latest replies with this label, or answer with its letter."""


class ButtonsTalk:
    """A platform with buttons, private replies and edits."""

    abilities = frozenset({Ability.BUTTONS, Ability.PRIVATE, Ability.REPLACE})
    features = frozenset({Feature.POLLS, Feature.SCHEDULE})

    def __init__(self, app: App, clock: Clock, place: Place = Place.GROUP, chat: str = "1") -> None:
        self.app = app
        self.clock = clock
        self.place = place
        self.chat = Chat("test", chat)
        self.replies: list[Reply] = []
        self.buttons: dict[str, Button] = {}
        self.fetched = 0

    async def say(self, line: str, name: str = "ana", *, admin: bool = True) -> str:
        command = re.fullmatch(r"/(\S+)\s*(.*)", line, re.DOTALL)
        name_, arguments = command.groups() if command else ("", line)
        return await self._receive(Command(self._origin(name, admin), name_, arguments))

    async def press(self, label: str, name: str = "ana", *, admin: bool = True) -> str:
        origin = self._origin(name, admin)
        if label in self.buttons:
            return await self._receive(Press(origin, self.buttons[label].payload))
        pressed = [await self._mark(origin, sign) for sign in label.split()]
        confirm = next(b for key, b in self.buttons.items() if key in ("Confirmar", "Confirm"))
        assert pressed
        return await self._receive(Press(origin, confirm.payload))

    async def send(self, payload: str, name: str = "ana", *, admin: bool = True) -> str:
        """Press a button that may never have been shown."""
        return await self._receive(Press(self._origin(name, admin), payload))

    async def upload(
        self, content: bytes | str, command: str = "", name: str = "notas.md", who: str = "ana"
    ) -> str:
        """Send a file, with a command or without."""
        raw = content.encode() if isinstance(content, str) else content

        async def fetch() -> bytes:
            self.fetched += 1
            return raw

        return await self._receive(Upload(self._origin(who, admin=True), command, name, fetch))

    async def _mark(self, origin: Origin, sign: str) -> str:
        kept = self.buttons
        shown = await self._receive(Press(origin, self.buttons[sign].payload))
        self.buttons = kept
        return shown

    def _origin(self, name: str, admin: bool) -> Origin:
        member = Member("test", name, name)
        return Origin(self.chat, member, self.place, admin=admin, features=self.features)

    async def _receive(self, incoming: Command | Press | Upload) -> str:
        self.replies = [
            simple
            for reply in await self.app.hub.receive(incoming)
            if not reply.quiet  # the message whose place it would take is not remembered here
            for simple in degrade(reply, self.abilities, Limits())
        ]
        buttons = {b.label: b for reply in self.replies for row in reply.buttons for b in row}
        self.buttons = {**self.buttons, **buttons}
        return "\n\n".join(plain(reply.text) for reply in self.replies)


class ConsoleTalk:
    """The console adapter itself, line by line."""

    def __init__(self, app: App, clock: Clock) -> None:
        self.app = app
        self.clock = clock
        self.shown: list[str] = []
        self._line = ""
        self.console = Console("ana", self._lines(), self.shown.append)

    async def say(self, line: str, name: str = "ana", *, admin: bool = True) -> str:
        assert admin, "at the console everybody is an admin"
        self.shown.clear()
        self._line = line if name == "ana" else f"{name}: {line}"
        self.console.lines = self._lines()
        await self.console.run(self.app.hub.receive)
        return "".join(self.shown)

    async def press(self, label: str, name: str = "ana", *, admin: bool = True) -> str:
        numbered = re.findall(r"^\[(\d+)\] (.*)$", self._seen(), re.MULTILINE)
        numbers = {text: number for number, text in numbered}
        return await self.say(numbers.get(label, label), name, admin=admin)

    def _seen(self) -> str:
        return "".join(self.shown)

    async def _lines(self) -> AsyncIterator[str]:
        yield self._line


@asynccontextmanager
async def app_running(
    place: Path | str, clock: Clock, pack: Path | None = MINI, admins: str = "test:ana"
) -> AsyncIterator[App]:
    """The bot on a database file in a folder, or on the database of an address."""
    if isinstance(place, Path):
        await prepared(place / "test.db")
    address = place if isinstance(place, str) else f"sqlite:///{place / 'test.db'}"
    async with running(settings(address, pack, admins), clock) as app:
        yield app


def settings(address: str, pack: Path | None = MINI, admins: str = "test:ana") -> Settings:
    """Settings for a test: nothing but these, whatever the environment says."""
    return Settings(
        database_url=address,
        language="pt-BR",
        timezone="America/Sao_Paulo",
        pack=pack,
        seed=1,
        admins=admins,
    )


def monday() -> Clock:
    """A clock at noon in São Paulo on a Monday."""
    return Clock(datetime(2026, 11, 16, 15, 0, tzinfo=UTC))


def letter_of(text: str, option: str) -> str:
    """The letter under which an option stands in a question as shown."""
    found = re.search(rf"^\s*([A-Z])\) {re.escape(option)}$", text, re.MULTILINE)
    assert found, f"{option!r} is not an option of:\n{text}"
    return found[1]
