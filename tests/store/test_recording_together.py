"""Several processes that record answers on one database at the same moment.

One stands in the middle of its transaction, the other goes as far as it can, then the one
goes on: so they meet at the worst moment every time, not by chance.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import TypeVar

from bot.model import Member, MemberProfile, Post
from bot.store import members, scores
from bot.store.batch import GroupCommit
from bot.store.engine import Store
from bot.study.points import PRACTICE_LIMIT, PRACTICE_POINTS
from bot.study.rebuild import rebuild
from bot.study.recording import Fate, Outcome, record
from tests.store.samples import ANA, BIA, ask_in_group, given_by, joined, recorded

T = TypeVar("T")

CROWD = [Member("console", f"{number:03}", f"member {number}") for number in range(60)]


async def differences(store: Store) -> Sequence[object]:
    return (await rebuild(store, repair=False)).differences


async def asked(store: Store, count: int) -> list[Post]:
    return [await ask_in_group(store) for _ in range(count)]


async def far_as_it_goes(work: Coroutine[None, None, T]) -> asyncio.Task[T]:
    """Start work and let it go on until it ends or has to wait."""
    task = asyncio.create_task(work)
    await asyncio.wait([task], timeout=0.1)
    return task


async def test_first_answers_of_a_member_lose_nothing(store: Store, other_store: Store) -> None:
    first, second = await asked(store, 2)
    await joined(store, ANA)
    async with store.write() as transaction:
        [here] = await record(transaction, [given_by(ANA, first)])
        task = await far_as_it_goes(recorded(other_store, given_by(ANA, second)))
    [there] = await task
    assert (here.habit.practice_count, there.habit.practice_count) == (1, 2)
    assert there.before == here.habit
    assert await differences(store) == ()


async def test_days_practice_is_capped_over_all_processes(store: Store, other_store: Store) -> None:
    posts = await asked(store, PRACTICE_LIMIT + 2)
    *before, first, second, third = posts
    await recorded(store, *(given_by(ANA, post) for post in before))
    async with store.write() as transaction:
        [here] = await record(transaction, [given_by(ANA, first)])
        task = await far_as_it_goes(
            recorded(other_store, given_by(ANA, second), given_by(ANA, third))
        )
    outcomes = [here, *await task]
    assert [one.points for one in outcomes] == [PRACTICE_POINTS, 0, 0]
    assert await differences(store) == ()


async def test_one_answer_that_reaches_two_processes_counts_once(
    store: Store, other_store: Store
) -> None:
    [post] = await asked(store, 1)
    async with store.write() as transaction:
        [here] = await record(transaction, [given_by(ANA, post)])
        task = await far_as_it_goes(recorded(other_store, given_by(ANA, post)))
    [there] = await task
    assert (here.fate, there.fate) == (Fate.COUNTED, Fate.REPEATED)
    assert there.answer == here.answer
    assert await differences(store) == ()


async def test_answers_in_differing_order_do_not_wait_for_each_other_in_a_ring(
    store: Store, other_store: Store
) -> None:
    [post] = await asked(store, 1)
    ana, bia = (
        MemberProfile(member, key)
        for member, key in zip((ANA, BIA), await joined(store, ANA, BIA), strict=True)
    )
    async with store.write() as transaction:
        await record(transaction, [given_by(ana, post)])
        back = [given_by(bia, post), given_by(ana, post)]
        task = await far_as_it_goes(recorded(other_store, *back))
        [here] = await record(transaction, [given_by(bia, post)])
    assert here.fate is Fate.COUNTED
    assert [one.fate for one in await task] == [Fate.REPEATED, Fate.REPEATED]


async def test_new_members_in_differing_order_do_not_wait_for_each_other_in_a_ring(
    store: Store, other_store: Store
) -> None:
    async def ensure(one: Store, found: Sequence[Member]) -> dict[Member, int]:
        async with one.write() as transaction:
            return await members.ensure(transaction, found)

    async with store.write() as transaction:
        await members.ensure(transaction, CROWD[30:31])
        forth = await far_as_it_goes(ensure(other_store, CROWD))
        back = await far_as_it_goes(ensure(store, CROWD[::-1]))
    assert await forth == await back


async def test_member_who_hides_while_they_score_is_in_no_table(
    store: Store, other_store: Store
) -> None:
    [post] = await asked(store, 1)
    [key] = await joined(store, ANA)
    given = given_by(MemberProfile(ANA, key), post)
    async with store.write() as transaction:
        await record(transaction, [given])
        hiding = await far_as_it_goes(hide(other_store, ANA))
    await hiding
    assert await listed(store, post) == []


async def test_member_who_scores_while_they_hide_is_in_no_table(
    store: Store, other_store: Store
) -> None:
    [post] = await asked(store, 1)
    [key] = await joined(store, ANA)
    async with store.write() as transaction:
        await members.save(transaction, MemberProfile(ANA, key, hidden=True))
        given = given_by(MemberProfile(ANA, key), post)
        scoring = await far_as_it_goes(recorded(other_store, given))
    assert [one.fate for one in await scoring] == [Fate.COUNTED]
    assert await listed(store, post) == []


async def hide(store: Store, member: Member) -> None:
    async with store.write() as transaction:
        await members.save(transaction, MemberProfile(member, hidden=True))


async def listed(store: Store, post: Post) -> list[str]:
    """The names in the table of a post's chat."""
    async with store.read() as transaction:
        top, _ = await scores.table(transaction, post.chat_key, "all", None, 10)
    return [standing.name for standing in top]


async def test_rebuild_finds_nothing_while_answers_come(store: Store, other_store: Store) -> None:
    posts = await asked(store, 8)
    done: list[Outcome] = []

    async def answer() -> None:
        for post in posts:
            done.extend(await recorded(other_store, *(given_by(one, post) for one in CROWD)))

    task = asyncio.create_task(answer())
    while not task.done():
        assert await differences(store) == ()
        # SQLite gives no turns: who waits tries again now and then.
        await asyncio.sleep(0.02)
    await task
    assert len(done) == len(posts) * len(CROWD)
    assert (await rebuild(store, repair=False)).answers == len(done)


async def test_groups_of_two_processes_lose_nothing(store: Store, other_store: Store) -> None:
    posts = await asked(store, 5)
    commits = [GroupCommit(one, record) for one in (store, other_store)]
    both = [
        commits[number % 2](given_by(member, post))
        for post in posts
        for number, member in enumerate([*CROWD, *CROWD[::-1]])
    ]
    fates = [one.fate for one in await asyncio.gather(*both)]
    assert fates.count(Fate.COUNTED) == fates.count(Fate.REPEATED) == len(posts) * len(CROWD)
    assert await differences(store) == ()
