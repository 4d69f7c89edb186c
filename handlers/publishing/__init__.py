"""Notes pushed, published and looked after from a chat: the one command, by what it is to do."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from bot.errors import UserError
from bot.hub import Request
from bot.model import Reply
from bot.routes import Arguments
from handlers import health
from handlers.publishing import editors, packs, pushes, versions
from handlers.publishing.overview import overview

_Act = Callable[[Request, str], Awaitable[list[Reply]]]

_ACTS: Mapping[str, _Act] = MappingProxyType(
    {
        "push": pushes.push,
        "check": pushes.check,
        "preview": pushes.preview,
        "publish": pushes.publish,
        "discard": pushes.discard,
        "accept": pushes.accept,
        "history": versions.history,
        "rollback": versions.roll_back,
        "export": versions.export,
        "editor": editors.editor,
        "packs": packs.packs,
        "health": health.health,
    }
)
"""By the action that is named."""


async def content(request: Request, arguments: Arguments) -> list[Reply]:
    """Do with the notes what is named; with a file and nothing said, push it."""
    action, value = arguments.get("action", ""), arguments.get("value", "").strip()
    if not action and request.file is not None:
        action = "push"
    if not action and value:
        raise UserError("argument-unknown", command="conteudo", given=value)
    if not action:
        return await overview(request)
    return await _ACTS[action](request, value)
