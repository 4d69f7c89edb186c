"""The library's client: what it asks Discord to be told, what it remembers, whom it tells.

What happens is handled by the coroutines that are given to `Client.event`, as the library has
it: `on_interaction`, `on_message` (in private alone), and those about servers, their channels,
their roles, and the bot as a member of them. It knows neither how connections are kept nor what
those do.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

import discord
import structlog

from bot.adapters.discord.underway import Underway

Interaction = discord.Interaction[discord.Client]
Parser = Callable[[Any], None]

LOGGING_IN = 60.0
"""Seconds after which an attempt to log in is given up."""

log = structlog.get_logger()


class Client(discord.AutoShardedClient):
    """The bot's account on Discord; it lives once, in one event loop.

    `underway` has every handler of an event until it is done; whatever else is to be finished
    before the bot stops can be kept there too. `established` is called with a shard whose
    session was begun or resumed; `on_component` with each interaction whose button or select is
    one of the dynamic items that were added, and stands in its message.
    """

    def __init__(self) -> None:
        # Voice is not spoken here: no warning at each start that it cannot be.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=_intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.0,  # servers are told of as they come; nobody waits for all
        )
        self.underway = Underway()
        self.established: Callable[[int], None] | None = None
        self.on_component: Callable[[Interaction], Awaitable[None]] | None = None
        parsers = self._connection.parsers
        parsers.update({name: _guarded(name, parse) for name, parse in parsers.items()})
        parsers["READY"] = partial(self._begun, parsers["READY"])

    async def login(self, token: str) -> None:
        """Log in; after a failure it can be tried again."""
        try:
            async with asyncio.timeout(LOGGING_IN):
                await super().login(token)
        except BaseException:
            # The library would open its next session beside this one, and never close it.
            await self.http.close()
            self.http.connector = discord.utils.MISSING
            raise

    def lacks(self, guild_id: int) -> bool:
        """Whether the bot is no member of a server, as far as the shards that run here know."""
        count = self.shard_count or 1
        here = (guild_id >> 22) % count in (self._connection.shard_ids or ())
        return here and self.get_guild(guild_id) is None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do nothing: shards wait for their turn before they connect."""

    async def on_shard_connect(self, shard_id: int) -> None:
        """A session was begun."""
        if self.established:
            self.established(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """A session goes on."""
        if self.established:
            self.established(shard_id)

    async def component_used(self, interaction: Interaction) -> None:
        """A dynamic item was used; what is done about it is finished before the bot stops."""
        task = asyncio.current_task()
        if self.on_component and task:
            self.underway.keep(task)
            await self.on_component(interaction)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """A handler failed."""
        log.exception("event failed", handler=event_method)

    def _schedule_event(
        self,
        coro: Callable[..., Coroutine[Any, Any, Any]],
        event_name: str,
        *args: object,
        **kwargs: object,
    ) -> asyncio.Task[None]:
        return self.underway.keep(super()._schedule_event(coro, event_name, *args, **kwargs))

    def _begun(self, parse: Parser, data: dict[str, Any]) -> None:
        """Begin a session; servers that the bot was removed from meanwhile are not in it, and
        the library would remember them for ever.
        """
        shard, _ = data["shard"]
        there = {int(guild["id"]) for guild in data["guilds"]}
        gone = [each for each in self.guilds if each.shard_id == shard and each.id not in there]
        parse(data)
        for guild in gone:
            self._connection._remove_guild(guild)
            self.dispatch("guild_remove", guild)


def _intents() -> discord.Intents:
    """Servers and their channels, and what is written to the bot in private: nothing for which
    Discord would have to give leave.
    """
    intents = discord.Intents.none()
    intents.guilds = intents.dm_messages = True
    return intents


def _guarded(event: str, parse: Parser) -> Parser:
    """A parser that skips what it stumbles over, where the library would end the client."""

    def parsed(data: object) -> None:
        try:
            parse(data)
        except Exception:
            log.exception("event skipped", kind=event)

    return parsed
