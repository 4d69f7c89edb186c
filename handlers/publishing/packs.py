"""All packs, and how many chats study which."""

from bot.hub import Request
from bot.model import Reply
from bot.views.content_versions import packs_reply


async def packs(request: Request, _value: str) -> list[Reply]:
    """The packs that can be studied."""
    shelf = request.study.shelf
    studying = await request.study.publishing.studying()
    return [packs_reply(request.own, shelf.packs, request.notes, studying)]
