"""What is right of questions that were asked under another key, and the answers it concerns.

A correction belongs to a question's digest: to that wording under that key, whoever was asked
it. Knows not what a right answer is.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import Date, bindparam, delete, select, update

from bot.model import PostKind
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import answers, posts, regrades, snapshots
from bot.store.values import from_indices, to_indices

AT_ONCE = 5_000
"""Keys that one statement names at most."""

Correct = tuple[int, ...]
"""The right answer as indices of options; none where every answer counts as right."""

_ASKED = (
    select(snapshots.c.digest, snapshots.c.body, regrades.c.correct)
    .outerjoin(regrades, regrades.c.digest == snapshots.c.digest)
    .where(snapshots.c.digest.in_(bindparam("digests", expanding=True)))
)
_AMONG = select(regrades.c.digest, regrades.c.correct).where(
    regrades.c.digest.in_(bindparam("digests", expanding=True))
)
_WORDINGS = (
    select(posts.c.snapshot, snapshots.c.body)
    .join(snapshots, snapshots.c.digest == posts.c.snapshot)
    .where(posts.c.question == bindparam("q"))
    .distinct()
    .order_by(posts.c.snapshot)
)
_GIVEN = (
    select(
        answers.c.key,
        answers.c.member_key,
        answers.c.picks,
        answers.c.correct,
        answers.c.chat_day,
        answers.c.member_day,
        posts.c.chat_key,
        posts.c.kind,
        posts.c.pack,
        posts.c.snapshot,
    )
    .join(posts, posts.c.key == answers.c.post_key)
    .where(
        posts.c.question == bindparam("q"),
        posts.c.snapshot.in_(bindparam("digests", expanding=True)),
    )
    .order_by(answers.c.key)
)
_PRACTISED = (
    select(answers.c.key, answers.c.member_key, answers.c.member_day)
    .join(posts, posts.c.key == answers.c.post_key)
    .where(
        answers.c.member_key.in_(bindparam("keys", expanding=True)),
        answers.c.key <= bindparam("last"),
        answers.c.member_day >= bindparam("first", type_=Date),
        posts.c.kind != PostKind.DAY.value,
    )
    .order_by(answers.c.key)
)
_MARK = (
    update(answers)
    .where(answers.c.key.in_(bindparam("keys", expanding=True)))
    .values(correct=bindparam("now"))
)
_INSERT = upsert(regrades)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=["digest"],
    set_={name: _INSERT.excluded[name] for name in ("correct", "verdict_key")},
)
_DROP = delete(regrades).where(regrades.c.digest == bindparam("d"))


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a question, with what its points depend on."""

    key: int
    member_key: int
    picks: tuple[int, ...]
    correct: bool
    chat_day: date
    member_day: date
    chat_key: int
    kind: PostKind
    pack: str
    snapshot: str


@dataclass(frozen=True, slots=True)
class Practised:
    """That a member answered in practice on a day of theirs."""

    key: int
    member_key: int
    day: date


async def asked(
    transaction: Transaction, digests: Iterable[str]
) -> dict[str, tuple[str, Correct | None]]:
    """The texts of questions as they were asked, by their digests, and their right answers where
    those were corrected.
    """
    found = await transaction.execute(_ASKED, {"digests": list(digests)})
    return {
        row.digest: (row.body, None if row.correct is None else to_indices(row.correct))
        for row in found
    }


async def among(transaction: Transaction, digests: Iterable[str]) -> dict[str, Correct]:
    """Those of some digests whose right answer was corrected, with that answer."""
    found = await transaction.execute(_AMONG, {"digests": list(digests)})
    return {row.digest: to_indices(row.correct) for row in found}


async def wordings(transaction: Transaction, question: str) -> dict[str, str]:
    """All the texts, by their digests, in which a question was ever asked."""
    return {row.snapshot: row.body for row in await transaction.execute(_WORDINGS, {"q": question})}


async def given(
    transaction: Transaction, question: str, digests: Iterable[str]
) -> AsyncIterator[Given]:
    """All answers to a question in some of its wordings, in the order they came."""
    for row in await transaction.execute(_GIVEN, {"q": question, "digests": list(digests)}):
        yield Given(
            key=row.key,
            member_key=row.member_key,
            picks=to_indices(row.picks),
            correct=row.correct,
            chat_day=row.chat_day,
            member_day=row.member_day,
            chat_key=row.chat_key,
            kind=PostKind(row.kind),
            pack=row.pack,
            snapshot=row.snapshot,
        )


async def practised(
    transaction: Transaction, member_keys: Iterable[int], first: date, last: int
) -> list[Practised]:
    """What some members answered in practice from a day of theirs on, up to the answer of a key,
    in its order.
    """
    values = {"keys": list(member_keys), "first": first, "last": last}
    return [Practised(*row) for row in await transaction.execute(_PRACTISED, values)]


async def mark(transaction: Transaction, keys: Iterable[int], correct: bool) -> None:
    """Write that answers are right, or that they are wrong."""
    for group in groups(keys, AT_ONCE):
        await transaction.execute(_MARK, {"keys": group, "now": correct})


async def save(transaction: Transaction, digest: str, correct: Correct, verdict_key: int) -> None:
    """Write what is right of a question, in the place of what was said of it before."""
    values = {"digest": digest, "correct": from_indices(correct), "verdict_key": verdict_key}
    await transaction.execute(_SAVE, values)


async def drop(transaction: Transaction, digest: str) -> None:
    """Let a question have its own key again."""
    await transaction.execute(_DROP, {"d": digest})


def groups(keys: Iterable[int], size: int) -> Iterator[Sequence[int]]:
    """Keys in groups of a size at most."""
    rest = iter(keys)
    while group := list(islice(rest, size)):
        yield group
