"""Who looks after the notes: those whom the settings name, and whom they appoint."""

from collections.abc import Iterable

from bot.errors import UserError
from bot.model import Member
from bot.store import editors, members
from bot.store.engine import Store
from bot.study.asker import Clock


class Editors:
    """Knows who may publish notes. `owners` are named by the settings, by their ids alone."""

    def __init__(self, store: Store, owners: Iterable[Member], clock: Clock) -> None:
        self._store = store
        self._owners = frozenset((owner.platform, owner.id) for owner in owners)
        self._clock = clock

    def is_owner(self, member: Member) -> bool:
        """Whether the settings name a member: they appoint others, and cannot be dismissed."""
        return (member.platform, member.id) in self._owners

    async def may_publish(self, member: Member) -> bool:
        """Whether a member looks after the notes."""
        if self.is_owner(member):
            return True
        async with self._store.read() as transaction:
            return await editors.is_one(transaction, member)

    async def appointed(self) -> list[Member]:
        """Everybody who was appointed, those of longest standing first."""
        async with self._store.read() as transaction:
            return await editors.everybody(transaction)

    async def appoint(self, member: Member, by: Member | None = None) -> bool:
        """Let a member look after the notes; False where they do already.

        Raises UserError where the one who appoints may not.
        """
        self._check(by)
        if self.is_owner(member):
            return False
        async with self._store.write() as transaction:
            known = await members.find(transaction, member)
            # Who is known already keeps the name that the platform gave.
            found = await members.ensure(transaction, ([] if known.key else [member]))
            key = known.key or found[member]
            own = (await members.ensure(transaction, [by]))[by] if by else None
            return await editors.add(transaction, key, own, self._clock())

    async def dismiss(self, member: Member, by: Member | None = None) -> bool:
        """Let a member look after the notes no more; False where they did not.

        Raises UserError where the one who dismisses may not, or the settings name the member.
        """
        self._check(by)
        if self.is_owner(member):
            raise UserError("content-editor-owner")
        async with self._store.write() as transaction:
            known = await members.find(transaction, member)
            return known.key is not None and await editors.remove(transaction, known.key)

    def _check(self, by: Member | None) -> None:
        if by is not None and not self.is_owner(by):
            raise UserError("content-editor-owners-only")
