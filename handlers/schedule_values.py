"""What people write for times, days and pauses, and what is meant; nonsense is a UserError."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from bot.errors import UserError
from bot.routes import plain
from bot.study.local_time import EVERY_DAY
from bot.study.schedules import FOR_EVER

OFF = frozenset(
    [
        "desligar",
        "desligada",
        "desligado",
        "off",
        "nao",
        "no",
        "nunca",
        "never",
        "nenhuma",
        "none",
        "parar",
        "stop",
        "cancelar",
    ]
)
_RESUME = OFF | frozenset(["voltar", "continuar", "resume", "end", "fim"])
_OPEN = frozenset(("", "sim", "yes", "on", "ligar", "sem prazo", "ate segunda ordem"))
_NAMED_TIMES = {"meio-dia": time(12), "meio dia": time(12), "noon": time(12)}
_TIME = re.compile(r"(?:as |at )?([0-9]{1,2})(?:[:.h]([0-9]{2})?)?\s*(?:(am|pm)|h(?:oras?)?)?")
_NAMED_DAYS = {
    **dict.fromkeys(
        ("todo dia", "todos os dias", "todos", "todo", "diariamente", "padrao"), EVERY_DAY
    ),
    **dict.fromkeys(("every day", "everyday", "daily", "all", "default"), EVERY_DAY),
    **dict.fromkeys(("dias uteis", "uteis", "weekdays", "workdays"), frozenset(range(5))),
    **dict.fromkeys(("fim de semana", "fins de semana"), frozenset({5, 6})),
    **dict.fromkeys(("weekend", "weekends"), frozenset({5, 6})),
}
_DAYS = (
    ("segunda", "monday"),
    ("terca", "tuesday"),
    ("quarta", "wednesday"),
    ("quinta", "thursday"),
    ("sexta", "friday"),
    ("sabado", "saturday"),
    ("domingo", "sunday"),
)
_TO = frozenset({"a", "ate", "to", "through", "till", "until", "-", "–", "—"})
_AND = frozenset({"e", "and"})
_FROM = frozenset({"de", "from", "on"})
_MONTHS = (
    ("janeiro", "january"),
    ("fevereiro", "february"),
    ("marco", "march"),
    ("abril", "april"),
    ("maio", "may"),
    ("junho", "june"),
    ("julho", "july"),
    ("agosto", "august"),
    ("setembro", "september"),
    ("outubro", "october"),
    ("novembro", "november"),
    ("dezembro", "december"),
)
_SHORT = 3
"""Letters by which a day or a month can be told from the others."""

_UNTIL = re.compile(r"(?:ate|until|till|through|to)\s+(?:o dia |dia )?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMBERS = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.]([0-9]{4}))?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[ºo]?(?: de)? ([a-z]{3,})(?:,?(?: de)? ([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,}) ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_YEARS_AHEAD = 8
"""Years within which every date of the calendar comes, 29 February too."""


def is_time(value: str) -> bool:
    """Whether what was written is surely a time of the day: `9:00`, `9h`."""
    return bool(re.fullmatch(r"[0-9]{1,2}(?::[0-9]{2}|h[0-9]{0,2})", plain(value.strip())))


def hour(value: str) -> time | None:
    """The time of the day that is meant; None for none at all."""
    said = plain(value.strip())
    if said in OFF:
        return None
    found = _TIME.fullmatch(said)
    named = _NAMED_TIMES.get(said) or (_clock(*found.groups()) if found else None)
    if named is None:
        raise UserError("config-hour-unknown", value=value)
    return named


def weekdays(value: str) -> frozenset[int]:
    """The days of the week that are meant, from 0 for Monday; at least one."""
    said = " ".join(re.sub(r"[-‐]feiras?\b", "", plain(value)).replace(",", " ").split())
    if said in _NAMED_DAYS:
        return _NAMED_DAYS[said]
    signs = [one for one in re.findall(r"[^\W\d_]+|[-–—]|\S", said) if one not in _FROM]
    days = frozenset(_spelled_days(signs, value))
    if not days:
        raise UserError("config-days-unknown", value=value)
    return days


def paused_until(value: str, today: date) -> date | None:
    """The last day of the pause that is meant, FOR_EVER where none is named; None for no pause."""
    said = " ".join(plain(value).split())
    if said in _RESUME:
        return None
    if said in _OPEN:
        return FOR_EVER
    until = _date(_UNTIL.sub("", said, count=1), today)
    if until is None:
        raise UserError("config-pause-unknown", value=value)
    if until < today:
        raise UserError("config-pause-past", value=value)
    return until


def _clock(hours: str, minutes: str | None, half: str | None) -> time | None:
    hour, minute = int(hours), int(minutes or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _spelled_days(signs: Sequence[str], value: str) -> Iterator[int]:
    """Days named one by one, and from one to another, past Sunday too."""
    latest: int | None = None
    ranging = False
    for sign in signs:
        day = _named(sign, _DAYS)
        if day is None:
            if sign not in _TO | _AND or latest is None or ranging:
                raise UserError("config-days-unknown", value=value)
            ranging = sign in _TO
            continue
        if ranging and latest is not None:
            yield from ((latest + n) % 7 for n in range((day - latest) % 7))
        latest, ranging = day, False
        yield day
    if ranging:
        raise UserError("config-days-unknown", value=value)


def _named(word: str, names: Sequence[tuple[str, ...]]) -> int | None:
    """Which of some things is named, whole or by a beginning of three letters or more."""
    if len(word) < _SHORT:
        return None
    found = (at for at, group in enumerate(names) if any(n.startswith(word) for n in group))
    return next(found, None)


def _date(said: str, today: date) -> date | None:
    if found := _ISO.fullmatch(said):
        return _on(found[3], found[2], found[1], today)
    if found := _NUMBERS.fullmatch(said):
        return _on(found[1], found[2], found[3], today)
    day_first, month_first = _DAY_MONTH.fullmatch(said), _MONTH_DAY.fullmatch(said)
    if day_first:
        day, name, year = day_first.groups()
    elif month_first:
        name, day, year = month_first.groups()
    else:
        return None
    month = _named(name, _MONTHS)
    return None if month is None else _on(day, str(month + 1), year, today)


def _on(day: str, month: str, year: str | None, today: date) -> date | None:
    """A date of the calendar; without a year the next one that is not over."""
    years = (int(year),) if year else range(today.year, today.year + _YEARS_AHEAD + 1)
    for one in years:
        try:
            found = date(one, int(month), int(day))
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None
