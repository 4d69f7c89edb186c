"""One shard's connection to the gateway, kept up: resumed, begun anew, given up when silent.

The library's own loop for shards logs a traceback every five seconds of an outage, recurses
until it breaks, lets one shard's pause hold up all others, and ends the client, with what
it is sending, when a payload is strange. Here each shard goes its own way. It knows nothing
of what the gateway tells.
"""

import asyncio
from typing import NoReturn

import structlog
from discord import Client
from discord.gateway import ReconnectWebSocket

from bot.adapters.discord.outage import EXPECTED, Attempts, Patience, refuse_if_final
from bot.adapters.discord.sockets import BACK_SOON, GOODBYE, Resumption, Socket
from bot.adapters.discord.turns import Turns
from bot.pulse import Pulse

RESUMING = 3
"""Attempts to resume before a session is begun anew: its own address may be gone."""

log = structlog.get_logger()


class ShardSession:
    """Keeps one shard connected.

    `pulse` is told whenever the gateway says something: a heartbeat's echo comes at least every
    45 s.
    """

    def __init__(
        self, client: Client, shard: int, turns: Turns, patience: Patience, pulse: Pulse
    ) -> None:
        self._pulse = pulse
        self._client = client
        self._shard = shard
        self._turns = turns
        self._patience = patience
        self._attempts = Attempts(patience, shard=shard)
        self._resumption: Resumption | None = None
        self._established_at: float | None = None

    def established(self) -> None:
        """Take note that Discord has begun or resumed the session."""
        self._established_at = _now()
        self._attempts.over()

    async def run(self) -> NoReturn:
        """Connect, and connect again, until cancelled.

        Raises UserError where Discord refuses for good.
        """
        while True:
            self._established_at = None
            try:
                await self._connection()
            except Exception as error:
                refuse_if_final(error)
                self._pulse.stir()
                self._tell(error)
            await self._pause()

    async def _connection(self) -> NoReturn:
        """One connection, until something ends it."""
        socket = await self._opened()
        try:
            await self._listen(socket)
        except asyncio.CancelledError:
            await socket.leave(GOODBYE)
            raise
        except Exception as error:
            self._resumption = socket.resumption if _resumable(error) else None
            await socket.leave(BACK_SOON)
            raise

    async def _opened(self) -> Socket:
        if self._resumption is not None and self._attempts.failures < RESUMING:
            return await Socket.opened(self._client, self._shard, self._resumption)
        self._resumption = None
        async with self._turns.turn(self._shard) as gateway:
            return await Socket.opened(self._client, self._shard, gateway)

    async def _listen(self, socket: Socket) -> NoReturn:
        """Take in what the gateway says; raises TimeoutError where it falls silent."""
        while True:
            async with asyncio.timeout(socket.bearable):
                await socket.poll_event()
            self._pulse.hear(self._shard)

    def _tell(self, error: Exception) -> None:
        renewed = isinstance(error, ReconnectWebSocket) and not error.resume
        never = self._established_at is None and not renewed
        if never or not isinstance(error, EXPECTED):
            self._attempts.tell(error)
        else:
            log.info("discord connection lost", shard=self._shard, error=type(error).__name__)

    async def _pause(self) -> None:
        """Wait before the next connection, unless this one had lasted."""
        if self._established_at is None or _now() < self._established_at + self._patience.steady:
            await self._attempts.pause()
        else:
            self._attempts.failures = 0


def _resumable(error: Exception) -> bool:
    """Whether a session outlives this end; what we stumbled over would only come again."""
    if isinstance(error, ReconnectWebSocket):
        return error.resume
    return isinstance(error, EXPECTED)


def _now() -> float:
    return asyncio.get_running_loop().time()
