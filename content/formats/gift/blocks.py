"""A file of GIFT cut into its questions, each with its line, category, id and tags.

A question ends at a blank line that stands outside its braces. Comments fall away, but
for the id and the tags that Moodle keeps in them. What a question says, others read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.formats.gift.notation import find, unescape

_CATEGORY = re.compile(r"\$CATEGORY:\s*(.*)")
_COMMENT = re.compile(r"\s*//")
_MARK = re.compile(r"\[(id|tag):((?:[^\\\]]|\\.)*)\]")
_ROOTS = re.compile(r"\$[a-z]+\d*\$|top|default for .*", re.IGNORECASE)
_SLASH = re.compile(r"(?<!/)/(?!/)")


@dataclass(frozen=True, slots=True)
class Block:
    """One question as it was written; `category` are the parts of its path."""

    line: int
    text: str
    category: tuple[str, ...]
    id: str = ""
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """The question that is being gathered."""

    line: int = 0
    lines: list[str] = field(default_factory=list)
    id: str = ""
    tags: tuple[str, ...] = ()


def read_blocks(text: str) -> Iterator[Block]:
    """Give the questions of a file."""
    category: tuple[str, ...] = ()
    held = _Open()
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if _COMMENT.match(line):
            held.id, held.tags = _marks(line, held)
            continue
        named = _CATEGORY.match(line.strip()) if depth == 0 else None
        ends = _is_end(line, depth)
        if (named or ends) and held.lines:
            yield _block(held, category)
            held, depth = _Open(id=held.id if named else ""), 0
        if named:
            category = _path(named[1])
        elif line.strip():
            held.line = held.line or number
            held.lines.append(line)
            depth = _depth(line, depth)
    if held.lines:
        yield _block(held, category)


def _is_end(line: str, depth: int) -> bool:
    """A title begins a question even where the one before never closed."""
    return (not line.strip() and depth == 0) or (depth > 0 and line.lstrip().startswith("::"))


def _depth(line: str, depth: int) -> int:
    if depth == 0:
        opening = find(line, "{")
        if opening < 0:
            return 0
        return 1 if find(line, "}", opening) < 0 else 0
    return 1 if find(line, "}") < 0 else 0


def _block(held: _Open, category: tuple[str, ...]) -> Block:
    return Block(held.line, "\n".join(held.lines), category, held.id, held.tags)


def _marks(line: str, held: _Open) -> tuple[str, tuple[str, ...]]:
    marks = [(found[1], re.sub(r"\\(.)", r"\1", found[2])) for found in _MARK.finditer(line)]
    ids = [value for sort, value in marks if sort == "id"]
    tags = tuple(value for sort, value in marks if sort == "tag")
    return (ids[0] if ids else held.id), (*held.tags, *tags)


def _path(text: str) -> tuple[str, ...]:
    """Cut a category into its parts; two slashes are one that belongs to a name."""
    parts = [unescape(part.strip()).replace("//", "/") for part in _SLASH.split(text)]
    while parts and (not parts[0] or _ROOTS.fullmatch(parts[0])):
        del parts[0]
    return tuple(filter(None, parts))
