"""What holds of every sound database, beyond what an engine sees to by itself.

Everything is looked at in one transaction that only reads. Nothing here knows how scores are
reckoned.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Float,
    ForeignKeyConstraint,
    FromClause,
    Integer,
    LargeBinary,
    Select,
    Table,
    and_,
    func,
    or_,
    select,
)

from bot.model import DeliveryState, Phase, PostKind, Rating, ScheduleKind, Sureness
from bot.store import upkeep
from bot.store.engine import Transaction
from bot.store.pushes import PushState
from bot.store.tables import (
    answers,
    cards,
    chats,
    deliveries,
    disputes,
    metadata,
    posts,
    pushes,
    recalls,
    schedules,
    sureness,
    verdicts,
    versions,
)
from bot.store.verdicts import VerdictKind


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that should not be: `message` names the text that says what, and what to do;
    `count` rows of `table` are so, such as the one with the key `example`. `about` is what they
    are wrong in: columns, another table, or the engine's own words.
    """

    message: str
    table: str = ""
    about: str = ""
    count: int = 0
    example: str = ""


async def violations(transaction: Transaction) -> list[Violation]:
    """All that is not as it should be. Where the file itself is damaged, that alone: nothing that
    is read from it can be relied on.
    """
    damaged = [
        Violation("invariant-damage", about=words) for words in await upkeep.damage(transaction)
    ]
    if damaged:
        return damaged
    found = [one async for one in _found(transaction, _rules(transaction))]
    return [*found, *await _strays(transaction, found)]


@dataclass(frozen=True, slots=True)
class _Rule:
    """Rows of a table, or of it and others, that there should not be."""

    message: str
    table: Table
    about: str
    rows: FromClause
    wrong: ColumnElement[bool]

    def counted(self) -> Select[int]:
        return select(func.count()).select_from(self.rows).where(self.wrong)

    def first(self) -> Select[tuple[object, ...]]:
        keys = tuple(self.table.primary_key)
        return select(*keys).select_from(self.rows).where(self.wrong).order_by(*keys).limit(1)


async def _found(transaction: Transaction, rules: Iterable[_Rule]) -> AsyncIterator[Violation]:
    for rule in rules:
        count = int((await transaction.execute(rule.counted())).scalar_one())
        if count:
            row = (await transaction.execute(rule.first())).one()
            example = ", ".join(f"{name} {value}" for name, value in row._mapping.items())
            yield Violation(rule.message, rule.table.name, rule.about, count, example)


def _rules(transaction: Transaction) -> Iterator[_Rule]:
    if transaction.dialect.name == "sqlite":
        yield from map(_of_its_kind, metadata.sorted_tables)
    for table in metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            yield _orphans(constraint)
    yield _without_answer(sureness)
    yield _without_answer(disputes)
    yield _twice()
    for table, about, wrong in _ODD:
        yield _Rule("invariant-odd", table, about, table, wrong)
    yield _elsewhere()
    yield _gaps()


def _orphans(constraint: ForeignKeyConstraint) -> _Rule:
    """Rows that name one that is not there."""
    [key] = constraint.elements
    child, parent = key.parent, key.column.table.alias("parent")
    named = parent.c[key.column.name]
    return _Rule(
        "invariant-orphan",
        constraint.table,
        f"{child.name} → {key.column.table.name}",
        constraint.table.outerjoin(parent, named == child),
        and_(child.is_not(None), named.is_(None)),
    )


def _without_answer(table: Table) -> _Rule:
    """What is said of an answer that is not there; no foreign key sees to that."""
    same = and_(answers.c.post_key == table.c.post_key, answers.c.member_key == table.c.member_key)
    return _Rule(
        "invariant-orphan",
        table,
        "post_key, member_key → answers",
        table.outerjoin(answers, same),
        answers.c.key.is_(None),
    )


def _twice() -> _Rule:
    """Later answers of a member to a post."""
    earlier = answers.alias("earlier")
    same = and_(
        earlier.c.post_key == answers.c.post_key,
        earlier.c.member_key == answers.c.member_key,
        earlier.c.key < answers.c.key,
    )
    return _Rule("invariant-twice", answers, "", answers.join(earlier, same), same)


def _elsewhere() -> _Rule:
    """Deliveries on another platform than that of their chat."""
    chat = chats.alias("chat")
    joined = deliveries.join(chat, chat.c.key == deliveries.c.chat_key)
    wrong = chat.c.platform != deliveries.c.platform
    return _Rule("invariant-odd", deliveries, "platform", joined, wrong)


def _gaps() -> _Rule:
    """Versions of a pack behind a number that is missing."""
    before = versions.alias("before")
    joined = versions.outerjoin(
        before, and_(before.c.pack == versions.c.pack, before.c.number == versions.c.number - 1)
    )
    wrong = and_(versions.c.number != 1, before.c.key.is_(None))
    return _Rule("invariant-odd", versions, "number", joined, wrong)


def _none_of(column: Column[str], kinds: Iterable[str]) -> ColumnElement[bool]:
    return column.not_in([str(kind) for kind in kinds])


_OPEN = [DeliveryState.PENDING.value, DeliveryState.SENDING.value]
_OTHER = pushes.alias("other")

_ODD: tuple[tuple[Table, str, ColumnElement[bool]], ...] = (
    (posts, "kind", _none_of(posts.c.kind, PostKind)),
    (schedules, "kind", _none_of(schedules.c.kind, ScheduleKind)),
    (schedules, "minute", ~schedules.c.minute.between(0, 24 * 60 - 1)),
    (verdicts, "kind", _none_of(verdicts.c.kind, VerdictKind)),
    (deliveries, "state", _none_of(deliveries.c.state, DeliveryState)),
    # What is over has an end, and nothing else has.
    (deliveries, "done_at", deliveries.c.state.in_(_OPEN) != deliveries.c.done_at.is_(None)),
    (deliveries, "tries, parts", or_(deliveries.c.tries < 0, deliveries.c.parts < 0)),
    (cards, "phase", cards.c.phase.not_in([phase.value for phase in Phase])),
    # Before its first review nothing is known of a card.
    (
        cards,
        "reps, stability, difficulty",
        or_(
            cards.c.reps < 0,
            (cards.c.reps == 0) != cards.c.stability.is_(None),
            (cards.c.reps == 0) != cards.c.difficulty.is_(None),
        ),
    ),
    (cards, "difficulty", ~cards.c.difficulty.between(1, 10)),
    (recalls, "rating", ~recalls.c.rating.between(0, max(Rating).value)),
    (
        recalls,
        "after",
        recalls.c.after > select(func.coalesce(func.max(answers.c.key), 0)).scalar_subquery(),
    ),
    (sureness, "level", sureness.c.level.not_in([level.value for level in Sureness])),
    (versions, "back_to", ~versions.c.back_to.between(0, versions.c.number - 1)),
    (pushes, "state", _none_of(pushes.c.state, PushState)),
    (
        pushes,
        "state",
        and_(
            pushes.c.state == PushState.OPEN.value,
            select(_OTHER.c.key)
            .where(
                _OTHER.c.member_key.is_not_distinct_from(pushes.c.member_key),
                _OTHER.c.pack == pushes.c.pack,
                _OTHER.c.state == PushState.OPEN.value,
                _OTHER.c.key > pushes.c.key,
            )
            .exists(),
        ),
    ),
)
"""Tables, their columns, and what must be true of no row in them."""


def _of_its_kind(table: Table) -> _Rule:
    """Rows with a value that is none of its column's type: SQLite would keep anything."""
    return _Rule("invariant-kind", table, "", table, or_(*(_alien(c) for c in table.c)))


def _alien(column: Column[object]) -> ColumnElement[bool]:
    kind = func.typeof(column)
    if isinstance(column.type, Boolean):
        alien = or_(kind != "integer", func.abs(column) > 1)
    elif isinstance(column.type, Date):
        alien = or_(kind != "text", func.coalesce(func.date(column, "+0 days"), "") != column)
    elif isinstance(column.type, Integer):
        alien = kind != "integer"
    elif isinstance(column.type, Float):
        alien = kind.not_in(["real", "integer"])
    elif isinstance(column.type, LargeBinary):
        alien = kind != "blob"
    else:
        # PostgreSQL takes no text with this sign in it.
        alien = or_(kind != "text", func.instr(column, func.char(0)) > 0)
    return and_(column.is_not(None), alien)


async def _strays(transaction: Transaction, known: Iterable[Violation]) -> list[Violation]:
    """What SQLite's own look at foreign keys finds beyond what was found already."""
    told = {(one.table, one.about.rpartition(" ")[2]) for one in known}
    return [
        Violation("invariant-stray", table, parent)
        for table, parent in sorted(await upkeep.strays(transaction) - told)
    ]
