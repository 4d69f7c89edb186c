"""What people write for a setting's value, and what is meant by it; nonsense is a UserError."""

import asyncio
import re
from collections.abc import Sequence

from bot.errors import UserError
from bot.hub import Request
from bot.routes import plain
from bot.study import zones
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
_YES = frozenset({"sim", "yes", "on", "ligar", "usar", "use"})
_NO = frozenset({"nao", "no", "off", "desligar", "padrao", "default"})
_POLLS = {"enquete", "enquetes", "poll", "polls"}
_BUTTONS = {"botao", "botoes", "button", "buttons"}
_NONE = frozenset({"nenhum", "none", "padrao", "default", "no", "nao"})
_ALL = frozenset({"todos", "todas", "all", "tudo", "padrao", "default"})
_CHANNEL = re.compile(r"(?:<#)?(\d{1,20})>?")


def language(value: str) -> str:
    """The language that is meant; empty for the one that is inherited."""
    if plain(value) in _INHERITED:
        return ""
    found = _LANGUAGES.get(plain(value))
    if found not in LANGUAGES:
        raise UserError("config-language-unknown", value=value)
    return found


async def timezone(value: str) -> str:
    """The time zone that is meant; empty for the one that is inherited."""
    if plain(value) in _INHERITED:
        return ""
    return await asyncio.to_thread(zones.find, value)


def domains(request: Request, value: str) -> tuple[str, ...]:
    """The ids of the domains that are meant, in the pack's order; none for all of them."""
    if plain(value) in _ALL:
        return ()
    library = request.notes.library
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


def pack(request: Request, value: str) -> str:
    """The id of the pack that is meant, by its id or its title; empty for the usual one."""
    if plain(value) in _INHERITED:
        return ""
    for notes in request.study.shelf.packs:
        if plain(value) in (plain(notes.pack.id), plain(notes.pack.title)):
            return notes.pack.id
    raise UserError("content-pack-unknown", pack=value)


def _parts(value: str) -> Sequence[str]:
    separated = value.replace(";", ",").replace(" e ", ",").replace(" and ", ",")
    parts = separated.split(",")
    if len(parts) == 1 and all(part.isdigit() for part in value.split()):
        parts = value.split()
    return [part.strip() for part in parts if part.strip()]


def polls(value: str) -> bool:
    """Whether polls are meant."""
    word = plain(value)
    return word in _POLLS or (word not in _BUTTONS and yes(value, "config-polls-unknown"))


def yes(value: str, unknown: str) -> bool:
    """Whether a value means yes. Raises UserError(unknown) for what is neither yes nor no."""
    word = plain(value)
    if word not in _YES | _NO:
        raise UserError(unknown)
    return word in _YES


def channel(value: str) -> str:
    """The id of the channel that is meant; empty for none."""
    if plain(value) in _NONE:
        return ""
    found = _CHANNEL.fullmatch(value.strip())
    if found is None:
        raise UserError("config-channel-unknown")
    return found[1]


def hidden(value: str) -> bool:
    """Whether a member wants to be in no table."""
    word = plain(value)
    if word not in _SHOWN | _HIDDEN:
        raise UserError("config-listed-unknown")
    return word in _HIDDEN
