"""Settings: everybody's own, and the chat's for its admins."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.actions import Choose
from bot.errors import UserError
from bot.hub import Request
from bot.model import ChatProfile, MemberProfile, Place, Reply
from bot.routes import SETTINGS, Arguments, plain
from bot.study import zones
from bot.views.config import Chosen, panel_reply, redrawn_reply, saved, saved_reply
from bot.views.words import LANGUAGES

_LANGUAGES = {
    "pt-br": "pt-BR",
    "pt": "pt-BR",
    "br": "pt-BR",
    "portugues": "pt-BR",
    "portuguese": "pt-BR",
    "en": "en",
    "en-us": "en",
    "ingles": "en",
    "english": "en",
}
_SHOWN = frozenset({"mostrar", "show", "sim", "yes", "on", "aparecer", "voltar"})
_HIDDEN = frozenset({"ocultar", "hide", "nao", "no", "off", "esconder", "sair"})
_INHERITED = frozenset(
    {"padrao", "o padrao", "default", "grupo", "do grupo", "o do grupo", "group", "the group's"}
)
_YES = frozenset(
    {"sim", "yes", "on", "ligar", "usar", "use", "enquete", "enquetes", "poll", "polls"}
)
_NO = frozenset(
    {"nao", "no", "off", "desligar", "botao", "botoes", "button", "buttons", *("padrao", "default")}
)
_OF_CHAT = frozenset({"domains", "polls"})
"""What is set for a chat alone, even where one is alone with the bot."""

_ALL = frozenset({"todos", "todas", "all", "tudo", "padrao", "default"})

_ChatChange = Callable[[ChatProfile], ChatProfile]
_MemberChange = Callable[[MemberProfile], MemberProfile]


async def settings(request: Request, arguments: Arguments) -> list[Reply]:
    """The panel, or one setting changed."""
    setting, value = arguments.get("what", ""), arguments.get("value", "")
    if not setting and value:
        raise UserError("argument-unknown", given=value, command="config")
    if not setting:
        return [panel_reply(request.own, request.study.notes.library, _chosen(request))]
    scope = _scope(request, arguments.get("whose", ""), setting)
    if not value:
        raise UserError("config-value-missing", example=_example(request, scope, setting))
    changed = await _change(request, scope, setting, value)
    return [saved_reply(_news(changed, scope, setting))]


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
    changed = await _change(request, scope, action.setting, action.value)
    news = _news(changed, scope, action.setting)
    library = request.study.notes.library
    return [redrawn_reply(changed.own, library, _chosen(changed), news)]


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
    if scope == "chat":
        return await _save_chat(request, await _chat_change(request, setting, value))
    return await _save_member(request, await _member_change(setting, value))


async def _chat_change(request: Request, setting: str, value: str) -> _ChatChange:
    if request.place is Place.GROUP and not request.origin.admin:
        raise UserError("config-admins-only")
    match setting:
        case "language":
            language = _language(value)
            return lambda chat: replace(chat, language=language)
        case "timezone":
            timezone = await _timezone(value)
            return lambda chat: replace(chat, timezone=timezone)
        case "domains":
            domains = _domains(request, value)
            return lambda chat: replace(chat, domains=domains)
        case "polls":
            polls = _polls(value)
            return lambda chat: replace(chat, polls=polls)
        case _:
            raise UserError("config-listed-own")


async def _member_change(setting: str, value: str) -> _MemberChange:
    match setting:
        case "language":
            language = _language(value)
            return lambda member: replace(member, language=language)
        case "timezone":
            timezone = await _timezone(value)
            return lambda member: replace(member, timezone=timezone)
        case "listed":
            hidden = _hidden(value)
            return lambda member: replace(member, hidden=hidden)
        case "polls":
            raise UserError("config-polls-group")
        case _:
            raise UserError("config-domains-group")


async def _save_chat(request: Request, change: _ChatChange) -> Request:
    chat = await request.study.people.change_chat(request.origin.chat, change)
    return replace(request, chat=chat)


async def _save_member(request: Request, change: _MemberChange) -> Request:
    member = await request.study.people.change_member(request.origin.member, change)
    return replace(request, member=member)


def _language(value: str) -> str:
    """The language that is meant; empty for the one that is inherited."""
    if plain(value) in _INHERITED:
        return ""
    language = _LANGUAGES.get(plain(value))
    if language not in LANGUAGES:
        raise UserError("config-language-unknown", value=value)
    return language


async def _timezone(value: str) -> str:
    """The time zone that is meant; empty for the one that is inherited."""
    if plain(value) in _INHERITED:
        return ""
    return await asyncio.to_thread(zones.find, value)


def _domains(request: Request, value: str) -> tuple[str, ...]:
    """The ids of the domains that are meant, in the pack's order; none for all of them."""
    if plain(value) in _ALL:
        return ()
    library = request.study.notes.library
    found = [library.domain(part) for part in _parts(value)]
    chosen = {domain.id for domain in found if domain is not None}
    if not found or None in found:
        domains = library.domains
        raise UserError(
            "config-domains-unknown", value=value, first=domains[0].id, last=domains[-1].id
        )
    ordered = tuple(domain.id for domain in library.domains if domain.id in chosen)
    if len(ordered) == len(library.domains):
        return ()
    for domain in ordered:
        if not library.questions(domain):
            raise UserError("config-domains-empty", domain=domain)
    return ordered


def _parts(value: str) -> Sequence[str]:
    separated = value.replace(";", ",").replace(" e ", ",").replace(" and ", ",")
    parts = separated.split(",")
    if len(parts) == 1 and all(part.isdigit() for part in value.split()):
        parts = value.split()
    return [part.strip() for part in parts if part.strip()]


def _polls(value: str) -> bool:
    word = plain(value)
    if word not in _YES | _NO:
        raise UserError("config-polls-unknown")
    return word in _YES


def _hidden(value: str) -> bool:
    word = plain(value)
    if word not in _SHOWN | _HIDDEN:
        raise UserError("config-listed-unknown")
    return word in _HIDDEN


def _news(changed: Request, scope: str, setting: str) -> str:
    library = changed.study.notes.library
    return saved(changed.own, library, _chosen(changed), scope, setting)


def _chosen(request: Request) -> Chosen:
    return Chosen(request.chat, request.member, request.place, request.study.preferences)
