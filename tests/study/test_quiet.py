"""Quiet hours: from ten in the evening until eight in the morning, on a member's clock."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from bot.study.quiet import after_quiet, is_quiet, quiet_at
from tests.study.test_local_time import instants, zones

SAO_PAULO = ZoneInfo("America/Sao_Paulo")


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (time(21, 59), False),
        (time(22), True),
        (time(0), True),
        (time(7, 59), True),
        (time(8), False),
    ],
)
def test_when_it_is_quiet(at: time, quiet: bool) -> None:
    assert is_quiet(at) is quiet


def test_what_falls_into_them_waits_for_their_end() -> None:
    evening = datetime(2026, 11, 16, 22, 30, tzinfo=SAO_PAULO)
    assert after_quiet(evening, SAO_PAULO) == datetime(2026, 11, 17, 8, tzinfo=SAO_PAULO)
    night = datetime(2026, 11, 17, 3, tzinfo=SAO_PAULO)
    assert after_quiet(night, SAO_PAULO) == datetime(2026, 11, 17, 8, tzinfo=SAO_PAULO)


@given(instants, zones)
def test_nothing_lands_within_them_in_any_zone(at: datetime, zone: ZoneInfo) -> None:
    after = after_quiet(at, zone)
    assert not quiet_at(after, zone)
    assert after == at if not quiet_at(at, zone) else at < after
    assert after - at <= timedelta(hours=36)
