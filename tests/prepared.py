"""Databases that were brought to this version's schema once, and are copied for each test."""

import asyncio
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bot.store.engine import Store


async def prepared(path: Path) -> None:
    """A SQLite file as a first start leaves it; one that is there already is left alone."""
    if not path.exists():
        template = await asyncio.to_thread(_template)
        shutil.copyfile(template, path)


async def prepare(address: str) -> None:
    """Bring a database to the schema."""
    await (await Store.open(address)).close()


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="sabatina-template-")) / "template.db"
    asyncio.run(prepare(f"sqlite:///{path}"))
    return path
