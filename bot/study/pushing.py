"""Takes pushes: what is sent is checked, compared with what is published, and kept.

What is heavy is done in threads and outside of transactions, so that no answer waits for it.
"""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.errors import UserError
from bot.model import Member
from bot.store import members, pushes, versions
from bot.store.dialect import in_turn
from bot.store.engine import Store
from bot.store.pushes import OpenPush, Push, PushState
from bot.study import apart, received
from bot.study.asker import Clock
from bot.study.received import Excerpts, Found, Sent
from bot.study.shelf import Shelf
from content.body import pack_from_body, pack_to_body
from content.check import check
from content.difference import Difference
from content.finding import Finding, Severity, has_errors
from content.model import Pack

_ID = re.compile(r"(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was sent, and what is to be said of it; `pack` is None where nothing could be read.
    `base` is the version that it is compared with; `excerpts` are lines that findings are about.
    `is_new`: there is no pack of its id yet.
    """

    name: str
    kind: str
    pack: Pack | None
    findings: tuple[Finding, ...]
    difference: Difference
    base: int = 0
    whole: bool = True
    excerpts: Excerpts = field(default_factory=dict)
    is_new: bool = False

    @property
    def is_publishable(self) -> bool:
        """Whether it can be published: nothing in it is wrong, and something is new."""
        return self.pack is not None and not has_errors(self.findings) and bool(self.difference)


@dataclass(frozen=True, slots=True)
class Pushed:
    """A push as it was kept. `replaced`: it took the place of one of the same member and pack."""

    push: Push
    checked: Checked
    replaced: bool = False


class Pushing:
    """Keeps pushes until they are published or discarded."""

    def __init__(self, store: Store, shelf: Shelf, clock: Clock) -> None:
        self._store = store
        self._shelf = shelf
        self._clock = clock
        # Each takes seconds and some hundred megabytes where it is large.
        self._reading = asyncio.Lock()

    async def check(self, sent: Sent) -> Checked:
        """Say what is wrong with what was sent and what it would change; nothing is kept.

        Raises UserError where that takes too long.
        """
        found = await self._found(sent)
        return await self._checked(found, sent.name)

    async def push(self, sent: Sent, by: Member | None, note: str = "") -> Pushed | Checked:
        """Keep what was sent until it is published or discarded, unless it cannot be read.

        Raises UserError where that takes too long.
        """
        found = await self._found(sent)
        checked = await self._checked(found, sent.name)
        if checked.pack is None:
            return checked
        push = Push(
            pack=checked.pack.id,
            member_key=None,
            base=checked.base,
            name=sent.name,
            kind=checked.kind,
            whole=checked.whole,
            note=note,
            created_at=self._clock(),
            findings=found.findings,
            body=found.body,
        )
        async with self._store.write() as transaction:
            author = (await members.ensure(transaction, [by]))[by] if by else None
            await in_turn(transaction)
            push = replace(push, member_key=author)
            key, replaced = await pushes.add(transaction, push)
        return Pushed(replace(push, key=key), checked, replaced)

    async def get(self, key: int) -> Pushed:
        """An open push, compared with what is published now.

        Raises UserError where it is not open any more.
        """
        await self._shelf.refresh()
        return await self._compared(await self._open(key))

    async def latest(self, by: Member | None) -> Pushed:
        """A member's latest push that is open. Raises UserError where there is none."""
        async with self._store.read() as transaction:
            own = (await members.find(transaction, by)).key if by else None
            found = None
            if by is None or own is not None:
                found = await pushes.latest(transaction, own)
        if found is None:
            raise UserError("content-no-push")
        return await self.get(found.key)

    async def open_ones(self, most: int) -> list[OpenPush]:
        """The latest pushes that are open, whoever sent them, the newest first."""
        async with self._store.read() as transaction:
            return await pushes.open_ones(transaction, most)

    async def rebase(self, key: int) -> Pushed:
        """Compare an open push anew, with what was published since; a part of a pack is laid over
        that. Raises UserError where it is not open any more.
        """
        await self._shelf.refresh()
        push = await self._open(key)
        now = self._shelf.get(push.pack)
        if now is None or now.number == push.base:
            return await self._compared(push)
        body, findings = push.body, push.findings
        before = None if push.whole else await self._before(push)
        if before is not None:
            body, findings = await asyncio.to_thread(_rebased, push, before, now.pack)
        async with self._store.write() as transaction:
            await pushes.change(transaction, key, body, findings, now.number)
        changed = replace(push, body=body, findings=findings, base=now.number)
        return await self._compared(changed)

    async def discard(self, key: int) -> Push:
        """Discard an open push. Raises UserError where it is not open any more."""
        push = await self._open(key)
        async with self._store.write() as transaction:
            if not await pushes.settle(transaction, key, PushState.DISCARDED):
                raise UserError("content-push-over")
        return push

    async def accept(self, key: int, ids: Iterable[str] | None = None) -> Pushed:
        """Accept questions of an open push that were made by machine: those of some ids, or all.

        Raises UserError where it is not open any more, or none of these is there.
        """
        wanted = None if ids is None else frozenset(ids)
        while True:
            push = await self._open(key)
            body = await asyncio.to_thread(_accepted, push.body, wanted)
            if await self._changed(push, body):
                return await self._compared(replace(push, body=body))

    async def _changed(self, push: Push, body: bytes) -> bool:
        """Give an open push another body; False where it has changed since it was read."""
        async with self._store.write() as transaction:
            await in_turn(transaction)
            same = open_push(await pushes.get(transaction, push.key)).body == push.body
            if same:
                await pushes.change(transaction, push.key, body, push.findings, push.base)
        return same

    async def _open(self, key: int) -> Push:
        async with self._store.read() as transaction:
            return open_push(await pushes.get(transaction, key))

    async def _before(self, push: Push) -> Pack | None:
        """What a push was compared with, if it was anything."""
        shipped = self._shelf.shipped.pack
        if push.base == 0:
            return shipped if shipped.id == push.pack else None
        async with self._store.read() as transaction:
            body = await versions.body(transaction, push.pack, push.base)
        return await asyncio.to_thread(pack_from_body, body) if body is not None else None

    async def _found(self, sent: Sent) -> Found:
        if sent.pack and not _ID.fullmatch(sent.pack):
            raise UserError("content-pack-form", pack=sent.pack)
        await self._shelf.refresh()
        async with self._reading:
            return await apart.found(sent)

    async def _compared(self, push: Push) -> Pushed:
        found = Found(push.kind, push.whole, push.findings, push.body)
        checked = await self._checked(found, push.name)
        return Pushed(push, replace(checked, base=push.base))

    async def _checked(self, found: Found, name: str) -> Checked:
        findings, excerpts = received.findings_from_bytes(found.findings)
        if not found.body:
            return Checked(name, found.kind, None, findings, Difference(), excerpts=excerpts)
        held = {notes.pack.id: notes for notes in self._shelf.packs}
        packs = {id_: notes.pack for id_, notes in held.items()}
        pack, told = await asyncio.to_thread(received.compared, found.body, packs)
        now = held.get(pack.id)
        return Checked(
            name=name,
            kind=found.kind,
            pack=pack,
            findings=findings,
            difference=told,
            base=now.number if now else 0,
            whole=found.whole,
            excerpts=excerpts,
            is_new=now is None,
        )


def open_push(push: Push | None) -> Push:
    """A push that is open. Raises UserError for one that is not any more, and for none."""
    if push is None or push.state is not PushState.OPEN:
        raise UserError("content-push-over")
    return push


def _rebased(push: Push, before: Pack, now: Pack) -> tuple[bytes, bytes]:
    """A part laid over what is published now, and what is wrong with it; errors that only the two
    together make are found anew.
    """
    pack = received.rebased(pack_from_body(push.body), before, now)
    kept, excerpts = received.findings_from_bytes(push.findings)
    errors = (it for it in check(pack) if it.severity is Severity.ERROR)
    findings = (*kept, *(it for it in errors if it not in kept))
    return pack_to_body(pack), received.findings_to_bytes(findings, excerpts)


def _accepted(body: bytes, ids: frozenset[str] | None) -> bytes:
    pack = pack_from_body(body)
    accepted = received.without_marks(pack, ids)
    if accepted == pack:
        raise UserError("content-none-to-accept")
    return pack_to_body(accepted)
