"""Answers are appended, one a member and post; drafts come and go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.model import Chat, Member, PostKind
from bot.store import answers, chats
from bot.store.answers import PAGE, Recorded
from bot.store.engine import Store
from tests.store.samples import (
    ANA,
    BIA,
    CAIO,
    MONDAY,
    NOON,
    RIGHT,
    WRONG,
    answer_to,
    ask,
    ask_in_group,
    joined,
    post_in,
)


async def test_first_answer_counts(store: Store) -> None:
    post = await ask_in_group(store)
    [ana] = await joined(store, ANA)
    first = replace(
        answer_to(post, ana, WRONG),
        answered_at=NOON.replace(microsecond=7_000),
        chat_day=MONDAY + timedelta(days=1),
    )
    async with store.write() as transaction:
        assert await answers.add(transaction, [first]) == [True]
    async with store.write() as transaction:
        assert await answers.add(transaction, [answer_to(post, ana, RIGHT)]) == [False]
        assert await answers.find(transaction, post.key, ana) == first
        assert await answers.find(transaction, post.key, ana + 1) is None


async def test_first_of_several_in_one_batch_counts(store: Store) -> None:
    post, other = await ask_in_group(store), await ask_in_group(store)
    ana, bia = await joined(store, ANA, BIA)
    batch = [
        answer_to(post, ana, WRONG),
        answer_to(post, bia),
        answer_to(post, ana, RIGHT),
        answer_to(other, ana),
        answer_to(post, bia),
    ]
    async with store.write() as transaction:
        assert await answers.add(transaction, batch) == [True, True, False, True, False]
        assert await answers.of_post(transaction, post.key) == batch[:2]
        assert await answers.of_post(transaction, other.key) == [batch[3]]
        assert await answers.count(transaction, post.key) == 2
        assert await answers.count(transaction, other.key + 1) == 0


async def test_no_answers_at_all(store: Store) -> None:
    async with store.write() as transaction:
        assert await answers.add(transaction, []) == []
        assert [one async for one in answers.everything(transaction)] == []


async def test_answer_to_a_post_that_never_was_is_not_written(store: Store) -> None:
    post = await ask_in_group(store)
    [ana] = await joined(store, ANA)
    astray = replace(post, key=post.key + 1)
    with pytest.raises(IntegrityError):
        async with store.write() as transaction:
            await answers.add(transaction, [answer_to(post, ana), answer_to(astray, ana)])
    async with store.read() as transaction:
        assert await answers.count(transaction, post.key) == 0


async def test_answers_of_a_post_come_in_the_order_they_were_given(store: Store) -> None:
    post = await ask_in_group(store)
    keys = await joined(store, ANA, BIA, CAIO)
    expected = [answer_to(post, key) for key in (keys[2], keys[0], keys[1])]
    async with store.write() as transaction:
        await answers.add(transaction, expected)
    async with store.read() as transaction:
        assert await answers.of_post(transaction, post.key) == expected


async def test_everything_comes_in_order_however_much_it_is(store: Store) -> None:
    crowd = [Member("console", str(number), "") for number in range(PAGE // 2 + 1)]
    keys = await joined(store, *crowd)
    async with store.write() as transaction:
        chat = await chats.ensure(transaction, Chat("console", "group"))
        first = await ask(transaction, post_in(chat, PostKind.DAY))
        second = await ask(transaction, post_in(chat))
        given = [answer_to(post, key) for key in keys for post in (second, first)]
        assert all(await answers.add(transaction, given))
        everything = [one async for one in answers.everything(transaction)]
    assert len(everything) > PAGE
    assert [one.answer for one in everything] == given
    assert everything[0] == Recorded(
        everything[0].key, given[0], chat, PostKind.PRACTICE, second.snapshot
    )
    assert everything[1].kind is PostKind.DAY


async def test_draft_is_kept_until_it_is_dropped(store: Store) -> None:
    post = await ask_in_group(store)
    ana, bia = await joined(store, ANA, BIA)
    async with store.write() as transaction:
        assert await answers.draft(transaction, post.key, ana) == ()
        await answers.save_draft(transaction, post.key, ana, (2, 0))
        await answers.save_draft(transaction, post.key, bia, (1,))
    async with store.write() as transaction:
        assert await answers.draft(transaction, post.key, ana) == (2, 0)
        await answers.save_draft(transaction, post.key, ana, (2, 0, 1))
        assert await answers.draft(transaction, post.key, ana) == (2, 0, 1)
        await answers.save_draft(transaction, post.key, ana, ())
        assert await answers.draft(transaction, post.key, ana) == ()
        given = answer_to(post, ana)
        await answers.save_draft(transaction, post.key, ana, (2,))
        await answers.drop_drafts(transaction, [given])
        await answers.drop_drafts(transaction, [given])
        await answers.drop_drafts(transaction, [])
        assert await answers.draft(transaction, post.key, ana) == ()
        assert await answers.draft(transaction, post.key, bia) == (1,)
