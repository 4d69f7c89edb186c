"""Headings, and paragraphs that begin with a label: what they name, and what is about it.

This module keeps to what stands above and right before; which kind a block is of is for
`content.ingest.reading`.
"""

from dataclasses import replace

from content.ingest.blocks import LABEL, TITLE, Block, Kind
from content.ingest.clean import plain_text
from content.ingest.entries import Doubt, Entry
from content.ingest.grammar import ARTICLES
from content.ingest.labels import Label, label_of
from content.ingest.names import Name
from content.ingest.place import Node
from content.ingest.saying import Saying
from content.ingest.survey import Survey, heading_key
from content.ingest.topics import Role, Topic, topic_of
from content.ingest.vocabulary import DEFINES, generic, is_ignored
from content.ingest.weighing import (
    has_pairs,
    introduces,
    is_arrangement,
    is_brief,
    is_clause,
    is_nickname,
    is_strong,
)
from content.words import plain

_ARTICLES = [[article] for article in ARTICLES]
MOST_OF_PARTS = 2
"""The deepest level of headings that part the notes; labels below them name things."""
MOST_IN_LABEL = 2  # words, right below "Definition"


class Naming(Saying):
    """Takes what names a thing; `survey` is what all headings show together."""

    def __init__(self, survey: Survey) -> None:
        super().__init__()
        self.survey = survey
        self.alone = self.single = False
        self.aspect_line = self.heading_line = -1

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
        if label.stopped and self.waits_for_text() and block.line == self.heading_line + 1:
            return True
        asked = self.answers(block) and plain(label.name).split()[:1] in _ARTICLES
        if not label.bold and label.rest and (asked or self.is_answer(block)):
            return True
        if label.bold or not label.rest or block.line != self.heading_line + 1:
            return False
        in_part = bool(self.nodes) and self.nodes[-1].level > MOST_OF_PARTS
        clausal = self.single and in_part and is_clause(label, most=MOST_IN_LABEL)
        return self.waits_for_text() and ("," in label.name or clausal or has_pairs(label))

    def is_answer(self, block: Block) -> bool:
        """Tell the one text right below a question that names nothing."""
        node = self.nodes[-1] if self.nodes else None
        asks = node is not None and node.role is Role.SECTION and node.title.endswith("?")
        return asks and self.single and block.line == self.heading_line + 1

    def renames(self, label: Label) -> bool:
        """Take a label in quotation marks as another name for what waits for its text."""
        above = self.nodes[-1].entry if self.nodes else None
        if not above or not label.named or not self.waits_for_text() or not is_nickname(label):
            return False
        self.add_aliases(above, Name(above.name.text, (label.named.text.strip('"“” '),)))
        above.texts.append(label.rest)
        return True

    def labelled(self, label: Label, block: Block) -> None:
        """Take a paragraph that begins with a label."""
        name = label.named
        if is_arrangement(label.rest) or self.renames(label):
            return
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
        known = generic(plain_text(label.name))
        self.aspect_line = block.line
        target = self.open or self.subject
        if not label.rest:
            self.heading(Block(Kind.HEADING, block.line, label.name, LABEL))
        elif target is None or is_ignored(known):
            return
        elif known in DEFINES and len(target.texts) < 2:
            target.texts.insert(0, label.rest)
        else:
            target.facts.append(f"{plain_text(label.name)}: {label.rest}")
