"""What people asked and wait to be answered: taps on buttons, and typing in inline mode.

A query lives for a while on the emulator's clock and is answered once.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from tests.emulators.telegram.arguments import Json, string_of
from tests.emulators.telegram.clock import Clock
from tests.emulators.telegram.entities import Formatted
from tests.emulators.telegram.limits import CALLBACK_SECONDS, INLINE_SECONDS
from tests.emulators.telegram.refusals import bad_request

LIVES = {"callback_query": CALLBACK_SECONDS, "inline_query": INLINE_SECONDS}
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a person sees after a tap: nothing, a notice, an alert, or an address opened."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One thing that may be chosen; `content` is the message that it becomes."""

    id: str
    title: str
    description: str
    content: Formatted
    markup: Json | None
    query: str

    @property
    def text(self) -> str:
        """What the message says, without markup."""
        return self.content.text


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """All that was offered for a query; `button` leads to the private chat."""

    results: tuple[InlineResult, ...]
    cache_seconds: int
    personal: bool
    next_offset: str = ""
    button: str = ""


Answer = CallbackAnswer | InlineAnswer


@dataclass(frozen=True, slots=True)
class Query:
    """One question; `answered` is None when nobody waits, as for those that are fed."""

    kind: str
    born: float
    text: str = ""
    answered: asyncio.Future[Answer] | None = None


class Queries:
    """Those that are open."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[str, Query] = {}
        self._last = 4_000_000_000_000_000

    def ask(self, kind: str, text: str = "") -> tuple[str, "asyncio.Future[Answer]"]:
        """A new query: its id, and the answer to wait for."""
        self._last += 1
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._open[str(self._last)] = Query(kind, self._clock.now(), text, answered)
        return str(self._last), answered

    def note(self, updates: Iterable[Json]) -> None:
        """Make queries in updates that a test wrote itself answerable."""
        now = self._clock.now()
        for update in updates:
            for kind in LIVES:
                query = update.get(kind)
                if isinstance(query, dict):
                    self._open[string_of(query, "id")] = Query(kind, now, string_of(query, "query"))

    def find(self, kind: str, name: str) -> Query:
        """An open query. Raises Refused when it is unknown, answered, or too old."""
        query = self._open.get(name)
        if query is None or query.kind != kind or self._clock.now() - query.born > LIVES[kind]:
            raise bad_request(TOO_OLD)
        return query

    def answer(self, kind: str, name: str, answer: Answer) -> None:
        """Answer it, which can be done once. Raises Refused as `find` does."""
        query = self.find(kind, name)
        del self._open[name]
        if query.answered is not None and not query.answered.done():
            query.answered.set_result(answer)
