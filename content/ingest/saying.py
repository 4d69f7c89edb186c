"""Sentences that name a thing while notes are read: they begin to say something of it.

This module decides for one text whether it defines; what else a text may be is for
`content.ingest.reading`.
"""

from dataclasses import replace

from content.ingest.blocks import Block
from content.ingest.clean import plain_text
from content.ingest.definitions import (
    Defined,
    called,
    clauses,
    contrasted,
    defined,
    opens_with,
    sentences,
    subject_of,
    told,
)
from content.ingest.entries import Doubt
from content.ingest.place import OF_ASPECTS, Place
from content.ingest.topics import Role

LONGEST_CALLED = 400


class Saying(Place):
    """Takes the texts whose own words say what they are about."""

    def waits_for_text(self) -> bool:
        """Tell whether a heading that names a thing stands above, without a text so far."""
        entry = self.nodes[-1].entry if self.nodes else None
        return bool(entry and entry is self.open and not entry.texts and self.role is Role.SUBJECT)

    def defines(self, text: str, block: Block, *, entry: bool = False) -> bool:
        """Take a text that defines its subject; gives False if it does not."""
        if not entry and self.compares(text, block):
            return True
        found = None if self.answers(block) else defined(text)
        found = found or (None if entry else self.told(text))
        if not found:
            return False
        above = self.nodes[-1].entry if self.nodes else None
        for known in (above, self.open):
            if known and known.is_about(found.name):
                known.texts.append(found.text)
                self.add_aliases(known, found.name)
                self.open = known
                self.further(text, block)
                return True
        if self.lists_things(text, block):
            self.nodes[-1] = replace(self.nodes[-1], role=Role.LISTING)
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

    def lists_things(self, text: str, block: Block) -> bool:
        """Tell by its first text a list of things that each has from what is said of one."""
        node = self.nodes[-1] if self.nodes else None
        first = (
            node is not None and node.role is Role.ASPECT_LISTING and block.line == node.line + 1
        )
        return first and subject_of(text) is not None

    def answers(self, block: Block) -> bool:
        """Tell the text right below a question: it is about what that asks."""
        node = self.nodes[-1] if self.nodes else None
        below = bool(node and node.asks and block.line == node.line + 1)
        return below and self.waits_for_text() and not block.text.startswith("**")

    def told(self, text: str) -> Defined | None:
        """Take what a sentence does for what it is; below a heading only of two alike."""
        found = told(text)
        if not found or found.marked or not self.waits_for_text():
            return found
        others = [told(clause) for clause in clauses(plain_text(text))[1:]]
        alike = any(other and other.name.text != found.name.text for other in others)
        return found if alike else None

    def compares(self, text: str, block: Block) -> bool:
        """Take the sentences that begin with what the heading above compares."""
        sides = self.nodes[-1].sides if self.nodes else ()
        taken = False
        for sentence in clauses(plain_text(text)) if sides else ():
            name = next((it for it in sides if opens_with(sentence, it.text)), None)
            again = subject_of(sentence) if taken and not name else None
            name = again if again and self.open and not self.open.is_about(again) else name
            if name:
                one = self.new(name, block)
                one.texts.append(sentence)
                self.open = self.owner = self.subject = one
                taken = True
            elif taken and self.open:
                self.open.texts.append(sentence)
        return taken

    def further(self, text: str, block: Block) -> None:
        """Look for more things that a paragraph of definitions defines."""
        for sentence in clauses(plain_text(text))[1:]:
            again = None if subject_of(sentence) else told(sentence)
            name = again.name if again else subject_of(sentence) or contrasted(sentence)
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
