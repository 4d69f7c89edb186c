"""Members, what they chose for themselves, and how regularly they answer."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Row, bindparam, delete, select, update

from bot.model import Habit, Member, MemberProfile
from bot.store.dialect import in_turn, upsert
from bot.store.engine import Transaction
from bot.store.signals import Topic, tell
from bot.store.tables import habits, members, scores

_FIND = select(members).where(
    members.c.platform == bindparam("p"), members.c.native_id == bindparam("n")
)
_GET = select(members).where(members.c.key == bindparam("k"))
_INSERT = upsert(members)
_IDENTITY = ["platform", "native_id"]
_CHOSEN = ("name", "language", "timezone", "hidden", "exam", "exam_minutes")
_ENSURE = _INSERT.on_conflict_do_update(
    index_elements=_IDENTITY, set_={"name": _INSERT.excluded.name}
).returning(members.c.key, members.c.platform, members.c.native_id)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=_IDENTITY,
    set_={name: _INSERT.excluded[name] for name in _CHOSEN},
).returning(members.c.key)
_LIST = update(scores).where(scores.c.member_key == bindparam("k")).values(listed=bindparam("on"))
_HABITS = select(habits).where(habits.c.member_key.in_(bindparam("keys", expanding=True)))
_HIDDEN = select(members.c.key).where(
    members.c.key.in_(bindparam("keys", expanding=True)), members.c.hidden
)
_ALL_HIDDEN = select(members.c.key).where(members.c.hidden)
_HABIT = upsert(habits)
_SAVE_HABIT = _HABIT.on_conflict_do_update(
    index_elements=["member_key"],
    set_={c.name: _HABIT.excluded[c.name] for c in habits.c if not c.primary_key},
)
_ALL_HABITS = select(habits).order_by(habits.c.member_key)


async def find(transaction: Transaction, member: Member) -> MemberProfile:
    """What is stored of a member, under the name they show now."""
    result = await transaction.execute(_FIND, {"p": member.platform, "n": member.id})
    row = result.first()
    return _profile(row, member) if row else MemberProfile(member)


async def get(transaction: Transaction, key: int) -> MemberProfile | None:
    """The member of a key, under the name they showed last, or None."""
    row = (await transaction.execute(_GET, {"k": key})).first()
    return _profile(row, Member(row.platform, row.native_id, row.name)) if row else None


async def ensure(transaction: Transaction, found: Iterable[Member]) -> dict[Member, int]:
    """The keys of members; they and their present names are written down."""
    given = list(found)
    unique = {(member.platform, member.id): member for member in given}
    if not unique:
        return {}
    # In one order everywhere, so that two processes cannot wait for each other's rows.
    rows = [_identity(unique[one]) for one in sorted(unique)]
    result = await transaction.execute(_ENSURE, rows)
    keys = {(row.platform, row.native_id): row.key for row in result}
    return {member: keys[member.platform, member.id] for member in given}


async def save(transaction: Transaction, profile: MemberProfile) -> int:
    """Write what a member chose, take them in or out of the tables, and return their key."""
    values = _identity(profile.member) | {
        "language": profile.language,
        "timezone": profile.timezone,
        "hidden": profile.hidden,
        "exam": profile.exam,
        "exam_minutes": profile.exam_minutes,
    }
    key = int((await transaction.execute(_SAVE, values)).scalar_one())
    # An answer that is being recorded elsewhere may be about to write a new score. Last, as
    # it is after `ensure`: who waits for a turn may hold members, not the other way round.
    await in_turn(transaction)
    await transaction.execute(_LIST, {"k": key, "on": not profile.hidden})
    await tell(transaction, Topic.MEMBER, profile.member.platform, profile.member.id)
    return key


async def hidden(transaction: Transaction, keys: Iterable[int]) -> frozenset[int]:
    """Those of the keys whose members are in no table."""
    return frozenset((await transaction.execute(_HIDDEN, {"keys": list(keys)})).scalars())


async def all_hidden(transaction: Transaction) -> frozenset[int]:
    """The keys of everybody who is in no table."""
    return frozenset((await transaction.execute(_ALL_HIDDEN)).scalars())


async def habits_of(transaction: Transaction, keys: Iterable[int]) -> dict[int, Habit]:
    """The habits of members; a member who has not answered yet has none."""
    result = await transaction.execute(_HABITS, {"keys": list(keys)})
    return {row.member_key: _habit(row) for row in result}


async def all_habits(transaction: Transaction) -> dict[int, Habit]:
    """Everybody's habits."""
    return {row.member_key: _habit(row) for row in await transaction.execute(_ALL_HABITS)}


async def save_habits(transaction: Transaction, changed: Mapping[int, Habit]) -> None:
    """Write habits, by the keys of their members."""
    rows = [
        {
            "member_key": key,
            "streak": habit.streak,
            "best_streak": habit.best_streak,
            "last_day": habit.last_day,
            "freeze_week": habit.freeze_week,
            "practice_day": habit.practice_day,
            "practice_count": habit.practice_count,
        }
        for key, habit in sorted(changed.items())
    ]
    if rows:
        await transaction.execute(_SAVE_HABIT, rows)


async def replace_habits(transaction: Transaction, habits_now: Mapping[int, Habit]) -> None:
    """Put these habits in the place of all there are."""
    await transaction.execute(delete(habits))
    await save_habits(transaction, habits_now)


def _identity(member: Member) -> dict[str, str | bool]:
    return {"platform": member.platform, "native_id": member.id, "name": member.name}


def _profile(row: Row[tuple[object, ...]], member: Member) -> MemberProfile:
    return MemberProfile(
        member=member,
        key=row.key,
        language=row.language,
        timezone=row.timezone,
        hidden=row.hidden,
        exam=row.exam,
        exam_minutes=row.exam_minutes,
    )


def _habit(row: Row[tuple[object, ...]]) -> Habit:
    return Habit(
        streak=row.streak,
        best_streak=row.best_streak,
        last_day=row.last_day,
        freeze_week=row.freeze_week,
        practice_day=row.practice_day,
        practice_count=row.practice_count,
    )
