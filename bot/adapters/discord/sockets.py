"""One connection to the gateway, as the library has it, with bounds on everything that waits.

Owns how a connection is opened and closed, and for how long it may be silent. It knows neither
when to connect nor when to stop.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from discord import Client
from discord.gateway import DiscordWebSocket
from yarl import URL

OPENING = 60.0
"""Seconds after which an attempt to connect is given up."""

LEAVING = 2.0
"""Seconds at most for the other end to say goodbye too."""

GOODBYE = 1000
"""The close code that ends a session: the bot is shown as offline at once."""

BACK_SOON = 4000
"""A close code after which the session can be resumed."""

UNTOLD = 60.0
"""Seconds of silence to bear where the gateway did not say how often to beat."""

BEATS = 3
"""Heartbeats without a sign of life after which a connection counts as dead."""


@dataclass(frozen=True, slots=True)
class Resumption:
    """Where a session stopped, and where to go on with it."""

    session: str
    sequence: int | None
    gateway: URL


class Socket(DiscordWebSocket):
    """One connection to the gateway."""

    @classmethod
    async def opened(cls, client: Client, shard: int, at: URL | Resumption) -> "Socket":
        """A connection on which a session is begun or resumed; Discord's word on that is
        still to come. Raises what the library raises, and TimeoutError.
        """
        async with asyncio.timeout(OPENING):
            if isinstance(at, URL):
                return await cls.from_client(client, gateway=at, shard_id=shard)
            return await cls.from_client(
                client,
                gateway=at.gateway,
                shard_id=shard,
                session=at.session,
                sequence=at.sequence,
                resume=True,
            )

    @property
    def bearable(self) -> float:
        """Seconds of silence after which the connection is dead."""
        beating = self._keep_alive
        return BEATS * beating.interval if beating and beating.interval else UNTOLD

    @property
    def resumption(self) -> Resumption | None:
        """How to go on after this connection; None if no session was begun on it."""
        if self.session_id is None:
            return None
        return Resumption(self.session_id, self.sequence, self.gateway)

    async def leave(self, code: int) -> None:
        """Close, and wait for the other end not for long."""
        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(LEAVING):
                await self.close(code)
