"""Tells Discord the bot's commands, when they are others than it was told last."""

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus

import discord
import structlog

from bot.adapter import Kept
from bot.adapters.discord.client import Client
from bot.adapters.discord.commands import payload
from bot.adapters.discord.connection import PACING, PAUSES, at, keep_pace, repeated
from bot.adapters.discord.errors import FAILURES, translate
from bot.errors import RetryLater, UserError
from bot.pace import Pace
from bot.views.words import Catalog

log = structlog.get_logger()


async def sync(
    client: discord.Client, kept: Kept, catalog: Catalog, *, force: bool = False
) -> bool:
    """Put the commands in the place of those that Discord knows; True where that was necessary,
    or is wanted by `force`. The client has to be logged in. Raises the library's errors.
    """
    application = client.application_id
    assert application is not None, "the client knows it from its log-in on"
    commands = payload(catalog)
    written = json.dumps(commands, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(written.encode()).hexdigest()
    name = f"discord-commands:{application}"
    if not force and await kept.get(name) == digest:
        return False
    await client.http.bulk_upsert_global_commands(application, commands)
    await kept.put(name, digest)
    log.info("commands told", count=len(commands))
    return True


async def sync_once(
    token: str,
    kept: Kept,
    catalog: Catalog,
    *,
    api_url: str = "",
    force: bool = True,
    pauses: Sequence[float] = PAUSES,
) -> bool:
    """Tell Discord the commands without hearing what happens there; True where that was
    necessary or is wanted. `api_url` is where Discord answers if it is not where the library
    asks; `pauses` are the seconds before each further attempt where it does not answer. Raises
    UserError where it never does, does not accept the token, or refuses.
    """
    with at(api_url):
        async with Client() as client:
            keep_pace(client, Pace(PACING), pauses)
            try:
                await repeated(partial(client.login, token), pauses)
                return await sync(client, kept, catalog, force=force)
            except discord.LoginFailure:
                raise UserError("discord-token-wrong") from None
            except FAILURES as error:
                raise _told(error) from None


def _told(error: Exception) -> UserError:
    """What the operator is told of a failure."""
    status = error.status if isinstance(error, discord.HTTPException) else 0
    if status == HTTPStatus.UNAUTHORIZED:
        return UserError("discord-token-wrong")
    if isinstance(translate(error), RetryLater):
        return UserError("discord-unreachable")
    code = getattr(error, "code", 0)
    return UserError(
        "discord-refused", error=f"{status} {code}" if status else type(error).__name__
    )
