"""Review cards: read and written in bulk, a few statements for however many."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Row, bindparam, delete, select

from bot.model import Card, CardKey, Phase
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import cards
from bot.store.values import from_instant, to_instant

_PHASES = {phase.value: phase for phase in Phase}

PROBES = 5_000
"""Combinations of members and items that one statement looks up at most."""

# SQLite goes through the whole table for a list of pairs, but not for two lists.
_GET = select(cards).where(
    cards.c.member_key.in_(bindparam("keys", expanding=True)),
    cards.c.pack.in_(bindparam("packs", expanding=True)),
    cards.c.item.in_(bindparam("items", expanding=True)),
)
_OF_MEMBER = select(cards).where(
    cards.c.member_key == bindparam("m"), cards.c.pack == bindparam("p")
)
_OF_MEMBERS = select(cards).where(cards.c.member_key.in_(bindparam("keys", expanding=True)))
_AMONG = select(cards).where(
    cards.c.member_key.in_(bindparam("keys", expanding=True)),
    cards.c.pack == bindparam("p"),
    cards.c.item.in_(bindparam("items", expanding=True)),
)
_MEMBERS = select(cards.c.member_key).distinct()
_INSERT = upsert(cards)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=["member_key", "pack", "item"],
    set_={c.name: _INSERT.excluded[c.name] for c in cards.c if not c.primary_key},
)
_DROP = delete(cards).where(
    cards.c.member_key == bindparam("m"),
    cards.c.pack == bindparam("p"),
    cards.c.item == bindparam("i"),
)


async def get(transaction: Transaction, keys: Iterable[CardKey]) -> dict[CardKey, Card]:
    """The cards of some keys; those that never were are left out."""
    wanted = set(keys)
    found: dict[CardKey, Card] = {}
    for group in _groups(wanted):
        values = {
            "keys": list({key.member_key for key in group}),
            "packs": list({key.pack for key in group}),
            "items": list({key.item for key in group}),
        }
        found |= _by_key((await transaction.execute(_GET, values)).all())
    return {key: card for key, card in found.items() if key in wanted}


async def of_member(transaction: Transaction, member_key: int, pack: str) -> list[Card]:
    """All cards that a member has of a pack."""
    result = await transaction.execute(_OF_MEMBER, {"m": member_key, "p": pack})
    return [_card(row) for row in result]


async def of_members(transaction: Transaction, member_keys: Iterable[int]) -> dict[CardKey, Card]:
    """All cards of some members, of whatever pack."""
    result = await transaction.execute(_OF_MEMBERS, {"keys": list(member_keys)})
    return _by_key(result.all())


async def among(
    transaction: Transaction, member_keys: Iterable[int], pack: str, items: Iterable[str]
) -> list[Card]:
    """The cards that some members have of some items of a pack."""
    values = {"keys": list(member_keys), "p": pack, "items": list(items)}
    return [_card(row) for row in await transaction.execute(_AMONG, values)]


async def members(transaction: Transaction) -> list[int]:
    """The keys of all who have cards."""
    return list((await transaction.execute(_MEMBERS)).scalars())


async def save(transaction: Transaction, changed: Iterable[Card]) -> None:
    """Write cards, in the place of what there was of their keys."""
    rows = [_values(card) for card in sorted(changed, key=_order)]
    if rows:
        await transaction.execute(_SAVE, rows)


async def drop(transaction: Transaction, keys: Iterable[CardKey]) -> None:
    """Forget cards."""
    rows = [{"m": key.member_key, "p": key.pack, "i": key.item} for key in keys]
    if rows:
        await transaction.execute(_DROP, rows)


def _groups(keys: Iterable[CardKey]) -> Iterator[list[CardKey]]:
    """Keys in groups in which members and items make few combinations: what many answer at the
    same moment is mostly the same.
    """
    group: list[CardKey] = []
    members_here: set[int] = set()
    items_here: set[str] = set()
    for key in sorted(keys, key=lambda key: (key.pack, key.item, key.member_key)):
        members_here.add(key.member_key)
        items_here.add(key.item)
        if group and len(members_here) * len(items_here) > PROBES:
            yield group
            group, members_here, items_here = [], {key.member_key}, {key.item}
        group.append(key)
    if group:
        yield group


def _order(card: Card) -> tuple[int, str, str]:
    # In one order everywhere, so that two processes cannot wait for each other's rows.
    return card.key.member_key, card.key.pack, card.key.item


def _by_key(rows: Sequence[Row[tuple[object, ...]]]) -> dict[CardKey, Card]:
    return {card.key: card for card in map(_card, rows)}


def _values(card: Card) -> dict[str, object]:
    return {
        "member_key": card.key.member_key,
        "pack": card.key.pack,
        "item": card.key.item,
        "phase": card.phase.value,
        "step": card.step,
        "stability": card.stability,
        "difficulty": card.difficulty,
        "due": from_instant(card.due),
        "last_review": from_instant(card.last_review) if card.last_review else None,
        "reps": card.reps,
    }


def _card(row: Row[tuple[object, ...]]) -> Card:
    return Card(
        key=CardKey(row.member_key, row.pack, row.item),
        due=to_instant(row.due),
        phase=_PHASES[row.phase],
        step=row.step,
        stability=row.stability,
        difficulty=row.difficulty,
        last_review=None if row.last_review is None else to_instant(row.last_review),
        reps=row.reps,
    )
