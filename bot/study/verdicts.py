"""What a member is told of a verdict that concerns them, found by the name of its delivery."""

from dataclasses import dataclass

from bot.store import disputes, verdicts
from bot.store.engine import Store
from bot.store.verdicts import Notice, Verdict
from bot.study.snapshots import Snapshots
from content.model import Question

KIND = "verdict"
"""The kind of the deliveries."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a member is told: a notice and the question as it is graded now, for each question.
    `disputed`: they had disputed one of them.
    """

    verdict: Verdict
    notices: tuple[tuple[Notice, Question], ...]
    disputed: bool


def name_of(verdict_key: int, member_key: int) -> str:
    """The name of a delivery, of which there is one: what a member is told of a verdict."""
    return f"{KIND}:{verdict_key}:{member_key}"


async def told(store: Store, name: str) -> Told | None:
    """What is said in the delivery of a name; None where there is nothing to say any more."""
    _, verdict_key, member_key = name.split(":")
    async with store.read() as transaction:
        verdict = await verdicts.get(transaction, int(verdict_key))
        found = await verdicts.notices_of(transaction, int(verdict_key), int(member_key))
        if verdict is None or not found:
            return None
        snapshots = Snapshots(transaction)
        return Told(
            verdict=verdict,
            notices=tuple([(one, await snapshots.get(one.snapshot)) for one in found]),
            disputed=await disputes.has_disputed(transaction, verdict.key, int(member_key)),
        )
