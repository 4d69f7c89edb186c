"""Reminders of due reviews: when they come, put off with one tap, and no more to who is silent.

A day has one reminder, a delivery under the day's name. To put it off is to let that very
delivery come later, so that whatever is tapped, and however often, there is one at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.model import (
    ChatProfile,
    Delivery,
    DeliveryState,
    MemberProfile,
    Place,
    Reminding,
    ScheduleKind,
)
from bot.store import chats, deliveries, members, reminders
from bot.store.engine import Store, Transaction
from bot.study.asker import Clock
from bot.study.days import local_day
from bot.study.deliveries import name_of
from bot.study.due import Due
from bot.study.local_time import EVERY_DAY, end_of_day, next_run
from bot.study.people import People
from bot.study.preferences import Preferences
from bot.study.quiet import UNTIL, after_quiet, is_quiet, quiet_at
from bot.study.schedules import USUAL, Daily, Schedules
from bot.study.sessions import Sessions

KIND = ScheduleKind.REMINDER

SILENCE = timedelta(days=14)
"""Days without an answer, after which a member is asked whether to go on."""

EVENING = time(20)
"""When it is evening, for who puts a reminder off until then."""

GRACE = timedelta(minutes=5)
"""What was due shortly before quiet hours is not too late so soon after they began."""

_INSTANT = timedelta(microseconds=1)


class Later(IntEnum):
    """Until when a reminder can be put off."""

    HOUR = 0
    EVENING = 1
    TOMORROW = 2


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a member is told: what is `due`, or, if it `asks`, whether they still want to be."""

    due: Due
    asks: bool = False


class Reminders:
    """Says when members are reminded and of what, and lets them choose."""

    def __init__(
        self,
        store: Store,
        people: People,
        schedules: Schedules,
        sessions: Sessions,
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        self._store = store
        self._people = people
        self._schedules = schedules
        self._sessions = sessions
        self._preferences = preferences
        self._clock = clock

    async def chosen(self, chat: ChatProfile) -> Daily | None:
        """When reminders come to a private chat; None where nothing was ever said of it."""
        return await self._schedules.daily(chat, KIND)

    async def choose(
        self,
        chat: ChatProfile,
        member: MemberProfile,
        *,
        at: time | None = None,
        weekdays: frozenset[int] | None = None,
    ) -> Daily:
        """Let reminders come at a local time, on some days of the week; what is not given stays as
        it was, or is as usual.
        """
        async with self._store.write() as transaction:
            await self._wanted(transaction, member)
        return await self._schedules.choose(
            chat, member, Place.PRIVATE, KIND, at=at, weekdays=weekdays
        )

    async def stop(self, chat: ChatProfile, member: MemberProfile) -> Daily:
        """Let no reminder come any more, not even one that was put off."""
        daily = await self._schedules.stop(chat, member, Place.PRIVATE, KIND)
        async with self._store.write() as transaction:
            key = await chats.ensure(transaction, chat.chat)
            await deliveries.call_off(transaction, key, KIND)
        return daily

    async def put_off(
        self, chat: ChatProfile, member: MemberProfile, later: Later
    ) -> tuple[datetime, ZoneInfo]:
        """Let the reminder come later, and no other before it; return when, in the zone that
        holds for the member. It is never within quiet hours.

        Raises UserError where one is being sent just now.
        """
        now, zone = self._clock(), self._preferences.member_zone(chat, member)
        daily = await self.chosen(chat)
        at = _later(later, now, zone, daily.at if daily else USUAL[KIND])
        async with self._store.write() as transaction:
            key = await chats.ensure(transaction, chat.chat)
            member_key = await self._wanted(transaction, member)
            await deliveries.call_off(transaction, key, KIND)
            make = _maker(chat, key, member_key, zone)
            # A later day's takes the place of today's, if that has not come yet.
            today = replace(make(now), state=DeliveryState.GONE, until=now, done_at=now)
            await deliveries.add(transaction, [replace(today, error="put-off")])
            if not await deliveries.put_off(transaction, make(at)):
                raise UserError("remind-coming")
        return at, zone

    async def prompt(
        self, chat: ChatProfile, member: MemberProfile, delivery: Delivery
    ) -> Prompt | None:
        """What a member is told in a reminder; None where nothing is due, or they have been silent
        for long and were asked whether to go on before.
        """
        zone = self._preferences.member_zone(chat, member)
        due = await self._sessions.due(chat, member, zone)
        if not due.cards or member.key is None:
            return None
        async with self._store.read() as transaction:
            reminding = await reminders.get(transaction, member.key)
            reminding = reminding or Reminding(member.key, delivery.due_at)
            latest = await reminders.latest_answer(transaction, member.key)
            active = max(latest, reminding.since) if latest else reminding.since
            if delivery.day - local_day(active, zone) < SILENCE:
                return Prompt(due)
            if await _was_asked(transaction, reminding, delivery, active):
                return None
        await self._ask(member.key, delivery)
        return Prompt(due, asks=True)

    def comes_too_late(self, chat: ChatProfile, member: MemberProfile, delivery: Delivery) -> bool:
        """Whether a reminder has been held up until quiet hours, for which it was not meant."""
        now, zone = self._clock(), self._preferences.member_zone(chat, member)
        if now - delivery.due_at <= GRACE or quiet_at(delivery.due_at, zone):
            return False
        return quiet_at(now, zone)

    async def _ask(self, member_key: int, delivery: Delivery) -> None:
        """Take note that a member is asked whether to go on."""
        now = self._clock()
        async with self._store.write() as transaction:
            known = await reminders.get(transaction, member_key)
            reminding = known or Reminding(member_key, delivery.due_at)
            asked = replace(reminding, asked_at=now, asked_in=delivery.name)
            await reminders.save(transaction, asked)

    async def _wanted(self, transaction: Transaction, member: MemberProfile) -> int:
        """Take note that a member wants reminders from now on; return their key."""
        key = (await members.ensure(transaction, [member.member]))[member.member]
        await reminders.save(transaction, Reminding(key, self._clock()))
        self._people.know_member(member.member, key)
        return key


async def _was_asked(
    transaction: Transaction, reminding: Reminding, delivery: Delivery, active: datetime
) -> bool:
    """Whether a member was asked, in another delivery, since they gave a sign of life."""
    if reminding.asked_at is None or reminding.asked_at < active:
        return False
    if reminding.asked_in == delivery.name:
        return False
    asked = await deliveries.find(transaction, reminding.asked_in)
    return asked is None or asked.state is DeliveryState.SENT


def _later(later: Later, now: datetime, zone: ZoneInfo, usual: time) -> datetime:
    match later:
        case Later.HOUR:
            at = now + timedelta(hours=1)
        case Later.EVENING:
            at = next_run(now, EVENING, EVERY_DAY, zone)
        case Later.TOMORROW:
            midnight = end_of_day(now, zone)
            wanted = UNTIL if is_quiet(usual) else usual
            at = next_run(midnight - _INSTANT, wanted, EVERY_DAY, zone)
    return after_quiet(at, zone)


def _maker(
    chat: ChatProfile, chat_key: int, member_key: int, zone: ZoneInfo
) -> Callable[[datetime], Delivery]:
    """Makes a member's reminder for an instant."""

    def make(at: datetime) -> Delivery:
        day = local_day(at, zone)
        return Delivery(
            key=0,
            name=name_of(KIND, chat_key, day),
            kind=KIND,
            platform=chat.chat.platform,
            chat_key=chat_key,
            member_key=member_key,
            day=day,
            due_at=at,
            until=end_of_day(at, zone),
            not_before=at,
        )

    return make
