"""Posts: one day's question a chat and day, the text it was asked in, and its close."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import func, select

from bot.model import Chat, Post, PostKind
from bot.store import chats, posts, regrades
from bot.store.engine import Store
from bot.store.posts import Asked
from bot.store.tables import snapshots
from content.snapshot import question_to_json
from tests.store.samples import GROUP, MONDAY, NOON, QUESTION, ask, ask_in_group, post_in

TUESDAY = MONDAY + timedelta(days=1)


async def test_post_is_read_as_it_was_written(store: Store) -> None:
    exact = NOON.replace(microsecond=123_000)
    async with store.write() as transaction:
        key = await chats.ensure(transaction, GROUP)
        post = await ask(transaction, replace(post_in(key), asked_at=exact))
    async with store.read() as transaction:
        assert await posts.get(transaction, [post.key, post.key + 1]) == {post.key: post}
        assert await posts.get(transaction, []) == {}


async def test_chat_has_one_question_of_a_day(store: Store) -> None:
    first = await ask_in_group(store, PostKind.DAY)
    body = question_to_json(QUESTION)
    async with store.write() as transaction:
        assert await posts.add(transaction, replace(first, question="other"), body) is None
        assert await posts.of_day(transaction, first.chat_key, MONDAY) == first
        assert await posts.of_day(transaction, first.chat_key, TUESDAY) is None


async def test_days_chats_and_practice_do_not_hinder_one_another(store: Store) -> None:
    asked = [
        await ask_in_group(store, PostKind.DAY),
        await ask_in_group(store, PostKind.DAY, day=TUESDAY),
        await ask_in_group(store, PostKind.DAY, chat=Chat("console", "other")),
        await ask_in_group(store),
        await ask_in_group(store),
    ]
    assert len({post.key for post in asked}) == len(asked)


async def test_two_processes_ask_one_question_of_a_day(store: Store, other_store: Store) -> None:
    for day in (MONDAY + timedelta(days=number) for number in range(10)):
        keys = await asyncio.gather(*(ask_today(one, day) for one in (store, other_store)))
        assert keys[0] == keys[1]


async def ask_today(store: Store, day: date) -> int:
    """Ask the day's question, or find that it was asked."""
    async with store.write() as transaction:
        chat = await chats.ensure(transaction, GROUP)
        post = post_in(chat, PostKind.DAY, day=day)
        key = await posts.add(transaction, post, question_to_json(QUESTION))
        found: Post | None = await posts.of_day(transaction, chat, day)
    assert found is not None
    assert key in {None, found.key}
    return found.key


async def test_text_of_a_question_is_kept_once(store: Store) -> None:
    post = await ask_in_group(store)
    await ask_in_group(store)
    async with store.read() as transaction:
        asked = await regrades.asked(transaction, [post.snapshot, "unheard of"])
        assert asked == {post.snapshot: (question_to_json(QUESTION), None)}
        kept = await transaction.execute(select(func.count()).select_from(snapshots))
        assert kept.scalar_one() == 1


async def test_questions_are_counted_by_chat_and_pack(store: Store) -> None:
    async with store.write() as transaction:
        chat = await chats.ensure(transaction, GROUP)
        other = await chats.ensure(transaction, Chat("console", "other"))
        await ask(transaction, post_in(chat, question="a"))
        b = await ask(transaction, post_in(chat, PostKind.DAY, question="b"))
        latest = await ask(transaction, post_in(chat, question="a"))
        await ask(transaction, post_in(chat, question="a", pack="other"))
        await ask(transaction, post_in(other, question="a"))
        assert await posts.asked(transaction, chat, "pets") == {
            "a": Asked("a", 2, latest.key),
            "b": Asked("b", 1, b.key),
        }
        assert await posts.asked(transaction, chat, "unheard of") == {}


async def test_posts_are_open_until_they_are_closed(store: Store) -> None:
    day = await ask_in_group(store, PostKind.DAY)
    first, second = await ask_in_group(store), await ask_in_group(store)
    chat = day.chat_key
    async with store.write() as transaction:
        assert await posts.open_in(transaction, chat, PostKind.DAY) == [day]
        assert await posts.open_in(transaction, chat, PostKind.PRACTICE) == [first, second]
        assert await posts.close(transaction, first.key, NOON)
        assert await posts.open_in(transaction, chat, PostKind.PRACTICE) == [second]


async def test_post_is_closed_once(store: Store) -> None:
    post = await ask_in_group(store, PostKind.DAY)
    closed = replace(post, closed_at=NOON)
    async with store.write() as transaction:
        assert await posts.close(transaction, post.key, NOON)
        assert not await posts.close(transaction, post.key, NOON + timedelta(hours=1))
        assert not await posts.close(transaction, post.key + 1, NOON)
    async with store.read() as transaction:
        assert await posts.get(transaction, [post.key]) == {post.key: closed}
        assert await posts.of_day(transaction, post.chat_key, MONDAY) == closed
