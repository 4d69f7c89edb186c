"""Turns notices of verdicts into deliveries, one a member and verdict, in one commit.

Who decided something wrote down whom it concerns; only here it is known in which chat a member
is alone with the bot. Knows neither what is sent nor how.
"""

from collections.abc import Mapping
from datetime import timedelta

from bot.adapter import Adapter
from bot.model import Delivery, Member
from bot.store import chats, deliveries, members, verdicts
from bot.store.engine import Store, Transaction
from bot.store.verdicts import Addressee
from bot.study.asker import Clock
from bot.study.days import local_day
from bot.study.preferences import Preferences
from bot.study.quiet import after_quiet
from bot.study.verdicts import KIND, name_of

BATCH = 250
"""Members for whom deliveries are made in one commit."""

WORTH = timedelta(days=7)
"""How long a member can be told."""


class Notices:
    """Called every few seconds, by as many processes as there are."""

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        self._store = store
        self._adapters = adapters
        self._preferences = preferences
        self._clock = clock

    async def __call__(self) -> int:
        """Make deliveries of all that nobody was told yet; return how many."""
        total = made = await self._make()
        while made == BATCH:
            made = await self._make()
            total += made
        return total

    async def _make(self) -> int:
        async with self._store.read() as transaction:
            found = await verdicts.untold(transaction, self._adapters, BATCH)
        if not found:
            return 0
        async with self._store.write() as transaction:
            # Another process may have made some of them meanwhile: their names exist once.
            made = [await self._delivery(transaction, one) for one in found]
            await deliveries.add(transaction, made)
            await verdicts.mark_told(transaction, found)
        return len(found)

    async def _delivery(self, transaction: Transaction, to: Addressee) -> Delivery:
        chat = self._adapters[to.platform].private_chat(to.native_id)
        key = await chats.ensure(transaction, chat)
        profile = await chats.get(transaction, key)
        assert profile is not None, "it was written just now"
        member = await members.find(transaction, Member(to.platform, to.native_id, ""))
        zone = self._preferences.member_zone(profile, member)
        now = self._clock()
        due = after_quiet(now, zone)
        return Delivery(
            key=0,
            name=name_of(to.verdict_key, to.member_key),
            kind=KIND,
            platform=to.platform,
            chat_key=key,
            member_key=to.member_key,
            day=local_day(due, zone),
            due_at=due,
            until=due + WORTH,
            not_before=due,
        )
