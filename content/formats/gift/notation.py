r"""The signs of GIFT: what begins an answer, its weight, its feedback; and the backslashes.

A backslash takes the meaning of ``~ = # { } :`` and of itself away, and makes a line break
of an n, as Moodle's documentation of the format has it
(https://docs.moodle.org/en/GIFT_format).
"""

import re

from content.formats.hypertext import text_of

_SIGNS = "~=#{}:"
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]\s*", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)([^*_`]+)(?<=\S)\1")


def escape(text: str) -> str:
    """Put a backslash before each sign of the notation."""
    return "".join(f"\\{char}" if char in _SIGNS or char == "\\" else char for char in text)


def unescape(text: str) -> str:
    """Take those backslashes away."""
    return _ESCAPED.sub(lambda found: " " if found[1] == "n" else found[1], text)


def split_at(text: str, signs: str) -> list[tuple[str, str]]:
    """Split before each sign that no backslash precedes: the sign, and what follows it.

    What stands before the first sign comes first, with an empty one.
    """
    parts, sign, start = list[tuple[str, str]](), "", 0
    for at in _bare(text, signs):
        parts.append((sign, text[start:at]))
        sign, start = text[at], at + 1
    return [*parts, (sign, text[start:])]


def find(text: str, sign: str, start: int = 0) -> int:
    """Give where a sign of one or more characters stands bare; -1 where nowhere."""
    for at in _bare(text, sign[0], start):
        if text.startswith(sign, at):
            return at
    return -1


def shown(text: str, style: str = "") -> str:
    """Give a text as people see it: without the markup of its format, blanks made single.

    Without a format it is plain, so that a sign of less or more stays what it is.
    """
    found = _FORMAT.match(text)
    if found:
        text, style = text[found.end() :], found[1].lower()
    text = unescape(text)
    if style in ("html", "moodle"):
        text = text_of(text)
    if style == "markdown":
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())


def style_of(text: str) -> str:
    """Give the format that a text names at its beginning, in lower case."""
    found = _FORMAT.match(text)
    return found[1].lower() if found else ""


def _bare(text: str, signs: str, start: int = 0) -> list[int]:
    found, at = [], start
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in signs:
            found.append(at)
        at += 1
    return found
