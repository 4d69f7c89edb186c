"""Writes a pack as Anki's text import: note id, note type, deck, tags, front and back.

The type is `Basic`, which every collection has (in another language Anki asks for the one
to take); it has no field for English names and aliases, so these are left out.
"""

import csv
import io

from content.formats.anki.deck import notes_of
from content.model import Pack

_HEADER = """#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:4
#columns:guid\tnotetype\tdeck\ttags\tFront\tBack
"""
_TYPE = "Basic"


def write_anki_text(pack: Pack) -> str:
    """Write the notes of a pack, one a line."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter="\t", lineterminator="\n")
    for note in notes_of(pack):
        writer.writerow((note.guid, _TYPE, note.deck, " ".join(note.tags), note.front, note.back))
    return _HEADER + table.getvalue()
