"""Takes the notes out of an Anki package: a zip with a collection in SQLite.

The collection is untrusted: it is opened in memory, read only from real tables, and given
up after so many steps. Anki has written three sorts of it; the newest is compressed with
Zstandard, and beside it lies an old one that only says so.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from content.formats.anki.notes import Note
from content.formats.anki.zstandard import unpack
from content.formats.archive import picked
from content.formats.build import MAX_ITEMS
from content.formats.report import Report

_MAX_COLLECTION = 64 * 1024 * 1024
_STEPS = 1_000  # of SQLite's machine between two looks at the clock that counts them
_MOST_LOOKS = 200_000
_PACKED, _NEW, _OLD = "collection.anki21b", "collection.anki21", "collection.anki2"
_NOTICE = "Please update to the latest Anki version"
_FIELDS_END = "\x1f"
_TABLES = frozenset({"notes", "cards", "col", "notetypes", "fields", "decks"})


def read_package(content: bytes, report: Report) -> list[Note]:
    """Give the notes of a package; none where the report says why."""
    files = picked(content, (_PACKED, _NEW, _OLD), _MAX_COLLECTION)
    if files is None:
        report.error(0, "zip-broken")
        return []
    collection = files.get(_NEW) or files.get(_OLD, b"")
    if _PACKED in files:
        collection = unpack(files[_PACKED], _MAX_COLLECTION) or b""
        if not collection:
            report.error(0, "anki-packed")
            return []
    notes = _notes(collection, report)
    if len(notes) == 1 and next(iter(notes[0].fields.values()), "").startswith(_NOTICE):
        report.error(0, "anki-packed")
        return []
    return notes


def _notes(collection: bytes, report: Report) -> list[Note]:
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            return list(_read(database, collection, report))
    except (sqlite3.Error, ValueError, LookupError, TypeError, AttributeError, MemoryError):
        report.error(0, "anki-broken")
        return []


def _read(database: sqlite3.Connection, collection: bytes, report: Report) -> Iterator[Note]:
    """Raises what `_notes` catches, where the collection is none or holds odd values."""
    database.deserialize(_without_log(collection))
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    database.execute("PRAGMA trusted_schema = OFF")
    looks = iter(range(_MOST_LOOKS))
    database.set_progress_handler(lambda: next(looks, None) is None, _STEPS)
    tables = _tables(database)
    types = _newer_types(database) if "notetypes" in tables else _older_types(database)
    decks = _newer_decks(database) if "decks" in tables else _older_decks(database)
    rows = database.execute(
        "SELECT n.guid, n.mid, n.tags, n.flds, min(c.did) FROM notes n"
        " LEFT JOIN cards c ON c.nid = n.id GROUP BY n.id ORDER BY n.id LIMIT ?",
        (MAX_ITEMS + 1,),
    ).fetchall()
    if len(rows) > MAX_ITEMS:
        report.error(0, "items-many", most=MAX_ITEMS)
        return
    for place, (guid, kind, tags, fields, deck) in enumerate(rows, 1):
        texts = str(fields).split(_FIELDS_END)
        names = [*types.get(str(kind), ()), *map(str, range(len(texts)))][: len(texts)]
        yield Note(
            place,
            dict(zip(names, texts, strict=True)),
            deck=decks.get(str(deck), ""),
            tags=tuple(str(tags).split()),
            guid=str(guid),
        )


def _without_log(collection: bytes) -> bytes:
    """Mark a database as one without a write-ahead log, which cannot be opened in memory.

    The versions at bytes 18 and 19 of the header say which: section 1.3.3 of
    https://www.sqlite.org/fileformat2.html.
    """
    return collection[:18] + b"\x01\x01" + collection[20:] if len(collection) > 100 else b"-"


def _tables(database: sqlite3.Connection) -> frozenset[str]:
    """Give the tables that are read; raises ValueError if one of them is a view."""
    rows = database.execute("SELECT name, type FROM sqlite_master").fetchall()
    sorts = {str(name): sort for name, sort in rows if name in _TABLES}
    if any(sort != "table" for sort in sorts.values()) or "notes" not in sorts:
        raise ValueError(sorts)
    return frozenset(sorts)


def _older_types(database: sqlite3.Connection) -> Mapping[str, list[str]]:
    models = json.loads(database.execute("SELECT models FROM col").fetchone()[0])
    return {key: [str(field["name"]) for field in it["flds"]] for key, it in models.items()}


def _older_decks(database: sqlite3.Connection) -> Mapping[str, str]:
    decks = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    return {key: str(deck["name"]) for key, deck in decks.items()}


def _newer_types(database: sqlite3.Connection) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = database.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord LIMIT 10000")
    for kind, name in rows:
        found.setdefault(str(kind), []).append(str(name))
    return found


def _newer_decks(database: sqlite3.Connection) -> Mapping[str, str]:
    rows = database.execute("SELECT id, name FROM decks LIMIT 10000")
    return {str(key): str(name).replace(_FIELDS_END, "::") for key, name in rows}
