"""When what comes by itself comes to a chat: chosen by its admins, or agreed to with one tap."""

from dataclasses import replace
from datetime import time

from bot.actions import Daily
from bot.errors import UserError
from bot.hub import Request
from bot.model import Place, Reply, ScheduleKind
from bot.views.schedule import agreed_reply
from handlers import schedule_values as values

SETTINGS = frozenset({"hour", "days", "close", "pause"})
"""The settings that are about it."""

_DAY_MINUTES = 24 * 60


async def agree(request: Request, action: Daily) -> list[Reply]:
    """Let the day's question come by itself at the time that was tapped."""
    if request.place is Place.GROUP and not request.origin.admin:
        raise UserError("config-admins-only")
    if action.minute >= _DAY_MINUTES:
        raise UserError("button-unknown")
    at = time(*divmod(action.minute, 60))
    daily = await request.study.schedules.choose(request.chat, request.member, request.place, at=at)
    return [agreed_reply(request.words, request.chat, daily, request.chat_zone.key)]


async def change(request: Request, setting: str, value: str) -> Request:
    """The request as it is once one of these settings was changed for the chat."""
    if request.place is Place.GROUP and not request.origin.admin:
        raise UserError("config-admins-only")
    if setting == "pause":
        return await _pause(request, value)
    schedules, who = request.study.schedules, (request.chat, request.member, request.place)
    kind = ScheduleKind.CLOSE if setting == "close" else ScheduleKind.QUESTION
    if setting == "days":
        await schedules.choose(*who, kind, weekdays=values.weekdays(value))
    elif at := values.hour(value):
        await schedules.choose(*who, kind, at=at)
    else:
        await schedules.stop(*who, kind)
    return replace(request, chat=await request.study.people.chat(request.origin.chat))


async def follow(request: Request, scope: str) -> None:
    """Let what comes by itself follow a change of the chat's or the member's time zone."""
    if scope == "chat":
        await request.study.schedules.follow(chat_key=request.chat.key)
    else:
        await request.study.schedules.follow(member_key=request.member.key)


async def _pause(request: Request, value: str) -> Request:
    until = values.paused_until(value, request.chat_day)
    chat = await request.study.people.change_chat(
        request.origin.chat, lambda chat: replace(chat, paused_until=until)
    )
    return replace(request, chat=chat)
