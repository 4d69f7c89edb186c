"""Updates of every kind that the library knows, made by chance out of its own classes.

What a kind contains is read off the library, so that a kind which a new version brings is
there by itself; who speaks, where, and what is written is up to the test that asks.
"""

import inspect
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from telegram import InaccessibleMessage, TelegramObject, Update
from telegram.constants import UpdateType

Json = dict[str, Any]
Made = st.SearchStrategy[Any]

DEEP = 3
"""Objects within objects, so far as they need not be there."""

MORE = 5
"""Of what an object may have besides, so much at most."""

_DEPRECATED = frozenset({"correct_option_id"})
"""Parameters of which the library warns."""

_PLAIN: Mapping[object, Made] = {
    bool: st.booleans(),
    int: st.sampled_from([0, 1, 2, 7, 40, -1, 2**31, 2**52]),
    float: st.floats(-180, 180),
    datetime: st.sampled_from([0, 1, 1_790_000_000, 2**31]),
    timedelta: st.sampled_from([0, 1, 86_400]),
    object: st.just("ever"),
}


@dataclass(frozen=True)
class Cast:
    """Who and what may stand in an update: strategies for whole `kinds` of objects, and for
    `fields` by their names, `Message.text` before `text`; `words` for any other text.

    `likely` are fields that most objects of a kind have, though none has to.
    """

    words: Made
    kinds: Mapping[type, Made] = field(default_factory=dict)
    fields: Mapping[str, Made] = field(default_factory=dict)
    likely: Mapping[type, Sequence[str]] = field(default_factory=dict)


def every_update(cast: Cast) -> dict[str, st.SearchStrategy[Json]]:
    """Updates as Telegram writes them, without a number, by their kind."""
    making = _Making(cast)
    return {kind.value: making.updates(kind.value) for kind in UpdateType}


def strange_updates() -> st.SearchStrategy[Json]:
    """Updates of a kind that there may be one day."""
    leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    content = st.recursive(
        leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
    )
    return st.dictionaries(st.sampled_from(["of_another_time", "story", "call"]), content)


class _Making:
    """Strategies for the library's classes, each made once."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._made: dict[tuple[type, int], Made] = {}

    def updates(self, kind: str) -> st.SearchStrategy[Json]:
        """Updates of one kind; some say more than the library knows of."""
        extra = st.sampled_from([{}, {}, {"of_another_time": {"what": ["ever"]}}])
        payload = self._hinted(Update, kind, DEEP)
        return st.builds(lambda what, more: {kind: what | more}, payload, extra)

    def _objects(self, kind: type, depth: int) -> Made:
        """Objects of a class, or of those that it is divided into."""
        if kind in self._cast.kinds:
            return self._cast.kinds[kind]
        if (kind, depth) not in self._made:
            self._made[kind, depth] = st.one_of(
                *(self._cast.kinds.get(one) or self._one(one, depth) for one in _divided(kind))
            )
        return self._made[kind, depth]

    def _one(self, kind: type, depth: int) -> Made:
        able = [one for one in _names(kind) if one not in _needed(kind)]
        likely = [name for name in self._cast.likely.get(kind, ()) if depth]

        @st.composite
        def made(draw: st.DrawFn) -> Json:
            chosen = _needed(kind) | {one: None for one in likely if draw(_OFTEN)}
            if able and depth:
                chosen |= dict.fromkeys(draw(st.lists(st.sampled_from(able), max_size=MORE)))
            drawn = {one: draw(self._hinted(kind, one, depth - 1)) for one in chosen}
            return _named(drawn) | _told_apart(kind)

        return made()

    def _hinted(self, kind: type, parameter: str, depth: int) -> Made:
        for name in (f"{kind.__name__}.{parameter}", parameter):
            if name in self._cast.fields:
                return self._cast.fields[name]
        return self._typed(_hints(kind)[parameter], max(depth, 0))

    def _typed(self, hint: Any, depth: int) -> Made:  # noqa: ANN401 (an annotation)
        if get_origin(hint) in (Union, UnionType):
            some = [one for one in get_args(hint) if one is not NoneType]
            # A span of time may be given as a number, too: as one that fits.
            return self._typed(some[-1], depth)
        if get_args(hint):
            return st.lists(self._typed(get_args(hint)[0], depth), max_size=2)
        if isinstance(hint, type) and issubclass(hint, TelegramObject):
            return self._objects(hint, depth)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return st.sampled_from([one.value for one in hint])
        return _PLAIN.get(hint, self._cast.words)


_OFTEN = st.sampled_from([True] * 7 + [False])


def _named(drawn: Json) -> Json:
    """As the Bot API names what cannot be a name in Python."""
    if "from_user" in drawn:
        drawn["from"] = drawn.pop("from_user")
    return drawn


def _names(kind: type) -> list[str]:
    """The parameters of a class."""
    taken = inspect.signature(kind).parameters
    return [name for name in taken if name != "api_kwargs" and name not in _DEPRECATED]


@cache
def _needed(kind: type) -> Json:
    """The parameters that must be given, with anything in their place; some of them are needed
    only by what the library says when they are not there.
    """
    taken = inspect.signature(kind).parameters
    given: Json = {
        name: None for name in _names(kind) if taken[name].default is inspect.Parameter.empty
    }
    while missing := _missing(kind, given):
        given[missing] = True
    return given


def _missing(kind: type, given: Json) -> str:
    try:
        kind(**given)
    except (AttributeError, TypeError, ValueError) as error:
        found = re.search(r"`(\w+)` is (?:a )?required", str(error))
        return found[1] if found else ""
    return ""


def _divided(kind: type) -> list[type]:
    """The classes that a class is divided into; itself where it is not."""
    subclasses: list[type] = kind.__subclasses__()
    return [one for subclass in subclasses for one in _divided(subclass)] or [kind]


@cache
def _told_apart(kind: type) -> Json:
    """What tells the classes apart that a class is divided into."""
    if kind is InaccessibleMessage:
        return {"date": 0}
    by = {"type", "status", "source"} - set(_names(kind))
    one = kind(**_needed(kind)) if kind.__base__ is not TelegramObject else None
    return {name: getattr(one, name) for name in by if hasattr(one, name)}


@cache
def _hints(kind: type) -> dict[str, Any]:
    known = {**_NAMES, **vars(sys.modules[kind.__module__])}
    return get_type_hints(vars(kind)["__init__"], known)


_NAMES = {
    name: what
    for module in ("telegram._utils.types", "telegram")
    for name, what in vars(sys.modules[module]).items()
}
"""What annotations name without importing it."""
