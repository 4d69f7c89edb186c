"""Headings and labels that fell apart, put together again.

A converter breaks a heading over two lines, glues the first words of a paragraph to it, or
leaves a label in one paragraph and its text in the next. This module knows blocks alone.
"""

import re
from collections.abc import Iterator, Sequence

from content.ingest.blocks import LABEL, Block, Kind
from content.ingest.clean import plain_text
from content.ingest.grammar import DANGLING
from content.ingest.labels import label_of
from content.words import plain

_FRAGMENT = re.compile(r"^\s*(?:\*\*)?\s*([^*]{1,80}?)\s*([:–—-]{0,3})\s*\*\*\s*(.*)$", re.DOTALL)
_HAS_SIGN = re.compile(r"[:–—-]{1,3}\s*\S")
_SMALL_WORDS = re.compile(r"^((?:[a-zà-ÿ-]{2,20}\s){1,4})(?=[A-ZÀ-Ý])")
_BOLD_HEAD = re.compile(
    r"^\*\*\s*([^*]{2,90}?)\s*([:–—-]{1,3}\s*\*\*|\*\*\s*[:–—-]{1,3})\s*(\S.*)$"
)
_TAIL = re.compile(r"^(.{3,90}?):\s+(\S+(?:\s\S+){0,2})$")
_ASKS_AGAIN = re.compile(r"^.{2,60}?\s+((?:O que (?:é|são)|What (?:is|are))\s+.{2,60}\?)$")
_LAST_BOLD = re.compile(r"^(.*\S)?\s*\*\*([^*]{2,40})\*\*\s*$", re.DOTALL)
_BOLD_LABEL = re.compile(r"^\*\*[^*]{2,60}(?::\s?\*\*|\*\*\s?:)\s")
_EDGES = " -–—•·\t"
_SHORT = 5  # words


def mended(blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks with what belongs together joined."""
    return _labels(_headings(list(blocks)))


def _headings(blocks: list[Block]) -> list[Block]:
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind is Kind.HEADING:
            at = _heading(blocks, at, done)
        else:
            done.append(block)
        at += 1
    return done


def _heading(blocks: list[Block], at: int, done: list[Block]) -> int:
    """Put one heading and what it is to keep among `done`; give the last place that it took."""
    block = blocks[at]
    _take_fragment_before(block, done)
    block.text = _trimmed(block.text)
    while at + 1 < len(blocks) and _is_rest_of(blocks[at + 1], block):
        at += 1
        block.text, block.mended = _trimmed(f"{block.text} {_trimmed(blocks[at].text)}"), True
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following and following.kind in (Kind.TEXT, Kind.ITEM):
        beyond = blocks[at + 2] if at + 2 < len(blocks) else None
        if not (beyond and _are_labels(following, beyond)):
            _take_fragment_after(block, following)
    done.extend(_split(block, following))
    if following and not following.text.strip(" *") and following.kind is not Kind.TABLE:
        at += 1
    return at


def _trimmed(text: str) -> str:
    text = text.strip(_EDGES)
    found = _ASKS_AGAIN.match(plain_text(text))
    return found[1] if found else text


def _is_rest_of(following: Block, block: Block) -> bool:
    """A heading goes on in the next where it could not end, or the next could not begin."""
    if following.kind is not Kind.HEADING or following.level != block.level:
        return False
    text = plain_text(following.text)
    near = following.line - block.line <= 3
    return near and (text[:1].islower() or _dangles(block.text)) and not _ends(block.text)


def _take_fragment_before(block: Block, done: list[Block]) -> None:
    """A heading in small letters began in bold at the end of the paragraph before."""
    if not plain_text(block.text)[:1].islower() or not done or done[-1].kind is not Kind.TEXT:
        return
    found = _LAST_BOLD.match(done[-1].text)
    if found:
        done[-1].text = found[1] or ""
        block.text, block.mended = f"{found[2]} {plain_text(block.text)}", True
        if not done[-1].text.strip():
            done.pop()


def _are_labels(one: Block, other: Block) -> bool:
    """Two paragraphs alike, each with bold and a colon, are labels even in small letters."""
    found = [_BOLD_LABEL.match(block.text) for block in (one, other)]
    return all(found) and one.kind is other.kind


def _take_fragment_after(block: Block, following: Block) -> None:
    """A heading ended in bold, in small letters, at the beginning of the next paragraph."""
    if _ends(block.text):
        return
    dangles, found = _dangles(block.text), _FRAGMENT.match(following.text[:400])
    listed = found and following.kind is Kind.ITEM and _HAS_SIGN.match(f"{found[2]}{found[3]}")
    if found and (dangles or (found[1][:1].islower() and not listed)):
        opened = following.text.lstrip().startswith("**") or found[1][:1].islower()
        if opened and len(found[1].split()) <= _SHORT + 1:
            rest = following.text[found.start(3) :] if found[3] else ""
            block.text, following.text = f"{plain_text(block.text)} {found[1]}", rest
            block.mended = True
            return
    if not dangles or _TAIL.match(plain_text(block.text)):
        return
    words = following.text.split()
    small = _SMALL_WORDS.match(following.text[:100])
    if len(words) <= _SHORT and not following.text.endswith((".", ":")):
        block.text, following.text, block.mended = f"{block.text} {following.text}", "", True
    elif small:
        block.text, block.mended = f"{plain_text(block.text)} {small[1].strip()}", True
        following.text = following.text[small.end() :]


def _split(block: Block, following: Block | None) -> Iterator[Block]:
    """Give a heading, and apart from it the text that was glued to its end."""
    bold, bare = _BOLD_HEAD.match(block.text), plain_text(block.text)
    tail = _TAIL.match(bare)
    if bold:
        block.text, rest = bold[1], plain_text(bold[3])
    elif tail and _dangles(tail[2]) and following:
        block.text, rest = tail[1], tail[2]
    else:
        yield block
        return
    block.mended = True
    yield block
    if following and following.kind is Kind.TEXT and plain_text(following.text)[:1].islower():
        following.text = f"{rest} {following.text}"
    else:
        yield Block(Kind.TEXT, block.line, rest)


def _labels(blocks: list[Block]) -> list[Block]:
    """Join labels that stand apart from their texts, and those that broke in two."""
    done: list[Block] = []
    for block in blocks:
        last = done[-1] if done else None
        if last and last.kind in (Kind.ITEM, Kind.TEXT) and block.kind in (Kind.ITEM, Kind.TEXT):
            if _breaks_off(last, block, done):
                last.text = f"{last.text.strip()} {block.text.strip()}".replace("** **", " ")
                last.mended = True
                continue
            label = label_of(last.text, entry=True) if len(last.text) < 120 else None
            if label and not label.rest and _is_its_text(last, block, label.signed, done):
                last.text = f"{last.text.rstrip()} {block.text}"
                last.mended = True
                continue
        done.append(block)
    return done


def _breaks_off(last: Block, block: Block, done: Sequence[Block]) -> bool:
    """Two pieces in bold are one label where the second begins small, or the first is no entry."""
    first, second = last.text.strip(), block.text.strip()
    if not (first.startswith("**") and first.endswith("**") and second.startswith("**")):
        return False
    if first.count("**") != 2 or first.rstrip("* ")[-1:] in ":.-–—" or len(first) > 60:
        return False
    if plain_text(second)[:1].islower():
        return True
    before = label_of(done[-2].text, entry=True) if len(done) > 1 else None
    label = label_of(second)
    return bool(before and before.rest and label and label.signed and last.kind is not block.kind)


def _is_its_text(last: Block, block: Block, signed: bool, done: Sequence[Block]) -> bool:
    """An entry is the text of a label alone where the entries around have both in one."""
    if label_of(block.text, entry=True):
        return False
    if block.kind is Kind.TEXT:
        return signed and len(block.text.split()) > 2
    if last.kind is not Kind.ITEM or block.depth != last.depth or "**" not in last.text:
        return False
    before = label_of(done[-2].text, entry=True) if len(done) > 1 else None
    return bool(plain_text(block.text)[:1].islower()) or bool(before and before.rest)


def _dangles(text: str) -> bool:
    words = plain_text(text).split()
    last = words[-1] if words and words[-1].isalpha() else ""
    if len(words) > 1 and last in ("A", "E", "O") and not words[-2].endswith((":", ",")):
        return False  # the letter of "Vitamin A"
    return (len(words) > 1 and plain(last) in DANGLING) or (
        last.lower() in ("a", "o") and len(words) == 1
    )


def _ends(text: str) -> bool:
    return plain_text(text).endswith(("?", ":", "."))


__all__ = ["LABEL", "mended"]
