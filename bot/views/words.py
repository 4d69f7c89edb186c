"""The catalogs: every text in each language, by id, with its variables filled in.

Texts are Project Fluent messages under `locale/LANGUAGE/*.ftl`. A text that is missing
is a fault of the program, and a test finds it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern

from bot.views.patterns import NUMERALS, fill

LANGUAGES = ("pt-BR", "en")
"""The languages that we speak, the default first."""

KEPT = 4_000
"""Texts of a language that are kept with their variables filled in, the latest used."""

T = TypeVar("T")

LOCALE = Path(__file__).parent / "locale"

_WRITTEN = re.compile(
    r"^([a-z][\w-]*) *=.*?(?=^[a-z]|\Z)", re.DOTALL | re.IGNORECASE | re.MULTILINE
)
"""A text as it stands in its file, up to where the next one begins."""


def read_texts(path: Path) -> Mapping[str, str]:
    """The texts of a file as they are written there, by id."""
    written = path.read_text(encoding="utf-8")
    return {found[1]: found[0] for found in _WRITTEN.finditer(written)}


def parsed(written: str) -> Message:
    """A text, taken apart. Raises LookupError where it is none."""
    # Where each piece of a text stands in its file takes as much memory as the texts.
    message = FluentParser(with_spans=False).parse_entry(written)
    if not isinstance(message, Message):
        raise LookupError(written)
    return message


class Words:
    """The texts of one language. Each is taken apart when it is first asked for: most are of
    commands that few give, and what they consist of takes ten times the room of what is written.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._numerals = NUMERALS[language]
        self._parsed: dict[str, Message] = {}
        self._written: dict[str, str] = {}
        for path in sorted((LOCALE / language).glob("*.ftl")):
            self._written |= read_texts(path)
        self._filled = lru_cache(KEPT)(self._fill)
        self._made: dict[Callable[[Words], object], object] = {}

    def __call__(self, message: str, /, **variables: str | int) -> str:
        """A text with its variables. Raises LookupError where there is no such text."""
        return self._filled(message, None, **variables)

    def attribute(self, message: str, name: str, /, **variables: str | int) -> str:
        """A text that belongs to another, such as a command's details."""
        return self._filled(message, name, **variables)

    def once(self, make: Callable[["Words"], T]) -> T:
        """What a function makes of these texts; it is asked once, and its answer kept."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    def __contains__(self, message: str) -> bool:
        return message in self._written

    def _fill(self, message: str, name: str | None, /, **variables: str | int) -> str:
        return fill(self._pattern(message, name), self._numerals, variables)

    def _pattern(self, message: str, name: str | None) -> Pattern:
        if message not in self._parsed:
            self._parsed[message] = parsed(self._written[message])
        found = self._parsed[message]
        attributes = {one.id.name: one.value for one in found.attributes}
        pattern = found.value if name is None else attributes[name]
        if pattern is None:
            raise LookupError(message)
        return pattern


class Catalog:
    """The texts of every language, each read when it is first spoken."""

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}

    def __getitem__(self, language: str) -> Words:
        """The texts of a language (BCP 47), whatever its region; of the default where we do not
        speak it.
        """
        known = language if language in LANGUAGES else _nearest(language)
        if known not in self._words:
            self._words[known] = Words(known)
        return self._words[known]

    def __iter__(self) -> Iterator[Words]:
        return (self[language] for language in LANGUAGES)


def _nearest(language: str) -> str:
    wanted = language.partition("-")[0].lower()
    return next((one for one in LANGUAGES if one.partition("-")[0] == wanted), LANGUAGES[0])
