"""Reminders of due reviews: what they say, and when they come."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.actions import KeepReminding, PutOff, Remind, RemindAt, Review
from bot.model import Button, ChatProfile, Reply
from bot.study import quiet, zones
from bot.study.reminders import EVENING, SILENCE, Later, Prompt
from bot.study.schedules import Daily
from bot.views.schedule import clock_time, pause_line, when
from bot.views.text import bold, button, day, note, paragraph
from bot.views.words import Words

TIMES = (time(8), time(12), time(18), time(20))
"""Times of the day that can be chosen with one tap."""


def reminder_reply(words: Words, prompt: Prompt, now: datetime) -> Reply:
    """How much is due and how long it takes, to begin with one tap or put off; `now` is local."""
    due = prompt.due
    if prompt.asks:
        return _question(words, prompt)
    counted = words("remind-due", count=len(due.cards), minutes=due.minutes)
    latest = (datetime.combine(now, EVENING) - timedelta(hours=1)).time()
    offered = [one for one in Later if one is not Later.EVENING or now.time() <= latest]
    return Reply(
        text=(paragraph(counted),),
        buttons=((_start(words),), tuple(_put_off(words, one) for one in offered)),
    )


def put_off_reply(words: Words, at: datetime, now: datetime) -> Reply:
    """When the reminder comes instead, in its place; `at` is local."""
    days = (at.date() - now.astimezone(at.tzinfo).date()).days
    told = words(
        "remind-put-off", days=days, date=day(words, at.date()), time=clock_time(at.time())
    )
    return Reply(text=(paragraph(told),), buttons=((_start(words),),), replaces=True)


def panel_reply(words: Words, chat: ChatProfile, daily: Daily | None, zone: str) -> Reply:
    """When reminders come, and how to change it."""
    on = daily is not None and daily.on
    text = [paragraph(bold(_setting(words, daily, zone)))]
    if on and chat.paused_until is not None:
        text.append(note(pause_line(words, chat.paused_until)))
    hours = {"first": clock_time(quiet.FROM), "last": clock_time(quiet.UNTIL)}
    text += [paragraph(words("remind-what", **hours)), note(words("remind-how"))]
    times = tuple(_time(words, at) for at in TIMES if not (on and daily and daily.at == at))
    off = ((button(words("remind-button-off"), KeepReminding(0)),),) if on else ()
    return Reply(text=tuple(text), buttons=((*times, _other_time(words)), *off))


def instead(reply: Reply) -> Reply:
    """A reply in the place of the message whose button was tapped."""
    return replace(reply, replaces=True)


def _question(words: Words, prompt: Prompt) -> Reply:
    count = len(prompt.due.cards)
    yes, no = (button(words(f"remind-go-on-{on}"), KeepReminding(on)) for on in (1, 0))
    return Reply(
        text=(paragraph(words("remind-asks", days=SILENCE.days, count=count)),),
        buttons=((yes, no),),
    )


def _setting(words: Words, daily: Daily | None, zone: str) -> str:
    if daily is None or not daily.on:
        return words("remind-off")
    return words("remind-on", value=when(words, daily), zone=zones.label(zone))


def _start(words: Words) -> Button:
    return button(words("remind-start"), Review())


def _put_off(words: Words, later: Later) -> Button:
    return button(words(f"remind-later-{later.name.lower()}"), PutOff(later.value))


def _other_time(words: Words) -> Button:
    """A form for any time and days, where there are forms."""
    asked = button(words("config-button-other-hour"), RemindAt())
    return replace(asked, asks=words("remind-asks-time"))


def _time(words: Words, at: time) -> Button:
    minutes = at.hour * 60 + at.minute
    return button(words("config-button-hour", time=clock_time(at)), Remind(minutes))
