"""How a database is and what is wrong with it, line by line, for whoever runs the bot."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.store.condition import Condition, Migrated
from bot.store.copying import Counts
from bot.store.invariants import Violation
from bot.views.words import Words

_UNITS = ("B", "kB", "MB", "GB", "TB")


def condition_lines(words: Words, found: Condition, zone: ZoneInfo) -> Iterator[str]:
    """What database it is, its schema, its size, how much is in it, and since when."""
    yield words("database-engine", engine=found.engine, address=found.address)
    yield _revision(words, found)
    yield words("database-size", size=_size(found.size))
    yield from count_lines(words, found.counts)
    if found.first is None or found.last is None:
        yield words("database-span-none")
    else:
        yield words("database-span", first=_at(found.first, zone), last=_at(found.last, zone))


def count_lines(words: Words, counts: Counts) -> Iterator[str]:
    """How many rows each table has."""
    for table, count in sorted(counts.items()):
        yield words("database-table", table=table, count=count)


def migrated_line(words: Words, done: Migrated) -> str:
    """What became of the schema."""
    if done.before is None:
        return words("database-made", after=done.after)
    if done.before == done.after:
        return words("database-current", after=done.after)
    return words("database-migrated", before=done.before, after=done.after)


def violation_line(words: Words, one: Violation) -> str:
    """What is wrong, and what to do."""
    return words(
        one.message, table=one.table, about=one.about, count=one.count, example=one.example
    )


def _revision(words: Words, found: Condition) -> str:
    if found.revision is None:
        return words("database-revision-none")
    message = "database-revision"
    if found.revision != found.newest:
        newer = found.revision > found.newest
        message = "database-revision-newer" if newer else "database-revision-old"
    return words(message, revision=found.revision, newest=found.newest)


def _size(count: float) -> str:
    """Bytes in the unit that suits them."""
    unit = 0
    while count >= 1000 and unit < len(_UNITS) - 1:
        count, unit = count / 1000, unit + 1
    return f"{count:.1f} {_UNITS[unit]}" if unit else f"{count:.0f} B"


def _at(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
