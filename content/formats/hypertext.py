"""HTML made plain text: what is left when no tag, no style and no picture remains.

Written for untrusted text: each step takes time in proportion to its length, and nothing
is ever interpreted. This module knows no notation.
"""

import html
import re

_BREAK = re.compile(r"<(?:br|/?p|/?li|/?div|/?tr|/?h[1-6]|/?ul|/?ol|hr)\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![^<>]*>")
_MEDIA = re.compile(r"<(?:img|audio|video|object)\b[^<>]*>|\[sound:[^\[\]]*\]", re.IGNORECASE)
_HIDDEN = ("style", "script")


def lines_of(text: str) -> list[str]:
    """Give the lines that HTML shows, without blanks around them and without empty ones."""
    text = _between(text, "<!--", "-->")
    for name in _HIDDEN:
        text = _between(text, f"<{name}", f"</{name}>")
    text = _BREAK.sub("\n", _CELL.sub(" ", _MEDIA.sub("", text)))
    shown = html.unescape(_TAG.sub("", text)).replace("\u00a0", " ")
    return [" ".join(line.split()) for line in shown.split("\n") if line.strip()]


def text_of(text: str) -> str:
    """Give what HTML shows, on one line."""
    return " ".join(lines_of(text))


def has_media(text: str) -> bool:
    """Tell whether HTML shows or plays something that is no text."""
    return bool(_MEDIA.search(text))


def _between(text: str, opening: str, closing: str) -> str:
    """Take out what stands between two marks, and the marks; one that never closes stays."""
    first, *parts = text.split(opening)
    kept = [first]
    for part in parts:
        inside, mark, after = part.partition(closing)
        kept.append(after if mark else opening + inside)
    return "".join(kept)
