"""When what comes by itself comes: in words, and as buttons to choose from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from bot.actions import Choose, Daily, Today
from bot.model import Block, Button, ChatProfile, MemberProfile, Reply, Span, Style
from bot.study import schedules, zones
from bot.study.local_time import EVERY_DAY
from bot.views.text import button, day, note, paragraph
from bot.views.words import Words

TIMES = (time(8), time(9), time(12), time(19))
"""Times of the day that can be chosen with one tap."""

_HERE = "<#>"
"""Where the channel stands in a line about it, until it is put there."""

_RANGE = 3
"""Days in a row from which on they are named by the first and the last."""


def daily_line(words: Words, daily: schedules.Daily | None) -> str:
    """When the day's question comes, as a line of the settings."""
    if daily is None or not daily.on:
        return words("config-daily", value=words("config-daily-off"))
    return words("config-daily", value=when(words, daily))


def closing_line(words: Words, closing: schedules.Daily | None) -> str:
    """When the day's question closes, as a line of the settings."""
    if closing is None or not closing.on:
        return words("config-closing", value=words("config-closing-next"))
    at = words("config-closing-at", time=clock_time(closing.at))
    return words("config-closing", value=at)


def pause_line(words: Words, until: date | None) -> str:
    """Whether the chat is paused, and until when."""
    if until is None:
        return words("config-pause", value=words("config-no"))
    if until == schedules.FOR_EVER:
        return words("config-pause", value=words("config-pause-open"))
    return words("config-pause", value=words("config-pause-until", date=_full_day(words, until)))


def time_buttons(
    words: Words, member: MemberProfile, daily: schedules.Daily | None
) -> Iterator[Button]:
    """Other times for the day's question, and none at all, on the panel of a member."""
    on = daily is not None and daily.on
    for at in TIMES:
        if daily is None or not on or daily.at != at:
            label = words("config-button-hour", time=clock_time(at))
            yield button(label, _choose(member, "hour", f"{at.hour}h"))
    if on:
        label = words("config-button-hour-off")
        yield button(label, _choose(member, "hour", "off"))


def form_buttons(words: Words, member: MemberProfile, paused: date | None) -> Iterator[Button]:
    """Forms for another time, for the days and for a pause; or the end of the pause."""
    at = button(words("config-button-other-hour"), _choose(member, "hour"))
    yield replace(at, asks=words("config-asks-hour"))
    days = button(words("config-button-days"), _choose(member, "days"))
    yield replace(days, asks=words("config-asks-days"))
    if paused is not None:
        yield button(words("config-button-resume"), _choose(member, "pause", "off"))
        return
    pause = button(words("config-button-pause"), _choose(member, "pause"))
    yield replace(pause, asks=words("config-asks-pause"))


def _choose(member: MemberProfile, setting: str, value: str = "") -> Choose:
    return Choose(member.member.id, "chat", setting, value)


def proposed_times(words: Words) -> tuple[Button, ...]:
    """Times to let the day's question begin with, for any admin to tap."""
    return tuple(
        button(words("config-button-hour", time=clock_time(at)), Daily(at.hour * 60 + at.minute))
        for at in TIMES
    )


def agreed_reply(words: Words, chat: ChatProfile, daily: schedules.Daily, zone: str) -> Reply:
    """That the day's question comes by itself from now on, for all to see."""
    text = (
        paragraph(words("schedule-agreed", value=when(words, daily), zone=zones.label(zone))),
        *_where(words, chat),
        note(words("schedule-change")),
        *((note(pause_line(words, chat.paused_until)),) if chat.paused_until else ()),
    )
    return Reply(text=text, buttons=((button(words("button-today"), Today()),),))


def _where(words: Words, chat: ChatProfile) -> Iterator[Block]:
    """In which channel of the chat it comes, if there are any."""
    if chat.channel:
        before, _, after = words("config-channel", value=_HERE).partition(_HERE)
        yield paragraph(before, Span(f"<#{chat.channel}>", Style.MENTION), after)


def when(words: Words, daily: schedules.Daily) -> str:
    """A time of the day and days of the week, in words."""
    return words("schedule-when", time=clock_time(daily.at), days=_days(words, daily.weekdays))


def clock_time(at: time) -> str:
    """A time of the day, as it is written in every language."""
    return f"{at.hour}:{at.minute:02}"


def _days(words: Words, weekdays: frozenset[int]) -> str:
    if weekdays == EVERY_DAY:
        return words("schedule-every-day")
    first, last = min(weekdays), max(weekdays)
    if last - first + 1 == len(weekdays) >= _RANGE:
        names = {"first": words(f"weekday-{first}"), "last": words(f"weekday-{last}")}
        return words("schedule-range", **names)
    return ", ".join(words(f"weekday-{one}") for one in sorted(weekdays))


def _full_day(words: Words, value: date) -> str:
    return words("schedule-date", day=day(words, value), year=str(value.year))
