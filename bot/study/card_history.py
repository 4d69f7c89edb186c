"""Cards reckoned anew from all that moved them: answers, how sure they were, and recalls."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from bot.model import Card, CardKey
from bot.store import answers, cards, recalls
from bot.store.answers import Reviewed
from bot.store.engine import Transaction
from bot.store.recalls import Recall
from bot.study.card_moves import Move, move_cards, recall_card, touched
from bot.study.grading import grade
from bot.study.reviews import question_item, rating_of, term_item
from bot.study.snapshots import Snapshots

AT_ONCE = 100
"""Members whose histories are in memory together."""

Kept = Card | None
Differing = Mapping[CardKey, tuple[Kept, Kept]]
"""Cards that are not what their history says: as they are kept, and as they should be."""


async def differing_cards(transaction: Transaction) -> Differing:
    """Every card that is not what its history says."""
    found: dict[CardKey, tuple[Kept, Kept]] = {}
    snapshots = Snapshots(transaction)
    sources = (answers.members, recalls.members, cards.members)
    everybody = {key for source in sources for key in await source(transaction)}
    for group in _groups(sorted(everybody)):
        kept = await cards.of_members(transaction, group)
        reckoned = await _reckoned(transaction, snapshots, group)
        for key in sorted({**kept, **reckoned}, key=lambda key: (key.member_key, key.item)):
            both = kept.get(key), reckoned.get(key)
            if not _same(*both):
                found[key] = both
    return found


async def repair_cards(transaction: Transaction, differing: Differing) -> None:
    """Put cards right."""
    await cards.drop(transaction, (key for key, (_, right) in differing.items() if not right))
    await cards.save(transaction, (right for _, right in differing.values() if right))


async def reckon_again(transaction: Transaction, move: Move) -> Card:
    """Reckon anew the cards that an answer moves, after something of it has changed; return
    that of its question.
    """
    question = touched(move)[0]
    reckoned = await reckon_question(
        transaction, [move.member_key], move.pack, move.question, move.about
    )
    return reckoned[question]


async def reckon_question(
    transaction: Transaction,
    member_keys: Collection[int],
    pack: str,
    question: str,
    about: Collection[str],
) -> Mapping[CardKey, Card]:
    """Reckon anew the cards that the answers of some members to a question move, after what they
    say of the memory has changed; `about` are the items that it is about, in all its wordings.
    """
    snapshots = Snapshots(transaction)
    found: dict[CardKey, Card] = {}
    for group in _groups(sorted(member_keys)):
        found |= await _again(transaction, snapshots, group, pack, question, about)
    return found


async def _again(
    transaction: Transaction,
    snapshots: Snapshots,
    member_keys: Collection[int],
    pack: str,
    question: str,
    about: Collection[str],
) -> dict[CardKey, Card]:
    starred = await cards.among(transaction, member_keys, pack, map(term_item, about))
    # A term is moved by answers to other questions too.
    all_of = {card.key.member_key for card in starred}
    rest = set(member_keys) - all_of
    given = await answers.reviewed(transaction, all_of)
    given += await answers.reviewed_of(transaction, rest, pack, question)
    put = await recalls.of_members(transaction, member_keys)
    concerned = {CardKey(key, pack, question_item(question)) for key in member_keys}
    concerned |= {card.key for card in starred}
    replayed = await _replayed(snapshots, given, put, concerned)
    reckoned = {key: card for key, card in replayed.items() if key in concerned}
    await cards.save(transaction, reckoned.values())
    return reckoned


async def _reckoned(
    transaction: Transaction, snapshots: Snapshots, member_keys: list[int]
) -> dict[CardKey, Card]:
    found = await answers.reviewed(transaction, member_keys)
    return await _replayed(snapshots, found, await recalls.of_members(transaction, member_keys))


async def _replayed(
    snapshots: Snapshots,
    found: Iterable[Reviewed],
    put: Iterable[Recall],
    only: Collection[CardKey] | None = None,
) -> dict[CardKey, Card]:
    """Go through a history in its order, with these cards only if some are named."""
    known: dict[CardKey, Card] = {}
    for event in _in_order(found, put):
        if isinstance(event, Recall):
            recall_card(known, event.card, event.rating, event.at)
            continue
        move = await _move(snapshots, event)
        keys = touched(move)
        if only is None or any(key in only for key in keys):
            move_cards(known, move, keys)
    return known


async def _move(snapshots: Snapshots, found: Reviewed) -> Move:
    """What an answer does to cards, graded by the question as it was asked."""
    question = await snapshots.get(found.snapshot)
    correct = grade(question, found.answer.picks)
    return Move(
        member_key=found.answer.member_key,
        pack=found.pack,
        question=found.question,
        about=question.about,
        rating=rating_of(correct, found.sureness, found.taken),
        at=found.answer.answered_at,
    )


def _in_order(found: Iterable[Reviewed], put: Iterable[Recall]) -> list[Reviewed | Recall]:
    """Answers and recalls as they came; a recall comes right behind the answer it names."""
    events = [((one.key, 0), one) for one in found] + [((one.after, 1), one) for one in put]
    # Stable: recalls behind the same answer stay in their order.
    return [event for _, event in sorted(events, key=lambda pair: pair[0])]


def _same(one: Kept, other: Kept) -> bool:
    """Whether two cards are the same, but for the last digits that machines differ in."""
    if one is None or other is None:
        return one is other
    near = _near(one.stability, other.stability) and _near(one.difficulty, other.difficulty)
    return near and replace(one, stability=None, difficulty=None) == replace(
        other, stability=None, difficulty=None
    )


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)


def _groups(keys: list[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while group := list(islice(rest, AT_ONCE)):
        yield group
