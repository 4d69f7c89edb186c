"""A platform that remembers what it was sent, and refuses what it is told to."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

import pytest

from bot.adapter import Ability, Limits, Receive
from bot.app import App
from bot.model import (
    Chat,
    ChatProfile,
    Delivery,
    DeliveryState,
    Member,
    MemberProfile,
    MessageRef,
    Place,
    Reply,
    Shown,
)
from bot.study.local_time import EVERY_DAY
from bot.study.services import Study
from bot.views.text import plain
from scheduler.composing import Composer
from scheduler.dispatch import Dispatcher
from scheduler.notices import Notices
from scheduler.tick import Tick
from tests.talk import ButtonsTalk, Clock

NINE = time(9)
NOON = time(12)
ONE = time(13)

GROUP = Chat("test", "1")
ANA = Member("test", "ana", "ana")
NOBODY = MemberProfile(Member("test", "", ""))

both = pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
"""On each engine in turn: what runs statements that run nowhere else, and what two processes do."""


@dataclass(frozen=True)
class Sent:
    """What the platform was sent."""

    chat: Chat
    reply: Reply
    key: str

    @property
    def title(self) -> str:
        """Its first line."""
        return plain(self.reply.text).splitlines()[0]


class Platform:
    """Sends nothing anywhere. `refusals` are raised one after another, before anything is taken;
    None among them stands for a message that is taken.
    """

    name = "test"
    limits = Limits()
    abilities = frozenset({Ability.BUTTONS, Ability.REPLACE})

    def __init__(self) -> None:
        self.study: Study | None = None
        self.sent: list[Sent] = []
        self.refusals: deque[Exception | None] = deque()
        self._changed = asyncio.Condition()
        self.free = asyncio.Event()
        self.free.set()
        self.under_way = 0
        self.most_under_way = 0

    @property
    def titles(self) -> list[str]:
        """The first lines of what was sent since this was last asked."""
        titles = [one.title for one in self.sent]
        self.sent = []
        return titles

    def private_chat(self, member_id: str) -> Chat:
        return Chat(self.name, member_id)

    async def run(self, receive: Receive) -> None:
        raise NotImplementedError

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        raise NotImplementedError

    async def sending(self, count: int) -> None:
        """Wait until so many messages are on their way."""
        await self._until(lambda: self.under_way >= count)

    async def has_sent(self, count: int) -> None:
        """Wait until so many messages were taken."""
        await self._until(lambda: len(self.sent) >= count)

    async def _until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(so)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def deliver(self, chat: Chat, reply: Reply, key: str = "") -> MessageRef:
        self.under_way += 1
        self.most_under_way = max(self.under_way, self.most_under_way)
        await self._tell()
        try:
            await self.free.wait()
        finally:
            self.under_way -= 1
        refusal = self.refusals.popleft() if self.refusals else None
        if refusal:
            raise refusal
        self.sent.append(Sent(chat, reply, key))
        ref = MessageRef(chat, f"m{len(self.sent)}")
        if reply.post is not None and not reply.replaces and self.study:
            await self.study.messages.show(Shown(reply.post, ref, Place.GROUP))
        await self._tell()
        return ref


class Stage:
    """A running bot with a tick and a sender, each called by the test."""

    def __init__(self, app: App, clock: Clock, platform: Platform | None = None) -> None:
        self.app = app
        self.study = app.study
        self.clock = clock
        self.platform = platform or Platform()
        self.platform.study = self.platform.study or app.study
        self.tick = Tick(app.study.store, clock)
        self.notices = Notices(
            app.study.store, {self.platform.name: self.platform}, app.study.preferences, clock
        )
        self.dispatcher = Dispatcher(
            app.study.store,
            self.platform,
            Composer(app.study, app.catalog),
            app.study.contacts,
            clock,
        )

    def talk(self, chat: Chat = GROUP, place: Place = Place.GROUP) -> ButtonsTalk:
        """A conversation in a chat."""
        return ButtonsTalk(self.app, self.clock, place, chat.id)

    async def profile(self, chat: Chat = GROUP) -> ChatProfile:
        """A chat as it is stored."""
        return await self.study.people.chat(chat)

    async def daily(
        self,
        at: time = NINE,
        weekdays: frozenset[int] = EVERY_DAY,
        chat: Chat = GROUP,
        member: Member | None = None,
    ) -> None:
        """Let the day's question come to a chat."""
        who = await self.study.people.member(member) if member else NOBODY
        place = Place.PRIVATE if member else Place.GROUP
        profile = await self.profile(chat)
        await self.study.schedules.choose(profile, who, place, at=at, weekdays=weekdays)

    async def go_on(self, **by: float) -> list[str]:
        """Let time go by, and everything that is due be sent; the titles of what was sent."""
        self.clock.move(**by)
        await self.tick()
        await self.dispatcher.send_due()
        return self.platform.titles

    async def deliveries(self, state: DeliveryState = DeliveryState.PENDING) -> list[Delivery]:
        """The deliveries in a state, oldest first."""
        return (await self.study.deliveries.in_states(state))[::-1]
