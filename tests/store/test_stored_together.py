"""What is read and written for many chats at once is what it would be for each of them."""

from dataclasses import replace
from datetime import timedelta

from bot.model import Chat, PostKind, Score
from bot.store import answers, chats, members, posts, regrades, scores
from bot.store.engine import Store, Transaction
from bot.store.posts import New
from bot.store.scores import Entry
from content.snapshot import question_to_json
from tests.store.samples import (
    ANA,
    BIA,
    CAIO,
    GROUP,
    MONDAY,
    NOON,
    QUESTION,
    ask,
    post_in,
)

CHATS = [replace(GROUP, id=str(number)) for number in range(5)]
BODY = question_to_json(QUESTION)
TUESDAY = MONDAY + timedelta(days=1)


async def keys_of(transaction: Transaction) -> list[int]:
    found = await chats.ensure_all(transaction, CHATS)
    return [found[chat] for chat in CHATS]


async def test_chats_are_written_down_once(store: Store) -> None:
    async with store.write() as transaction:
        first = await chats.ensure(transaction, CHATS[2])
        found = await chats.ensure_all(transaction, [*CHATS, *CHATS])
        assert found[CHATS[2]] == first
        assert sorted(found.values()) == await chats.keys(transaction)
        assert await chats.ensure_all(transaction, []) == {}


async def test_posts_of_many_chats_are_added_but_where_there_is_one(store: Store) -> None:
    async with store.write() as transaction:
        keys = await keys_of(transaction)
        there = await ask(transaction, post_in(keys[1], PostKind.DAY))
        new = [New(post_in(key, PostKind.DAY), BODY, f"because {key}") for key in keys]
        added = await posts.add_all(transaction, new)
        assert set(added) == set(keys) - {keys[1]}
        for key, post in added.items():
            assert await posts.of_day(transaction, key, MONDAY) == replace(
                post_in(key, PostKind.DAY), key=post
            )
            assert await posts.reasons_of(transaction, post) == f"because {key}"
        days = dict.fromkeys(keys, MONDAY) | {keys[3]: TUESDAY}
        found = await posts.of_days(transaction, days)
        assert set(found) == set(keys) - {keys[3]}
        assert found[keys[1]] == there


async def test_what_is_open_and_what_was_asked_is_told_for_each_chat(store: Store) -> None:
    async with store.write() as transaction:
        keys = await keys_of(transaction)
        for number, key in enumerate(keys):
            for kind in (PostKind.PRACTICE, PostKind.REVIEW)[:number]:
                await ask(transaction, post_in(key, kind))
        closed = await ask(transaction, post_in(keys[4]))
        await posts.close_all(transaction, {closed.key: NOON})
        both = (PostKind.PRACTICE, PostKind.REVIEW)
        opened = await posts.open_in_all(transaction, keys, *both)
        assert [len(opened[key]) for key in keys] == [0, 1, 2, 2, 2]
        for key in keys:
            assert opened[key] == await posts.open_in(transaction, key, *both)
        asked = await posts.asked_in(transaction, keys, "pets")
        assert [sum(one.times for one in asked[key].values()) for key in keys] == [0, 1, 2, 2, 3]
        for key in keys:
            assert asked[key] == await posts.asked(transaction, key, "pets")


async def test_closed_posts_and_their_answers(store: Store) -> None:
    async with store.write() as transaction:
        keys = await keys_of(transaction)
        first, second, third = [await ask(transaction, post_in(key)) for key in keys[:3]]
        ends = {first.key: NOON, second.key: NOON + timedelta(hours=1)}
        await posts.close_all(transaction, ends)
        found = await posts.get(transaction, [first.key, second.key, third.key])
        assert {key: one.closed_at for key, one in found.items()} == ends | {third.key: None}
        assert await answers.of_posts(transaction, ends) == {key: [] for key in ends}
        assert await regrades.asked(transaction, [first.snapshot, "?"]) == {
            first.snapshot: (BODY, None)
        }


async def test_those_active_lately_are_told_for_each_chat_the_latest_first(store: Store) -> None:
    async with store.write() as transaction:
        keys = await keys_of(transaction)
        ana, bia, caio = (await members.ensure(transaction, [ANA, BIA, CAIO])).values()
        lately = {ana: 0, bia: 3, caio: 9}
        entries = [
            Entry(key, "all", MONDAY - timedelta(days=days), Score(member, 1, 1, 1, 1))
            for key in keys[:2]
            for member, days in lately.items()
            if key == keys[0] or member != ana
        ]
        await scores.add(transaction, entries, frozenset())
        since = MONDAY - timedelta(days=5)
        assert await scores.active(transaction, keys[:3], "all", since, 10) == {
            keys[0]: [ana, bia],
            keys[1]: [bia],
            keys[2]: [],
        }
        found = await scores.active(transaction, keys[:2], "all", MONDAY - timedelta(days=9), 1)
        assert found == {keys[0]: [ana], keys[1]: [bia]}
        assert await scores.active(transaction, keys[:1], "2026-11", since, 10) == {keys[0]: []}


async def test_threads_of_one_chat_are_told_apart(store: Store) -> None:
    topics = [Chat("console", "group", thread) for thread in ("", "1", "2")]
    async with store.write() as transaction:
        found = await chats.ensure_all(transaction, topics)
    assert len(set(found.values())) == 3
