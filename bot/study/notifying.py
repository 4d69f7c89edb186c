"""Writes down who is to be told of a verdict, and what it means for them.

That goes with the verdict into one commit; somebody else makes deliveries of it.
"""

from collections import defaultdict
from collections.abc import Iterable

from bot.store import answers, scores, verdicts
from bot.store.engine import Transaction
from bot.store.regrades import groups
from bot.store.verdicts import Notice
from bot.study.days import Period
from bot.study.regrade import Regraded

Disputed = tuple[int, int, str]
"""A member, the post that they dispute, and the digest of its question."""

AT_ONCE = 1_000
"""Members whose points are asked for together."""


async def notify(
    transaction: Transaction,
    verdict_key: int,
    regraded: Iterable[Regraded],
    disputed: Iterable[Disputed] = (),
) -> None:
    """Let everybody be told whose answer is graded otherwise, or who disputed the question.

    One notice a member and question, however many posts of it they answered.
    """
    found = await _notices(transaction, verdict_key, list(regraded))
    told = {one.member_key for one in found}
    for member_key, post_key, snapshot in disputed:
        own = await answers.find(transaction, post_key, member_key)
        if own is not None and member_key not in told:
            right = own.correct
            found.append(Notice(verdict_key, member_key, snapshot, right, right, 0, 0))
            told.add(member_key)
    await verdicts.notify(transaction, found)


async def _notices(
    transaction: Transaction, verdict_key: int, regraded: list[Regraded]
) -> list[Notice]:
    totals = await _totals(transaction, regraded)
    by_question: defaultdict[tuple[int, str], list[Regraded]] = defaultdict(list)
    for one in regraded:
        by_question[one.member_key, one.snapshot].append(one)
    return [
        Notice(
            verdict_key=verdict_key,
            member_key=member_key,
            snapshot=snapshot,
            before=not changed[-1].correct,
            after=changed[-1].correct,
            points=sum(one.points for one in changed),
            total=totals.get(member_key, 0),
        )
        for (member_key, snapshot), changed in by_question.items()
    ]


async def _totals(transaction: Transaction, regraded: list[Regraded]) -> dict[int, int]:
    """The points of members in the chats in which their answers are graded otherwise."""
    members: defaultdict[int, set[int]] = defaultdict(set)
    for one in regraded:
        members[one.chat_key].add(one.member_key)
    totals: defaultdict[int, int] = defaultdict(int)
    for chat_key, keys in members.items():
        for group in groups(sorted(keys), AT_ONCE):
            found = await scores.totals(transaction, [chat_key], Period.ALL, group)
            for member_key, points in found.items():
                totals[member_key] += points
    return totals
