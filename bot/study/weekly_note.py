"""The weekly note to those who look after the notes: who gets it, and what it has to say."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.model import Chat, Member, Schedule, ScheduleKind
from bot.store import chats, disputes, item_figures, members, misses, schedules
from bot.store.engine import Store, Transaction
from bot.study.asker import Clock
from bot.study.days import known_zone
from bot.study.item_analysis import OTHERS, Findings, analyse
from bot.study.local_time import next_run
from bot.study.notes import Notes
from bot.study.preferences import Preferences
from content.library import Library
from content.snapshot import digest

KIND = ScheduleKind.NOTE

AT, WEEKDAYS = time(9), frozenset({0})
"""When it comes, in the zone of whoever has not chosen one."""

WEEK = timedelta(days=7)

MISSES = 10
"""Look-ups that missed, of which it tells."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a week's note tells: of the questions, what was looked up in vain how often, and how
    many questions are disputed and `waiting`.
    """

    findings: Findings
    misses: tuple[tuple[str, int], ...] = ()
    waiting: int = 0

    def __bool__(self) -> bool:
        return bool(self.findings or self.misses or self.waiting)


class WeeklyNotes:
    """Says what is in the note, and lets it come to whom it is for."""

    def __init__(self, store: Store, preferences: Preferences, clock: Clock) -> None:
        self._store = store
        self._preferences = preferences
        self._clock = clock
        # It takes seconds where there are many answers, and comes to several at once.
        self._reckoning = asyncio.Lock()
        self._latest: dict[str, tuple[date, Notes, Found]] = {}

    async def send_to(self, admins: Mapping[Member, Chat], platforms: Collection[str]) -> None:
        """Let it come to these members in these private chats, and on these platforms to nobody
        else: of those who look after the notes on others, other processes know.
        """
        async with self._store.write() as transaction:
            known = {one.chat_key: one for one in await schedules.of_kind(transaction, KIND)}
            wanted = [
                await self._enrol(transaction, member, chat, known)
                for member, chat in admins.items()
            ]
            for key, schedule in known.items():
                if key not in wanted and schedule.next_run_at is not None:
                    chat = await chats.get(transaction, key)
                    if chat is not None and chat.chat.platform in platforms:
                        await schedules.switch_off(transaction, schedule.key)

    async def of_week(self, notes: Notes, day: date) -> Found:
        """What there is to tell of some notes on a day, of all answers, and of the look-ups of the
        seven days before it.
        """
        pack = notes.pack.id
        async with self._reckoning:
            latest = self._latest.get(pack)
            if latest is None or latest[0] != day or latest[1] is not notes:
                latest = self._latest[pack] = day, notes, await self._reckon(notes.library, day)
            return latest[2]

    async def _reckon(self, library: Library, day: date) -> Found:
        pack = library.pack.id
        async with self._store.read() as transaction:
            picked = await item_figures.picked(transaction, pack)
            thirds = await item_figures.thirds(transaction, pack, OTHERS)
            missed = await misses.most_on_days(transaction, pack, day - WEEK, day, MISSES)
            waiting = await disputes.waiting(transaction, pack)
        questions = {digest(question): question for question in library.questions()}
        return Found(analyse(questions, picked, thirds), tuple(missed), waiting)

    async def _enrol(
        self, transaction: Transaction, member: Member, chat: Chat, known: Mapping[int, Schedule]
    ) -> int:
        """Let it come to a member; what is due already is left so. The key of their chat."""
        key = await chats.ensure(transaction, chat)
        if key in known and known[key].next_run_at is not None:
            return key
        profile = await members.find(transaction, member)
        # Who is known already keeps the name that the platform gave.
        member_key = profile.key or (await members.ensure(transaction, [member]))[member]
        zone = self._preferences.timezone
        run = next_run(self._clock(), AT, WEEKDAYS, known_zone(zone))
        schedule = Schedule(0, KIND, key, member_key, AT, WEEKDAYS, zone, run)
        await schedules.save(transaction, schedule)
        return key
