"""What is gathered about one thing while notes are read, before it becomes a term."""

from dataclasses import dataclass, field
from enum import StrEnum

from content.ingest.blocks import Block
from content.ingest.grammar import LINKS
from content.ingest.names import Name, initials_of, key

_JOINING = frozenset({"e", "ou", "x", "vs", "versus", "and", "or"})


class Doubt(StrEnum):
    """Why a draft may be wrong about a term; each has a text of its own."""

    APART = "apart"
    CALLED = "called"
    HEADING = "heading"
    LIST = "list"
    MENDED = "mended"
    SHORT = "short"


@dataclass(slots=True)
class Entry:
    """A thing that the notes seem to explain: what it is called and what was said about it.

    `texts` are paragraphs about it, `facts` entries of lists, `parts` the names of what is
    listed beneath it; `weak` says that a text has to name it before it counts, `gathers` that
    its heading has others beneath it.
    """

    name: Name
    line: int
    section: str = ""
    top: int = 0
    texts: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    numbered: int = 0
    parts: list[str] = field(default_factory=list)
    listing: bool = False
    weak: bool = False
    gathers: bool = False
    doubts: set[Doubt] = field(default_factory=set)

    def is_about(self, name: Name) -> bool:
        """Tell whether a name is this thing's, or the most of it."""
        own, other = {key(it) for it in self.name.all}, {key(it) for it in name.all}
        if own & other:
            return True
        if any(key(it) in own_initials for it in name.all for own_initials in self._initials()):
            return True
        whole, part = key(self.name.text).split(), key(name.text).split()
        before, after = whole[: -len(part)], whole[len(part) :]
        if whole[: len(part)] == part:
            return bool(after) and after[0] not in LINKS | _JOINING
        return whole[-len(part) :] == part and bool(before) and before[-1] not in LINKS | _JOINING

    def _initials(self) -> list[set[str]]:
        return [{it.lower() for it in initials_of(name)} for name in self.name.all]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the heading that it stands under."""

    block: Block
    title: str
    section: str
    top: int


@dataclass(slots=True)
class Found:
    """All that reading yields, in the order of the notes; `left` is text in no entry."""

    title: str = ""
    tops: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)
