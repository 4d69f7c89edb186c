"""Answers: appended, one a member and post, never changed."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Row, bindparam, delete, func, select

from bot.model import Answer, PostKind, Sureness
from bot.store.dialect import in_turn, upsert
from bot.store.engine import Transaction
from bot.store.tables import answers, drafts, posts, sureness
from bot.store.values import from_indices, from_instant, to_indices, to_instant

PAGE = 5_000
"""Answers read at a time when all of them are gone through."""

_MILLISECOND = timedelta(milliseconds=1)

_ADD = (
    upsert(answers)
    .on_conflict_do_nothing(index_elements=["post_key", "member_key"])
    .returning(answers.c.post_key, answers.c.member_key)
)
_FIND = select(answers).where(
    answers.c.post_key == bindparam("p"), answers.c.member_key == bindparam("m")
)
_COUNT = select(func.count()).where(answers.c.post_key == bindparam("p"))
_OF_POSTS = (
    select(answers)
    .where(answers.c.post_key.in_(bindparam("posts", expanding=True)))
    .order_by(answers.c.key)
)
_ALL = (
    select(answers, posts.c.chat_key, posts.c.kind, posts.c.snapshot)
    .join(posts, posts.c.key == answers.c.post_key)
    .where(answers.c.key > bindparam("after"))
    .order_by(answers.c.key)
    .limit(PAGE)
)
_REVIEWED = (
    select(
        answers,
        posts.c.pack,
        posts.c.question,
        posts.c.snapshot,
        posts.c.asked_at,
        sureness.c.level,
    )
    .join(posts, posts.c.key == answers.c.post_key)
    .outerjoin(
        sureness,
        (sureness.c.post_key == answers.c.post_key)
        & (sureness.c.member_key == answers.c.member_key),
    )
    .where(answers.c.member_key.in_(bindparam("keys", expanding=True)))
    .order_by(answers.c.key)
)
_REVIEWED_OF = _REVIEWED.where(
    posts.c.pack == bindparam("pack"), posts.c.question == bindparam("question")
)
_TAKEN = (
    select((answers.c.answered_at - posts.c.asked_at).label("taken"))
    .join(posts, posts.c.key == answers.c.post_key)
    .where(
        answers.c.member_key == bindparam("m"),
        answers.c.answered_at - posts.c.asked_at <= bindparam("most"),
    )
    .order_by(answers.c.key.desc())
    .limit(bindparam("n"))
)
_MEMBERS = select(answers.c.member_key).distinct()
_LATEST = (
    select(answers.c.post_key)
    .where(answers.c.member_key == bindparam("m"))
    .order_by(answers.c.key.desc())
    .limit(1)
)
_DRAFT = select(drafts.c.picks).where(
    drafts.c.post_key == bindparam("p"), drafts.c.member_key == bindparam("m")
)
_INSERT_DRAFT = upsert(drafts)
_SAVE_DRAFT = _INSERT_DRAFT.on_conflict_do_update(
    index_elements=["post_key", "member_key"], set_={"picks": _INSERT_DRAFT.excluded.picks}
)
_DROP_DRAFT = delete(drafts).where(
    drafts.c.post_key == bindparam("p"), drafts.c.member_key == bindparam("m")
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer with what it was an answer to, as sums are reckoned from."""

    key: int
    answer: Answer
    chat_key: int
    kind: PostKind
    snapshot: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An answer with all that it says of the memory. `pack` and `question` are the post's,
    `taken` is from when it was asked, `sureness` is None where the member has not said it.
    """

    key: int
    answer: Answer
    pack: str
    question: str
    snapshot: str
    taken: timedelta
    sureness: Sureness | None


async def add(transaction: Transaction, given: Sequence[Answer]) -> list[bool]:
    """Append answers; for each, whether it was the member's first to its post.

    Until the transaction ends nobody else adds any, so that what follows from an answer can
    be reckoned from what was there before it.
    """
    if not given:
        return []
    await in_turn(transaction)
    result = await transaction.execute(_ADD, [_values(answer) for answer in given])
    added = {(row.post_key, row.member_key) for row in result}
    firsts = []
    for answer in given:
        pair = (answer.post_key, answer.member_key)
        firsts.append(pair in added)
        added.discard(pair)
    return firsts


async def find(transaction: Transaction, post_key: int, member_key: int) -> Answer | None:
    """A member's answer to a post, if they gave one."""
    row = (await transaction.execute(_FIND, {"p": post_key, "m": member_key})).first()
    return _answer(row) if row else None


async def count(transaction: Transaction, post_key: int) -> int:
    """How many members have answered a post."""
    return int((await transaction.execute(_COUNT, {"p": post_key})).scalar_one())


async def of_post(transaction: Transaction, post_key: int) -> list[Answer]:
    """All answers to a post, in the order they came."""
    return (await of_posts(transaction, [post_key]))[post_key]


async def of_posts(transaction: Transaction, post_keys: Iterable[int]) -> dict[int, list[Answer]]:
    """The same for each of some posts."""
    found: dict[int, list[Answer]] = {key: [] for key in post_keys}
    for row in await transaction.execute(_OF_POSTS, {"posts": list(found)}):
        found[row.post_key].append(_answer(row))
    return found


async def everything(transaction: Transaction) -> AsyncIterator[Recorded]:
    """Every answer ever given, in the order they came, without holding them all in memory.

    Until the transaction ends nobody adds any.
    """
    await in_turn(transaction)
    after = 0
    while page := (await transaction.execute(_ALL, {"after": after})).all():
        for row in page:
            yield Recorded(row.key, _answer(row), row.chat_key, PostKind(row.kind), row.snapshot)
        after = page[-1].key


async def reviewed(transaction: Transaction, member_keys: Iterable[int]) -> list[Reviewed]:
    """All answers of some members, in the order they came, as reviews of what was asked."""
    result = await transaction.execute(_REVIEWED, {"keys": list(member_keys)})
    return [_reviewed(row) for row in result]


async def reviewed_of(
    transaction: Transaction, member_keys: Iterable[int], pack: str, question: str
) -> list[Reviewed]:
    """The answers of some members to one question, in the order they came."""
    values = {"keys": list(member_keys), "pack": pack, "question": question}
    return [_reviewed(row) for row in await transaction.execute(_REVIEWED_OF, values)]


async def members(transaction: Transaction) -> list[int]:
    """The keys of all who have ever answered."""
    return list((await transaction.execute(_MEMBERS)).scalars())


async def latest_post(transaction: Transaction, member_key: int) -> int | None:
    """The key of the post that a member answered last."""
    key: int | None = (await transaction.execute(_LATEST, {"m": member_key})).scalar()
    return key


async def taken(
    transaction: Transaction, member_key: int, most: timedelta, count: int
) -> list[timedelta]:
    """How long a member took for each of their latest answers, leaving out what took longer
    than `most`.
    """
    values = {"m": member_key, "most": most // _MILLISECOND, "n": count}
    result = await transaction.execute(_TAKEN, values)
    return [milliseconds * _MILLISECOND for milliseconds in result.scalars()]


async def draft(transaction: Transaction, post_key: int, member_key: int) -> tuple[int, ...]:
    """What a member has marked of a post and not yet confirmed."""
    row = (await transaction.execute(_DRAFT, {"p": post_key, "m": member_key})).first()
    return to_indices(row.picks) if row else ()


async def save_draft(
    transaction: Transaction, post_key: int, member_key: int, picks: Iterable[int]
) -> None:
    """Keep what a member has marked so far."""
    values = {"post_key": post_key, "member_key": member_key, "picks": from_indices(picks)}
    await transaction.execute(_SAVE_DRAFT, values)


async def drop_drafts(transaction: Transaction, given: Iterable[Answer]) -> None:
    """Forget what members had marked before they gave these answers."""
    rows = [{"p": answer.post_key, "m": answer.member_key} for answer in given]
    if rows:
        await transaction.execute(_DROP_DRAFT, rows)


def _values(answer: Answer) -> dict[str, object]:
    return {
        "post_key": answer.post_key,
        "member_key": answer.member_key,
        "picks": from_indices(answer.picks),
        "correct": answer.correct,
        "answered_at": from_instant(answer.answered_at),
        "chat_day": answer.chat_day,
        "member_day": answer.member_day,
    }


def _reviewed(row: Row[tuple[object, ...]]) -> Reviewed:
    return Reviewed(
        key=row.key,
        answer=_answer(row),
        pack=row.pack,
        question=row.question,
        snapshot=row.snapshot,
        taken=(row.answered_at - row.asked_at) * _MILLISECOND,
        sureness=None if row.level is None else Sureness(row.level),
    )


def _answer(row: Row[tuple[object, ...]]) -> Answer:
    return Answer(
        post_key=row.post_key,
        member_key=row.member_key,
        picks=to_indices(row.picks),
        correct=row.correct,
        answered_at=to_instant(row.answered_at),
        chat_day=row.chat_day,
        member_day=row.member_day,
    )
