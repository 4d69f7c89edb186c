"""Whatever is wrong with a database is found, and a sound one is found sound."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import ForeignKey

from bot.model import Delivery, DeliveryState, Member, PostKind, Schedule, ScheduleKind
from bot.store import chats, deliveries, members, pushes, schedules, versions
from bot.store.copying import TABLES, opened_to_read
from bot.store.dialect import in_turn
from bot.store.engine import Store, Transaction
from bot.store.invariants import Violation, violations
from bot.store.pushes import Push
from bot.store.versions import Size, Version
from bot.study.checking import check
from bot.views.database import violation_line
from bot.views.words import Catalog
from content.body import body_digest, pack_to_body
from tests.store.histories import OF_ONES_OWN_MEMORY, PETS, World
from tests.store.samples import ANA, GROUP, MONDAY, NOON, WRONG, ask_in_group, given_by, recorded
from tests.store.whole import ROWS, damage, fill, filled, spoil

CATALOG = Catalog()
Place = tuple[str, str, str]


async def all_wrong(address: str) -> tuple[Violation, ...]:
    """All that is found; it can be told in every language."""
    async with opened_to_read(address) as store:
        found = (await check(store)).violations
    for one in found:
        assert all(violation_line(words, one) for words in CATALOG)
    return found


def places(found: Iterable[Violation]) -> set[Place]:
    return {(one.message.removeprefix("invariant-"), one.table, one.about) for one in found}


@pytest.fixture
async def lived_in(address: str) -> str:
    """The address of a database in which a bit of everything has happened."""
    store = await Store.open(address)
    world = World(store)
    for step in OF_ONES_OWN_MEMORY:
        await world.live(step)
    day = await ask_in_group(store, PostKind.DAY)
    await recorded(store, given_by(ANA, day, WRONG))
    async with store.write() as transaction:
        await _unasked(transaction, await chats.ensure(transaction, GROUP))
        await _published(transaction, (await members.ensure(transaction, [ANA]))[ANA])
    await store.close()
    return address


async def _unasked(transaction: Transaction, chat: int) -> None:
    due = Delivery(0, "a", "day", "console", chat, None, MONDAY, NOON, NOON, NOON)
    sent = replace(due, name="b", state=DeliveryState.SENT, tries=1, parts=1, done_at=NOON)
    await deliveries.add(transaction, [due, sent, replace(sent, name="c")])
    schedule = Schedule(
        0, ScheduleKind.QUESTION, chat, None, NOON.time(), frozenset({0, 6}), "UTC", NOON
    )
    await schedules.save(transaction, schedule)


async def _published(transaction: Transaction, member: int) -> None:
    body = pack_to_body(PETS)
    first = Version("pets", 1, body_digest(body), None, NOON, "", Size(1, 0, 1), back_to=0)
    for number in (1, 2, 3):
        version = replace(first, number=number, back_to=None if number == 3 else number - 1)
        await versions.add(transaction, version, body)
    for pack in ("pets", "birds", "pets"):
        pushed = Push(pack, member, 3, "a.md", "md", True, "", NOON, b"[]", body)
        await pushes.add(transaction, pushed)


async def test_sound_database_is_found_sound(lived_in: str) -> None:
    assert await all_wrong(lived_in) == ()


ODD = (
    ("posts", "kind", "UPDATE posts SET kind = 'riddle' WHERE kind = 'day'"),
    ("schedules", "kind", "UPDATE schedules SET kind = 'lunch'"),
    ("schedules", "minute", "UPDATE schedules SET minute = 1440"),
    ("verdicts", "kind", "INSERT INTO verdicts VALUES (1, 'shrug', '', NULL, 1)"),
    ("deliveries", "state", "UPDATE deliveries SET state = 'lost' WHERE name = 'a'"),
    ("deliveries", "done_at", "UPDATE deliveries SET done_at = NULL WHERE name = 'b'"),
    ("deliveries", "tries, parts", "UPDATE deliveries SET tries = -1 WHERE name = 'b'"),
    ("deliveries", "platform", "UPDATE deliveries SET platform = 'discord' WHERE name = 'c'"),
    ("cards", "phase", "UPDATE cards SET phase = 9 WHERE item = 't:cat'"),
    ("cards", "reps, stability, difficulty", "UPDATE cards SET reps = 0 WHERE item = 't:cat'"),
    ("cards", "difficulty", "UPDATE cards SET difficulty = 11 WHERE item = 't:cat'"),
    ("recalls", "rating", "UPDATE recalls SET rating = 5 WHERE key = 1"),
    ("recalls", "after", "UPDATE recalls SET after = 1000 WHERE key = 2"),
    ("sureness", "level", "UPDATE sureness SET level = 3"),
    ("versions", "back_to", "UPDATE versions SET back_to = 7 WHERE number = 3"),
    ("versions", "number", "DELETE FROM versions WHERE number = 2"),
    ("pushes", "state", "UPDATE pushes SET state = 'open'"),
)


async def test_every_row_that_cannot_be_so_is_found(lived_in: str) -> None:
    await spoil(lived_in, *(statement for _, _, statement in ODD))
    found = await all_wrong(lived_in)
    odd = {(table, about) for message, table, about in places(found) if message == "odd"}
    assert odd == {(table, about) for table, about, _ in ODD}
    assert places(found) - {("odd", *place) for place in odd} == {("unreadable", "", "")}


def _leading_nowhere(key: ForeignKey) -> str:
    """A statement that lets one row, another for each key of a table, name what is not there."""
    table, column = key.parent.table, key.parent.name
    row = ROWS[sorted(k.parent.name for k in table.foreign_keys).index(column)]
    by = next(iter(table.primary_key)).name
    return f"UPDATE {table.name} SET {column} = '99' WHERE {by} = '{row}'"


async def test_every_key_that_leads_nowhere_is_found(address: str) -> None:
    await fill(address)
    keys = [(t, key) for t in TABLES for key in t.foreign_keys]
    gone = "DELETE FROM answers WHERE key = 9"
    await spoil(address, gone, *(_leading_nowhere(key) for _, key in keys))
    async with opened_to_read(address) as store, store.read() as transaction:
        found = await violations(transaction)
    orphans = {(one.table, one.about) for one in found if one.message == "invariant-orphan"}
    named = {(t.name, f"{key.parent.name} → {key.column.table.name}") for t, key in keys}
    said = {(name, "post_key, member_key → answers") for name in ("sureness", "disputes")}
    assert orphans == named | said
    # What SQLite finds by itself is told once.
    assert "invariant-stray" not in {one.message for one in found}


async def test_second_answer_of_a_member_is_found(lived_in: str) -> None:
    again = "SELECT 1000, post_key, member_key, picks, correct, answered_at, chat_day, member_day"
    loosened = ["ALTER TABLE answers DROP CONSTRAINT uq_answers_post_key_member_key"]
    if lived_in.startswith("sqlite"):
        loosened = [
            "CREATE TABLE loose AS SELECT * FROM answers",
            "DROP TABLE answers",
            "ALTER TABLE loose RENAME TO answers",
        ]
    await spoil(lived_in, *loosened, f"INSERT INTO answers {again} FROM answers WHERE key = 1")
    found = await all_wrong(lived_in)
    assert places(found) == {("twice", "answers", ""), ("scores", "", "")}
    assert (found[0].count, found[0].example) == (1, "key 1000")


async def test_what_answers_and_digests_do_not_say_is_found(lived_in: str) -> None:
    await spoil(
        lived_in,
        "UPDATE scores SET points = points + 1 WHERE period = 'all'",
        "UPDATE cards SET due = due + 1 WHERE item = 't:cat'",
        "UPDATE snapshots SET body = replace(body, 'mews', 'barks')",
        "UPDATE versions SET body = substr(body, 1, 9) WHERE number = 2",
    )
    found = await all_wrong(lived_in)
    altered = {("digest", "snapshots", ""), ("digest", "versions", "")}
    assert places(found) == {("scores", "", ""), *altered}
    assert [one.count for one in found if one.message == "invariant-scores"] == [4]


ALIEN = (
    ("misses", "UPDATE misses SET query = 'a' || char(0) WHERE query = '3'"),
    ("answers", "UPDATE answers SET correct = 2 WHERE key = 3"),
    ("posts", "UPDATE posts SET day = '2026-02-30' WHERE key = 3"),
    ("habits", "UPDATE habits SET streak = 'long' WHERE member_key = 3"),
    ("cards", "UPDATE cards SET stability = 'much' WHERE member_key = 3"),
    ("versions", "UPDATE versions SET body = 'text' WHERE key = 3"),
    ("members", "UPDATE members SET name = x'00ff' WHERE key = 3"),
)


async def test_values_that_only_sqlite_would_keep_are_found(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'it.db'}"
    await filled(tmp_path / "it.db")
    await spoil(address, *(statement for _, statement in ALIEN))
    found = [one for one in await all_wrong(address) if one.message == "invariant-kind"]
    assert {(one.table, one.count) for one in found} == {(table, 1) for table, _ in ALIEN}


async def test_damaged_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    await filled(path)
    damage(path)
    assert {one.message for one in await all_wrong(f"sqlite:///{path}")} == {"invariant-damage"}


async def test_check_waits_for_nobody_and_nobody_for_it(lived_in: str) -> None:
    store = await Store.open(lived_in)
    post = await ask_in_group(store)
    async with opened_to_read(lived_in) as other, other.read() as transaction:
        assert await violations(transaction) == []
        await recorded(store, given_by(Member("console", "9", "Caio"), post))
        assert await violations(transaction) == []
    async with store.write() as transaction:
        await in_turn(transaction)
        assert await asyncio.wait_for(all_wrong(lived_in), timeout=60) == ()
    await store.close()
