"""A bot's sessions at the gateway: which events each one gets, and what it has missed."""

import asyncio
import json
from collections import deque
from secrets import token_hex

from tests.emulators.discord.events import Event, Intent
from tests.emulators.discord.ids import shard_of
from tests.emulators.discord.refusals import Payload

REPLAYED = 10_000
"""How many events a session can have missed and still be resumed."""


def frame(op: int, data: object = None) -> str:
    """A frame that is no event."""
    return json.dumps({"op": op, "d": data, "s": None, "t": None})


class Session:
    """What one IDENTIFY began; it outlives its connection, until it is invalidated."""

    def __init__(self, shard: int, shards: int, intents: Intent) -> None:
        self.id = token_hex(16)
        self.shard = shard
        self.shards = shards
        self.intents = intents
        self.outbox: asyncio.Queue[str] | None = None
        self._sequence = 0
        self._history: deque[tuple[int, str]] = deque(maxlen=REPLAYED)

    def wants(self, event: Event) -> bool:
        """Whether the event is of this shard, and of a kind that was asked for."""
        shard = shard_of(event.guild_id, self.shards) if event.guild_id else 0
        return shard == self.shard and (not event.intent or bool(event.intent & self.intents))

    def may_read(self, event: Event) -> bool:
        """Whether it gets the event whole instead of `bare`."""
        needed = Intent.MEMBERS if event.intent == Intent.GUILDS else Intent.MESSAGE_CONTENT
        return event.bare is None or bool(needed & self.intents)

    def push(self, name: str, encoded: str) -> None:
        """Send an event, or keep it until somebody resumes."""
        self._sequence += 1
        text = f'{{"op":0,"t":"{name}","s":{self._sequence},"d":{encoded}}}'
        self._history.append((self._sequence, text))
        if self.outbox is not None:
            self.outbox.put_nowait(text)

    def send(self, name: str, payload: Payload) -> None:
        """Send one event to this session alone."""
        self.push(name, json.dumps(payload))

    def missed_since(self, sequence: int) -> list[str] | None:
        """The events after this one, None when they are no longer known."""
        if sequence > self._sequence or sequence < self._sequence - len(self._history):
            return None
        return [text for number, text in self._history if number > sequence]
