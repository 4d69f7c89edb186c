"""The health of the notes, and aliases made of what was looked up in vain."""

import asyncio

from bot.actions import AddAlias, NameMiss
from bot.hub import Request
from bot.model import Reply
from bot.study.health import health_of
from bot.views.health import alias_reply, health_reply, named_reply


async def health(request: Request, _: str = "") -> list[Reply]:
    """What answers and look-ups say of the notes that are studied here."""
    found = await health_of(request.study.store, request.notes)
    # The picture takes a moment to be drawn.
    return [await asyncio.to_thread(health_reply, request.own, found)]


async def name_miss(request: Request, action: NameMiss) -> list[Reply]:
    """The items that may have been meant by a look-up that missed."""
    named = await request.study.aliases.named(request.notes, action.miss)
    return [named_reply(request.own, request.notes.library, named)]


async def add_alias(request: Request, action: AddAlias) -> list[Reply]:
    """Let an item be found by a look-up that missed."""
    by = request.origin.member
    query, version = await request.study.aliases.add(request.notes, action.item, action.miss, by)
    return [alias_reply(request.own, request.notes.library, action.item, query, version.number)]
