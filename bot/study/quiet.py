"""Quiet hours: when nobody is reminded of anything, unless they chose that very time."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.study.local_time import EVERY_DAY, next_run

FROM, UNTIL = time(22), time(8)
"""When quiet hours begin and end, in a member's local time."""


def is_quiet(at: time) -> bool:
    """Whether a time of the day is within quiet hours."""
    return at >= FROM or at < UNTIL


def quiet_at(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether an instant is within quiet hours in a zone."""
    return is_quiet(instant.astimezone(zone).time())


def after_quiet(instant: datetime, zone: ZoneInfo) -> datetime:
    """The instant itself, or the end of the quiet hours that it is within."""
    if not quiet_at(instant, zone):
        return instant
    return next_run(instant, UNTIL, EVERY_DAY, zone)
