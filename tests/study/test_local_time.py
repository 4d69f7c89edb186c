"""Local time to UTC: every zone, every year, and the days on which clocks are changed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.study.local_time import EVERY_DAY, end_of_day, latest_run, next_run

MINUTE = timedelta(minutes=1)
WEEKENDS = frozenset({5, 6})

# The one zone whose clock was no whole number of minutes from UTC after 1970.
UNEVEN = "Africa/Monrovia"
ZONES = sorted(available_timezones() - {UNEVEN, "localtime"})

zones = st.sampled_from(ZONES).map(ZoneInfo)
instants = st.datetimes(datetime(1970, 1, 3), datetime(2037, 12, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
some_days = st.frozensets(st.integers(0, 6), min_size=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def local(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


def runs_at(minute: datetime, at: time, weekdays: frozenset[int], zone: ZoneInfo) -> bool:
    """Whether a run is at a whole minute, as a clock on the wall says: it shows the time for the
    first time that day, or has just been put past it.
    """
    now, before = local(minute, zone), local(minute - MINUTE, zone)
    if now - before <= MINUTE:
        first = not minute.astimezone(zone).fold
        return now.time() == at and first and now.weekday() in weekdays
    # The clock was put forward, from `before` on: which days lost the time?
    left_out = (before + MINUTE + n * MINUTE for n in range((now - before) // MINUTE - 1))
    existing = {before.date(), now.date()}
    return any(
        one.time() == at and one.weekday() in weekdays and one.date() in existing
        for one in left_out
    ) or (now.time() == at and now.weekday() in weekdays)


@given(instants, times, some_days, zones)
@example(utc(2026, 3, 28, 12), time(23, 30), frozenset({5}), ZoneInfo("America/Scoresbysund"))
@example(utc(2011, 12, 29, 12), time(9), EVERY_DAY, ZoneInfo("Pacific/Apia"))
@example(utc(2018, 11, 3, 12), time(0, 30), EVERY_DAY, ZoneInfo("America/Sao_Paulo"))
def test_next_run_is_the_first_time_that_the_clock_shows_it(
    after: datetime, at: time, weekdays: frozenset[int], zone: ZoneInfo
) -> None:
    run = next_run(after, at, weekdays, zone)
    assert run.tzinfo is UTC
    assert run > after
    assert runs_at(run, at, weekdays, zone)
    minute = after.replace(second=0) + MINUTE
    while minute < run:
        assert not runs_at(minute, at, weekdays, zone), minute
        minute += MINUTE


@given(instants, times, some_days, zones)
def test_latest_run_is_the_one_before_the_next(
    now: datetime, at: time, weekdays: frozenset[int], zone: ZoneInfo
) -> None:
    latest = latest_run(now, at, weekdays, zone)
    assert latest <= now
    following = next_run(latest, at, weekdays, zone)
    assert following > now
    assert following == next_run(now, at, weekdays, zone)


@given(instants, zones)
def test_a_day_ends_when_the_date_changes(now: datetime, zone: ZoneInfo) -> None:
    end = end_of_day(now, zone)
    assert local(end, zone).date() > local(now, zone).date()
    assert local(end - timedelta(seconds=1), zone).date() <= local(now, zone).date()


@pytest.mark.parametrize(
    ("zone", "after", "at", "run"),
    [
        # Put forward: the hour from 2 to 3 does not exist.
        ("Europe/Lisbon", (2026, 3, 28, 12), time(1, 30), (2026, 3, 29, 1)),
        ("America/New_York", (2026, 3, 8, 0), time(2, 30), (2026, 3, 8, 7)),
        ("America/Sao_Paulo", (2018, 11, 3, 12), time(0, 0), (2018, 11, 4, 3)),
        ("Australia/Lord_Howe", (2026, 10, 3, 12), time(2, 15), (2026, 10, 3, 15, 30)),
        # Put back: the hour from 1 to 2 exists twice; the first time counts.
        ("America/New_York", (2026, 11, 1, 0), time(1, 30), (2026, 11, 1, 5, 30)),
        ("America/New_York", (2026, 11, 1, 5, 30), time(1, 30), (2026, 11, 2, 6, 30)),
        ("Europe/London", (2026, 10, 25, 0), time(1, 0), (2026, 10, 26, 1)),
        # The days after follow the clock on the wall.
        ("Europe/London", (2026, 10, 25, 9), time(9), (2026, 10, 26, 9)),
        ("Europe/London", (2026, 10, 24, 8), time(9), (2026, 10, 25, 9)),
        # Zones of half and three quarters of an hour.
        ("Asia/Kolkata", (2026, 11, 16, 0), time(9), (2026, 11, 16, 3, 30)),
        ("Asia/Kathmandu", (2026, 11, 16, 0), time(9), (2026, 11, 16, 3, 15)),
        ("Pacific/Chatham", (2026, 11, 16, 0), time(9), (2026, 11, 16, 19, 15)),
        # A leap day, the end of a year, and both sides of the date line.
        ("America/Sao_Paulo", (2028, 2, 28, 12), time(9), (2028, 2, 29, 12)),
        ("America/Sao_Paulo", (2026, 12, 31, 12), time(9), (2027, 1, 1, 12)),
        ("Pacific/Kiritimati", (2026, 12, 31, 9), time(0), (2026, 12, 31, 10)),
        ("Pacific/Pago_Pago", (2027, 1, 1, 10), time(23, 59), (2027, 1, 1, 10, 59)),
        # A day that was left out altogether.
        ("Pacific/Apia", (2011, 12, 29, 20), time(9), (2011, 12, 30, 19)),
    ],
)
def test_clocks_that_are_changed(
    zone: str, after: tuple[int, ...], at: time, run: tuple[int, ...]
) -> None:
    assert next_run(utc(*after), at, EVERY_DAY, ZoneInfo(zone)) == utc(*run)


def test_only_the_days_that_were_chosen() -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    friday = utc(2026, 11, 20, 12)
    assert local(friday, zone) == datetime(2026, 11, 20, 9)
    assert next_run(friday, time(9), WEEKENDS, zone) == utc(2026, 11, 21, 12)
    assert next_run(friday, time(9), frozenset({4}), zone) == utc(2026, 11, 27, 12)
    assert latest_run(friday, time(9), frozenset({0}), zone) == utc(2026, 11, 16, 12)


def test_the_one_day_that_is_wanted_can_be_left_out() -> None:
    apia = ZoneInfo("Pacific/Apia")
    fridays = frozenset({date(2011, 12, 30).weekday()})
    run = next_run(utc(2011, 12, 24, 0), time(9), fridays, apia)
    assert local(run, apia) == datetime(2012, 1, 6, 9)


def test_a_clock_that_is_no_whole_minutes_from_utc() -> None:
    run = next_run(utc(1970, 6, 1, 0), time(9), EVERY_DAY, ZoneInfo(UNEVEN))
    assert run == utc(1970, 6, 1, 9, 44, 30)
