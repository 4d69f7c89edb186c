"""Local time to UTC: when something that recurs at a local time runs.

Pure. A run belongs to a local day. Where its time does not exist on that day, it is at the
first instant after the gap; where it exists twice, at the first of both. A day that a zone
leaves out altogether has no run.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
"""The days of the week, from 0 for Monday."""

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)

_FARTHEST = 17
"""Days to look through: two weeks, for a zone may leave out the one day that is wanted."""


def next_run(after: datetime, at: time, weekdays: frozenset[int], zone: ZoneInfo) -> datetime:
    """The first run later than an instant, in UTC. `weekdays` names at least one."""
    # A run of yesterday can be today: at the end of a gap that lasts until midnight.
    day = after.astimezone(zone).date() - _DAY
    runs = _runs((day + n * _DAY for n in range(_FARTHEST)), at, weekdays, zone)
    return next(run for run in runs if run > after)


def latest_run(before: datetime, at: time, weekdays: frozenset[int], zone: ZoneInfo) -> datetime:
    """The last run not later than an instant, in UTC. `weekdays` names at least one."""
    day = before.astimezone(zone).date()
    runs = _runs((day - n * _DAY for n in range(_FARTHEST)), at, weekdays, zone)
    return next(run for run in runs if run <= before)


def end_of_day(instant: datetime, zone: ZoneInfo) -> datetime:
    """When the local day that an instant is in is over, in UTC."""
    return next_run(instant, time(0), EVERY_DAY, zone)


def _runs(
    days: Iterator[date], at: time, weekdays: frozenset[int], zone: ZoneInfo
) -> Iterator[datetime]:
    for day in days:
        if day.weekday() in weekdays:
            run = _run(day, at, zone)
            if run is not None:
                yield run


def _run(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    wanted = datetime.combine(day, at)
    # Of a time that exists twice, this is the first (PEP 495, fold=0).
    run = wanted.replace(tzinfo=zone).astimezone(UTC)
    if run.astimezone(zone).replace(tzinfo=None) == wanted:
        return run
    end = _end_of_gap(wanted, zone)
    existed = (end - _SECOND).astimezone(zone).date() == day or end.astimezone(zone).date() == day
    return end if existed else None


def _end_of_gap(wanted: datetime, zone: ZoneInfo) -> datetime:
    """The first instant after the gap in which a local time lies.

    With fold=1 such a time is read with the offset after the gap, with fold=0 with the one
    before it (PEP 495): the change is between both.
    """
    earliest = wanted.replace(tzinfo=zone, fold=1).astimezone(UTC)
    latest = wanted.replace(tzinfo=zone).astimezone(UTC)
    offset = earliest.astimezone(zone).utcoffset()
    while latest - earliest > _SECOND:
        middle = earliest + (latest - earliest) // _SECOND // 2 * _SECOND
        if middle.astimezone(zone).utcoffset() == offset:
            earliest = middle
        else:
            latest = middle
    return latest
