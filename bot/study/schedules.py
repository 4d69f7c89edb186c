"""When what comes by itself comes: chosen for a chat, and kept right when zones change.

The day's question brings Monday's table with it in a group, and closes the one before unless a
time was chosen for that; reminders are for those who are
alone with the bot. Everything is reckoned in the zone that holds for the chat: its member's
where the chat is theirs alone, else its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from types import MappingProxyType

from bot.model import ChatProfile, MemberProfile, Place, Schedule, ScheduleKind
from bot.store import chats, members, schedules
from bot.store.engine import Store, Transaction
from bot.store.schedules import Astray
from bot.study.asker import Clock
from bot.study.days import known_zone
from bot.study.local_time import EVERY_DAY, next_run
from bot.study.people import People
from bot.study.preferences import Preferences

USUAL: Mapping[ScheduleKind, time] = MappingProxyType(
    {
        ScheduleKind.QUESTION: time(9),
        ScheduleKind.CLOSE: time(21),
        ScheduleKind.REMINDER: time(20),
    }
)
"""When something comes where only its days were chosen."""

FOR_EVER = date.max
"""Paused until further notice."""

_FIXED_DAYS: Mapping[ScheduleKind, frozenset[int]] = MappingProxyType(
    {ScheduleKind.TABLE: frozenset({0})}
)
"""What comes on certain days alone; the rest on those that were chosen."""


@dataclass(frozen=True, slots=True)
class Daily:
    """When the day's question, or a reminder, comes to a chat. `on` is False where it was
    switched off.
    """

    at: time = USUAL[ScheduleKind.QUESTION]
    weekdays: frozenset[int] = EVERY_DAY
    on: bool = True


class Schedules:
    """Says when things come, and lets it be chosen."""

    def __init__(
        self, store: Store, people: People, preferences: Preferences, clock: Clock
    ) -> None:
        self._store = store
        self._people = people
        self._preferences = preferences
        self._clock = clock

    async def daily(
        self, chat: ChatProfile, kind: ScheduleKind = ScheduleKind.QUESTION
    ) -> Daily | None:
        """When the day's question, or another kind of thing, comes to a chat; None where nobody
        has said anything of it.
        """
        if chat.key is None:
            return None
        async with self._store.read() as transaction:
            return _daily(await schedules.find(transaction, chat.key, kind))

    async def choose(
        self,
        chat: ChatProfile,
        member: MemberProfile,
        place: Place,
        kind: ScheduleKind = ScheduleKind.QUESTION,
        *,
        at: time | None = None,
        weekdays: frozenset[int] | None = None,
    ) -> Daily:
        """Let the day's question, or another kind of thing, come at a local time, on some days of
        the week; what is not given stays as it was, or is as usual.
        """
        return await self._change(chat, member, place, kind, at=at, weekdays=weekdays, on=True)

    async def stop(
        self,
        chat: ChatProfile,
        member: MemberProfile,
        place: Place,
        kind: ScheduleKind = ScheduleKind.QUESTION,
    ) -> Daily:
        """Let it come by itself no more; its time is remembered."""
        return await self._change(chat, member, place, kind, on=False)

    async def follow(self, *, chat_key: int | None = None, member_key: int | None = None) -> None:
        """Put the schedules of a chat or a member, or all, into the zones that hold for them."""
        after = 0
        while page := await self._astray(after, chat_key, member_key):
            async with self._store.write() as transaction:
                for one in page:
                    await self._put_right(transaction, one)
            after = page[-1].schedule.key

    async def _astray(
        self, after: int, chat_key: int | None, member_key: int | None
    ) -> list[Astray]:
        async with self._store.read() as transaction:
            return await schedules.astray(
                transaction,
                self._preferences.timezone,
                after=after,
                chat_key=chat_key,
                member_key=member_key,
            )

    async def _put_right(self, transaction: Transaction, astray: Astray) -> None:
        schedule = replace(astray.schedule, timezone=astray.timezone)
        run = self._next_run(schedule) if schedule.next_run_at else None
        await schedules.rezone(transaction, schedule.key, schedule.timezone, run)

    async def _change(
        self,
        chat: ChatProfile,
        member: MemberProfile,
        place: Place,
        kind: ScheduleKind,
        *,
        at: time | None = None,
        weekdays: frozenset[int] | None = None,
        on: bool,
    ) -> Daily:
        zone = self._preferences.chat_zone(chat, member, place).key
        alone = place is Place.PRIVATE
        async with self._store.write() as transaction:
            key = await chats.ensure(transaction, chat.chat)
            found = await members.ensure(transaction, [member.member] if alone else [])
            member_key = found.get(member.member)
            known = _daily(await schedules.find(transaction, key, kind)) or Daily(USUAL[kind])
            daily = Daily(at or known.at, weekdays or known.weekdays, on)
            for schedule in _schedules(kind, daily, key, member_key, zone):
                run = self._next_run(schedule) if on else None
                await schedules.save(transaction, replace(schedule, next_run_at=run))
        self._people.know_chat(chat.chat, key)
        if member_key is not None:
            self._people.know_member(member.member, member_key)
        return daily

    def _next_run(self, schedule: Schedule) -> datetime:
        zone = known_zone(schedule.timezone)
        return next_run(self._clock(), schedule.at, schedule.weekdays, zone)


def _schedules(
    chosen: ScheduleKind, daily: Daily, chat_key: int, member_key: int | None, zone: str
) -> Iterator[Schedule]:
    """What comes with something that was chosen, in the order in which it is to come."""
    with_table = chosen is ScheduleKind.QUESTION and member_key is None
    for kind in (ScheduleKind.TABLE, chosen) if with_table else (chosen,):
        weekdays = _FIXED_DAYS.get(kind, daily.weekdays)
        yield Schedule(0, kind, chat_key, member_key, daily.at, weekdays, zone, None)


def _daily(schedule: Schedule | None) -> Daily | None:
    if schedule is None:
        return None
    return Daily(schedule.at, schedule.weekdays, schedule.next_run_at is not None)
