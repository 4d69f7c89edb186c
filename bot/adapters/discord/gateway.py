"""How the bot lives on Discord: it logs in, keeps its shards connected, and leaves cleanly.

Owns the order of these, and which of what goes wrong the operator has to mend. It knows
nothing of what happens on Discord.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
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

SERVER_ERRORS, UNAUTHORIZED, TOO_MANY_REQUESTS = 500, 401, 429

log = structlog.get_logger()


class Gateway:
    """The connection of one token to Discord; it is run once.

    `patience` is for what fails, `gap` the seconds between two shards that take turns to
    identify, `at_the_end` those that what is being handled may still take when it stops.
    """

    def __init__(
        self,
        token: str,
        shards: Shards | None = None,
        patience: Patience | None = None,
        *,
        gap: float = GAP,
        at_the_end: float = AT_THE_END,
    ) -> None:
        self.client = Client()
        self.client.established = self._established
        self._token = token
        self._shards = shards or Shards()
        self._patience = patience or Patience()
        self._turns = Turns(self.client.http.get_bot_gateway, gap)
        self._at_the_end = at_the_end
        self._sessions: Mapping[int, ShardSession] = {}
        self._connected = asyncio.Event()

    @property
    def signs_of_life(self) -> dict[int, float | None]:
        """The loop's time at which each shard was heard last, None for one that never was."""
        return {shard: each.last_sign_of_life for shard, each in self._sessions.items()}

    @property
    def last_sign_of_life(self) -> float | None:
        """The loop's time at which the shard that has been silent longest was heard; None while
        one was never heard. Older than two minutes means that what happens does not come in.
        """
        signs = self.signs_of_life.values()
        heard = [sign for sign in signs if sign is not None]
        return min(heard) if heard and len(heard) == len(signs) else None

    async def run(self, ready: Callable[[], Awaitable[None]]) -> None:
        """Log in, hear what happens until cancelled, finish what is being handled, close.

        `ready` is called when the bot is connected for the first time, and again as long as
        an outage makes it raise. Requests can be made from the log-in on. Outages are waited
        for. Raises UserError where Discord refuses the token, the intents or the shards.
        """
        async with self.client:
            await self._patience.ask(partial(self.client.login, self._token))
            try:
                await _all((self._keep_connected(), self._get_ready(ready)))
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
        attempts = Attempts(self._patience)
        while True:
            advised = await self._patience.ask(self._turns.advised)
            try:
                await self._all_shards(advised)
            except UserError as refused:
                if refused.message != "discord-shards-wrong" or self._shards.count:
                    raise
                log.info("discord wants other shards", advised=advised)
                await attempts.pause()

    async def _all_shards(self, advised: int) -> None:
        client, ids = self.client, self._shards.here(advised)
        client.shard_count = client._connection.shard_count = self._shards.count or advised
        client._connection.shard_ids = list(ids)
        made = (ShardSession(client, each, self._turns, self._patience) for each in ids)
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
