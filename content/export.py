"""A pack as files, in each format that there is, with what of it a format cannot hold.

Markdown, YAML, CSV and JSON hold a whole pack. GIFT holds questions, Anki terms and
questions; what they leave out is counted, so that nobody takes such a file for a copy.
"""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from content.finding import Finding
from content.formats.anki.deck import notes_of
from content.formats.anki.package_writer import write_package
from content.formats.anki.text_writer import write_anki_text
from content.formats.csv_writer import write_csv
from content.formats.gift.writer import write_gift
from content.formats.json_writer import (
    Json,
    export_comparison,
    export_domain,
    export_pack,
    export_question,
    export_term,
)
from content.formats.markdown_writer import write_markdown
from content.formats.yaml_writer import write_yaml
from content.losses import losses
from content.model import Pack

__all__ = [
    "FORMATS",
    "Exported",
    "Json",
    "export_comparison",
    "export_domain",
    "export_pack",
    "export_question",
    "export_term",
    "exported",
]

FORMATS = ("markdown", "yaml", "csv", "json", "gift", "anki", "anki-text")
"""What `exported` can write, those first that hold everything."""

_MARK = "\ufeff"
"""Without it Excel takes a table of UTF-8 for one in Windows-1252."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # that a zip can name: equal packs make equal zips


@dataclass(frozen=True, slots=True)
class Exported:
    """The files by their names, mostly one, and a hint for each thing that they lack."""

    files: Mapping[str, bytes]
    lost: tuple[Finding, ...] = ()


def exported(pack: Pack, notation: str, made: datetime | None = None) -> Exported:
    """Write a pack in one of `FORMATS`; Markdown of several files becomes one zip.

    `made`, now if left out, is the date of an Anki package: importing it there overrules
    what is older. Raises ValueError for any other format.
    """
    if notation not in FORMATS:
        raise ValueError(notation)
    name = pack.id or "pack"
    if notation == "markdown":
        return Exported(_packed(name, write_markdown(pack)))
    if notation == "anki":
        when = int((made or datetime.now(UTC)).timestamp())
        files = {f"{name}.apkg": write_package(notes_of(pack), when)}
    else:
        suffix, write = _TEXTS[notation]
        files = {f"{name}.{suffix}": write(pack).encode("utf-8", "replace")}
    return Exported(MappingProxyType(files), losses(pack, notation, next(iter(files))))


def _packed(name: str, files: Mapping[str, str]) -> Mapping[str, bytes]:
    contents = {file: text.encode("utf-8", "replace") for file, text in files.items()}
    if len(contents) == 1:
        return MappingProxyType({f"{name}.md": next(iter(contents.values()))})
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for file, content in contents.items():
            archive.writestr(zipfile.ZipInfo(file, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return MappingProxyType({f"{name}.zip": held.getvalue()})


def _json(pack: Pack) -> str:
    return f"{json.dumps(export_pack(pack), ensure_ascii=False, indent=2)}\n"


def _csv(pack: Pack) -> str:
    return _MARK + write_csv(pack)


_TEXTS: Mapping[str, tuple[str, Callable[[Pack], str]]] = {
    "yaml": ("yaml", write_yaml),
    "csv": ("csv", _csv),
    "json": ("json", _json),
    "gift": ("gift.txt", write_gift),
    "anki-text": ("anki.txt", write_anki_text),
}
