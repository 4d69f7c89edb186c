"""From blocks to entries: which text is about which thing.

A heading, a label or the subject of a sentence names a thing; what follows is about it,
until the next. This module decides by what stands where; how a name, a label or a
definition looks is for the modules beneath it.
"""

from collections.abc import Sequence
from dataclasses import replace

from content.ingest.blocks import LABEL, Block, Kind
from content.ingest.clean import plain_text
from content.ingest.definitions import (
    begins_with,
    is_fragment,
    sentences,
)
from content.ingest.entries import Doubt, Entry, Found, Sheet
from content.ingest.labels import Label, parted, split_inline
from content.ingest.names import Name
from content.ingest.naming import Naming
from content.ingest.place import OF_ASPECTS
from content.ingest.signs import is_title
from content.ingest.survey import survey_of
from content.ingest.topics import Role
from content.ingest.weighing import (
    is_meta,
    is_strong,
    lacks_subject,
    lists_only,
)

FEWEST_WORDS = 3
FEWEST_LEADING = 5
"""Words of a text that leads to a list and yet says what something is."""
MOST_IN_EFFECT = 5  # words


def found_in(blocks: Sequence[Block]) -> Found:
    """Read blocks, in the order of the notes."""
    reader = _Reader(survey_of(blocks))
    for at, block in enumerate(blocks):
        reader.take(block, blocks[at + 1] if at + 1 < len(blocks) else None)
    return reader.found


def _stands_apart(block: Block, following: Block | None) -> bool:
    return following is None or following.kind is not Kind.TEXT or following.line > block.line + 1


class _Reader(Naming):
    """Reads block after block."""

    def take(self, block: Block, following: Block | None) -> None:
        match block.kind:
            case Kind.HEADING:
                self.heading(block)
            case _ if self.role is Role.IGNORED:
                return
            case Kind.TABLE:
                sheet = Sheet(
                    block, self.nodes[-1].title if self.nodes else "", self.section(), self.top
                )
                self.found.sheets.append(sheet)
            case Kind.ITEM:
                self.item(block, following)
            case Kind.TEXT:
                self.alone = following is None or following.kind is Kind.HEADING
                self.single = self.alone or _stands_apart(block, following)
                self.text(block)

    def text(self, block: Block) -> None:
        for part in split_inline(block.text):
            self.part(part, block)

    def part(self, text: str, block: Block) -> None:
        label = self.label(text)
        if label and not self.is_text(label, block):
            self.labelled(label, block)
            return
        self.called(text, block)
        if not self.is_below_name(block) and self.defines(text, block):
            return
        bare = plain_text(text)
        if len(bare.split()) < FEWEST_WORDS - (block.line == self.heading_line + 1):
            self.said = self.said or self.role in OF_ASPECTS
            return
        leads = bare.endswith(":") and not (
            self.waits_for_text() and (lacks_subject(bare) or self.is_text_of_label(bare, block))
        )
        if leads and self.waits_for_text() and len(sentences(bare)) > 1:
            bare, leads = " ".join(sentences(bare)[:-1]), False
        if self.open is None or leads or not self.may_say(self.open, bare, block):
            self.leave(block.line, bare)
            self.said = self.said or (self.role in OF_ASPECTS and not leads)
        elif self.role in OF_ASPECTS:
            self.said = True
            self.open.facts.append(f"{self.nodes[-1].title}: {bare}")
        else:
            if self.open.gathers and not self.open.texts:
                self.open.doubts |= (
                    set() if begins_with(bare, self.open.name.text) else {Doubt.HEADING}
                )
            self.open.texts.append(bare)

    def is_text_of_label(self, bare: str, block: Block) -> bool:
        """Tell the text right below a label in bold, though a list goes on with it."""
        right_below = self.nodes[-1].level == LABEL and block.line == self.nodes[-1].line + 1
        return right_below and len(bare.split()) >= FEWEST_LEADING and not is_meta(bare)

    def may_say(self, entry: Entry, bare: str, block: Block) -> bool:
        """Tell whether a text may be about a thing; only the first has to prove it."""
        if self.role is Role.DEFINES:
            return True
        near = block.line == entry.line + 1
        asks = bool(self.nodes) and self.nodes[-1].asks
        return bool(entry.texts) or not (
            (is_meta(bare) and not asks) or self.is_chapter(entry, bare, near=near)
        )

    def is_chapter(self, entry: Entry, bare: str, *, near: bool) -> bool:
        """Tell the heading of a chapter from a thing that its text, maybe right below, explains."""
        if not entry.weak or begins_with(bare, entry.name.text):
            return False
        return entry.line == self.survey.title_line or not (near or is_fragment(bare))

    def item(self, block: Block, following: Block | None) -> None:
        """Take an entry of a list."""
        first, *others = split_inline(block.text) or [""]
        label = self.entry_label(first, block)
        name = label.named if label else None
        if label and label.generic and (label.rest or self.opens(label, block, following)):
            self.aspect(label, block)
        elif label and label.rest and name:
            if self.is_said_of_owner(label, block) or self.is_effect(label, plain_text(first)):
                self.fact(plain_text(first), block)
            elif not self.renames(label):
                self.entry(label, name, block)
        elif label and name and self.opens(label, block, following):
            self.heading(Block(Kind.HEADING, block.line, label.name, LABEL + 1 + block.depth))
        elif self.is_name_of_entries(label, first, block, following):
            self.heading(Block(Kind.HEADING, block.line, first, LABEL + 1 + block.depth))
        else:
            self.called(first, block)
            if not self.defines(first, block, entry=True):
                self.fact(plain_text(first), block)
        for other in others:
            self.part(other, block)

    def entry_label(self, text: str, block: Block) -> Label | None:
        """Give the label of an entry; in a list where all have one it is a name in any case."""
        label = self.label(text, entry=True)
        if block.line not in self.survey.counted:
            return label
        label = label or parted(text)
        if label and label.generic and label.rest:
            return replace(label, named=Name(label.name[:1].upper() + label.name[1:]))
        return label

    def is_said_of_owner(self, label: Label, block: Block) -> bool:
        """Tell a label among entries without one, which all describe the thing above."""
        if not self.owner or block.line not in self.survey.mixed:
            return False
        above = self.nodes[-1] if self.nodes else None
        named = above is not None and above.role is Role.SUBJECT and above.entry is self.owner
        described = named and block.line in self.survey.described and not label.bold
        return label.name[:1].islower() or (described and lists_only(label.rest))

    def is_effect(self, label: Label, text: str) -> bool:
        """Tell "Fast → freezes action" below the text of a thing: what a value of it does."""
        above = self.nodes[-1].entry if self.nodes else None
        if not above or above is not self.owner or not above.texts or label.bold:
            return False
        arrow = text[len(label.name) :].lstrip().startswith(("→", "->", "=>"))
        return arrow and " " not in label.name and len(label.rest.split()) <= MOST_IN_EFFECT

    def is_name_of_entries(
        self, label: Label | None, text: str, block: Block, following: Block | None
    ) -> bool:
        """Tell an entry that only names what the entries beneath it are about."""
        deeper = following and following.kind is Kind.ITEM and following.depth > block.depth
        return bool(deeper and not (label and label.rest) and is_title(text))

    def opens(self, label: Label, block: Block, following: Block | None) -> bool:
        """Tell whether further entries stand beneath this one."""
        if not following or following.kind is not Kind.ITEM:
            return False
        return following.depth > block.depth and (label.bold or label.signed)

    def entry(self, label: Label, name: Name, block: Block) -> None:
        """Take an entry that begins with a label."""
        owner = self.owner
        if owner and self.is_own(owner, name):
            owner.texts.append(label.rest)
        elif owner and self.of_aspects and not is_strong(label, name):
            owner.facts.append(f"{plain_text(label.name)}: {label.rest}")
            self.open = owner
        else:
            one = self.new(name, block)
            one.texts.append(label.rest)
            if owner and block.number:
                owner.numbered += 1
            if owner:
                owner.parts.append(one.name.text)
            self.open, self.depth = one, block.depth

    def fact(self, bare: str, block: Block) -> None:
        if not bare.strip(" -–—:;."):
            return
        nested = self.open and self.open is not self.owner and block.depth > self.depth
        target = self.open if nested else self.owner
        if target is None:
            self.leave(block.line, bare)
            return
        target.facts.append(bare.strip(" ;•"))
        target.numbered += bool(block.number)
        if not nested:
            self.open = target
