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
    called,
    defined,
    is_fragment,
    sentences,
    subject_of,
)
from content.ingest.entries import Doubt, Entry, Found, Sheet
from content.ingest.labels import Label, label_of, split_inline
from content.ingest.names import Name
from content.ingest.place import OF_ASPECTS, Node, Place
from content.ingest.survey import Survey, heading_key, survey_of
from content.ingest.topics import Role, Topic, topic_of
from content.ingest.vocabulary import DEFINES, IGNORED, generic
from content.ingest.weighing import introduces, is_meta, is_strong
from content.words import plain

FEWEST_WORDS = 3
LONGEST_CALLED = 400


def found_in(blocks: Sequence[Block]) -> Found:
    """Read blocks, in the order of the notes."""
    reader = _Reader(survey_of(blocks))
    for at, block in enumerate(blocks):
        reader.take(block, blocks[at + 1] if at + 1 < len(blocks) else None)
    return reader.found


class _Reader(Place):
    """Reads block after block; it starts with what all headings show together."""

    def __init__(self, survey: Survey) -> None:
        super().__init__()
        self.survey = survey

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
                self.text(block)

    def heading(self, block: Block) -> None:
        topic = self.topic(block)
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
        self.enter(Node(block.level, role, topic.title, entry, topic.asks))
        if entry and role in (Role.LISTING, Role.ASPECT_LISTING):
            entry.listing = True

    def topic(self, block: Block) -> Topic:
        """Tell what a heading is about; one that comes again and again is about the thing above."""
        topic = topic_of(block.text)
        again = heading_key(block.text) in self.survey.repeated
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
        if label and not (label.equals and self.waits_for_text()):
            self.labelled(label, block)
            return
        self.called(text, block)
        if self.defines(text, block):
            return
        bare = plain_text(text)
        if len(bare.split()) < FEWEST_WORDS:
            return
        if self.open is None or bare.endswith(":") or not self.may_say(self.open, bare):
            self.leave(block.line, bare)
        elif self.role in OF_ASPECTS:
            self.open.facts.append(f"{self.nodes[-1].title}: {bare}")
        else:
            if self.open.gathers and not self.open.texts:
                self.open.doubts |= (
                    set() if begins_with(bare, self.open.name.text) else {Doubt.HEADING}
                )
            self.open.texts.append(bare)

    def waits_for_text(self) -> bool:
        """Tell whether a heading that names a thing stands above, without a text so far."""
        entry = self.nodes[-1].entry if self.nodes else None
        return bool(entry and entry is self.open and not entry.texts and self.role is Role.SUBJECT)

    def may_say(self, entry: Entry, bare: str) -> bool:
        """Tell whether a text may be about a thing; only the first has to prove it."""
        return bool(entry.texts) or not (is_meta(bare) or self.is_chapter(entry, bare))

    def is_chapter(self, entry: Entry, bare: str) -> bool:
        """Tell the heading of a chapter from a thing that its text explains."""
        if not entry.weak or begins_with(bare, entry.name.text):
            return False
        return entry.line == self.survey.title_line or not is_fragment(bare)

    def labelled(self, label: Label, block: Block) -> None:
        """Take a paragraph that begins with a label."""
        name = label.named
        if name is None:
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
        elif self.of_aspects and self.owner and not is_strong(label, name):
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
        target = self.open or self.subject
        if not label.rest:
            self.heading(Block(Kind.HEADING, block.line, label.name, LABEL))
        elif target is None or known in IGNORED:
            return
        elif known in DEFINES and len(target.texts) < 2:
            target.texts.insert(0, label.rest)
        else:
            target.facts.append(f"{plain_text(label.name)}: {label.rest}")

    def defines(self, text: str, block: Block, *, entry: bool = False) -> bool:
        """Take a text that defines its subject; gives False if it does not."""
        found = defined(text)
        if not found:
            return False
        above = self.nodes[-1].entry if self.nodes else None
        for known in (above, self.open):
            if known and known.is_about(found.name):
                known.texts.append(found.text)
                self.add_aliases(known, found.name)
                self.open = known
                return True
        if self.role in (*OF_ASPECTS, Role.DEFINES) and self.owner and not found.marked:
            target = self.owner.texts if self.role is Role.DEFINES else self.owner.facts
            target.append(found.text)
            return True
        if not entry:
            self.leave_label_heading()
        one = self.new(found.name, block)
        one.texts.append(found.text)
        self.count(one)
        self.open = one
        if not entry:
            self.owner = self.subject = one
            self.depth = 0
            self.further(text, block)
        return True

    def further(self, text: str, block: Block) -> None:
        """Look for more things that a paragraph of definitions defines."""
        for sentence in sentences(plain_text(text))[1:]:
            name = subject_of(sentence)
            if name and self.open and not self.open.is_about(name) and len(name.text.split()) < 4:
                one = self.new(name, block)
                one.texts.append(sentence)
                one.doubts.add(Doubt.CALLED)

    def called(self, text: str, block: Block) -> None:
        for name in called(text):
            if self.open and self.open.is_about(name):
                continue
            said = next(
                (
                    it
                    for it in sentences(plain_text(text))
                    if name.text in it or name.text.lower() in it.lower()
                ),
                "",
            )
            if said and len(said) <= LONGEST_CALLED:
                one = self.new(name, block)
                one.texts.append(said)
                one.doubts.add(Doubt.CALLED)

    def item(self, block: Block, following: Block | None) -> None:
        """Take an entry of a list."""
        first, *others = split_inline(block.text) or [""]
        label = self.label(first, entry=True)
        name = label.named if label else None
        if label and label.generic and (label.rest or self.opens(label, block, following)):
            self.aspect(label, block)
        elif label and name and label.rest:
            self.entry(label, name, block)
        elif label and name and self.opens(label, block, following):
            self.heading(Block(Kind.HEADING, block.line, label.name, LABEL + 1 + block.depth))
        else:
            self.called(first, block)
            if not self.defines(first, block, entry=True):
                self.fact(plain_text(first), block)
        for other in others:
            self.part(other, block)

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
