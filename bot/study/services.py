"""The study services, put together: what a handler may ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Self

from bot.model import ChatProfile, Member, MemberProfile
from bot.store.engine import Store
from bot.study import board
from bot.study.aliases import Aliases
from bot.study.asker import Asker, Clock
from bot.study.board import Board
from bot.study.changes import Changes
from bot.study.contacts import Contacts
from bot.study.days import Period, week_of
from bot.study.deliveries import Deliveries
from bot.study.disputes import Disputes
from bot.study.editors import Editors
from bot.study.hearing import Hearing
from bot.study.kept import Kept
from bot.study.lookups import Lookups
from bot.study.messages import Messages
from bot.study.notes import Notes
from bot.study.people import People
from bot.study.posted import Posted
from bot.study.preferences import Preferences
from bot.study.publishing import Publishing
from bot.study.pushing import Pushing
from bot.study.quiz import Quiz
from bot.study.remarks import Remarks
from bot.study.reminders import Reminders
from bot.study.schedules import Schedules
from bot.study.sessions import Sessions
from bot.study.settling import Settling, follow
from bot.study.shelf import Shelf
from bot.study.weekly_note import WeeklyNotes


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that handlers work with, made once at start."""

    store: Store
    shelf: Shelf
    editors: Editors
    pushing: Pushing
    publishing: Publishing
    disputes: Disputes
    settling: Settling
    aliases: Aliases
    people: People
    asker: Asker
    quiz: Quiz
    lookups: Lookups
    messages: Messages
    contacts: Contacts
    changes: Changes
    hearing: Hearing
    kept: Kept
    schedules: Schedules
    deliveries: Deliveries
    sessions: Sessions
    remarks: Remarks
    reminders: Reminders
    weekly_notes: WeeklyNotes
    preferences: Preferences
    clock: Clock

    @classmethod
    def of(
        cls,
        store: Store,
        notes: Notes,
        preferences: Preferences,
        clock: Clock,
        seed: int,
        owners: Iterable[Member] = (),
    ) -> Self:
        """The services over one store, with the notes that the program came with. `seed` decides
        what chance decides; `owners` look after the notes.
        """
        people, posted, changes = People(store), Posted(store), Changes()
        # With new notes the keys of questions that were asked may be others.
        shelf = Shelf(store, notes, posted.forget)
        asker = Asker(store, people, posted, shelf, clock, seed)
        schedules = Schedules(store, people, preferences, clock)
        sessions = Sessions(store, people, asker, shelf, clock)
        publishing = Publishing(store, shelf, clock, partial(follow, clock))
        return cls(
            store=store,
            shelf=shelf,
            editors=Editors(store, owners, clock),
            pushing=Pushing(store, shelf, clock),
            publishing=publishing,
            disputes=Disputes(store, posted, clock),
            aliases=Aliases(store, publishing),
            settling=Settling(store, posted, shelf, publishing, clock),
            people=people,
            asker=asker,
            quiz=Quiz(store, people, posted, changes, clock),
            lookups=Lookups(store, shelf, clock),
            messages=Messages(store),
            contacts=Contacts(store, people, posted, preferences),
            changes=changes,
            hearing=Hearing(people, posted, shelf, changes),
            kept=Kept(store),
            schedules=schedules,
            deliveries=Deliveries(store, clock),
            sessions=sessions,
            remarks=Remarks(store, people, shelf, clock),
            reminders=Reminders(store, people, schedules, sessions, preferences, clock),
            weekly_notes=WeeklyNotes(store, preferences, clock),
            preferences=preferences,
            clock=clock,
        )

    @property
    def notes(self) -> Notes:
        """The notes of whoever has chosen no others."""
        return self.shelf.default

    async def board(
        self, chat: ChatProfile, member: MemberProfile, period: Period, today: date
    ) -> Board:
        """The table of a chat for the period that `today` is in."""
        return await board.board(self.store, chat, member, period, today)

    async def last_week(self, chat: ChatProfile, today: date) -> Board:
        """The table of the week before the one that `today` is in, with nobody's own place."""
        nobody = MemberProfile(Member(chat.chat.platform, "", ""))
        before = week_of(today) - timedelta(days=7)
        return await board.board(self.store, chat, nobody, Period.WEEK, before)
