"""Where reading stands: the headings above, and the things that texts are about.

This module keeps the state of `content.ingest.reading` and decides nothing about texts.
"""

from dataclasses import dataclass, field

from content.ingest.blocks import LABEL, Block
from content.ingest.entries import Doubt, Entry, Found
from content.ingest.names import Name
from content.ingest.topics import Role
from content.words import plain

OF_ASPECTS = (Role.ASPECT, Role.ASPECT_LISTING)
FEWEST_LEFT = 6
"""Words of a text that is worth saying that it was left out."""


@dataclass(frozen=True, slots=True)
class Node:
    level: int
    role: Role
    title: str
    entry: Entry | None = None
    asks: bool = False
    sides: tuple[Name, ...] = ()
    line: int = 0

    @property
    def is_label_with_text(self) -> bool:
        is_label = self.level == LABEL and self.role is Role.SUBJECT
        return is_label and bool(self.entry and self.entry.texts)


@dataclass(slots=True)
class Place:
    """Where reading stands: the headings above, the thing that the last text was about.

    `subject` is what generic headings and labels speak of, `owner` what entries of a list
    belong to, `open` what further paragraphs are about; `said` that the
    heading above has got its text.
    """

    found: Found = field(default_factory=Found)
    nodes: list[Node] = field(default_factory=list)
    subject: Entry | None = None
    owner: Entry | None = None
    open: Entry | None = None
    depth: int = 0
    said: bool = False

    @property
    def role(self) -> Role:
        return self.nodes[-1].role if self.nodes else Role.SECTION

    @property
    def of_aspects(self) -> bool:
        """Tell whether labels here say something of the thing above."""
        node = self.nodes[-1] if self.nodes else None
        if node is None or node.role in OF_ASPECTS:
            return node is not None
        return node.asks and node.entry is not None and not node.entry.texts

    @property
    def top(self) -> int:
        return len(self.found.tops)

    def section(self) -> str:
        """Give the nearest heading above that names a place."""
        for node in reversed(self.nodes):
            if node.role not in (Role.ASPECT, Role.DEFINES, Role.PARTS, Role.IGNORED):
                return node.entry.name.text if node.entry else node.title
        return ""

    def enter(self, node: Node) -> None:
        self.nodes.append(node)
        if node.role in (Role.SUBJECT, Role.SECTION, Role.IGNORED):
            self.subject = node.entry
        elif node.entry is None:
            self.subject = None
        self.owner = self.open = node.entry
        self.depth, self.said = 0, False

    def new(self, name: Name, block: Block, *, from_heading: bool = False) -> Entry:
        entry = Entry(name, block.line, self.section(), self.top)
        self.found.entries.append(entry)
        if block.mended and not from_heading:
            entry.doubts.add(Doubt.APART)
        return entry

    def spoken_of(self) -> Entry | None:
        """Give the thing above; a heading that only gathers others is none."""
        gathers = self.subject and self.subject.parts and not self.subject.texts
        return self.open if gathers else self.subject

    def is_own(self, entry: Entry, name: Name) -> bool:
        return bool({*map(plain, entry.name.all)} & {*map(plain, name.all)}) and not entry.texts

    def count(self, entry: Entry) -> None:
        """Note a thing with the heading that it is listed under."""
        above = self.nodes[-1].entry if self.nodes else None
        if above and above is not entry:
            above.parts.append(entry.name.text)

    def leave(self, line: int, bare: str) -> None:
        if len(bare.split()) >= FEWEST_LEFT and not bare.endswith(":"):
            self.found.left.append((line, bare))

    def leave_label_heading(self) -> None:
        """A label ends what a label that stood alone had begun, if that had a text."""
        while self.nodes and self.nodes[-1].is_label_with_text:
            self.nodes.pop()

    def add_aliases(self, entry: Entry, name: Name) -> None:
        known = {plain(it) for it in entry.name.all}
        more = tuple(it for it in name.aliases if plain(it) not in known)
        entry.name = Name(entry.name.text, (*entry.name.aliases, *more))
