"""Which time zone a person means: by IANA name, city, state, country or offset.

Knows what zones are called, and nothing of whose they are or of what time it is there.
What is returned can be stored: the name of a place (`America/Recife`), `UTC`, or for a
fixed offset the form that the IANA database has for it.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bot.errors import UserError
from bot.routes import plain
from bot.study.cities import CITIES, UTC

WESTMOST, EASTMOST = -12, 14
"""Hours from UTC between which there are fixed offsets (IANA, `etcetera`)."""

UNEVEN: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        -570: ("Pacific/Marquesas",),
        -210: ("America/St_Johns",),
        210: ("Asia/Tehran",),
        270: ("Asia/Kabul",),
        330: ("Asia/Kolkata", "Asia/Colombo"),
        345: ("Asia/Kathmandu",),
        390: ("Asia/Yangon",),
        525: ("Australia/Eucla",),
        570: ("Australia/Darwin", "Australia/Adelaide"),
        630: ("Australia/Lord_Howe", "Australia/Adelaide"),
        765: ("Pacific/Chatham",),
    }
)
"""Who keeps an offset that is no whole number of hours, in winter or in summer, by minutes."""

_OFFSET = re.compile(r"(?:utc|gmt)?([+-])([0-9]{1,2})(?:[:h]?([0-9]{2}))?h?")
_FIXED = re.compile(r"Etc/GMT([+-])([1-9][0-9]?)")
_DASHES = str.maketrans("−–—", "---")
_CONTINENTS = ("Africa/", "America/", "Asia/", "Atlantic/", "Europe/", "Indian/", "Pacific/")
_ALIKE = 0.7


def find(typed: str) -> str:
    """The zone that is meant.

    Reads the list of zones from disk when it is first called, so call it in a thread.
    Raises UserError where no zone is meant, with the nearest if one is near.
    """
    offset = _offset(typed)
    if offset is not None:
        return _fixed(typed, offset)
    names, wanted = _names(), _spelled(typed)
    if wanted in names:
        return names[wanted]
    near = get_close_matches(wanted, _alike(wanted), n=1, cutoff=_ALIKE)
    if near:
        raise UserError("config-timezone-near", value=typed, near=names[near[0]])
    raise UserError("config-timezone-unknown", value=typed)


def label(zone: str) -> str:
    """How a zone is shown: under its name, and a fixed offset as `UTC−3`."""
    fixed = _FIXED.fullmatch(zone)
    if fixed is None:
        return zone
    # POSIX counts towards the west, so the database's signs are the reverse of ours.
    return f"UTC{'−' if fixed[1] == '+' else '+'}{fixed[2]}"


def _offset(typed: str) -> int | None:
    """Minutes east of UTC, where an offset with a sign was typed."""
    found = _OFFSET.fullmatch("".join(typed.casefold().translate(_DASHES).split()))
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes


def _fixed(typed: str, offset: int) -> str:
    if offset in UNEVEN:
        raise UserError("config-timezone-uneven", value=typed, near=", ".join(UNEVEN[offset]))
    hours, minutes = divmod(offset, 60)
    if minutes or not WESTMOST <= hours <= EASTMOST:
        raise UserError("config-timezone-unknown", value=typed)
    return f"Etc/GMT{-hours:+}" if hours else UTC


def _alike(wanted: str) -> list[str]:
    """The names that may be meant: of a place, with its continent where one was typed.

    Never UTC, which whoever mistypes an offset does not mean.
    """
    whole = "/" in wanted
    return [name for name, zone in _names().items() if ("/" in name) is whole and zone != UTC]


def _spelled(name: str) -> str:
    """A name as it is compared: its words alone, between the strokes."""
    parts = (re.findall(r"[^\W_]+", part) for part in plain(name).split("/"))
    return "/".join(map(" ".join, parts))


@cache
def _names() -> Mapping[str, str]:
    """All zones by all that they are called, as it is compared; of the same names the first."""
    places, old = _places(), _old_names()
    called = [
        *((zone, zone) for zone in places),
        *((name, zone) for zone, names in CITIES.items() for name in names.split(", ")),
        *((_city(zone), zone) for zone in places),
        *((name, zone) for name, zone in old.items() if zone in places),
        # Outside the continents what follows the stroke is no city: `US/Pacific`.
        *((_city(n), z) for n, z in old.items() if z in places and n.startswith(_CONTINENTS)),
    ]
    return MappingProxyType({_spelled(name): zone for name, zone in reversed(called)})


def _city(zone: str) -> str:
    return zone.rpartition("/")[2]


def _places() -> frozenset[str]:
    """The zones that are chosen by a place in them; not those kept for old programs' sake."""
    return frozenset(line.split("\t")[2] for line in _lines("zone.tab") if line[:1] != "#")


def _old_names() -> Mapping[str, str]:
    """Names that only stand for another zone, with that zone: `Brazil/Acre`, `Japan`."""
    found = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    links = {name: zone for _, zone, name in found}
    return {name: links.get(zone, zone) for name, zone in links.items()}


def _lines(file: str) -> Iterator[str]:
    text = files("tzdata").joinpath("zoneinfo", file).read_text(encoding="utf-8")
    return filter(None, text.splitlines())
