"""Files that are sent by typing their path after a command: only the person at the terminal may."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

from bot.adapters.console.speech import OWNER
from bot.model import Command, Incoming, Upload
from bot.routes import TAKES_FILE, find, parse

LARGEST = 60_000_000
"""Bytes that are read at most; whoever takes the file refuses less than that."""


async def with_file(asked: Incoming) -> Incoming:
    """A command with the file whose path it names, if there is one; anything else as it is."""
    if not isinstance(asked, Command) or asked.origin.member.id != OWNER.id:
        return asked
    route = find(asked.name) if asked.name else None
    if route is None or not route.takes_file:
        return asked
    given = parse(route, asked.arguments)
    action, value = given.get("action", ""), given.get("value", "")
    if action not in TAKES_FILE or not value:
        return asked
    named = _INTO.fullmatch(value)
    found = await asyncio.to_thread(_read, named[2] if named else value)
    if found is None:
        return asked
    name, content, rest = found
    rest = f"{named[1]} {rest}" if named else rest

    async def fetch() -> bytes:
        return content

    return Upload(asked.origin, f"{asked.name} {action} {rest}".strip(), name, fetch)


_INTO = re.compile(r"((?:pacote|pack)[ =:]+\S+)\s+(.+)", re.IGNORECASE)
"""The pack that a file is for may be named before its path, as it is where there are captions."""


def _read(value: str) -> tuple[str, bytes, str] | None:
    """The file that a text begins with: its name, its content, and what follows its path."""
    for path, rest in _paths(value):
        try:
            with Path(path).expanduser().open("rb") as file:
                return Path(path).name, file.read(LARGEST), rest
        except (OSError, ValueError, RuntimeError):  # no such file, no path at all, nobody's home
            continue
    return None


def _paths(value: str) -> Iterator[tuple[str, str]]:
    """What may be a path, the longest first: paths have blanks in them."""
    words = value.split(" ")
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count]).strip("\"'"), " ".join(words[count:])
