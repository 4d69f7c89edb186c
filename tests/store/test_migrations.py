"""Migrations bring a database to the schema, once, and leave newer ones alone."""

import asyncio
from typing import cast

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.errors import StoreError
from bot.store import chats, migrate
from bot.store.engine import Store
from bot.store.tables import metadata
from tests.store.samples import GROUP


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    return ScriptDirectory.from_config(config)


async def revision(store: Store) -> str:
    async with store.read() as transaction:
        found = await transaction.execute(text("SELECT version_num FROM alembic_version"))
        return str(found.scalar_one())


def test_newest_revision_is_the_one_that_is_looked_for() -> None:
    assert scripts().get_current_head() == migrate.HEAD


def test_revisions_are_in_one_line_and_sort_by_their_names() -> None:
    names = [script.revision for script in scripts().walk_revisions()]
    assert names == sorted(names, reverse=True)
    assert len(scripts().get_bases()) == 1


async def test_migrated_schema_is_that_of_the_tables(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return cast("list[object]", compare_metadata(context, metadata))

    async with store.read() as transaction:
        assert await transaction.run_sync(differences) == []


async def test_indexes_are_those_of_the_tables(store: Store) -> None:
    def indexes(connection: Connection) -> set[str | None]:
        found = inspect(connection)
        return {one["name"] for table in metadata.tables for one in found.get_indexes(table)}

    async with store.read() as transaction:
        found = await transaction.run_sync(indexes)
    assert found >= {index.name for table in metadata.sorted_tables for index in table.indexes}


async def test_opening_again_changes_nothing(store: Store, address: str) -> None:
    async with store.write() as transaction:
        key = await chats.ensure(transaction, GROUP)
    again = await Store.open(address)
    assert await revision(again) == migrate.HEAD
    async with again.read() as transaction:
        assert await chats.keys(transaction) == [key]
    await again.close()


async def test_many_can_open_a_new_database_at_once(empty: str) -> None:
    stores = await asyncio.gather(*(Store.open(empty) for _ in range(4)))
    assert [await revision(store) for store in stores] == [migrate.HEAD] * 4
    for store in stores:
        await store.close()


async def test_newer_database_is_left_alone(store: Store, address: str) -> None:
    async with store.write() as transaction:
        await chats.ensure(transaction, GROUP)
        await transaction.execute(text("DROP TABLE misses"))
        await transaction.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="store-newer"):
        await Store.open(address)
    assert await revision(store) == "9999"
    async with store.read() as transaction:
        assert len(await chats.keys(transaction)) == 1
        tables = await transaction.run_sync(
            lambda connection: inspect(connection).get_table_names()
        )
    assert "misses" not in tables
