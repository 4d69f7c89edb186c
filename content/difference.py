"""What one version of a pack has and another has not, item by item.

Pure. Items are the same if they have the same id; where one stands in a file says nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from content.model import Comparison, Pack, Question, QuestionKind, Term

Item = Term | Comparison | Question

_Any = TypeVar("_Any", Term, Comparison, Question)
_HEAD = ("title", "language", "description", "domains")


@dataclass(frozen=True, slots=True)
class Change:
    """An item that says something else now; `fields` are the names of what differs."""

    old: Item
    new: Item
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A question of which another answer is right now, with the texts of what was and is."""

    old: Question
    new: Question
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new version changes, gravest first. `head` are the names of what differs of the pack
    itself; a question whose right answer changed is among `keys`, and not among `changed`.
    """

    head: tuple[str, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    removed: tuple[Item, ...] = ()
    changed: tuple[Change, ...] = ()
    added: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.head or self.keys or self.removed or self.changed or self.added)


def difference(old: Pack | None, new: Pack) -> Difference:
    """Give what differs in a new version; of a pack that was not there before, all is new."""
    if old is None:
        return Difference(added=tuple(_items(new)))
    changes = [
        *_changes(old.terms, new.terms),
        *_changes(old.comparisons, new.comparisons),
        *_changes(old.questions, new.questions),
    ]
    keys = {change.new.id: key for change in changes if (key := _key_change(change))}
    known, kept = _ids(old), _ids(new)
    return Difference(
        head=tuple(name for name in _HEAD if getattr(old, name) != getattr(new, name)),
        keys=tuple(keys.values()),
        removed=tuple(it for it in _items(old) if _of(it) not in kept),
        changed=tuple(c for c in changes if not (isinstance(c.new, Question) and c.new.id in keys)),
        added=tuple(it for it in _items(new) if _of(it) not in known),
    )


def right(question: Question) -> tuple[str, ...]:
    """Give the right answer as texts; for a match each with its partner."""
    texts = [_text(question, index) for index in question.correct]
    return tuple(sorted(texts) if question.kind is QuestionKind.SEVERAL else texts)


def _items(pack: Pack) -> Iterator[Item]:
    yield from pack.terms
    yield from pack.comparisons
    yield from pack.questions


def _of(item: Item) -> tuple[bool, str]:
    """A term that becomes a comparison is the same thing; one that becomes a question is not."""
    return isinstance(item, Question), item.id


def _ids(pack: Pack) -> frozenset[tuple[bool, str]]:
    return frozenset(map(_of, _items(pack)))


def _changes(old: Iterable[_Any], new: Iterable[_Any]) -> Iterator[Change]:
    before: Mapping[str, _Any] = {item.id: item for item in old}
    for item in new:
        was = before.get(item.id)
        if was is not None and was != item:
            names = (one.name for one in fields(item) if one.compare)
            differing = (name for name in names if getattr(was, name) != getattr(item, name))
            yield Change(was, item, tuple(differing))


def _key_change(change: Change) -> KeyChange | None:
    """Whether another answer is right now: of those that both versions have, or, where they have
    no right one in common, at another place. A right answer in other words is the same.
    """
    old, new = change.old, change.new
    if not (isinstance(old, Question) and isinstance(new, Question)):
        return None
    same_kind = old.kind is new.kind
    if same_kind and (right(old) == right(new) or not _differs(old, new)):
        return None
    return KeyChange(old, new, right(old), right(new))


def _differs(old: Question, new: Question) -> bool:
    if old.kind is QuestionKind.MATCH:
        was = {option.text: option.match for option in old.options}
        now = {option.text: option.match for option in new.options}
        partners = set(was.values()) & set(now.values())
        both = was.keys() & now.keys()
        return any(was[it] != now[it] and {was[it], now[it]} <= partners for it in both)
    common = {option.text for option in old.options} & {option.text for option in new.options}
    was_right = [text for text in right(old) if text in common]
    now_right = [text for text in right(new) if text in common]
    return was_right != now_right or (not was_right and old.correct != new.correct)


def _text(question: Question, index: int) -> str:
    option = question.options[index]
    return f"{option.text} → {option.match}" if option.match else option.text
