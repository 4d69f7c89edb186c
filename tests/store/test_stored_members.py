"""Members are written down once under their present name, with their choices and habits."""

from dataclasses import replace

from sqlalchemy import select

from bot.model import Habit, Member, MemberProfile
from bot.store import members
from bot.store.engine import Store, Transaction
from bot.store.tables import members as table
from tests.store.samples import ANA, BIA, CAIO, MONDAY, joined


async def names(transaction: Transaction) -> dict[int, str]:
    """The names that are written down, by key."""
    rows = await transaction.execute(select(table.c.key, table.c.name))
    return {row.key: row.name for row in rows}


async def test_member_who_was_never_seen_has_no_key(store: Store) -> None:
    async with store.read() as transaction:
        assert await members.find(transaction, ANA) == MemberProfile(ANA)


async def test_members_are_written_down_once(store: Store) -> None:
    async with store.write() as transaction:
        first = await members.ensure(transaction, [ANA, BIA])
        again = await members.ensure(transaction, [CAIO, BIA, ANA])
    assert again[ANA] == first[ANA]
    assert again[BIA] == first[BIA]
    assert len(set(again.values())) == 3
    async with store.read() as transaction:
        assert await names(transaction) == {
            again[ANA]: "Ana",
            again[BIA]: "Bia",
            again[CAIO]: "Caio",
        }


async def test_nobody_needs_writing_down(store: Store) -> None:
    async with store.write() as transaction:
        assert await members.ensure(transaction, []) == {}
        assert await names(transaction) == {}


async def test_more_members_than_one_statement_takes(store: Store) -> None:
    crowd = [Member("console", str(number), f"member {number}") for number in range(1_200)]
    async with store.write() as transaction:
        keys = await members.ensure(transaction, crowd)
        written = await names(transaction)
    assert {written[keys[member]] for member in crowd} == {member.name for member in crowd}


async def test_same_id_on_two_platforms_is_two_members(store: Store) -> None:
    keys = await joined(store, Member("a", "1", "Ana"), Member("b", "1", "Ana"))
    assert len(set(keys)) == 2


async def test_new_name_replaces_the_old_one(store: Store) -> None:
    renamed = replace(ANA, name="Ana Maria")
    [key] = await joined(store, ANA)
    async with store.write() as transaction:
        assert await members.ensure(transaction, [renamed]) == {renamed: key}
        assert await names(transaction) == {key: "Ana Maria"}
        assert await members.find(transaction, renamed) == MemberProfile(renamed, key)


async def test_member_who_comes_under_two_names_at_once_has_one_key(store: Store) -> None:
    renamed = replace(ANA, name="Ana Maria")
    async with store.write() as transaction:
        keys = await members.ensure(transaction, [ANA, renamed])
        assert keys[ANA] == keys[renamed]
        assert await names(transaction) == {keys[ANA]: "Ana Maria"}


async def test_choices_are_kept_and_replaced(store: Store) -> None:
    async with store.write() as transaction:
        key = await members.save(transaction, MemberProfile(ANA, None, "en", "Asia/Tokyo"))
        kept = MemberProfile(ANA, key, "en", "Asia/Tokyo")
        assert await members.find(transaction, ANA) == kept
        assert await members.ensure(transaction, [ANA]) == {ANA: key}
        assert await members.find(transaction, ANA) == kept
        assert await members.save(transaction, MemberProfile(ANA, key, hidden=True)) == key
        assert await members.find(transaction, ANA) == MemberProfile(ANA, key, hidden=True)


async def test_hidden_members_are_told_from_the_others(store: Store) -> None:
    ana, bia, caio = await joined(store, ANA, BIA, CAIO)
    async with store.write() as transaction:
        for member in (ANA, CAIO):
            await members.save(transaction, MemberProfile(member, hidden=True))
        assert await members.hidden(transaction, [ana, bia]) == {ana}
        assert await members.hidden(transaction, []) == frozenset()
        assert await members.all_hidden(transaction) == {ana, caio}


async def test_habits_are_kept_and_replaced(store: Store) -> None:
    ana, bia = await joined(store, ANA, BIA)
    full = Habit(3, 7, MONDAY, MONDAY, MONDAY, 4)
    async with store.write() as transaction:
        assert await members.habits_of(transaction, [ana]) == {}
        await members.save_habits(transaction, {ana: full, bia: Habit()})
    async with store.write() as transaction:
        assert await members.habits_of(transaction, [bia, ana]) == {ana: full, bia: Habit()}
        assert await members.habits_of(transaction, []) == {}
        await members.save_habits(transaction, {ana: Habit(streak=1)})
        await members.save_habits(transaction, {})
        assert await members.all_habits(transaction) == {ana: Habit(streak=1), bia: Habit()}
        await members.replace_habits(transaction, {bia: full})
        assert await members.all_habits(transaction) == {bia: full}
