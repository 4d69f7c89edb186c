"""A database file that is not where it should be, for as long as a block lasts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import App
from bot.store.dialect import file_of


@asynccontextmanager
async def database_away(app: App) -> AsyncIterator[None]:
    """Let nobody find the database, or know by heart what stood there."""
    study = app.study
    path = file_of(study.store.url)
    away = path.with_suffix(".away")
    await study.store.close()
    study.people.forget()
    path.rename(away)
    path.mkdir()
    try:
        yield
    finally:
        path.rmdir()
        away.rename(path)
