"""Kept sums and the tables read from them."""

from datetime import date, timedelta

import pytest

from bot.model import Chat, Member, MemberProfile, Score, Standing
from bot.store import chats, members, scores
from bot.store.engine import Store
from bot.store.scores import Entry
from tests.store.samples import ANA, BIA, CAIO, GROUP, MONDAY

DORA = Member("console", "4", "Dora")
TUESDAY = MONDAY + timedelta(days=1)


class Board:
    """One chat's table in a store, with four members who may score."""

    def __init__(self, store: Store, chat: int, keys: dict[Member, int]) -> None:
        self.store = store
        self.chat = chat
        self.keys = keys

    def entry(
        self, member: Member, points: int = 10, day: date = MONDAY, period: str = "all"
    ) -> Entry:
        """One answer's part of a member's sums."""
        score = Score(self.keys[member], points, 1, int(points > 0), 1)
        return Entry(self.chat, period, day, score)

    async def add(self, *entries: Entry) -> None:
        """Add to the sums, as the recording of answers does."""
        async with self.store.write() as transaction:
            hidden = await members.hidden(transaction, self.keys.values())
            await scores.add(transaction, entries, hidden)

    async def hide(self, member: Member, hidden: bool = True) -> None:
        """Take a member out of the tables, or in again."""
        async with self.store.write() as transaction:
            await members.save(transaction, MemberProfile(member, hidden=hidden))

    async def table(
        self, member: Member | None = None, size: int = 10, period: str = "all"
    ) -> tuple[list[tuple[int, str, int]], tuple[int, str, int] | None]:
        """Place, name and points of each line, and of a member's own."""
        key = self.keys[member] if member else None
        async with self.store.read() as transaction:
            top, own = await scores.table(transaction, self.chat, period, key, size)
        return [line(one) for one in top], line(own) if own else None


def line(standing: Standing) -> tuple[int, str, int]:
    """A line as people see it."""
    return standing.place, standing.name, standing.score.points


@pytest.fixture
async def board(store: Store) -> Board:
    """An empty table."""
    async with store.write() as transaction:
        chat = await chats.ensure(transaction, GROUP)
        return Board(store, chat, await members.ensure(transaction, [ANA, BIA, CAIO, DORA]))


async def kept(board: Board) -> list[Entry]:
    async with board.store.read() as transaction:
        return [entry async for entry in scores.everything(transaction)]


async def test_sums_add_up_and_days_count_once(board: Board) -> None:
    await board.add(board.entry(ANA, 10), board.entry(ANA, 0), board.entry(BIA, 5))
    await board.add(board.entry(ANA, 5, TUESDAY), board.entry(ANA, 5, TUESDAY))
    assert await kept(board) == [
        Entry(board.chat, "all", TUESDAY, Score(board.keys[ANA], 20, 4, 3, 2)),
        Entry(board.chat, "all", MONDAY, Score(board.keys[BIA], 5, 1, 1, 1)),
    ]


async def test_answer_of_an_earlier_day_adds_points_and_no_day(board: Board) -> None:
    await board.add(board.entry(ANA, 10, TUESDAY))
    await board.add(board.entry(ANA, 10, MONDAY), board.entry(ANA, 10, TUESDAY))
    [entry] = await kept(board)
    assert entry == Entry(board.chat, "all", TUESDAY, Score(board.keys[ANA], 30, 3, 3, 1))


async def test_nothing_to_add(board: Board) -> None:
    await board.add()
    assert await kept(board) == []
    assert await board.table(ANA) == ([], None)


async def test_chats_and_periods_are_kept_apart(board: Board) -> None:
    async with board.store.write() as transaction:
        other = await chats.ensure(transaction, Chat("console", "other"))
    await board.add(
        board.entry(ANA, 10),
        board.entry(ANA, 5, period="2026-11"),
        Entry(other, "all", MONDAY, Score(board.keys[ANA], 1, 1, 1, 1)),
    )
    assert await board.table(ANA) == ([(1, "Ana", 10)], (1, "Ana", 10))
    assert await board.table(ANA, period="2026-11") == ([(1, "Ana", 5)], (1, "Ana", 5))
    assert await board.table(ANA, period="2026-12") == ([], None)


async def test_equal_points_share_a_place(board: Board) -> None:
    await board.add(
        board.entry(ANA, 10),
        board.entry(DORA, 30),
        board.entry(CAIO, 10),
        board.entry(BIA, 20),
    )
    assert (await board.table())[0] == [
        (1, "Dora", 30),
        (2, "Bia", 20),
        (3, "Ana", 10),
        (3, "Caio", 10),
    ]
    await board.add(board.entry(BIA, 10))
    assert (await board.table())[0] == [
        (1, "Bia", 30),
        (1, "Dora", 30),
        (3, "Ana", 10),
        (3, "Caio", 10),
    ]


async def test_own_place_is_told_below_the_end_of_the_table(board: Board) -> None:
    await board.add(board.entry(ANA, 10), board.entry(BIA, 10), board.entry(CAIO, 5))
    assert await board.table(CAIO, size=1) == ([(1, "Ana", 10)], (3, "Caio", 5))
    assert await board.table(BIA, size=1) == ([(1, "Ana", 10)], (1, "Bia", 10))
    assert await board.table(DORA, size=1) == ([(1, "Ana", 10)], None)


async def test_hidden_member_is_not_listed_and_pushes_nobody_down(board: Board) -> None:
    await board.hide(ANA)
    await board.add(board.entry(ANA, 30), board.entry(BIA, 20), board.entry(CAIO, 10))
    listed = [(1, "Bia", 20), (2, "Caio", 10)]
    assert await board.table(CAIO) == (listed, (2, "Caio", 10))
    assert await board.table(ANA) == (listed, (1, "Ana", 30))


async def test_member_who_hides_leaves_the_table_and_may_come_back(board: Board) -> None:
    await board.add(board.entry(ANA, 30), board.entry(BIA, 20))
    await board.hide(ANA)
    assert await board.table(BIA) == ([(1, "Bia", 20)], (1, "Bia", 20))
    await board.add(board.entry(ANA, 5), board.entry(ANA, 5, period="2026-11"))
    assert (await board.table())[0] == [(1, "Bia", 20)]
    assert (await board.table(period="2026-11"))[0] == []
    await board.hide(ANA, False)
    assert await board.table(BIA) == ([(1, "Ana", 35), (2, "Bia", 20)], (2, "Bia", 20))
    assert (await board.table(period="2026-11"))[0] == [(1, "Ana", 5)]


async def test_table_bears_present_names(board: Board) -> None:
    await board.add(board.entry(ANA, 10))
    async with board.store.write() as transaction:
        await members.ensure(transaction, [Member(ANA.platform, ANA.id, "Ana Maria")])
    assert (await board.table())[0] == [(1, "Ana Maria", 10)]


async def test_sums_are_replaced_by_others(board: Board) -> None:
    await board.add(board.entry(ANA, 10), board.entry(BIA, 20))
    entries = [board.entry(BIA, 5, TUESDAY), board.entry(CAIO, 3)]
    async with board.store.write() as transaction:
        await scores.replace(transaction, entries, frozenset({board.keys[BIA]}))
    assert await kept(board) == entries
    assert (await board.table())[0] == [(1, "Caio", 3)]
    async with board.store.write() as transaction:
        await scores.replace(transaction, [], frozenset())
    assert await kept(board) == []
