"""What people write for an exam's day and the minutes of a day; nonsense is a UserError."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.errors import UserError
from bot.routes import plain

FEWEST_MINUTES, MOST_MINUTES = 5, 240
"""Minutes of reviews on a day."""

FARTHEST = timedelta(days=3 * 366)
"""How far ahead an exam can be."""

_OFF = frozenset({"desligar", "off", "nenhuma", "none", "cancelar", "cancel", "sem prova", "nao"})
_MINUTES = re.compile(
    r"(?:(?:e|com|por|with|and|,|;)\s+)*(\d{1,4})\s*(?:minutos?|minutes?|mins?|m)\b\.?"
    r"(?:\s*(?:por dia|ao dia|a day|per day|/\s*dia|/\s*day))?"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:o|st|nd|rd|th)?\s+(?:de\s+|of\s+)?([a-z]+)\.?(?:,?\s+(?:de\s+)?(\d{4}))?"
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_MONTHS = (
    "jan",
    "fev feb",
    "mar",
    "abr apr",
    "mai may",
    "jun",
    "jul",
    "ago aug",
    "set sep",
    "out oct",
    "nov",
    "dez dec",
)
_NUMBER_OF = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of an exam: another day, other minutes, or none at all."""

    day: date | None = None
    minutes: int = 0
    off: bool = False


def wish(text: str, today: date) -> Wish:
    """What is meant; a day without a year is the next one of that date."""
    said = " ".join(plain(text).split())
    if said in _OFF:
        return Wish(off=True)
    found = _MINUTES.search(said)
    minutes = _minutes_a_day(int(found[1])) if found else 0
    rest = (said[: found.start()] + " " + said[found.end() :]).strip(" ,;") if found else said
    day = _day(rest, text, today) if rest else None
    return Wish(day, minutes)


def sitting_minutes(text: str) -> int:
    """The minutes of a sitting; 0 where none are named."""
    found = re.fullmatch(r"(\d{1,4})\s*(?:minutos?|minutes?|mins?|m)?\.?", plain(text).strip())
    if not text.strip():
        return 0
    if found is None or not 1 <= int(found[1]) <= MOST_MINUTES:
        raise UserError("review-minutes", most=MOST_MINUTES)
    return int(found[1])


def _minutes_a_day(minutes: int) -> int:
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise UserError("exam-minutes-range", fewest=FEWEST_MINUTES, most=MOST_MINUTES)
    return minutes


def _day(said: str, given: str, today: date) -> date:
    day = _read(said, today)
    if day is None:
        raise UserError("exam-unknown", given=given)
    if day < today:
        raise UserError("exam-past", day=day.isoformat())
    if day - today > FARTHEST:
        raise UserError("exam-far", day=day.isoformat())
    return day


def _read(said: str, today: date) -> date | None:
    if found := _ISO.fullmatch(said):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(said):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if found := _DAY_FIRST.fullmatch(said):
        return _dated(int(found[1]), _NUMBER_OF.get(found[2][:3], 0), found[3], today)
    if found := _MONTH_FIRST.fullmatch(said):
        return _dated(int(found[2]), _NUMBER_OF.get(found[1][:3], 0), found[3], today)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # Leap days come every four years, once in a while every eight.
    coming = (_date(today.year + n, month, day) for n in range(9))
    return next((one for one in coming if one is not None and one >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
