"""Settings: everybody's own, and the chat's for its admins."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from zoneinfo import available_timezones

from bot.actions import Choose
from bot.errors import UserError
from bot.hub import Request
from bot.model import Place, Reply
from bot.routes import SETTINGS, Arguments, plain
from bot.views.config import Chosen, panel_reply, saved_reply, setting_line
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
_ALL = frozenset({"todos", "todas", "all", "tudo"})


async def settings(request: Request, arguments: Arguments) -> list[Reply]:
    """The panel, or one setting changed."""
    setting, value = arguments.get("what", ""), arguments.get("value", "")
    if not setting and value:
        raise UserError("argument-unknown", given=value, command="config")
    if not setting:
        return [panel_reply(request.own, request.study.notes.library, _chosen(request))]
    scope = arguments.get("whose") or _usual_scope(request, setting)
    if not value:
        raise UserError("config-value-missing", example=_example(request, setting))
    return await _change(request, scope, setting, value)


async def choose(request: Request, action: Choose) -> list[Reply]:
    """A setting chosen on the panel, by the one it was shown to."""
    if action.owner != request.origin.member.id:
        raise UserError("button-owner")
    if action.setting not in {choice.value for choice in SETTINGS}:
        raise UserError("button-unknown")
    return await _change(request, action.scope, action.setting, action.value)


def _usual_scope(request: Request, setting: str) -> str:
    """Whose setting is meant when nothing is said: in a group the group's, if it has it."""
    if setting == "listed":
        return "me"
    return "me" if request.place is Place.PRIVATE and setting != "domains" else "chat"


async def _change(request: Request, scope: str, setting: str, value: str) -> list[Reply]:
    if setting == "domains" and scope == "me" and request.place is Place.PRIVATE:
        scope = "chat"
    if scope == "chat":
        changed = await _change_chat(request, setting, value)
    else:
        changed = await _change_member(request, setting, value)
    shown = scope if request.place is Place.GROUP else "me"
    words = changed.own
    line = setting_line(words, request.study.notes.library, _chosen(changed), scope, setting)
    return [saved_reply(words, shown, line)]


async def _change_chat(request: Request, setting: str, value: str) -> Request:
    if request.place is Place.GROUP and not request.origin.admin:
        raise UserError("config-admins-only")
    chat = request.chat
    match setting:
        case "language":
            chat = replace(chat, language=_language(value))
        case "timezone":
            chat = replace(chat, timezone=_timezone(value))
        case "domains":
            chat = replace(chat, domains=_domains(request, value))
        case _:
            raise UserError("config-listed-own")
    await request.study.people.save_chat(chat)
    return replace(request, chat=chat)


async def _change_member(request: Request, setting: str, value: str) -> Request:
    member = request.member
    match setting:
        case "language":
            member = replace(member, language=_language(value))
        case "timezone":
            member = replace(member, timezone=_timezone(value))
        case "listed":
            member = replace(member, hidden=_hidden(value))
        case _:
            raise UserError("config-domains-group")
    await request.study.people.save_member(member)
    return replace(request, member=member)


def _language(value: str) -> str:
    language = _LANGUAGES.get(plain(value))
    if language not in LANGUAGES:
        raise UserError("config-language-unknown", value=value)
    return language


def _timezone(value: str) -> str:
    """The IANA zone of a name or a city. Raises UserError with the nearest where unknown."""
    wanted = _spelled(value)
    known = {_spelled(name): name for name in sorted(available_timezones(), reverse=True)}
    cities = {spelled.rpartition("/")[2]: name for spelled, name in known.items() if "/" in name}
    found = known.get(wanted) or cities.get(wanted)
    if found:
        return found
    near = get_close_matches(wanted, [*known, *cities], n=1, cutoff=0.7)
    if near:
        name = known.get(near[0]) or cities[near[0]]
        raise UserError("config-timezone-near", value=value, near=name)
    raise UserError("config-timezone-unknown", value=value)


def _spelled(name: str) -> str:
    return plain(name).strip().replace(" ", "_")


def _domains(request: Request, value: str) -> tuple[str, ...]:
    if plain(value) in _ALL:
        return ()
    library = request.study.notes.library
    found = [library.domain(part) for part in _parts(value)]
    if not found or None in found:
        domains = library.domains
        raise UserError(
            "config-domains-unknown", value=value, first=domains[0].id, last=domains[-1].id
        )
    chosen = {domain.id for domain in found if domain is not None}
    ordered = tuple(domain.id for domain in library.domains if domain.id in chosen)
    return () if len(ordered) == len(library.domains) else ordered


def _parts(value: str) -> Sequence[str]:
    separated = value.replace(";", ",").replace(" e ", ",").replace(" and ", ",")
    parts = separated.split(",")
    if len(parts) == 1 and all(part.isdigit() for part in value.split()):
        parts = value.split()
    return [part.strip() for part in parts if part.strip()]


def _hidden(value: str) -> bool:
    word = plain(value)
    if word not in _SHOWN | _HIDDEN:
        raise UserError("config-listed-unknown")
    return word in _HIDDEN


def _example(request: Request, setting: str) -> str:
    return request.own(f"config-example-{setting}")


def _chosen(request: Request) -> Chosen:
    return Chosen(request.chat, request.member, request.place, request.study.preferences)
