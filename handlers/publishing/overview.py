"""What is studied in a chat, and what waits to be published."""

from bot.errors import UserError
from bot.hub import Request
from bot.model import Reply
from bot.views.content_versions import overview_reply


async def overview(request: Request) -> list[Reply]:
    """The notes of the chat, one's own open push, and what can be done."""
    try:
        push = await request.study.pushing.latest(request.origin.member)
    except UserError:
        push = None
    return [overview_reply(request.own, request.notes, push)]
