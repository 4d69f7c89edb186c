"""Help: what the bot can do, a command's details, the rules of points."""

from bot import routes
from bot.actions import Help
from bot.errors import UserError
from bot.hub import Request
from bot.model import Feature, Place, Reply
from bot.routes import Arguments
from bot.views.help import command_reply, help_reply, points_reply

_POINTS = frozenset({"pontos", "points", "pontuacao", "score", "scores"})


async def help_command(request: Request, arguments: Arguments) -> list[Reply]:
    """What it can do, or help on one topic."""
    return _help(request, arguments.get("topic", ""))


async def open_help(request: Request, action: Help) -> list[Reply]:
    """The help that a button names."""
    return _help(request, action.topic)


def _help(request: Request, topic: str) -> list[Reply]:
    words = request.words
    if not topic:
        heard = request.place is Place.PRIVATE or Feature.OPTIONS not in request.origin.features
        return [help_reply(words, request.study.notes.library.pack.title, free_text=heard)]
    if routes.plain(topic) in _POINTS:
        return [points_reply(words)]
    route = routes.find(topic.lstrip("/")) or routes.nearest(topic.lstrip("/"))
    if route is None:
        raise UserError("argument-unknown", given=topic, command="ajuda")
    return [command_reply(words, route)]
