"""Local days and the periods they are in."""

from datetime import UTC, date, datetime

import pytest

from bot.study.days import Period, local_day, period_key, period_keys, week_of, zone


@pytest.mark.parametrize(
    ("name", "instant", "day"),
    [
        ("America/Sao_Paulo", datetime(2026, 11, 17, 2, 59, tzinfo=UTC), date(2026, 11, 16)),
        ("America/Sao_Paulo", datetime(2026, 11, 17, 3, 0, tzinfo=UTC), date(2026, 11, 17)),
        ("Asia/Kathmandu", datetime(2026, 11, 16, 18, 14, tzinfo=UTC), date(2026, 11, 16)),
        ("Asia/Kathmandu", datetime(2026, 11, 16, 18, 15, tzinfo=UTC), date(2026, 11, 17)),
        ("Pacific/Kiritimati", datetime(2026, 12, 31, 10, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_local_midnight(name: str, instant: datetime, day: date) -> None:
    timezone = zone(name)
    assert timezone is not None
    assert local_day(instant, timezone) == day


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "America", "a\0b", "é"])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert zone(name) is None


def test_weeks_begin_on_monday_and_years_by_iso() -> None:
    assert week_of(date(2026, 11, 22)) == date(2026, 11, 16)
    assert period_key(Period.WEEK, date(2027, 1, 3)) == "2026-W53"
    assert period_key(Period.WEEK, date(2027, 1, 4)) == "2027-W01"
    assert period_keys(date(2028, 2, 29)) == ("2028-W09", "2028-02", "all")
