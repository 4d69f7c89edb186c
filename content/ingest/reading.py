"""From blocks to entries: which text is about which thing.

A heading, a label or the subject of a sentence names a thing; what follows is about it,
until the next. This module decides by what stands where; how a name, a label or a
definition looks is for the modules beneath it.
"""

from collections.abc import Sequence
from dataclasses import replace

from content.ingest.blocks import LABEL, TITLE, Block, Kind
from content.ingest.clean import plain_text
from content.ingest.definitions import (
    begins_with,
    is_fragment,
)
from content.ingest.entries import Doubt, Entry, Found, Sheet
from content.ingest.labels import Label, label_of, split_inline
from content.ingest.names import Name
from content.ingest.place import OF_ASPECTS, Node
from content.ingest.saying import Saying
from content.ingest.signs import is_title
from content.ingest.survey import Survey, heading_key, survey_of
from content.ingest.topics import Role, Topic, topic_of
from content.ingest.vocabulary import DEFINES, IGNORED, generic
from content.ingest.weighing import (
    introduces,
    is_brief,
    is_clause,
    is_meta,
    is_strong,
    lacks_subject,
)
from content.words import plain

FEWEST_WORDS = 3
MOST_IN_LABEL = 2  # words, right below "Definition"


def found_in(blocks: Sequence[Block]) -> Found:
    """Read blocks, in the order of the notes."""
    reader = _Reader(survey_of(blocks))
    for at, block in enumerate(blocks):
        reader.take(block, blocks[at + 1] if at + 1 < len(blocks) else None)
    return reader.found


class _Reader(Saying):
    """Reads block after block; it starts with what all headings show together."""

    def __init__(self, survey: Survey) -> None:
        super().__init__()
        self.survey = survey
        self.alone = self.single = False
        self.aspect_line = self.heading_line = -1

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
                self.single = following is None or following.kind is not Kind.TEXT
                self.text(block)

    def heading(self, block: Block) -> None:
        topic = self.topic(block)
        self.heading_line = block.line
        while self.nodes and self.nodes[-1].level >= block.level:
            self.nodes.pop()
        if self.nodes and introduces(topic):
            return
        if block.line == self.survey.title_line and not self.found.title:
            self.found.title = topic.title
        elif block.level == self.survey.top_level and topic.role is not Role.IGNORED:
            self.found.tops.append(topic.title)
        entry = self.entry_of(topic.name, block) if topic.name else None
        role = topic.role
        if role in (Role.ASPECT, Role.DEFINES, Role.PARTS):
            entry = self.spoken_of()
            role = role if entry else Role.SECTION
        elif role is Role.SECTION:
            entry = None
        above = self.nodes[-1].entry if self.nodes else None
        if above and above.listing and entry and entry is not above:
            above.parts.append(entry.name.text)
        sides = topic.sides
        self.enter(Node(block.level, role, topic.title, entry, topic.asks, sides, block.line))
        if entry and role in (Role.LISTING, Role.ASPECT_LISTING):
            entry.listing = True

    def topic(self, block: Block) -> Topic:
        """Tell what a heading is about; one that comes again and again is about the thing above."""
        topic = topic_of(block.text)
        again = heading_key(block.text) in self.survey.repeated
        if topic.role is Role.SUBJECT and 0 < block.line - 1 == self.survey.title_line:
            return Topic(Role.SECTION, topic.title)  # a second line of the title
        if again and topic.role is Role.SUBJECT and self.subject:
            return Topic(Role.ASPECT, topic.title)
        return topic

    def entry_of(self, name: Name, block: Block) -> Entry:
        """Give the entry of what a heading names: the one above, if that is the same."""
        above = next((node.entry for node in reversed(self.nodes) if node.entry), None)
        if above and {*map(plain, above.name.all)} & {*map(plain, name.all)} and not above.texts:
            return above
        entry = self.new(name, block, from_heading=True)
        above_others = block.line in self.survey.parents
        entry.weak = block.line == self.survey.title_line or (
            above_others and block.level <= self.survey.top_level
        )
        entry.gathers = above_others
        if block.mended:
            entry.doubts.add(Doubt.MENDED)
        return entry

    def label(self, text: str, *, entry: bool = False) -> Label | None:
        """Give the label of a text; one that comes again and again names nothing."""
        found = label_of(text, entry=entry)
        if found and found.named and heading_key(found.name) in self.survey.repeated:
            return replace(found, named=None)
        return found

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
        leads = bare.endswith(":") and not (self.waits_for_text() and lacks_subject(bare))
        if self.open is None or leads or not self.may_say(self.open, bare, block):
            self.leave(block.line, bare)
        elif self.role in OF_ASPECTS:
            self.said = True
            self.open.facts.append(f"{self.nodes[-1].title}: {bare}")
        else:
            if self.open.gathers and not self.open.texts:
                self.open.doubts |= (
                    set() if begins_with(bare, self.open.name.text) else {Doubt.HEADING}
                )
            self.open.texts.append(bare)

    def is_below_name(self, block: Block) -> bool:
        """Tell the only text right below a short line: it speaks of what that names."""
        return self.alone and self.is_right_below(block)

    def is_formula(self, label: Label) -> bool:
        """Tell the formula of the thing above from an acronym that a formula explains."""
        name = label.named
        other = name and name.text.isupper() and len(name.text) > MOST_IN_LABEL
        return label.equals and not (other and name and self.open and not self.open.is_about(name))

    def is_right_below(self, block: Block) -> bool:
        node = self.nodes[-1] if self.nodes else None
        near = node is not None and node.level == TITLE and block.line == node.line + 1
        return near and self.waits_for_text()

    def is_text(self, label: Label, block: Block) -> bool:
        """Tell the beginning of a sentence from a label, where a text is waited for."""
        if self.role is Role.DEFINES and self.owner and not self.owner.texts:
            return not label.bold and bool(label.rest) and len(label.name.split()) > MOST_IN_LABEL
        if self.waits_for_text() and (self.is_formula(label) or is_clause(label)):
            return True
        if label.bold or not label.rest or block.line != self.heading_line + 1:
            return False
        clausal = self.single and is_clause(label, most=MOST_IN_LABEL)
        return self.waits_for_text() and ("," in label.name or clausal)

    def may_say(self, entry: Entry, bare: str, block: Block) -> bool:
        """Tell whether a text may be about a thing; only the first has to prove it."""
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

    def labelled(self, label: Label, block: Block) -> None:
        """Take a paragraph that begins with a label."""
        name = label.named
        if block.line - 1 == self.survey.title_line > 0 and not label.bold:
            self.leave(block.line, label.rest)  # a second line of the title
        elif name is None:
            self.aspect(label, block)
        elif not label.rest:
            self.heading(Block(Kind.HEADING, block.line, label.name, LABEL, mended=block.mended))
        elif (
            self.owner
            and self.nodes
            and self.owner is self.nodes[-1].entry
            and self.is_own(self.owner, name)
        ):
            self.owner.texts.append(label.rest)
        elif self.open and block.line == self.aspect_line + 1 and is_brief(label):
            self.aspect_line = block.line
            self.open.facts.append(f"{plain_text(label.name)}: {label.rest}")
        elif self.of_aspects and self.owner and not self.said and not is_strong(label, name):
            self.owner.facts.append(f"{plain_text(label.name)}: {label.rest}")
        else:
            self.leave_label_heading()
            entry = self.new(name, block)
            entry.texts.append(label.rest)
            self.owner = self.open = self.subject = entry
            self.depth = 0
            self.count(entry)

    def aspect(self, label: Label, block: Block) -> None:
        """Take "Example: …", which is about the thing above."""
        known = generic(label.name)
        self.aspect_line = block.line
        target = self.open or self.subject
        if not label.rest:
            self.heading(Block(Kind.HEADING, block.line, label.name, LABEL))
        elif target is None or known in IGNORED:
            return
        elif known in DEFINES and len(target.texts) < 2:
            target.texts.insert(0, label.rest)
        else:
            target.facts.append(f"{plain_text(label.name)}: {label.rest}")

    def item(self, block: Block, following: Block | None) -> None:
        """Take an entry of a list."""
        first, *others = split_inline(block.text) or [""]
        label = self.label(first, entry=True)
        if label and label.generic and label.rest and block.line in self.survey.counted:
            label = replace(label, named=Name(label.name[:1].upper() + label.name[1:]))
        name = label.named if label else None
        if label and label.generic and (label.rest or self.opens(label, block, following)):
            self.aspect(label, block)
        elif label and label.rest and name:
            if self.owner and block.line in self.survey.mixed and label.name[:1].islower():
                self.fact(plain_text(first), block)
            else:
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
