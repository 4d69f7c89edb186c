"""What the headings of notes show when they are looked at all together, before reading."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from content.ingest.blocks import LABEL, TITLE, Block, Kind
from content.ingest.clean import plain_text
from content.ingest.labels import label_of, parted
from content.ingest.names import is_generic, unnumbered
from content.ingest.signs import entry
from content.ingest.vocabulary import is_ignored
from content.words import plain

OFTEN = 3
MOST_OFTEN = 4  # a quarter of all names at most
LONGEST_REPEATED = 90  # characters
LABEL_HEAD = 260


@dataclass(frozen=True, slots=True)
class Survey:
    """What the headings and labels of notes have in common.

    The line of the document's title and the level of the headings that make domains (each 0
    where there is none), the lines of headings with others beneath them, and in plain form
    the names that come again and again: whatever they are, they say something of each thing.
    `mixed` are the lines of entries in lists of which some have labels and some have none,
    `described` those of them in lists whose first has none, `counted` those of lists that all
    begin with a label, most of them with a name.
    """

    title_line: int
    top_level: int
    parents: frozenset[int]
    repeated: frozenset[str]
    mixed: frozenset[int]
    counted: frozenset[int]
    described: frozenset[int]


def survey_of(blocks: Sequence[Block]) -> Survey:
    """Look at all headings and labels."""
    repeated = _repeated(blocks)
    parents = _parents(blocks, repeated)
    return Survey(_title_of(blocks), _top_level(blocks), parents, repeated, *_lists(blocks))


def heading_key(text: str) -> str:
    """Give the form in which a heading or label is the same as another."""
    return plain(unnumbered(plain_text(text))[0])


def _repeated(blocks: Sequence[Block]) -> frozenset[str]:
    """Give the names that come often; none where nearly all do, as in notes pasted twice over."""
    counts = Counter(
        (block.kind, block.level, heading_key(name))
        for block, name in _names(blocks)
        if not _is_proper(name)
    )
    often = frozenset(name for (_, _, name), count in counts.items() if name and count >= OFTEN)
    often |= _beside_generic(blocks)
    return often if len(often) * MOST_OFTEN <= len(counts) else frozenset()


def _beside_generic(blocks: Sequence[Block]) -> frozenset[str]:
    """Give the labels that come twice or more, each time right after a generic one."""
    labels = [block for block in blocks if block.kind is Kind.HEADING and block.level <= LABEL]
    seen: dict[str, list[bool]] = {}
    for before, block in pairwise(labels):
        if block.level == LABEL:
            follows = before.level == LABEL and is_generic(plain_text(before.text))
            seen.setdefault(heading_key(block.text), []).append(follows)
    return frozenset(name for name, follows in seen.items() if len(follows) > 1 and all(follows))


def _lists(blocks: Sequence[Block]) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    mixed: set[int] = set()
    described: set[int] = set()
    counted: set[int] = set()
    for (kind, *_), run in groupby(blocks, key=_style):
        entries = list(run) if kind is Kind.ITEM else []
        texts = [block.text[:LABEL_HEAD] for block in entries]
        labels = [label_of(text, entry=True) or parted(text) for text in texts]
        lines = [block.line for block in entries]
        if any(labels) and not all(labels):
            mixed.update(lines)
            described.update([] if labels[0] else lines)
        named = sum(label is not None and label.named is not None for label in labels)
        if all(labels) and named * 4 >= len(labels) * 3 - bool(entries and entries[0].number):
            counted.update(lines)
    return frozenset(mixed), frozenset(counted), frozenset(described)


def _style(block: Block) -> tuple[Kind, int, bool, bool]:
    """Give in what the entries of one list are alike."""
    return block.kind, block.depth, block.number.isdigit(), block.number.isalpha()


def _names(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Give headings and labels; what comes again means the same only where it looks the same."""
    for block in blocks:
        if block.kind is Kind.HEADING:
            yield block, block.text[:LONGEST_REPEATED]
        elif block.kind is not Kind.TABLE:
            label = label_of(block.text[:LABEL_HEAD], entry=block.kind is Kind.ITEM)
            if label and label.signed:
                yield block, label.name


def _is_proper(name: str) -> bool:
    words = plain_text(name).split()
    return name.isupper() or (len(words) > 1 and all(word[0].isupper() for word in words))


def _title_of(blocks: Sequence[Block]) -> int:
    """Give the line of the document's title, 0 where it has none."""
    first = next((block for block in blocks if block.kind is Kind.HEADING), None)
    if first is None or first is not blocks[0]:
        return 0
    levels = [block.level for block in blocks if block.kind is Kind.HEADING]
    alike = [
        it
        for it in blocks
        if it.kind is Kind.HEADING and it.level == first.level and not is_ignored(it.text)
    ]
    others = [_is_counted(plain_text(it.text)) for it in alike]
    counted = len(others) > 2 and not others[0] and all(others[1:])
    alone = (len(alike) == 1 or counted) and first.level == min(levels)
    return first.line if alone and len(levels) > 1 else 0


def _is_counted(text: str) -> bool:
    """Tell a heading with a number or a letter before it."""
    return unnumbered(text) != (text, "") or entry(text) is not None


def _top_level(blocks: Sequence[Block]) -> int:
    """Give the level of the headings that make domains: the first that comes more than once."""
    levels = [block.level for block in blocks if block.kind is Kind.HEADING]
    often = [level for level in sorted(set(levels)) if levels.count(level) > 1 and level < LABEL]
    return often[0] if often else 0


def _parents(blocks: Sequence[Block], repeated: frozenset[str]) -> frozenset[int]:
    """Give the lines of the headings that have others beneath them, generic ones aside."""
    marked = [block for block in blocks if block.kind is Kind.HEADING and block.level < TITLE]
    headings = [
        block
        for block in marked
        if not is_generic(plain_text(block.text)) and heading_key(block.text) not in repeated
    ]
    return frozenset(one.line for one, other in pairwise(headings) if other.level > one.level)
