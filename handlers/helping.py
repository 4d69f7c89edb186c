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
    return await _help(request, arguments.get("topic", ""))


async def open_help(request: Request, action: Help) -> list[Reply]:
    """The help that a button names."""
    return await _help(request, action.topic)


async def _help(request: Request, topic: str) -> list[Reply]:
    words, options = request.words, Feature.OPTIONS in request.origin.features
    if not topic:
        heard = request.place is Place.PRIVATE or not options
        title = request.notes.library.pack.title
        proposes = await _proposes(request)
        return [help_reply(words, title, free_text=heard, proposes=proposes)]
    if routes.plain(topic) in _POINTS:
        return [points_reply(words)]
    route = routes.find(topic.lstrip("/")) or routes.nearest(topic.lstrip("/"))
    if route is None:
        raise UserError("argument-unknown", given=topic, command="ajuda")
    return [command_reply(words, route, options=options)]


async def _proposes(request: Request) -> bool:
    """Whether to propose a daily question: to a group that was never asked about it."""
    if request.place is not Place.GROUP or Feature.SCHEDULE not in request.origin.features:
        return False
    return await request.study.schedules.daily(request.chat) is None
