"""From the bytes of a file to its text: encoding, line ends, size, control characters.

Whatever comes out is UTF-8 without a byte order mark, with `\\n` at the ends of lines and
no control characters but tab. This module knows no notation.
"""

from content.formats.fields import without_controls
from content.formats.report import Report

MAX_BYTES = 8 * 1024 * 1024
MAX_LINE = 20_000
_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff")


def decode(content: bytes, report: Report) -> str | None:
    """Give the text of a file, or None where the report says why it cannot be read."""
    if len(content) > MAX_BYTES:
        report.error(0, "file-large", megabytes=MAX_BYTES // (1024 * 1024))
        return None
    if content.startswith(_OTHER_UNICODE):
        report.error(0, "encoding-utf16")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        report.error(line, "encoding", byte=f"0x{content[fault.start]:02X}")
        return None
    return _clean(text.replace("\r\n", "\n").replace("\r", "\n"), report)


def _clean(text: str, report: Report) -> str | None:
    if not text.strip():
        report.error(0, "file-empty")
        return None
    lines = text.split("\n")
    long = [at for at, line in enumerate(lines, 1) if len(line) > MAX_LINE]
    for line in long:
        report.error(line, "line-long", most=MAX_LINE)
    if long:
        return None
    return "\n".join(without_controls(line, at, report) for at, line in enumerate(lines, 1))
