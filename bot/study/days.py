"""Local days and the periods that tables are kept for.

Weeks begin on Monday (ISO 8601); a day belongs to all time, to its month and to its week.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS_KEPT = 16
"""Days whose periods are kept: nearly all answers are of today, in some zone or other."""


class Period(StrEnum):
    """How far back a table reaches."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


def zone(name: str) -> ZoneInfo | None:
    """The IANA time zone of a name, or None where there is none such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def known_zone(name: str) -> ZoneInfo:
    """The time zone of a name that was stored; UTC if it has left the database since."""
    return zone(name) or ZoneInfo("UTC")


def local_day(instant: datetime, timezone: ZoneInfo) -> date:
    """The date on a clock in that zone."""
    return instant.astimezone(timezone).date()


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def period_key(period: Period, day: date) -> str:
    """How a period that a day is in is stored: `all`, `2026-11` or `2026-W47`."""
    match period:
        case Period.ALL:
            return "all"
        case Period.MONTH:
            return f"{day.year}-{day.month:02}"
        case Period.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"


@lru_cache(DAYS_KEPT)
def period_keys(day: date) -> tuple[str, ...]:
    """All the periods that a day is in."""
    return tuple(period_key(period, day) for period in Period)
