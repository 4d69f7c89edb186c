"""The notes that are published, by the ids of their packs: which of them a chat studies.

Each version is immutable; a newer one takes the place of the one before in a single
assignment, so that whatever has begun with one version ends with it. Knows no handler.
"""

import asyncio
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType

import structlog

from bot.errors import StoreError
from bot.model import ChatProfile
from bot.store import versions
from bot.store.engine import Store
from bot.study.notes import Notes
from content.body import pack_from_body
from content.model import Pack

EVERY = 30.0
"""Seconds after which what another process has published is here at the latest, should nobody
have told of it.
"""

log = structlog.get_logger()


class Shelf:
    """Holds the newest published version of every pack. `shipped` is what is studied by whoever
    has chosen nothing else, in the version that it ships in until another is published; `renewed`
    is called when any version is another.
    """

    def __init__(
        self, store: Store, shipped: Notes, renewed: Callable[[], None] = lambda: None
    ) -> None:
        self._store = store
        self._shipped = shipped
        self._notes: Mapping[str, Notes] = MappingProxyType({shipped.pack.id: shipped})
        self._refreshing = asyncio.Lock()
        self._making: dict[str, int] = {}
        self._news = asyncio.Event()
        self._renewed = renewed

    @property
    def shipped(self) -> Notes:
        """The notes that the program came with, whatever was published since."""
        return self._shipped

    @property
    def default(self) -> Notes:
        """The notes of whoever has chosen nothing else."""
        return self._notes[self._shipped.pack.id]

    @property
    def packs(self) -> tuple[Notes, ...]:
        """The notes of every pack, the default first, the others by their ids."""
        first = self.default
        rest = sorted(id_ for id_ in self._notes if id_ != first.pack.id)
        return (first, *(self._notes[id_] for id_ in rest))

    def of(self, chat: ChatProfile) -> Notes:
        """The notes that a chat studies; the default where those it chose are gone."""
        return self._notes.get(chat.pack) or self.default

    def get(self, pack: str) -> Notes | None:
        """The notes of a pack."""
        return self._notes.get(pack)

    def asked_from(self, chat: ChatProfile, pack: str) -> Notes:
        """The notes of the pack that a question was asked from; the chat's own if they are gone."""
        return self._notes.get(pack) or self.of(chat)

    def with_item(self, chat: ChatProfile, item: str) -> Notes:
        """The notes of a chat, or others that have an item which these do not: a button that leads
        to it may have come from another chat.
        """
        own = self.of(chat)
        if own.library.item(item) is not None:
            return own
        return next((one for one in self.packs if one.library.item(item) is not None), own)

    async def refresh(self) -> tuple[Notes, ...]:
        """Take up what was published since; return the notes that are new here.

        A large pack takes seconds to be made ready: that is done beside whatever else goes on.
        """
        async with self._refreshing:
            fresh = [await self._load(pack, number) for pack, number in await self._newer()]
            found = tuple(one for one in fresh if one is not None)
            if found:
                newest = {one.pack.id: one for one in found}
                self._notes = MappingProxyType({**self._notes, **newest})
                self._renewed()
        return found

    async def put(self, pack: Pack, number: int) -> None:
        """Let a version that was committed be studied, without reading it again."""
        self._making[pack.id] = number
        try:
            notes = await asyncio.to_thread(Notes.of, pack, number)
            async with self._refreshing:
                held = self._notes.get(pack.id)
                if held is None or held.number < number:
                    self._notes = MappingProxyType({**self._notes, pack.id: notes})
        finally:
            self._making.pop(pack.id, None)

    def expect(self) -> None:
        """Have `run` look at once whether something was published: it was said so."""
        self._news.set()

    async def run(self) -> None:
        """Follow what other processes publish, until cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), EVERY)
            self._news.clear()
            try:
                await self.refresh()
            except StoreError as error:
                log.warning("notes not refreshed", reason=error.message)
            except Exception:  # the notes that are here are still good
                log.exception("notes not refreshed")

    async def _newer(self) -> list[tuple[str, int]]:
        async with self._store.read() as transaction:
            newest = await versions.newest(transaction)
        held = {pack: notes.number for pack, notes in self._notes.items()} | self._making
        return [(pack, no) for pack, no in newest.items() if held.get(pack, -1) < no]

    async def _load(self, pack: str, number: int) -> Notes | None:
        async with self._store.read() as transaction:
            body = await versions.body(transaction, pack, number)
        try:
            return await asyncio.to_thread(_made, body, number) if body is not None else None
        except (ValueError, KeyError, TypeError, zlib.error):
            # Written by a program that knew more; what is here is studied on.
            log.exception("version not read", pack=pack, number=number)
            return None


def _made(body: bytes, number: int) -> Notes:
    return Notes.of(pack_from_body(body), number)
