"""Reminders of due reviews: when they come, put off or stopped with one tap."""

from datetime import time

from bot.actions import KeepReminding, PutOff, Remind
from bot.errors import UserError
from bot.hub import Request
from bot.model import Feature, Place, Reply
from bot.routes import Arguments
from bot.study.reminders import Later
from bot.study.schedules import Daily
from bot.views import reminder as views
from handlers import reviewing
from handlers.remind_values import wish

_DAY_MINUTES = 24 * 60


async def remind(request: Request, arguments: Arguments) -> list[Reply]:
    """When reminders come, changed or as it is."""
    _check_here(request)
    given = arguments.get("time", "")
    if not given:
        return [_panel(request, await request.study.reminders.chosen(request.chat))]
    return [await _changed(request, given)]


async def write(request: Request) -> list[Reply]:
    """Let reminders come at the time that was written in a form."""
    _check_here(request)
    return [views.instead(await _changed(request, request.written))]


async def choose(request: Request, action: Remind) -> list[Reply]:
    """Let reminders come at the time that was tapped."""
    _check_here(request)
    if action.minute >= _DAY_MINUTES:
        raise UserError("button-unknown")
    at = time(*divmod(action.minute, 60))
    daily = await request.study.reminders.choose(request.chat, request.member, at=at)
    return [views.instead(_panel(request, daily))]


async def keep(request: Request, action: KeepReminding) -> list[Reply]:
    """Let reminders come as before, or no more."""
    _check_here(request)
    reminders, who = request.study.reminders, (request.chat, request.member)
    daily = await (reminders.choose(*who) if action.on else reminders.stop(*who))
    return [views.instead(_panel(request, daily))]


async def put_off(request: Request, action: PutOff) -> list[Reply]:
    """Let the reminder come later."""
    _check_here(request)
    if action.later not in set(Later):
        raise UserError("button-unknown")
    later = Later(action.later)
    at, zone = await request.study.reminders.put_off(request.chat, request.member, later)
    return [views.put_off_reply(request.own, at.astimezone(zone), request.study.clock())]


async def start(request: Request) -> list[Reply]:
    """Begin one's reviews."""
    if request.place is not Place.PRIVATE:
        raise UserError("review-alone")
    return await reviewing.review(request, {})


async def _changed(request: Request, given: str) -> Reply:
    wanted = wish(given)
    reminders, who = request.study.reminders, (request.chat, request.member)
    if wanted.off:
        return _panel(request, await reminders.stop(*who))
    daily = await reminders.choose(*who, at=wanted.at, weekdays=wanted.weekdays)
    return _panel(request, daily)


def _panel(request: Request, daily: Daily | None) -> Reply:
    return views.panel_reply(request.own, request.chat, daily, request.member_zone.key)


def _check_here(request: Request) -> None:
    """Whether anything can come by itself here, to one who is alone with the bot."""
    if request.place is not Place.PRIVATE:
        raise UserError("remind-alone")
    if Feature.SCHEDULE not in request.origin.features:
        raise UserError("remind-elsewhere")
