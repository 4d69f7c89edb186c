"""What the argument of a command may become while it is typed: terms, and what its route declares.

Completions are in the language of whoever types, and each is all of what is typed, so that it
can stand in its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.actions import Browse, Help
from bot.hub import Request
from bot.model import Suggest
from bot.routes import ENGLISH, ROUTES, Argument, ArgumentKind, Choice, Route, plain
from bot.views.offers import Offer
from handlers.completing_content import done_with
from handlers.completing_terms import MOST, sides, terms

COMPARING = "comparar"
"""The command whose argument names several terms."""

_WORD = re.compile(r"\s*(\S+)\s+")

_Left = tuple[Sequence[Argument], Mapping[str, str], int]
"""Arguments that may come next, what was given before them, and where they begin in the text."""


async def completions(request: Request, route: Route, typed: Suggest) -> list[Offer]:
    """What is typed for a command may become these, likeliest first."""
    text = typed.text
    arguments, given, start = _named(route, typed) if typed.argument else _left(route, text)
    offers: list[Offer] = []
    for argument in arguments:
        found = await _offers(request, route, argument, text[start:], given)
        offers += (replace(one, text=text[:start] + one.text) for one in islice(found, MOST))
    return offers[:MOST]


def _named(route: Route, typed: Suggest) -> _Left:
    """The argument that is filled in by name."""
    return [one for one in route.arguments if one.english == typed.argument], dict(typed.given), 0


def _left(route: Route, text: str) -> _Left:
    """The arguments that may come next, after the choices that are typed."""
    arguments, given, start = route.arguments, dict[str, str](), 0
    while word := _WORD.match(text, start):
        chosen = [
            (i, a.english, it) for i, a in enumerate(arguments) if (it := _chosen(a, word[1]))
        ]
        if not chosen:
            break
        place, name, choice = chosen[0]
        given[name] = choice.value
        arguments, start = arguments[place + 1 :], word.end()
    return arguments, given, start


def _chosen(argument: Argument, word: str) -> Choice | None:
    return next(
        (one for one in argument.choices if plain(word) in map(plain, _names(one, ""))), None
    )


async def _offers(
    request: Request, route: Route, argument: Argument, text: str, given: Mapping[str, str]
) -> Iterable[Offer]:
    match argument.kind:
        case ArgumentKind.TERM:
            return sides(request, text) if route.name == COMPARING else terms(request, text)
        case ArgumentKind.DOMAIN:
            return _domains(request, text)
        case ArgumentKind.CHOICE:
            return _choices(request, route, argument, text)
        case ArgumentKind.COMMAND:
            return _commands(request.own.language, text)
        case ArgumentKind.CONTENT:
            return await done_with(request, given.get("action", ""), text)
        case ArgumentKind.TEXT:
            return ()


def _domains(request: Request, text: str) -> Iterator[Offer]:
    library = request.notes.library
    for domain in library.domains_like(text):
        name = library.domain_name(domain.id, request.own.language)
        yield Offer(name, Browse(domain.id))


def _choices(request: Request, route: Route, argument: Argument, text: str) -> Iterator[Offer]:
    here = (None, *request.origin.features)
    for choice in argument.choices:
        name = _beginning(_names(choice, request.own.language), text)
        if name and choice.feature in here:
            yield Offer(name, Help(route.name))


def _commands(language: str, text: str) -> Iterator[Offer]:
    slash = "/" if text.startswith("/") else ""
    for route in ROUTES:
        names = (route.named(language), route.name, route.english, *route.others)
        if name := _beginning(names, text.removeprefix("/")):
            yield Offer(slash + name, Help(route.name))


def _names(choice: Choice, language: str) -> tuple[str, ...]:
    """All that a choice is called, first what it is in this language."""
    own = choice.english if language == ENGLISH else choice.name
    return (own, choice.name, choice.english, *choice.others)


def _beginning(names: Sequence[str], text: str) -> str | None:
    """The first of some names that begins as it is typed."""
    return next((name for name in names if plain(name).startswith(plain(text))), None)
