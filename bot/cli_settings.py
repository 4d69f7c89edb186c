"""`sabatina settings`, and what is told of settings that are wrong."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from bot.cli_told import CANNOT
from bot.settings import Settings
from bot.settings_read import DOTENV, Given, Origin, Problem, Read, Row, read
from bot.views.text import echo
from bot.views.words import LANGUAGES, Catalog, Words


def settings_or_exit() -> Settings:
    """The settings; tells all that is wrong with them and exits where anything is."""
    found = _read_or_exit()
    if found.settings is None:
        _tell(found)
        sys.exit(CANNOT)
    return found.settings


@click.command("settings")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def settings_command(as_json: bool) -> None:
    """Show every setting: its value, and where that comes from.

    A secret is shown as set or not, never a part of it. With --json, a list of objects: name,
    value (null where there is none or it is secret), from, file, set. Exits with 2 where a
    setting is wrong.
    """
    found = _read_or_exit()
    if as_json:
        click.echo(json.dumps([_object(row) for row in found.rows], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_table(_words(found), found.rows)))
    if found.problems:
        _tell(found)
        sys.exit(CANNOT)


def _read_or_exit() -> Read:
    try:
        return read()
    except UnicodeDecodeError:
        click.echo(Catalog()[LANGUAGES[0]]("wrong-encoding", path=str(DOTENV)), err=True)
    except OSError:
        click.echo(Catalog()[LANGUAGES[0]]("file-trouble", path=str(DOTENV)), err=True)
    sys.exit(CANNOT)


def _words(found: Read) -> Words:
    """The texts in the language that is set, as far as we speak it."""
    set_to = next(row.value for row in found.rows if row.name == "SABATINA_LANGUAGE")
    return Catalog()[set_to if set_to in LANGUAGES else LANGUAGES[0]]


def _tell(found: Read) -> None:
    words = _words(found)
    click.echo(words("wrong-settings"), err=True)
    for problem in found.problems:
        click.echo(_problem_line(words, problem), err=True)


def _problem_line(words: Words, problem: Problem) -> str:
    told = words(problem.message, **problem.variables)
    origin = _origin(words, problem.given)
    if not problem.value:
        return words("wrong-setting", name=problem.name, origin=origin, problem=told)
    return words(
        "wrong-setting-value",
        name=problem.name,
        value=echo(problem.value),
        origin=origin,
        problem=told,
    )


def _origin(words: Words, of: Given | Row) -> str:
    match of.origin:
        case Origin.ENVIRONMENT:
            return words("settings-environment")
        case Origin.DOTENV:
            return words("settings-dotenv")
        case Origin.FILE:
            return words("settings-file", path=of.file)
        case Origin.DEFAULT:
            return words("settings-default")


def _object(row: Row) -> dict[str, str | bool | None]:
    return {
        "name": row.name,
        "value": row.value,
        "from": row.origin,
        "file": row.file or None,
        "set": row.origin is not Origin.DEFAULT,
    }


def _table(words: Words, rows: Sequence[Row]) -> Iterator[str]:
    head = words("settings-name"), words("settings-value"), words("settings-origin")
    lines = [head, *((row.name, _value(words, row), _origin(words, row)) for row in rows)]
    wide = [_widest(line[at] for line in lines) for at in range(2)]
    for name, value, origin in lines:
        yield f"{name:<{wide[0]}}  {value:<{wide[1]}}  {origin}"


def _value(words: Words, row: Row) -> str:
    if row.value is None:
        return words("settings-hidden") if row.hidden else words("settings-none")
    return row.value


def _widest(texts: Iterable[str]) -> int:
    return max(map(len, texts))
