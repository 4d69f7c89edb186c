"""Commands as they are filled in by name, for platforms where nothing is typed behind them.

Texts show commands as they are typed, `/ranking mês`; there it is `/ranking período:mês` that a
person sees while they call one. An example is rewritten where it surely is one: it stands alone,
or after what introduces it, and its command knows what is behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.errors import UserError
from bot.model import Reply, Text
from bot.routes import ENGLISH, ROUTES, Argument, Route, find, parse

_NAMES = "|".join(sorted({name for route in ROUTES for name in (route.name, route.english)}))
_EXAMPLE = re.compile(
    rf"(?P<before>^|[:·,] |\b(?:ou|or) )/(?P<name>{_NAMES}) "
    r"(?P<typed>.+?)(?=$|\n| · |, /| (?:ou|or) /|\. |[.;]$|\))",
    re.MULTILINE,
)


def in_options(reply: Reply) -> Reply:
    """A reply whose examples of commands show what is filled in where."""
    return replace(reply, text=_rewritten(reply.text), apart=_rewritten(reply.apart))


def rewritten(text: str) -> str:
    """A text whose examples of commands show what is filled in where."""
    return _EXAMPLE.sub(_option_by_option, text) if "/" in text else text


def option_name(argument: Argument, language: str) -> str:
    """What an argument is called where it is filled in."""
    return argument.english if language == ENGLISH else argument.name.lower()


def _rewritten(text: Text) -> Text:
    return tuple(
        replace(b, spans=tuple(replace(s, text=rewritten(s.text)) for s in b.spans)) for b in text
    )


def _option_by_option(match: re.Match[str]) -> str:
    route = find(match["name"])
    if route is None or match["typed"].startswith(("[", "<")):
        return match[0]
    language = ENGLISH if match["name"] == route.english else ""
    names = {option_name(argument, language) for argument in route.arguments}
    if any(match["typed"].startswith(f"{name}:") for name in names):
        return match[0]
    try:
        options = " ".join(_options(route, match["typed"], language))
    except UserError:
        return match[0]
    return f"{match['before']}/{match['name']} {options}"


def _options(route: Route, typed: str, language: str) -> Iterator[str]:
    given = parse(route, typed)
    for argument in route.arguments:
        if argument.english in given:
            value = _value(argument, given[argument.english], language)
            yield f"{option_name(argument, language)}:{value}"


def _value(argument: Argument, value: str, language: str) -> str:
    for choice in argument.choices:
        if choice.value == value:
            return choice.english if language == ENGLISH else choice.name
    return value
