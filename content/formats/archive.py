"""The files in a zip that somebody sent, read as if whoever made it meant harm.

Nothing is written to disk and no size that the zip states is believed: each file is
unpacked in small pieces, and counted. What a file is and what stands in it, others say.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from content.formats.decode import MAX_BYTES
from content.formats.report import Report

MAX_FILES = 200
MAX_RATIO = 200  # unpacked to packed; notes reach some 10, long runs of one sign 1,000
_SMALL = 1024 * 1024  # what is no larger unpacked does no harm, whatever its ratio
_PIECE = 64 * 1024
_ZIP = b"PK\x03\x04"
_ENCRYPTED = 0x1
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for memory without end
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises over archives that are damaged, or made to look so."""


class _RefusedError(Exception):
    """The archive holds something that the report already names."""


def names_in(content: bytes) -> tuple[str, ...]:
    """Give the paths in a zip, none where it is damaged or no zip at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple(archive.namelist())
    except _BROKEN:
        return ()


def unpacked(content: bytes, report: Report) -> Mapping[str, bytes] | None:
    """Give the files of a zip by their paths, or None where the report says what is wrong.

    Hidden files and those that macOS adds are left out. Every file that is not allowed is
    noted: one outside the folder it is unpacked to, a link, an encrypted one, a second one
    of the same name, a zip in the zip.
    """
    if len(content) > MAX_BYTES:
        report.error(0, "file-large", megabytes=MAX_BYTES // (1024 * 1024))
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _files(archive, len(content), report)
    except _RefusedError:
        return None
    except _BROKEN:
        report.error(0, "zip-broken")
        return None


def picked(content: bytes, wanted: Iterable[str], most: int) -> dict[str, bytes] | None:
    """Give those of the wanted files that a zip has at its top and that have `most` bytes
    at most; None where the zip is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            held = [name for name in wanted if name in archive.namelist()]
            return {name: _limited(archive, name, most) for name in held}
    except _BROKEN:
        return None


def _limited(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    if _fault(archive.getinfo(name)):
        raise ValueError(name)
    with archive.open(name) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(name)
    return content


def _files(archive: zipfile.ZipFile, packed: int, report: Report) -> dict[str, bytes] | None:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_FILES:
        report.error(0, "zip-files", count=len(infos), most=MAX_FILES)
        return None
    kept = [info for info in infos if not _is_left_out(_path(info))]
    _check(kept, report)
    files: dict[str, bytes] = {}
    for info in kept:
        content = _read(archive, info, packed, sum(map(len, files.values())), report)
        if content.startswith(_ZIP):
            raise _refused(report, "zip-nested", info)
        files[_path(info)] = content
    if not files:
        report.error(0, "zip-empty")
    return files or None


def _check(infos: Iterable[zipfile.ZipInfo], report: Report) -> None:
    """Note all that must not be read, before anything is."""
    seen: set[str] = set()
    faults: list[_RefusedError] = []
    for info in infos:
        code = _fault(info)
        if not code and _path(info).casefold() in seen:
            code = "zip-twice"
        seen.add(_path(info).casefold())
        if code:
            faults.append(_refused(report, code, info))
    if faults:
        raise faults[0]


def _fault(info: zipfile.ZipInfo) -> str:
    path = _path(info)
    if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/"):
        return "zip-path"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "zip-link"
    if info.flag_bits & _ENCRYPTED:
        return "zip-encrypted"
    return "" if info.compress_type in _READABLE else "zip-packing"


def _refused(report: Report, code: str, info: zipfile.ZipInfo) -> _RefusedError:
    report.error(0, code, name=_path(info))
    return _RefusedError(code)


def _read(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, packed: int, before: int, report: Report
) -> bytes:
    """Unpack one file; `before` bytes were unpacked so far, of `packed` in the whole zip."""
    pieces, total = list[bytes](), before
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            total += len(piece)
            if total > _SMALL and total > MAX_RATIO * packed:
                report.error(0, "zip-bomb", ratio=MAX_RATIO)
                raise _RefusedError
            if total > MAX_BYTES:
                report.error(0, "zip-large", megabytes=MAX_BYTES // (1024 * 1024))
                raise _RefusedError
            pieces.append(piece)
    return b"".join(pieces)


def _path(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _is_left_out(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts)
