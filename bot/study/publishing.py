"""Publishes notes: a new version of a pack, all at once, whoever else publishes meanwhile.

What takes long is prepared before the transaction, in threads, for nobody can answer while it
lasts. It then looks which version is the newest, so that of two who publish at the same moment
one is told to look again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.errors import UserError
from bot.model import Member
from bot.store import chats, members, pushes, versions
from bot.store.dialect import in_turn
from bot.store.engine import Store, Transaction
from bot.store.pushes import PushState
from bot.store.versions import Authored, Size, Version
from bot.study import received
from bot.study.asker import Clock
from bot.study.notes import Notes
from bot.study.pushing import open_push
from bot.study.shelf import Shelf
from content.body import body_digest, pack_from_body, pack_to_body
from content.finding import has_errors
from content.model import Pack

LISTED = 20
"""Versions of a pack that its history tells of, the newest."""

SHIPPED = 0
"""What a version brings back that is what the program came with."""

Within = Callable[[Transaction, Pack, Pack, int | None], Awaitable[None]]
"""Does what follows from a new version (old pack, new pack, who publishes) in its transaction."""

Heard = Callable[[str, int], Awaitable[None]]
"""Is told that a pack has a new version."""


class OutdatedError(UserError):
    """Somebody has published since."""

    def __init__(self) -> None:
        super().__init__("content-outdated")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A version that is ready to be published after `base`; `old` is what that says, None for a
    new pack. `shipped` is the body of what the program came with, where it was never stored.
    """

    pack: Pack
    body: bytes
    digest: str
    base: int
    old: Pack | None
    note: str = ""
    back_to: int | None = None
    shipped: bytes = b""


async def _nothing(_: Transaction, __: Pack, ___: Pack, ____: int | None) -> None:
    """Nothing follows."""


async def _nobody(_: str, __: int) -> None:
    """Nobody is told."""


class Publishing:
    """Publishes. `within` is called in the transaction that does, `heard` after it."""

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        clock: Clock,
        within: Within = _nothing,
        heard: Heard = _nobody,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._clock = clock
        self._within = within
        self._heard = heard

    async def publish(self, key: int, by: Member | None) -> Version:
        """Publish an open push.

        Raises OutdatedError where somebody published since it was compared, and UserError where
        it is not open, has errors, or changes nothing.
        """
        await self._shelf.refresh()
        async with self._store.read() as transaction:
            push = open_push(await pushes.get(transaction, key))
        if has_errors(received.findings_from_bytes(push.findings)[0]):
            raise UserError("content-has-errors")
        pack = await asyncio.to_thread(pack_from_body, push.body)
        prepared = await self._prepared(pack, push.note, body=push.body)
        if prepared.base != push.base:
            raise OutdatedError
        async with self._store.write() as transaction:
            author = await _key(transaction, by)
            await in_turn(transaction)
            # It may have been discarded meanwhile, or questions in it accepted.
            if open_push(await pushes.get(transaction, key)).body != push.body:
                raise OutdatedError
            version = await self.add(transaction, prepared, author)
            await pushes.settle(transaction, key, PushState.PUBLISHED)
        await self._shelf.put(pack, version.number)
        await self.published(version)
        return version

    async def roll_back(self, pack: str, number: int, by: Member | None) -> Version:
        """Publish an old version of a pack once more, under a new number.

        Raises OutdatedError where somebody publishes meanwhile, and UserError where there is no
        such version, or it says what is published now.
        """
        await self._shelf.refresh()
        async with self._store.read() as transaction:
            old = await versions.find(transaction, pack, number)
            body = await versions.body(transaction, pack, number)
        if old is None or body is None:
            raise UserError("content-version-unknown", number=number)
        found = await asyncio.to_thread(pack_from_body, body)
        prepared = await self._prepared(found, old.note, body=body)
        return await self._publish(replace(prepared, back_to=number), by)

    async def accept(self, notes: Notes, ids: Iterable[str], by: Member | None) -> Version:
        """Accept questions of a published pack that were made by machine.

        Raises UserError where none of these is there.
        """
        wanted = frozenset(ids)
        made = {question.id for question in notes.pack.questions if question.machine}
        if not made & wanted:
            raise UserError("content-none-to-accept")
        prepared = await self.prepare(
            notes.pack.id, lambda pack: received.without_marks(pack, wanted)
        )
        return await self._publish(prepared, by)

    async def prepare(self, pack: str, change: Callable[[Pack], Pack], note: str = "") -> Prepared:
        """Make ready what a change makes of the newest version of a pack.

        Raises UserError where there is no such pack, or nothing changes.
        """
        await self._shelf.refresh()
        now = self._shelf.get(pack)
        if now is None:
            raise UserError("content-pack-unknown", pack=pack)
        return await self._prepared(change(now.pack), note)

    async def add(
        self, transaction: Transaction, prepared: Prepared, member_key: int | None
    ) -> Version:
        """Publish what was prepared, in a transaction that may do more; `published` is to follow.

        Raises OutdatedError where somebody published since.
        """
        await in_turn(transaction)
        pack, base = prepared.pack, prepared.base
        if await versions.newest_of(transaction, pack.id) != base:
            raise OutdatedError
        if prepared.shipped and prepared.old is not None:
            base = 1
            first = self._version(prepared.old, body_digest(prepared.shipped), base)
            first = replace(first, back_to=SHIPPED)
            await self._keep(transaction, first, prepared.shipped)
        version = replace(
            self._version(pack, prepared.digest, base + 1),
            member_key=member_key,
            note=prepared.note,
            back_to=prepared.back_to,
        )
        version = await self._keep(transaction, version, prepared.body)
        if prepared.old is not None:
            await self._within(transaction, prepared.old, pack, member_key)
        return version

    async def published(self, version: Version) -> None:
        """Let a version that was committed be studied, and whom it concerns be told."""
        await self._shelf.refresh()
        await self._heard(version.pack, version.number)

    async def history(self, pack: str, most: int = LISTED) -> list[Authored]:
        """The latest versions of a pack, the newest first; none of one never published."""
        async with self._store.read() as transaction:
            return await versions.history(transaction, pack, most)

    async def studying(self) -> Mapping[str, int]:
        """How many chats have chosen each pack."""
        async with self._store.read() as transaction:
            return await chats.choosing(transaction)

    async def version(self, key: int) -> Version:
        """The version of a key. Raises UserError where there is none."""
        async with self._store.read() as transaction:
            found = await versions.get(transaction, key)
        if found is None:
            raise UserError("button-unknown")
        return found

    async def _publish(self, prepared: Prepared, by: Member | None) -> Version:
        async with self._store.write() as transaction:
            version = await self.add(transaction, prepared, await _key(transaction, by))
        await self.published(version)
        return version

    async def _prepared(self, pack: Pack, note: str, *, body: bytes = b"") -> Prepared:
        now = self._shelf.get(pack.id)
        if now is not None and await asyncio.to_thread(pack.__eq__, now.pack) is True:
            raise UserError("content-nothing-new")
        body = body or await asyncio.to_thread(pack_to_body, pack)
        return Prepared(
            pack=pack,
            body=body,
            digest=await asyncio.to_thread(body_digest, body),
            base=now.number if now else 0,
            old=now.pack if now else None,
            note=note,
            shipped=(
                await asyncio.to_thread(pack_to_body, now.pack) if now and not now.number else b""
            ),
        )

    def _version(self, pack: Pack, digest: str, number: int) -> Version:
        size = Size(len(pack.terms), len(pack.comparisons), len(pack.questions))
        return Version(pack.id, number, digest, None, self._clock(), "", size)

    async def _keep(self, transaction: Transaction, version: Version, body: bytes) -> Version:
        key = await versions.add(transaction, version, body)
        if key is None:
            raise OutdatedError
        return replace(version, key=key)


async def _key(transaction: Transaction, by: Member | None) -> int | None:
    return (await members.ensure(transaction, [by]))[by] if by else None
