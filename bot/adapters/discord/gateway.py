"""How the bot lives on Discord: it logs in, keeps its shards connected, and leaves cleanly.

Owns the order of these, and which of what goes wrong the operator has to mend. It knows
nothing of what happens on Discord.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import discord
import structlog

from bot.adapters.discord.client import Client
from bot.adapters.discord.outage import Attempts, Patience
from bot.adapters.discord.shard_session import ShardSession
from bot.adapters.discord.shards import Shards
from bot.adapters.discord.turns import GAP, Turns
from bot.adapters.discord.underway import AT_THE_END
from bot.errors import UserError
from bot.exclusive import UNSHARED, Exclusive
from bot.pulse import Pulse

BEARABLE = 120.0
"""Seconds of a shard's silence that are nothing out of the ordinary: a connection on which three
heartbeats had no echo is left, and another one is made.
"""

SERVER_ERRORS, UNAUTHORIZED, TOO_MANY_REQUESTS = 500, 401, 429

log = structlog.get_logger()


class Gateway:
    """The connection of one token to Discord; it is run once.

    `patience` is for what fails, `gap` the seconds between two shards that take turns to
    identify, `at_the_end` those that what is being handled may still take when it stops. `pulse`
    is told of all that Discord's gateway says, and of what fails. It is connected while that is
    `ours` to do: two processes would each be told of everything.
    """

    def __init__(
        self,
        token: str,
        shards: Shards | None = None,
        patience: Patience | None = None,
        *,
        gap: float = GAP,
        at_the_end: float = AT_THE_END,
        ours: Exclusive = UNSHARED,
    ) -> None:
        self.client = Client()
        self._ours = ours
        self.client.established = self._established
        self._token = token
        self._shards = shards or Shards()
        self.pulse = Pulse(BEARABLE)
        self._patience = replace(patience or Patience(), failed=self.pulse.stir)
        self._turns = Turns(self.client.http.get_bot_gateway, gap, self.pulse.stir)
        self._at_the_end = at_the_end
        self._sessions: Mapping[int, ShardSession] = {}
        self._connected = asyncio.Event()

    async def run(self, ready: Callable[[], Awaitable[None]]) -> None:
        """Log in, hear what happens until cancelled, finish what is being handled, close.

        `ready` is called when the bot is connected for the first time, and again as long as
        an outage makes it raise. Requests can be made from the log-in on. Outages are waited
        for. Raises UserError where Discord refuses the token, the intents or the shards.
        """
        self.pulse.stir()
        async with self.client:
            await self._patience.ask(partial(self.client.login, self._token))
            try:
                self.pulse.rest()
                connected = self._ours.during(self._keep_connected)
                await _all((connected, self._get_ready(ready)))
            finally:
                await self.client.underway.finish(self._at_the_end)

    async def _get_ready(self, ready: Callable[[], Awaitable[None]]) -> None:
        await self._connected.wait()
        await self._patience.ask(partial(_unless_refused, ready))

    def _established(self, shard: int) -> None:
        self._connected.set()
        self._sessions[shard].established()

    async def _keep_connected(self) -> None:
        """Keep the shards connected; where it was left to Discord how many there are, and there
        are to be more now, all of them anew.
        """
        self.pulse.stir()
        attempts = Attempts(self._patience)
        try:
            while True:
                advised = await self._patience.ask(self._turns.advised)
                try:
                    await self._all_shards(advised)
                except UserError as refused:
                    if refused.message != "discord-shards-wrong" or self._shards.count:
                        raise
                    log.info("discord wants other shards", advised=advised)
                    await attempts.pause()
        finally:
            self.client._connection.shard_ids = []  # nothing is told of any server from here on
            self.pulse.rest()

    async def _all_shards(self, advised: int) -> None:
        client, ids = self.client, self._shards.here(advised)
        client.shard_count = client._connection.shard_count = self._shards.count or advised
        client._connection.shard_ids = list(ids)
        self.pulse.expect(ids)
        made = (ShardSession(client, each, self._turns, self._patience, self.pulse) for each in ids)
        self._sessions = dict(zip(ids, made, strict=True))
        await _all(session.run() for session in self._sessions.values())


async def _unless_refused(ready: Callable[[], Awaitable[None]]) -> None:
    """Get ready; what Discord would refuse again is logged, and the bot goes on without it."""
    try:
        await ready()
    except discord.HTTPException as error:
        if error.status >= SERVER_ERRORS or error.status in (UNAUTHORIZED, TOO_MANY_REQUESTS):
            raise
        log.exception("discord refuses what makes the bot ready")


async def _all(running: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Run all of these; when one fails, cancel the others and raise what it raised."""
    try:
        async with asyncio.TaskGroup() as tasks:
            for each in running:
                tasks.create_task(each)
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from None
