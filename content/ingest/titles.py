"""Which lines without signs are headings: told by how they look and by what stands around them.

This module gives no blocks; it looks at the lines and at the blocks so far.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from content.ingest import signs
from content.ingest.blocks import TITLE, Block, Kind
from content.ingest.clean import Line, plain_text
from content.ingest.grammar import DANGLING
from content.ingest.labels import Label, begins_label, label_of
from content.ingest.names import is_generic
from content.ingest.vocabulary import ASPECTS, LISTS, LISTS_OF_ASPECTS, PARTS
from content.words import plain

TERMINAL = (".", "!", "?", ":", ";", "…")
_AFTER_BOLD = re.compile(r"^\s*\*\*[^*]{2,80}\*\*\s+([a-zà-ÿ].*)$")
_SERIES = re.compile(
    r"^\s{0,3}(?:\*\*)?([A-ZÀ-Ý][^\W\d_]{1,11})\.?\s\d{1,3}\s?[-–—]\s+[A-ZÀ-Ý][^.:;!?]{1,50}$"
)
_SMALL_LABEL = re.compile(r"[a-zà-ÿ]{2,12}:\s")
_SMALL = re.compile(r"^[\W_]{0,3}[^\W\d_]")
_RELATIVE = frozenset(
    {"que", "quem", "cujo", "cuja", "onde", "that", "which", "who", "whose", "where"}
)
MOST_BEFORE_RELATIVE = 6  # words
FEWEST_EXPLAINING = 6  # words
FEWEST_COUNTED = 3  # headings of a series
FEWEST_LEADING = 5  # words
NEAR = 9  # lines
MOST_BROKEN = 2  # words of a heading's second line
SHORT_TITLE = 60
MOST_NAMED = 5  # words of a name above its text
HALF = 0.5
FULL = 0.8  # of the width: a line that is longer goes on in the next


@dataclass(slots=True)
class Titles:
    """The lines, and what came before: `blank` says that an empty line came last.

    `width` is the length to which paragraphs were wrapped, 0 where they were not; `labelled`
    that the line before began with a label, `series` the places of headings that count.
    """

    lines: Sequence[Line]
    width: float
    series: frozenset[int] = frozenset()
    blocks: list[Block] = field(default_factory=list)
    blank: bool = True
    last_length: int = 0
    labelled: bool = False

    def text(self, at: int) -> str:
        return self.lines[at].text if at < len(self.lines) else ""

    def after(self, at: int) -> str:
        """Give the next line that is not empty, of those near."""
        near = range(at + 1, at + NEAR)
        return next((self.text(n) for n in near if self.text(n).strip()), "")

    def wraps(self, at: int) -> bool:
        """Tell whether a line goes on, in small letters, in the one directly below it."""
        below = self.text(at + 1)
        return bool(below.strip()) and starts_small(below) and not begins_label(below)

    def is_full(self, at: int, text: str) -> bool:
        """Tell a line that may well go on in the one directly below it."""
        full = bool(self.width) and len(text) >= FULL * self.width
        return full and bool(self.text(at + 1).strip())

    def is_next_title(self, at: int, after: str) -> bool:
        """Tell whether what follows is a heading too, and not the text or a label below this."""
        if signs.is_bold_alone(self.text(at)) and leads(after):
            return False
        if (
            self.is_full(at + 1, after)
            or signs.cells(after)
            or self.wraps(at + 1)
            or begins_label(after)
        ):
            return False
        return signs.is_title(after) and not is_generic(plain_text(after)) and not explains(after)

    def is_text_by_place(self, at: int, text: str) -> bool:
        """Tell a line that goes on in the next, or explains the heading right above it."""
        below_heading = bool(self.blocks) and self.blocks[-1].kind is Kind.HEADING
        if below_heading and signs.is_bold_alone(self.blocks[-1].text) and leads(text):
            return True
        return self.is_full(at, text) or (below_heading and explains(text))

    def is_labelled(self, label: Label, after: str) -> bool:
        """Tell one of several lines with labels from a heading that has such a sign."""
        return label.equals or bool(label.rest and (self.labelled or begins_label(after)))

    def is_apart(self, at: int, text: str) -> bool:
        """Tell a name, with its text in small letters below, from a line that was wrapped."""
        below = self.text(at + 1).strip()
        short = len(text.split()) <= MOST_NAMED and len(text) < HALF * (
            self.width or 2 * SHORT_TITLE
        )
        return bool(below) and short and not dangles(plain_text(text)) and not text.endswith("-")

    def heads_all(self, at: int, text: str, label: Label | None) -> bool:
        """Tell the first line as the title of the notes."""
        shouts = text.isupper() and len(text) < SHORT_TITLE
        return shouts or bool(label and not label.bold and self.is_alone(at, text))

    def is_alone(self, at: int, text: str) -> bool:
        """Tell the first line that heads the notes from the first of many that define."""
        below = self.text(at + 1).strip()
        subtitle = signs.is_title(below) and not self.text(at + 2).strip()
        aside = below.startswith("(") and below.endswith(")")
        by_whom = (aside or _SMALL_LABEL.match(below)) and not self.text(at + 2).strip()
        beneath = bool(by_whom) or (
            (not below or subtitle) and not begins_label(below or self.after(at))
        )
        return beneath and len(text) <= signs.MOST_TITLE_LETTERS and not text.endswith(TERMINAL)

    def is_broken_title(self, at: int, text: str) -> bool:
        """Tell two short lines that stand by themselves and are one heading."""
        deep = signs.chapter(text)
        sure = bool(deep and deep[0] > 1 and dangles(text))
        if not (self.blank or sure) or not signs.is_title(text) or text.endswith((":", "?")):
            return False
        rest, beyond = self.text(at + 1).rstrip(), self.text(at + 2).strip()
        if not starts_small(rest) or len(rest.split()) > MOST_BROKEN:
            return False
        if beyond and (starts_small(beyond) or (signs.is_title(beyond) and not sure)):
            return False
        whole = f"{text} {rest}"
        return signs.is_title(whole) and len(whole) < SHORT_TITLE and bool(self.after(at + 1))

    def is_title(self, at: int, text: str) -> bool:
        """Tell a heading without signs by what stands around it."""
        label = None if signs.is_chapter_word(text) else label_of(text)
        if _goes_beyond_bold(text) or (not self.blank and self.is_text_by_place(at, text)):
            return False
        if not self.blocks and self.heads_all(at, text, label):
            return True
        if not signs.is_title(text) or (label and label.rest[:1].islower()):
            return False
        before = plain_text(self.blocks[-1].text[-120:]) if self.blocks else ""
        after = self.after(at)
        if not self.blocks and len(text) < SHORT_TITLE and after.strip():
            return True
        if not after.strip() or (label and self.is_labelled(label, after)):
            return False
        if starts_small(after) and not begins_label(after):
            return self.is_apart(at, text)
        if not self.blank and before and not before.endswith(TERMINAL):
            last = self.blocks[-1].kind
            if last is not Kind.HEADING and self.last_length >= FULL * (self.width or 1e9):
                return False
        if self.text(at + 1).strip() and signs.title_level(text, TITLE) == TITLE:
            return not self.is_next_title(at, after) and not signs.heading(after)
        return True


def series_of(lines: Sequence[Line]) -> frozenset[int]:
    """Give the places of headings that count by one word: "NR 5 - CIPA", later "NR 6 - EPI"."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        counted = _SERIES.match(line.text)
        alone = not (at and lines[at - 1].text.strip()) and at + 1 < len(lines)
        if counted and alone and len(line.text) < SHORT_TITLE and lines[at + 1].text.strip():
            found.setdefault(counted[1], []).append(at)
    return frozenset(at for all_ in found.values() if len(all_) >= FEWEST_COUNTED for at in all_)


def number_last(text: str) -> str:
    """Put what a heading of a series counts behind what it is about."""
    code, _, name = plain_text(text).replace("–", "-").replace("—", "-").partition("-")
    return f"{name.strip()} ({code.strip()})"


def explains(text: str) -> bool:
    """Tell a short text without a stop from a heading: "Animal que …", "A region where …"."""
    words = plain(text).split()
    relative = any(word in _RELATIVE for word in words[1:MOST_BEFORE_RELATIVE])
    return relative and len(words) >= FEWEST_EXPLAINING and not text.rstrip().endswith("?")


def leads(text: str) -> bool:
    """Tell a text that a list goes on with, below a label in bold, from one more label."""
    words = plain(text).split()
    sized = len(words) >= FEWEST_LEADING and text.rstrip().endswith(":") and "**" not in text
    return sized and words[0] not in LISTS | LISTS_OF_ASPECTS | PARTS | ASPECTS


def _goes_beyond_bold(text: str) -> bool:
    """Tell a sentence whose subject is bold from a heading in bold."""
    found = _AFTER_BOLD.match(text)
    return found is not None and len(found[1].split()) > MOST_BROKEN


def starts_small(text: str) -> bool:
    """Tell a line that begins in small letters; an entry of a list begins for itself."""
    if signs.entry(text):
        return False
    if signs.begins_with_symbol(text):
        return False
    found = _SMALL.match(text)
    return bool(found and found[0][-1].islower()) and not text.startswith("**")


def dangles(before: str) -> bool:
    last = before.split()[-1:] or [""]
    return (last[0].islower() and plain(last[0]) in DANGLING) or before.endswith(",")
