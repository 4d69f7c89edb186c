"""What is offered to somebody who types: what it completes to, and what there is to read of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.actions import Action
from bot.model import Button, Reply
from bot.store.pushes import OpenPush
from bot.store.versions import Authored
from bot.study.publishing import SHIPPED
from bot.views.text import button, echo, shown_name
from bot.views.words import Words

LONGEST_NAME = 30
"""Characters of an author's or a file's name at most, so that something is left for the note."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What to type, where it leads, and what is read in its stead; empty where it says enough."""

    text: str
    action: Action
    label: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """Where somebody is, and which day it is there."""

    zone: ZoneInfo
    today: date


def suggestion_reply(offers: Iterable[Offer]) -> Reply:
    """Completions of what is being typed: one button each."""
    return Reply(buttons=tuple((_offered(offer),) for offer in offers))


def version_label(words: Words, one: Authored, when: When) -> str:
    """A version in a line: its number, day, author, what it brought back, and the note."""
    version = one.version
    return _line(
        str(version.number),
        _day(words, version.created_at, when),
        words("content-author-program")
        if version.back_to == SHIPPED
        else _author(words, one.author),
        words("offer-back", number=str(version.back_to)) if version.back_to else "",
        echo(version.note),
    )


def push_label(words: Words, push: OpenPush, when: When) -> str:
    """A push in a line: its number, day, author, file and note."""
    return _line(
        str(push.key),
        _day(words, push.created_at, when),
        _author(words, push.author),
        echo(push.name, LONGEST_NAME),
        echo(push.note),
    )


def _offered(offer: Offer) -> Button:
    if not offer.label:
        return button(offer.text, offer.action)
    return replace(button(offer.label, offer.action), value=offer.text)


def _line(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _author(words: Words, name: str) -> str:
    return shown_name(words, echo(name, LONGEST_NAME)) if name else words("content-author-none")


def _day(words: Words, at: datetime, when: When) -> str:
    """A day as it is written in a language, with the year where that is another one."""
    there = at.astimezone(when.zone).date()
    day = words("offer-day", day=there.day, month=there.month)
    if there.year == when.today.year:
        return day
    return words("offer-day-of-year", day=day, year=str(there.year))
