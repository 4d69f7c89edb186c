"""What people write for when to be reminded, and what is meant; nonsense is a UserError."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.errors import UserError
from bot.routes import plain
from handlers.schedule_values import OFF, hour, weekdays

_ON = frozenset({"ligar", "sim", "yes", "on", "voltar", "resume"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: another time, other days of the week, as before, or none at all."""

    at: time | None = None
    weekdays: frozenset[int] | None = None
    off: bool = False


def wish(text: str) -> Wish:
    """What is meant by a time, days, or both, in whatever order; or by on and off."""
    said = plain(text.strip())
    if said in OFF:
        return Wish(off=True)
    if said in _ON:
        return Wish()
    for at, days in _splits(text):
        found = _read(at, days)
        if found is not None:
            return found
    raise UserError("remind-unknown", given=text)


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Every way in which a text may be a time and days."""
    words = text.replace(",", " ").split()
    for cut in range(len(words), -1, -1):
        parts = " ".join(words[:cut]), " ".join(words[cut:])
        yield parts
        yield parts[::-1]


def _read(at: str, days: str) -> Wish | None:
    if plain(at) in OFF:
        return None
    try:
        return Wish(hour(at) if at else None, weekdays(days) if days else None)
    except UserError:
        return None
