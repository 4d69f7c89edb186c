"""Writes a pack as an Anki package: a zip with a collection that every Anki can import.

The collection has the tables of Anki's schema 11, the last that all of its versions and
relatives read; ids are made of names, so that the same pack makes the same notes, types
and decks each time. This module knows no pack.
"""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

from content.formats.anki.deck import Written

_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
    scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
    ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
    dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
    sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
    ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
    queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
    reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
    odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
    ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL,
    factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
_INSERT_COLLECTION = "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, '{}')"
_VERSION = 11
_FIELDS_END = "\x1f"
_KINDS: Mapping[bool, tuple[str, Sequence[str]]] = {
    True: ("Sabatina: term", ("Front", "Back", "English", "Aliases")),
    False: ("Sabatina: question", ("Front", "Back")),
}
_SHOWN = "{{Front}}"
_ANSWER = "{{FrontSide}}<hr id=answer>{{Back}}"
_STYLE = ".card { font-family: sans-serif; font-size: 18px; text-align: left; }"
_OPTIONS: Mapping[str, object] = {  # Anki's own; an import leaves those of its collection
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "new": {
        "bury": False,
        "delays": [1, 10],
        "initialFactor": 2500,
        "ints": [1, 4, 7],
        "order": 1,
        "perDay": 20,
    },
    "rev": {
        "bury": False,
        "ease4": 1.3,
        "ivlFct": 1,
        "maxIvl": 36500,
        "perDay": 200,
        "hardFactor": 1.2,
    },
    "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
    "dyn": False,
}
_FIRST_ID = 1_500_000_000_000  # Anki's ids are milliseconds; others are refused as broken
_IDS = 200_000_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name


def write_package(notes: Iterable[Written], made: int) -> bytes:
    """Pack notes; `made` is when, in seconds since 1970: what is later overrules in Anki."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_SCHEMA)
        _fill(database, list(notes), made)
        database.commit()
        collection = database.serialize()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in (("collection.anki2", collection), ("media", b"{}")):
            info = zipfile.ZipInfo(name, _EPOCH)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _fill(database: sqlite3.Connection, notes: Sequence[Written], made: int) -> None:
    decks = {name: _id(f"deck {name}") for name in _decks(notes)}
    types = {term: _id(f"type {kind[0]}") for term, kind in _KINDS.items()}
    taken = set[int]()
    for place, note in enumerate(notes, 1):
        key = _id(f"note {note.guid}")
        while key in taken:
            key += 1
        taken.add(key)
        database.execute(_INSERT_NOTE, _note_row(note, key, types[note.term], made))
        database.execute(_INSERT_CARD, (key, key, decks[note.deck], made, place))
    models = {str(types[term]): _model(types[term], *kind) for term, kind in _KINDS.items()}
    held = {str(key): _deck(key, name) for name, key in {"Default": 1, **decks}.items()}
    settings = {"nextPos": 1, "curDeck": 1, "activeDecks": [1]}
    values = map(json.dumps, (settings, models, held, {"1": _OPTIONS}))
    database.execute(_INSERT_COLLECTION, (made, made * 1000, made * 1000, _VERSION, *values))


def _note_row(note: Written, key: int, kind: int, made: int) -> tuple[str | int, ...]:
    fields = [note.front, note.back, *([note.english, note.aliases] if note.term else [])]
    digest = hashlib.sha1(note.front.encode(), usedforsecurity=False).hexdigest()
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    texts = (tags, _FIELDS_END.join(fields), note.front)
    return (key, note.guid, kind, made, *texts, int(digest[:8], 16))


def _decks(notes: Iterable[Written]) -> list[str]:
    """Give the decks of notes and those that hold them."""
    paths = (note.deck.split("::") for note in notes)
    return list(
        dict.fromkeys("::".join(path[: end + 1]) for path in paths for end in range(len(path)))
    )


def _id(name: str) -> int:
    return _FIRST_ID + int(hashlib.sha256(name.encode()).hexdigest()[:12], 16) % _IDS


def _model(key: int, name: str, fields: Sequence[str]) -> Mapping[str, object]:
    template = {"name": "Card 1", "ord": 0, "qfmt": _SHOWN, "afmt": _ANSWER, "did": None}
    return {
        "id": key,
        "name": name,
        "type": 0,
        "mod": 0,
        "usn": 0,
        "sortf": 0,
        "did": None,
        "tmpls": [{**template, "bqfmt": "", "bafmt": ""}],
        "flds": [
            {"name": it, "ord": at, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
            for at, it in enumerate(fields)
        ],
        "css": _STYLE,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [0]]],
        "tags": [],
        "vers": [],
    }


def _deck(key: int, name: str) -> Mapping[str, object]:
    counts = {name: [0, 0] for name in ("newToday", "revToday", "lrnToday", "timeToday")}
    return {
        **counts,
        "id": key,
        "name": name,
        "mod": 0,
        "usn": 0,
        "desc": "",
        "dyn": 0,
        "conf": 1,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 0,
    }
