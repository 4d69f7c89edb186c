"""Reads what was set: from the environment, a `.env` file, and files that hold a secret.

It knows the names, where each value came from, and all that is wrong with them together. The
environment comes before `.env`; a name that is set to nothing there is as good as not set.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Final, cast

from dotenv import dotenv_values

from bot.errors import StoreError, UserError
from bot.settings import Settings, default_database
from bot.settings_values import READER, Reader, Secret
from bot.store.dialect import parse

DOTENV: Final = Path(".env")

OURS: Final = ("SABATINA_", "TELEGRAM_", "DISCORD_")
"""How names begin that nobody else should be using."""

FROM_FILES: Final = (
    "DATABASE_URL",
    "TELEGRAM_TOKEN",
    "TELEGRAM_WEBHOOK_SECRET",
    "DISCORD_TOKEN",
)
"""What may stand in a file: with `_FILE` after its name, the value is that file's path."""

OF_PLATFORMS: Final = ("database_", "telegram_", "discord_")
"""How fields begin whose names in the environment do not begin with ours."""


class Origin(StrEnum):
    """Where a value came from."""

    ENVIRONMENT = "environment"
    DOTENV = ".env"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Given:
    """A value, where it came from, and of which file if it stands in one."""

    value: str
    origin: Origin
    file: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a setting: `message` is the id of a text, with its variables.

    `value` is what was given, empty where nobody may see it.
    """

    name: str
    given: Given
    message: str
    variables: Mapping[str, str | int]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A setting as it may be shown. `value`: None where there is none, or none to be shown."""

    name: str
    value: str | None
    origin: Origin
    file: str = ""

    @property
    def hidden(self) -> bool:
        """Whether it is set, and nobody may see to what."""
        return self.value is None and self.origin is not Origin.DEFAULT


@dataclass(frozen=True, slots=True)
class Read:
    """All that was read. `settings` is None where there are problems."""

    settings: Settings | None
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read(dotenv: Path = DOTENV) -> Read:
    """Read all settings, and find all that is wrong with them.

    Raises UnicodeDecodeError or OSError where `dotenv` is there and cannot be read.
    """
    named = _environment(dotenv)
    given, problems = _resolved(named)
    problems += _unknown(named)
    settings, wrong = _validated(given)
    problems += wrong
    rows = tuple(_row(name, field, given.get(name)) for name, field in names().items())
    return Read(None if problems else settings, rows, tuple(problems))


def names() -> dict[str, Field[object]]:
    """The name of each setting in the environment, with its field."""
    return {_name(one.name): one for one in fields(Settings)}


def _name(field: str) -> str:
    return field.upper() if field.startswith(OF_PLATFORMS) else f"SABATINA_{field.upper()}"


def _environment(dotenv: Path) -> dict[str, Given]:
    """All that is set, by its name in capitals."""
    found: dict[str, Given] = {}
    if dotenv.exists():
        for name, value in dotenv_values(dotenv, encoding="utf-8").items():
            found[name.upper()] = Given((value or "").strip(), Origin.DOTENV)
    for name, value in os.environ.items():
        found[name.upper()] = Given(value.strip(), Origin.ENVIRONMENT)
    return {name: one for name, one in found.items() if one.value}


def _resolved(named: Mapping[str, Given]) -> tuple[dict[str, Given], list[Problem]]:
    """What is set of what we know, with what stands in files."""
    given = {name: named[name] for name in names() if name in named}
    problems = []
    for name in FROM_FILES:
        pointer = named.get(f"{name}_FILE")
        if pointer is None:
            continue
        if name in given:
            problems.append(Problem(f"{name}_FILE", pointer, "setting-twice", {"other": name}))
            continue
        try:
            given[name] = _contents(pointer.value)
        except (OSError, ValueError):
            variables = {"path": pointer.value}
            problems.append(Problem(f"{name}_FILE", pointer, "setting-file", variables))
    return given, problems


def _contents(path: str) -> Given:
    """What a file holds. Raises OSError or ValueError where it is no text, or empty."""
    value = Path(path).read_text(encoding="utf-8").strip()
    if not value:
        raise ValueError("empty")
    return Given(value, Origin.FILE, path)


def _unknown(named: Mapping[str, Given]) -> list[Problem]:
    known = {*names(), *(f"{name}_FILE" for name in FROM_FILES)}
    return [
        _unheard_of(name, one, known)
        for name, one in sorted(named.items())
        if name.startswith(OURS) and name not in known
    ]


def _unheard_of(name: str, given: Given, known: set[str]) -> Problem:
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.7)
    if near:
        return Problem(name, given, "setting-unknown-near", {"near": near[0]})
    return Problem(name, given, "setting-unknown", {})


def _validated(given: Mapping[str, Given]) -> tuple[Settings | None, list[Problem]]:
    values: dict[str, object] = {}
    problems = []
    for name, field in names().items():
        if name in given:
            try:
                values[field.name] = _reader(field)(given[name].value)
            except UserError as error:
                problems.append(_wrong(name, field, given[name], error))
    make: Callable[..., Settings] = Settings  # each value is as its reader gives it
    return None if problems else make(**values), problems


def _reader(field: Field[object]) -> Reader[object]:
    return cast(Reader[object], field.metadata[READER])


def _wrong(name: str, field: Field[object], given: Given, error: UserError) -> Problem:
    value = "" if _secret(field) else given.value
    return Problem(name, given, error.message, error.variables, value)


def _row(name: str, field: Field[object], given: Given | None) -> Row:
    if given is not None:
        return Row(name, _visible(field, given.value), given.origin, given.file)
    default = _shown(field.default)
    if field.name == "database_url":
        default = default_database()
    return Row(name, default or None, Origin.DEFAULT)


def _visible(field: Field[object], value: str) -> str | None:
    """What may be shown of a value: of a database's address, all but the password."""
    if field.name != "database_url":
        return None if _secret(field) else value
    try:
        url = parse(value)
    except StoreError:
        return None
    plain = url.set(drivername=url.get_backend_name())
    return plain.render_as_string()


def _secret(field: Field[object]) -> bool:
    """Whether nobody may see the value. The address of a database may hold a password."""
    return isinstance(field.default, Secret) or not field.repr


def _shown(value: object) -> str:
    if isinstance(value, Secret) or value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
