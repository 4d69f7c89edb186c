"""Versions, pushes and editors as they are stored."""

from dataclasses import replace

from bot.store import editors, members, pushes, versions
from bot.store.engine import Store
from bot.store.pushes import OpenPush, Push, PushState
from bot.store.versions import Size, Version
from tests.store.samples import ANA, BIA, NOON, joined

FIRST = Version("pets", 1, "d1", None, NOON, "", Size(1, 2, 3))
PUSH = Push("pets", None, 1, "a.md", "markdown", True, "", NOON, b"findings", b"body")


async def test_a_version_comes_back_as_it_was(store: Store) -> None:
    (ana,) = await joined(store, ANA)
    written = replace(FIRST, member_key=ana, note="nota", back_to=7)
    async with store.write() as transaction:
        key = await versions.add(transaction, written, b"body")
    async with store.read() as transaction:
        assert key is not None
        assert await versions.get(transaction, key) == replace(written, key=key)
        assert await versions.find(transaction, "pets", 1) == replace(written, key=key)
        assert await versions.body(transaction, "pets", 1) == b"body"
        assert await versions.find(transaction, "pets", 2) is None
        assert await versions.body(transaction, "pets", 2) is None


async def test_a_number_is_given_once(store: Store, other_store: Store) -> None:
    async with store.write() as transaction:
        assert await versions.add(transaction, FIRST, b"one")
    async with other_store.write() as transaction:
        assert await versions.add(transaction, replace(FIRST, digest="d2"), b"two") is None
        assert await versions.add(transaction, replace(FIRST, number=2), b"two")
    async with store.read() as transaction:
        assert await versions.newest(transaction) == {"pets": 2}
        assert await versions.newest_of(transaction, "pets") == 2
        assert await versions.newest_of(transaction, "none") == 0
        assert await versions.body(transaction, "pets", 1) == b"one"


async def test_history_has_the_newest_first_with_its_authors(store: Store) -> None:
    (ana,) = await joined(store, ANA)
    async with store.write() as transaction:
        for number, author in ((1, None), (2, ana), (3, ana)):
            version = replace(FIRST, number=number, member_key=author)
            await versions.add(transaction, version, b"body")
    async with store.read() as transaction:
        found = await versions.history(transaction, "pets", 2)
    assert [(one.version.number, one.author) for one in found] == [(3, "Ana"), (2, "Ana")]


async def test_of_a_member_and_a_pack_one_push_is_open(store: Store) -> None:
    ana, bia = await joined(store, ANA, BIA)
    own = replace(PUSH, member_key=ana)
    async with store.write() as transaction:
        first, _ = await pushes.add(transaction, own)
        others = [
            await pushes.add(transaction, replace(PUSH, member_key=bia)),
            await pushes.add(transaction, replace(own, pack="plants")),
            await pushes.add(transaction, PUSH),
        ]
        second, replaced = await pushes.add(transaction, own)
        found = await pushes.get(transaction, first)
        latest = await pushes.latest(transaction, ana)
    assert [was for _, was in others] == [False, False, False]
    assert replaced
    assert found is not None
    assert (found.state, found.body) == (PushState.REPLACED, b"")
    assert latest == replace(own, key=second)


async def test_open_pushes_have_the_newest_first_with_their_authors(store: Store) -> None:
    (ana,) = await joined(store, ANA)
    async with store.write() as transaction:
        old, _ = await pushes.add(transaction, replace(PUSH, member_key=ana, note="nota"))
        gone, _ = await pushes.add(transaction, replace(PUSH, pack="plants"))
        new, _ = await pushes.add(transaction, PUSH)
        await pushes.settle(transaction, gone, PushState.DISCARDED)
        found = await pushes.open_ones(transaction, 2)
        assert await pushes.open_ones(transaction, 1) == found[:1]
    assert found == [
        OpenPush(new, "a.md", "", NOON, ""),
        OpenPush(old, "a.md", "nota", NOON, "Ana"),
    ]


async def test_a_push_of_the_command_line_is_replaced_likewise(store: Store) -> None:
    async with store.write() as transaction:
        await pushes.add(transaction, PUSH)
        key, replaced = await pushes.add(transaction, PUSH)
        latest = await pushes.latest(transaction, None)
    assert replaced
    assert latest is not None
    assert latest.key == key


async def test_a_push_is_settled_once(store: Store) -> None:
    async with store.write() as transaction:
        key, _ = await pushes.add(transaction, PUSH)
        await pushes.change(transaction, key, b"other", b"found", 2)
        changed = await pushes.get(transaction, key)
        settled = [
            await pushes.settle(transaction, key, state)
            for state in (PushState.PUBLISHED, PushState.DISCARDED)
        ]
        await pushes.change(transaction, key, b"more", b"", 3)
        found = await pushes.get(transaction, key)
    assert changed == replace(PUSH, key=key, body=b"other", findings=b"found", base=2)
    assert settled == [True, False]
    assert found is not None
    assert (found.state, found.body) == (PushState.PUBLISHED, b"")


async def test_editors_are_found_by_who_they_are(store: Store) -> None:
    ana, bia = await joined(store, ANA, BIA)
    async with store.write() as transaction:
        assert await editors.add(transaction, bia, ana, NOON)
        assert not await editors.add(transaction, bia, None, NOON)
    async with store.write() as transaction:
        await members.ensure(transaction, [replace(BIA, name="Beatriz")])
        assert await editors.is_one(transaction, BIA)
        assert not await editors.is_one(transaction, ANA)
        assert await editors.everybody(transaction) == [replace(BIA, name="Beatriz")]
        assert await editors.remove(transaction, bia)
        assert not await editors.remove(transaction, bia)
        assert not await editors.is_one(transaction, BIA)
