"""Writes a pack as one Markdown file, to be read and edited as a whole.

The head and the items stand in one file; where there are several domains, each item names
its own. What a file's items look like is for `content.formats.markdown_writer` to say.
"""

from collections.abc import Iterable, Iterator

from content.formats.markdown_writer import HEAD, write_markdown
from content.formats.notation import escape
from content.model import Pack

_FENCE = "---"


def write_single(pack: Pack) -> str:
    """Give the text of one file that is read as an equal pack."""
    files = write_markdown(pack)
    parts = [files.pop(HEAD)]
    for text in files.values():
        front, body = _parted(text)
        domain = next(line for line in front if line.startswith("domain:"))
        value = domain.partition(":")[2].strip().strip("'\"").replace("''", "'")
        parts.append("\n".join(_with_domain(body, f"domain: {escape(value)}")))
    return "\n".join(parts)


def _parted(text: str) -> tuple[list[str], list[str]]:
    """Cut a file into the lines of its front matter and those of its body."""
    lines = text.split("\n")
    end = lines.index(_FENCE, 1)
    return lines[1:end], lines[end + 2 :]


def _with_domain(body: Iterable[str], key: str) -> Iterator[str]:
    """Name the domain under each item; a question under an item has that item's."""
    under_item = False
    for line in body:
        yield line
        if line.startswith("## "):
            under_item = True
            yield key
        elif line.startswith("### ") and not under_item:
            yield key
