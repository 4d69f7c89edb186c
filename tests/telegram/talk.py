"""Drives the whole bot as members of a Telegram group would, through the real library.

Beneath it is the emulated Bot API; above it the adapter as it runs for people. What a line
brings about is whatever appears or changes in the group and in the member's private chat,
and what a tap on a button is answered with.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

from bot.adapters.telegram import Telegram, make_bot
from bot.adapters.telegram.polling import Polling
from bot.app import App
from bot.pace import Pace
from bot.rates import Pacing
from tests.emulators.telegram import (
    BotMessage,
    Group,
    Person,
    Rates,
    TelegramServer,
    telegram_server,
)
from tests.talk import Clock

FAST = Pacing().scaled(1_000)
"""No pace at all, for tests that are not about it."""

Seen = dict[BotMessage, str]


class TelegramTalk:
    """A group on Telegram; everybody in it has started the bot, and `admin` is as asked."""

    def __init__(self, app: App, clock: Clock, server: TelegramServer, adapter: Telegram) -> None:
        self.app = app
        self.clock = clock
        self.server = server
        self.adapter = adapter
        self.people: dict[str, Person] = {}
        self.group: Group = server.group("Estudos")

    async def say(self, line: str, name: str = "ana", *, admin: bool = True) -> str:
        person = self.person(name, admin)
        seen = self._seen(person)
        await person.say(self.group, line)
        await self._settled()
        return "\n\n".join(self._news(person, seen))

    async def press(self, label: str, name: str = "ana", *, admin: bool = True) -> str:
        person = self.person(name, admin)
        seen = self._seen(person)
        message = self._bearing(label, person) or self._bearing(label.split()[0], person)
        assert message, f"no button {label!r}"
        labels = [label] if _bears(message, label) else [*label.split(), "Confirmar"]
        answers = [await person.tap(message, one) for one in labels]
        await self._settled()
        notices = [answer.text for answer in answers if answer and answer.text]
        return "\n\n".join((*notices, *self._news(person, seen)))

    def person(self, name: str, admin: bool = True) -> Person:
        """Somebody of the group, who administers it or not."""
        if name not in self.people:
            self.people[name] = self.server.person(name, "pt-br", started=True)
            self.group.join(self.people[name])
        person = self.people[name]
        (self.group.promote if admin else self.group.demote)(person)
        return person

    async def _settled(self) -> None:
        """Wait until what was done is carried out and shown."""
        await self.server.until(lambda: not self.server.waiting)
        await self.adapter.settled(60)

    def _bearing(self, label: str, person: Person) -> BotMessage | None:
        """The latest message with such a button, which the person can see."""
        seen = (*reversed(self.group.messages), *reversed(person.messages))
        return next((message for message in seen if _bears(message, label)), None)

    def _seen(self, person: Person) -> Seen:
        return {m: _read(m) for m in (*self.group.messages, *person.messages)}

    def _news(self, person: Person, seen: Seen) -> Iterator[str]:
        for message in (*self.group.messages, *person.messages):
            if seen.get(message) != _read(message):
                yield _read(message)


def _bears(message: BotMessage, label: str) -> bool:
    return not message.deleted and any(
        label == shown for row in message.buttons for shown, _ in row
    )


def _read(message: BotMessage) -> str:
    poll = message.poll
    return message.text or message.caption or (poll.question if poll else "")


@asynccontextmanager
async def talking(
    app: App, clock: Clock, rates: Rates | None = None
) -> AsyncIterator[TelegramTalk]:
    """The bot on an emulated Telegram, with a group in it."""
    async with telegram_server(rates or Rates.none()) as server:
        bot = make_bot(server.token, server.url, Pace(FAST))
        study = app.study
        updates = Polling(bot, app.catalog)
        adapter = Telegram(bot, updates, study.messages, study.contacts, app.catalog)
        running = asyncio.create_task(adapter.run(app.hub.receive))
        try:
            await server.until(lambda: server.calls["getUpdates"] > 0)
            yield TelegramTalk(app, clock, server, adapter)
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
