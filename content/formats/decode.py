"""From the bytes of a file to its text: encoding, line ends, size, control characters.

Whatever comes out is UTF-8 without a byte order mark, with `\\n` at the ends of lines and
no control characters but tab. This module knows no notation.
"""

from content.formats.fields import without_controls
from content.formats.report import Report

MAX_BYTES = 20 * 1024 * 1024
MAX_LINE = 20_000
MAX_LINES = 1_000_000
_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff")
_OLD = "cp1252"
"""Windows' code page for western Europe and Brazil, in which Excel and Notepad still write."""


def decode(content: bytes, report: Report, *, longest: int = MAX_LINE) -> str | None:
    """Give the text of a file in UTF-8, or None where the report says why it cannot be read.

    `longest` is the number of characters that a line may have.
    """
    if not _sized(content, report):
        return None
    if content.startswith(_OTHER_UNICODE):
        report.error(0, "encoding-utf16")
        return None
    text = _utf_8(content)
    if text is None:
        _refuse(content, report)
        return None
    return _clean(text, report, longest)


def decode_any(content: bytes, report: Report, *, longest: int = MAX_LINE) -> str | None:
    """Give the text of a file as other programs write it.

    That is UTF-8, UTF-16 with a byte order mark, or Windows-1252, which is a guess and
    noted as such.
    """
    if not _sized(content, report):
        return None
    if content.startswith(_OTHER_UNICODE):
        text = _decoded(content, "utf-16")
        if text is None:
            report.error(0, "encoding-utf16")
            return None
        return _clean(text, report, longest)
    text = _utf_8(content)
    if text is None:
        text = None if b"\0" in content else _decoded(content, _OLD)
        if text is None:
            _refuse(content, report)
            return None
        report.hint(0, "encoding-guessed")
    return _clean(text, report, longest)


def _sized(content: bytes, report: Report) -> bool:
    if len(content) > MAX_BYTES:
        report.error(0, "file-large", megabytes=MAX_BYTES // (1024 * 1024))
    return len(content) <= MAX_BYTES


def _utf_8(content: bytes) -> str | None:
    return _decoded(content, "utf-8-sig")


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse(content: bytes, report: Report) -> None:
    """Note the first byte that is no UTF-8."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        report.error(line, "encoding", byte=f"0x{content[fault.start]:02X}")


def _clean(text: str, report: Report, longest: int) -> str | None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        report.error(0, "file-empty")
        return None
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        report.error(0, "lines-many", count=len(lines), most=MAX_LINES)
        return None
    long = [at for at, line in enumerate(lines, 1) if len(line) > longest]
    for line in long:
        report.error(line, "line-long", most=longest)
    if long:
        return None
    return "\n".join(without_controls(line, at, report) for at, line in enumerate(lines, 1))
