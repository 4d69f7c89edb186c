"""A platform to send to through a pace: it notes what was sent, and when."""

import asyncio
from dataclasses import dataclass, field

from bot.pace import Lane, Pace
from tests.core.virtual_time import now


@dataclass
class Sent:
    """A request as a platform sees it: it started, and was answered."""

    name: str
    at: float
    until: float = 0.0


@dataclass
class Platform:
    """Requests sent through a pace, each answered after `latency` seconds."""

    pace: Pace
    latency: float = 0.0
    sent: list[Sent] = field(default_factory=list)

    def names(self) -> str:
        return " ".join(sent.name for sent in self.sent)

    def times(self) -> list[float]:
        return [sent.at for sent in self.sent]

    async def send(
        self,
        name: str,
        chat: str | None,
        lane: Lane = Lane.REPLY,
        *,
        group: bool = False,
        again: bool = False,
    ) -> None:
        async with self.pace.turn(chat, group=group, lane=lane, again=again):
            sent = Sent(name, now())
            self.sent.append(sent)
            try:
                await asyncio.sleep(self.latency)
            finally:
                sent.until = now()
