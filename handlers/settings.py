"""Settings: everybody's own, and the chat's for its admins."""

from collections.abc import Callable
from dataclasses import replace

from bot.actions import Choose
from bot.errors import UserError
from bot.hub import Request
from bot.model import ChatProfile, Feature, MemberProfile, Place, Reply, ScheduleKind
from bot.routes import SETTINGS, Arguments
from bot.views.config import Chosen, panel_reply, redrawn_reply, saved, saved_reply
from handlers import scheduling
from handlers import setting_values as values
from handlers.schedule_values import is_time

_OF_CHAT = frozenset({"domains", "polls", "channel", "threads", "pack", *scheduling.SETTINGS})
"""What is set for a chat alone, even where one is alone with the bot."""

_FEATURES = {setting.value: setting.feature for setting in SETTINGS}
"""What the platform must have for a setting."""

_ELSEWHERE = {
    Feature.POLLS: "config-polls-elsewhere",
    Feature.CHANNELS: "config-channels-elsewhere",
    Feature.SCHEDULE: "config-schedule-elsewhere",
}

_ChatChange = Callable[[ChatProfile], ChatProfile]
_MemberChange = Callable[[MemberProfile], MemberProfile]


async def settings(request: Request, arguments: Arguments) -> list[Reply]:
    """The panel, or one setting changed."""
    setting, value = arguments.get("what", ""), arguments.get("value", "")
    if not setting and value:
        raise UserError("argument-unknown", given=value, command="config")
    if not setting:
        return [panel_reply(request.own, request.notes.library, await _chosen(request))]
    if setting == "timezone" and is_time(value):
        setting = "hour"  # “horário 9:00” is no time zone
    scope = _scope(request, arguments.get("whose", ""), setting)
    if not value and setting != "pause":
        raise UserError("config-value-missing", example=_example(request, scope, setting))
    changed = await _change(request, scope, setting, value)
    return [saved_reply(_news(changed, await _chosen(changed), scope, setting), changed.chat)]


def _example(request: Request, scope: str, setting: str) -> str:
    """How to give a setting's value; alone with the bot there is no need to say whose."""
    whose = "chat" if request.place is Place.PRIVATE else scope
    return request.own(f"config-example-{setting}", scope=whose)


async def choose(request: Request, action: Choose) -> list[Reply]:
    """A setting chosen on the panel, by the one it was shown to; the panel is drawn anew."""
    if action.owner != request.origin.member.id:
        raise UserError("button-owner")
    if action.setting not in {choice.value for choice in SETTINGS}:
        raise UserError("button-unknown")
    scope = _scope(request, action.scope, action.setting)
    value = action.value or request.written
    if not value.strip():
        raise UserError("config-value-missing", example=_example(request, scope, action.setting))
    changed = await _change(request, scope, action.setting, value)
    chosen = await _chosen(changed)
    news = _news(changed, chosen, scope, action.setting)
    return [redrawn_reply(changed.own, request.notes.library, chosen, news)]


def _scope(request: Request, given: str, setting: str) -> str:
    """Whose setting is meant: `me` or `chat`.

    Alone with the bot all is one's own, whatever is said, but for what only a chat has.
    In a group, where nothing is said, it is the group's if the group has such a setting.
    """
    if request.place is Place.PRIVATE:
        return "chat" if setting in _OF_CHAT else "me"
    return given or ("me" if setting == "listed" else "chat")


async def _change(request: Request, scope: str, setting: str, value: str) -> Request:
    """The request as it is once the setting is changed."""
    feature = _FEATURES.get(setting)
    if feature is not None and feature not in request.origin.features:
        raise UserError(_ELSEWHERE[feature])
    if scope == "chat" and setting in scheduling.SETTINGS:
        return await scheduling.change(request, setting, value)
    if scope == "chat":
        changed = await _save_chat(request, await _chat_change(request, setting, value))
    else:
        changed = await _save_member(request, await _member_change(setting, value))
    if setting == "timezone":
        await scheduling.follow(changed, scope)
    return changed


async def _chat_change(request: Request, setting: str, value: str) -> _ChatChange:
    if request.place is Place.GROUP and not request.origin.admin:
        raise UserError("config-admins-only")
    match setting:
        case "language":
            language = values.language(value)
            return lambda chat: replace(chat, language=language)
        case "timezone":
            timezone = await values.timezone(value)
            return lambda chat: replace(chat, timezone=timezone)
        case "domains":
            domains = values.domains(request, value)
            return lambda chat: replace(chat, domains=domains)
        case "polls":
            polls = values.polls(value)
            return lambda chat: replace(chat, polls=polls)
        case "channel":
            channel = values.channel(value)
            return lambda chat: replace(chat, channel=channel)
        case "pack":
            pack = values.pack(request, value)
            # Domains are chosen by the ids that they have in a pack.
            return lambda chat: replace(chat, pack=pack, domains=())
        case "threads":
            threads = values.yes(value, "config-threads-unknown")
            return lambda chat: replace(chat, threads=threads)
        case _:
            raise UserError("config-listed-own")


async def _member_change(setting: str, value: str) -> _MemberChange:
    match setting:
        case "language":
            language = values.language(value)
            return lambda member: replace(member, language=language)
        case "timezone":
            timezone = await values.timezone(value)
            return lambda member: replace(member, timezone=timezone)
        case "listed":
            hidden = values.hidden(value)
            return lambda member: replace(member, hidden=hidden)
        case "domains":
            raise UserError("config-domains-group")
        case _:
            raise UserError("config-chat-only")


async def _save_chat(request: Request, change: _ChatChange) -> Request:
    chat = await request.study.people.change_chat(request.origin.chat, change)
    return replace(request, chat=chat)


async def _save_member(request: Request, change: _MemberChange) -> Request:
    member = await request.study.people.change_member(request.origin.member, change)
    return replace(request, member=member)


def _news(changed: Request, chosen: Chosen, scope: str, setting: str) -> str:
    return saved(changed.own, changed.notes.library, chosen, scope, setting)


async def _chosen(request: Request) -> Chosen:
    return Chosen(
        chat=request.chat,
        member=request.member,
        place=request.place,
        defaults=request.study.preferences,
        features=request.origin.features,
        admin=request.origin.admin,
        packs=len(request.study.shelf.packs),
        daily=await request.study.schedules.daily(request.chat),
        closing=await request.study.schedules.daily(request.chat, ScheduleKind.CLOSE),
    )
