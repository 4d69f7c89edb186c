"""Which time zone is meant by what people type."""

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserError
from bot.study.cities import CITIES
from bot.study.zones import EASTMOST, UNEVEN, WESTMOST, find, label

WINTER, SUMMER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def offsets(zone: str) -> set[timedelta | None]:
    """The offsets that a zone has in the course of a year."""
    return {ZoneInfo(zone).utcoffset(day.replace(tzinfo=None)) for day in (WINTER, SUMMER)}


def refusal(typed: str) -> UserError:
    with pytest.raises(UserError) as refused:
        find(typed)
    return refused.value


@pytest.mark.parametrize(
    "typed",
    ["GMT-3", "UTC-3", "gmt -03:00", "-3", "-03", "-0300", "UTC−3", "−3", "-3h", "Utc – 3"],
)
def test_offsets_have_the_ordinary_sign(typed: str) -> None:
    zone = find(typed)
    assert offsets(zone) == {timedelta(hours=-3)}
    assert label(zone) == "UTC−3"


@pytest.mark.parametrize("hours", range(WESTMOST, EASTMOST + 1))
def test_a_whole_hour_is_stored_shown_and_understood_again(hours: int) -> None:
    zone = find(f"UTC{hours:+}")
    assert offsets(zone) == {timedelta(hours=hours)}
    assert find(label(zone)) == zone


@pytest.mark.parametrize("typed", ["-13", "+15", "+99:99", "-4:30", "+5:31", "-00:30", "GMT3"])
def test_an_offset_that_nobody_keeps_is_unknown(typed: str) -> None:
    assert refusal(typed).message == "config-timezone-unknown"


@pytest.mark.parametrize("typed", ["+5:30", "+0530", "UTC+05:30", "+5h30"])
def test_an_uneven_offset_is_refused_with_places_that_keep_it(typed: str) -> None:
    refused = refusal(typed)
    assert refused.message == "config-timezone-uneven"
    assert refused.variables["near"] == "Asia/Kolkata, Asia/Colombo"


def test_places_offered_for_an_uneven_offset_do_keep_it() -> None:
    for minutes, zones in UNEVEN.items():
        for zone in zones:
            assert timedelta(minutes=minutes) in offsets(zone)
            assert find(zone) == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("america/sao paulo", "America/Sao_Paulo"),
        ("Port au Prince", "America/Port-au-Prince"),
        ("Acre", "America/Rio_Branco"),
        ("Brazil/Acre", "America/Rio_Branco"),
        ("Brazil/East", "America/Sao_Paulo"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Fernando de Noronha", "America/Noronha"),
        ("noronha", "America/Noronha"),
        ("BRASILIA", "America/Sao_Paulo"),
        ("Rio de Janeiro", "America/Sao_Paulo"),
        ("nova-iorque", "America/New_York"),
        ("Lisboa", "Europe/Lisbon"),
        ("Portugal", "Europe/Lisbon"),
        ("Londres", "Europe/London"),
        ("Madri", "Europe/Madrid"),
        ("Paris", "Europe/Paris"),
        ("Tóquio", "Asia/Tokyo"),
        ("Kiev", "Europe/Kyiv"),
        ("Iceland", "Atlantic/Reykjavik"),
        ("Etc/UTC", "UTC"),
        ("gmt", "UTC"),
        ("UTC+0", "UTC"),
    ],
)
def test_a_zone_is_found_by_what_people_call_it(typed: str, zone: str) -> None:
    assert find(typed) == zone


def test_every_place_is_found_under_every_name_of_it() -> None:
    for zone, names in CITIES.items():
        assert find(zone) == zone
        for name in names.split(", "):
            assert (name, find(name)) == (name, zone)
            assert (name, find(name.upper())) == (name, zone)


def test_every_name_of_the_database_is_understood_as_a_zone_of_the_same_time() -> None:
    names = files("tzdata").joinpath("zones").read_text("utf-8").split()
    places = [name for name in names if "/" in name and not name.startswith("Etc/")]
    assert len(places) > 500
    for name in places:
        assert (name, offsets(find(name))) == (name, offsets(name))


@pytest.mark.parametrize("typed", ["Etc/GMT-3", "Etc/GMT+3", "Etc/GMT0", "etc/gmt 3"])
def test_names_with_inverted_signs_are_neither_taken_nor_offered(typed: str) -> None:
    assert refusal(typed).message == "config-timezone-unknown"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("America/Recifi", "America/Recife"),
        ("Amerca/Recife", "America/Recife"),
        ("Tokio", "Asia/Tokyo"),
        ("Brasil", "America/Sao_Paulo"),
        ("Belo Orizonte", "America/Sao_Paulo"),
    ],
)
def test_what_is_nearly_a_name_gets_it_as_a_suggestion(typed: str, near: str) -> None:
    refused = refusal(typed)
    assert (refused.message, refused.variables["near"]) == ("config-timezone-near", near)


@pytest.mark.parametrize(
    "typed", ["", " ", "???", "/", "Marte", "Factory", "../../etc/passwd", "x" * 1_000]
)
def test_what_is_no_zone_is_refused(typed: str) -> None:
    refused = refusal(typed)
    assert (refused.message, refused.variables["value"]) == ("config-timezone-unknown", typed)


def test_only_fixed_offsets_are_shown_otherwise_than_they_are_stored() -> None:
    for zone in ("America/Recife", "UTC", "Etc/UTC", "Europe/Lisbon"):
        assert label(zone) == zone
