"""Cards, recalls, sureness and sittings as they are stored."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Card, CardKey, Phase, Rating, Session, Sureness
from bot.store import answers, cards, recalls, sessions, sureness
from bot.store.engine import Store
from tests.store.samples import (
    ANA,
    BIA,
    NOON,
    answer_to,
    ask_in_group,
    given_by,
    joined,
    recorded,
)


def card(member_key: int, item: str = "q:cat-q1", pack: str = "pets") -> Card:
    return Card(
        CardKey(member_key, pack, item),
        due=NOON + timedelta(days=3),
        phase=Phase.REVIEW,
        step=None,
        stability=1 / 3,
        difficulty=2 / 3,
        last_review=NOON,
        reps=4,
    )


async def test_cards_come_back_as_they_were(store: Store) -> None:
    [ana] = await joined(store, ANA)
    new = Card(CardKey(ana, "pets", "t:cat"), due=NOON)
    known = {one.key: one for one in (card(ana), new)}
    async with store.write() as transaction:
        await cards.save(transaction, known.values())
    absent = CardKey(ana, "pets", "q:dog-q1")
    async with store.read() as transaction:
        assert await cards.get(transaction, [*known, absent]) == known
        assert await cards.get(transaction, []) == {}
        assert await cards.of_members(transaction, [ana, ana + 1]) == known


async def test_a_card_is_written_in_the_place_of_the_one_before(store: Store) -> None:
    [ana] = await joined(store, ANA)
    changed = replace(card(ana), reps=5, stability=9.5, due=NOON, phase=Phase.RELEARNING, step=0)
    async with store.write() as transaction:
        await cards.save(transaction, [card(ana)])
        await cards.save(transaction, [changed])
        assert await cards.get(transaction, [changed.key]) == {changed.key: changed}
        await cards.drop(transaction, [changed.key])
        assert await cards.members(transaction) == []


async def test_cards_of_many_members_and_items_are_found_whatever_the_groups(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "PROBES", 4)
    both = await joined(store, ANA, BIA)
    known = [card(one, f"q:{n}", pack) for one in both for n in range(5) for pack in ("a", "b")]
    wanted = [one.key for number, one in enumerate(known) if number % 3]
    async with store.write() as transaction:
        await cards.save(transaction, known)
        assert set(await cards.get(transaction, wanted)) == set(wanted)


async def test_cards_among_some_members_and_items(store: Store) -> None:
    ana, bia = await joined(store, ANA, BIA)
    async with store.write() as transaction:
        await cards.save(
            transaction, [card(ana), card(bia), card(ana, "t:cat"), card(ana, pack="x")]
        )
        found = await cards.among(transaction, [ana, bia], "pets", ["q:cat-q1"])
        assert {one.key for one in found} == {card(ana).key, card(bia).key}
        assert len(await cards.of_member(transaction, ana, "pets")) == 2


async def test_a_recall_knows_its_place_among_the_answers(store: Store) -> None:
    [ana] = await joined(store, ANA)
    key = CardKey(ana, "pets", "t:cat")
    async with store.write() as transaction:
        await recalls.add(transaction, key, None, NOON)
    await recorded(store, given_by(ANA, await ask_in_group(store)))
    async with store.write() as transaction:
        await recalls.add(transaction, key, Rating.HARD, NOON)
        found = await recalls.of_members(transaction, [ana])
        [answered] = await answers.reviewed(transaction, [ana])
    assert [(one.card, one.rating, one.at) for one in found] == [
        (key, None, NOON),
        (key, Rating.HARD, NOON),
    ]
    assert found[0].after < answered.key <= found[1].after


async def test_how_sure_one_was_is_written_once(store: Store) -> None:
    [ana] = await joined(store, ANA)
    post = await ask_in_group(store)
    async with store.write() as transaction:
        assert await sureness.find(transaction, post.key, ana) is None
        assert await sureness.add(transaction, post.key, ana, Sureness.GUESSED)
        assert not await sureness.add(transaction, post.key, ana, Sureness.SURE)
        assert await sureness.find(transaction, post.key, ana) is Sureness.GUESSED


async def test_answers_come_with_all_that_they_say_of_the_memory(store: Store) -> None:
    ana, bia = await joined(store, ANA, BIA)
    post, other = await ask_in_group(store), await ask_in_group(store)
    late = replace(answer_to(other, ana), answered_at=NOON + timedelta(minutes=4))
    quick = replace(answer_to(post, ana), answered_at=NOON + timedelta(seconds=7))
    async with store.write() as transaction:
        await answers.add(transaction, [quick, answer_to(post, bia), late])
        await sureness.add(transaction, post.key, ana, Sureness.SURE)
        await sureness.add(transaction, other.key, bia, Sureness.SURE)
        first, second = await answers.reviewed(transaction, [ana])
        of_question = await answers.reviewed_of(transaction, [ana], "pets", "cat-q1")
        taken = await answers.taken(transaction, ana, timedelta(minutes=3), 9)
        assert await answers.reviewed_of(transaction, [ana], "pets", "dog-q1") == []
    assert (first.answer, first.taken, first.sureness) == (
        quick,
        timedelta(seconds=7),
        Sureness.SURE,
    )
    assert (second.answer, second.sureness, second.question) == (late, None, "cat-q1")
    assert of_question == [first, second]
    assert taken == [timedelta(seconds=7)]


async def test_a_sitting_takes_the_place_of_the_one_before(store: Store) -> None:
    [ana] = await joined(store, ANA)
    first = Session(ana, NOON, cards=20)
    second = Session(ana, NOON + timedelta(hours=1), cards=5, done=2, item="t:cat")
    async with store.write() as transaction:
        assert await sessions.get(transaction, ana) is None
        for session in (first, second):
            await sessions.save(transaction, session)
            assert await sessions.get(transaction, ana) == session
