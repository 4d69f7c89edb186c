"""What the argument of a command may become while it is typed: terms, and what its route declares.

Completions are in the language of whoever types, and each is all of what is typed, so that it
can stand in its place.
"""

import re
from collections.abc import Iterator, Sequence

from bot.actions import Browse, Help
from bot.hub import Request
from bot.routes import ENGLISH, ROUTES, Argument, ArgumentKind, Choice, Route, plain
from handlers.completing_terms import MOST, Offer, sides, terms

COMPARING = "comparar"
"""The command whose argument names several terms."""

_WORD = re.compile(r"\s*(\S+)\s+")


def completions(request: Request, route: Route, text: str) -> list[Offer]:
    """What the text behind a command may become, likeliest first, and where each leads."""
    arguments, start = _left(route, text)
    offers = [
        (text[:start] + whole, action)
        for argument in arguments
        for whole, action in _offers(request, route, argument, text[start:])
    ]
    return offers[:MOST]


def _left(route: Route, text: str) -> tuple[Sequence[Argument], int]:
    """The arguments that may come next, after the choices that are typed, and where they begin."""
    arguments, start = route.arguments, 0
    while word := _WORD.match(text, start):
        chosen = [i for i, argument in enumerate(arguments) if _chooses(argument, word[1])]
        if not chosen:
            break
        arguments, start = arguments[chosen[0] + 1 :], word.end()
    return arguments, start


def _chooses(argument: Argument, word: str) -> bool:
    return any(plain(word) in map(plain, _names(choice, "")) for choice in argument.choices)


def _offers(request: Request, route: Route, argument: Argument, text: str) -> Iterator[Offer]:
    match argument.kind:
        case ArgumentKind.TERM:
            return sides(request, text) if route.name == COMPARING else terms(request, text)
        case ArgumentKind.DOMAIN:
            return _domains(request, text)
        case ArgumentKind.CHOICE:
            return _choices(request, route, argument, text)
        case ArgumentKind.COMMAND:
            return _commands(request.own.language, text)
        case ArgumentKind.TEXT:
            return iter(())


def _domains(request: Request, text: str) -> Iterator[Offer]:
    library = request.notes.library
    for domain in library.domains_like(text):
        yield library.domain_name(domain.id, request.own.language), Browse(domain.id)


def _choices(request: Request, route: Route, argument: Argument, text: str) -> Iterator[Offer]:
    here = (None, *request.origin.features)
    for choice in argument.choices:
        name = _beginning(_names(choice, request.own.language), text)
        if name and choice.feature in here:
            yield name, Help(route.name)


def _commands(language: str, text: str) -> Iterator[Offer]:
    slash = "/" if text.startswith("/") else ""
    for route in ROUTES:
        names = (route.named(language), route.name, route.english, *route.others)
        if name := _beginning(names, text.removeprefix("/")):
            yield slash + name, Help(route.name)


def _names(choice: Choice, language: str) -> tuple[str, ...]:
    """All that a choice is called, first what it is in this language."""
    own = choice.english if language == ENGLISH else choice.name
    return (own, choice.name, choice.english, *choice.others)


def _beginning(names: Sequence[str], text: str) -> str | None:
    """The first of some names that begins as it is typed."""
    return next((name for name in names if plain(name).startswith(plain(text))), None)
