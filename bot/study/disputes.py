"""Disputes as members have them: filed once a post by who answered it, with a reason or without."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.errors import UserError
from bot.model import MemberProfile
from bot.store import answers, disputes, verdicts
from bot.store.disputes import Dispute
from bot.store.engine import Store, Transaction
from bot.store.verdicts import Verdict
from bot.study.asker import Clock
from bot.study.posted import Asked, Posted

LONGEST = 500
"""Characters of a reason at most."""


class Filing(Enum):
    """What became of a dispute that came in. SETTLED: the question was decided on before."""

    FILED = auto()
    EXPLAINED = auto()
    REPEATED = auto()
    SETTLED = auto()


@dataclass(frozen=True, slots=True)
class Filed:
    """A dispute that came in, by its number, and of which question; with the verdict where there
    is one.
    """

    filing: Filing
    asked: Asked
    number: int = 0
    reason: str = ""
    verdict: Verdict | None = None


class Disputes:
    """Takes disputes."""

    def __init__(self, store: Store, posted: Posted, clock: Clock) -> None:
        self._store = store
        self._posted = posted
        self._clock = clock

    async def file(self, asked: Asked, member: MemberProfile, reason: str = "") -> Filed:
        """Dispute a post; who has done so before only adds the reason.

        Raises UserError where the member has not answered it.
        """
        reason = _checked(reason)
        async with self._store.write() as transaction:
            own = await answers.find(transaction, asked.post.key, member.key or 0)
            if own is None:
                raise UserError("dispute-unanswered")
            settled = await self._settled(transaction, asked, own.member_key)
            if settled is not None:
                return settled
            key = await disputes.add(
                transaction,
                asked.post.key,
                own.member_key,
                asked.post.snapshot,
                reason,
                self._clock(),
            )
            if key is not None:
                return Filed(Filing.FILED, asked, key, reason)
            return await self._again(transaction, asked, own.member_key, reason)

    async def explain(self, number: int, member: MemberProfile, reason: str) -> Filed:
        """Say why one disputes what one has disputed, by its number.

        Raises UserError where that is no dispute of the member's.
        """
        reason = _checked(reason)
        async with self._store.read() as transaction:
            found = await disputes.get(transaction, number)
        if found is None or found.member_key != member.key:
            raise UserError("dispute-not-yours", number=str(number))
        asked = await self._posted.get(found.post_key)
        assert asked is not None, "what is disputed was asked"
        return await self.file(asked, member, reason)

    async def latest(self, member: MemberProfile) -> Asked:
        """The question that a member answered last. Raises UserError where there is none."""
        async with self._store.read() as transaction:
            post_key = await answers.latest_post(transaction, member.key or 0)
        asked = await self._posted.get(post_key) if post_key is not None else None
        if asked is None:
            raise UserError("dispute-nothing")
        return asked

    async def _settled(
        self, transaction: Transaction, asked: Asked, member_key: int
    ) -> Filed | None:
        own = await disputes.find(transaction, asked.post.key, member_key)
        key = own.verdict_key if own else None
        key = key or await disputes.settled(transaction, asked.post.snapshot)
        if key is None:
            return None
        verdict = await verdicts.get(transaction, key)
        return Filed(Filing.SETTLED, asked, own.key if own else 0, verdict=verdict)

    async def _again(
        self, transaction: Transaction, asked: Asked, member_key: int, reason: str
    ) -> Filed:
        own = await disputes.find(transaction, asked.post.key, member_key)
        assert own is not None, "it is there when it cannot be added"
        if not reason:
            return Filed(Filing.REPEATED, asked, own.key, own.reason)
        return await self._explained(transaction, asked, own, reason)

    async def _explained(
        self, transaction: Transaction, asked: Asked, own: Dispute, reason: str
    ) -> Filed:
        await disputes.explain(transaction, own.key, own.member_key, reason)
        return Filed(Filing.EXPLAINED, asked, own.key, reason)


def _checked(reason: str) -> str:
    reason = " ".join(reason.split())
    if len(reason) > LONGEST:
        raise UserError("text-too-long", limit=LONGEST)
    return reason
