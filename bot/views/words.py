"""The catalogs: every text in each language, by id, with its variables filled in.

Texts are Project Fluent messages under `locale/LANGUAGE/*.ftl`. A text that is missing
is a fault of the program, and a test finds it.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Pattern
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

LANGUAGES = ("pt-BR", "en")
"""The languages that we speak, the default first."""

LONGEST = 2_000
"""Characters of a variable that the library still takes; it refuses 2,500."""

KEPT = 1_000
"""Texts of a language that are kept with their variables filled in, the latest used."""

T = TypeVar("T")

LOCALE = Path(__file__).parent / "locale"


class Words:
    """The texts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        for path in sorted((LOCALE / language).glob("*.ftl")):
            self._bundle.add_resource(parsed(path.read_text(encoding="utf-8")))
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
        return self._bundle.has_message(message)

    def _fill(self, message: str, name: str | None, /, **variables: str | int) -> str:
        found = self._bundle.get_message(message)
        pattern = found.value if name is None else found.attributes[name]
        if pattern is None:
            raise LookupError(message)
        return self._format(pattern, variables)

    def _format(self, pattern: Pattern, variables: dict[str, str | int]) -> str:
        stand_ins = _stand_ins(variables)
        text, errors = self._bundle.format_pattern(pattern, {**variables, **stand_ins})
        if errors:
            raise LookupError(f"{text!r} lacks {errors}")
        return str(text).translate({ord(s): variables[name] for name, s in stand_ins.items()})


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


def parsed(text: str) -> Resource:
    """A catalog as the library reads it, without where each piece of it stands in its file: for
    two languages that takes 2 MB.
    """
    return FluentParser(with_spans=False).parse(text)


def _stand_ins(variables: dict[str, str | int]) -> dict[str, str]:
    """Signs that no text has, for variables that are too long to be filled in at once."""
    return {
        name: chr(0xFDD0 + place)
        for place, (name, value) in enumerate(variables.items())
        if isinstance(value, str) and len(value) > LONGEST
    }


def _nearest(language: str) -> str:
    wanted = language.partition("-")[0].lower()
    return next((one for one in LANGUAGES if one.partition("-")[0] == wanted), LANGUAGES[0])
