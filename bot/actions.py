"""Button payloads: typed actions, packed to at most 64 bytes, signed by nobody.

A payload comes from a client and may be old, forged or another's: unpacking checks its
shape, and whoever carries it out checks everything else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import ClassVar, TypeVar, get_args, get_type_hints

from bot.errors import UserError
from bot.routes import Who

LARGEST = 64
"""Bytes of a payload at most: the least that any platform takes."""

LARGEST_NUMBER = 2**63 - 1
"""The largest key that a database holds."""

KNOWN = 4_096
"""Payloads whose actions are kept, the latest used: what many tap is read once."""

LETTERS = 26
"""Letters that can be shown, A to Z."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a post with letters as shown (0 for A), in the order they are given."""

    code: ClassVar = "a"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    post: int
    letters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark one letter of a post that wants several, or take the mark away."""

    code: ClassVar = "m"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    post: int
    letter: int


@dataclass(frozen=True, slots=True)
class Confirm:
    """Answer a post with the letters that are marked."""

    code: ClassVar = "k"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    post: int


@dataclass(frozen=True, slots=True)
class Explain:
    """Show what became of one's own answer to a post, wherever the post was shown."""

    code: ClassVar = "e"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    post: int


@dataclass(frozen=True, slots=True)
class Define:
    """Show an item of the notes."""

    code: ClassVar = "d"
    private: ClassVar = False
    who: ClassVar = Who.ALL
    item: str


@dataclass(frozen=True, slots=True)
class AskAbout:
    """Ask a question about an item of the notes."""

    code: ClassVar = "q"
    private: ClassVar = False
    who: ClassVar = Who.ALL
    item: str


@dataclass(frozen=True, slots=True)
class Today:
    """Show the day's question."""

    code: ClassVar = "t"
    private: ClassVar = False
    who: ClassVar = Who.ALL


@dataclass(frozen=True, slots=True)
class Practise:
    """Ask one more question, of one domain if it is named."""

    code: ClassVar = "p"
    private: ClassVar = False
    who: ClassVar = Who.ALL
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Browse:
    """Show the domains, or a page of one's items, from 1 on, in place of what was browsed
    before; with page 0 the first page in a message of its own.
    """

    code: ClassVar = "l"
    private: ClassVar = False
    who: ClassVar = Who.ALL
    domain: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Show the table of a period; `again` is 1 on the table itself, whose place it takes."""

    code: ClassVar = "r"
    private: ClassVar = False
    who: ClassVar = Who.ALL
    period: str
    again: int = 0


@dataclass(frozen=True, slots=True)
class Help:
    """Show help, on one topic if it is named."""

    code: ClassVar = "h"
    private: ClassVar = False
    who: ClassVar = Who.ALL
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose a setting from the panel that was shown to `owner` (a platform's id).

    `scope` is `me` or `chat`.
    """

    code: ClassVar = "s"
    private: ClassVar = True
    who: ClassVar = Who.SELF_OR_ADMIN
    owner: str
    scope: str
    setting: str
    value: str


@dataclass(frozen=True, slots=True)
class Daily:
    """Let the day's question come to the chat by itself, at a minute of the day."""

    code: ClassVar = "w"
    private: ClassVar = False
    who: ClassVar = Who.SELF_OR_ADMIN
    minute: int


@dataclass(frozen=True, slots=True)
class SaySure:
    """Say how sure one was of one's answer to a post: 0 for a guess, 1, or 2 for sure."""

    code: ClassVar = "u"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    post: int
    level: int


@dataclass(frozen=True, slots=True)
class Star:
    """Put an item of the notes to one's reviews."""

    code: ClassVar = "i"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    item: str


@dataclass(frozen=True, slots=True)
class Next:
    """Go on with one's reviews."""

    code: ClassVar = "n"
    private: ClassVar = True
    who: ClassVar = Who.ALL


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show the item that one recalls at a step of one's reviews."""

    code: ClassVar = "v"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    step: int


@dataclass(frozen=True, slots=True)
class Grade:
    """Say how well one recalled the item of a step: 1 for not at all, to 4."""

    code: ClassVar = "g"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    step: int
    rating: int


@dataclass(frozen=True, slots=True)
class Review:
    """Begin one's reviews."""

    code: ClassVar = "o"
    private: ClassVar = True
    who: ClassVar = Who.ALL


@dataclass(frozen=True, slots=True)
class Remind:
    """Be reminded of one's reviews, at a minute of the day."""

    code: ClassVar = "b"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    minute: int


@dataclass(frozen=True, slots=True)
class RemindAt:
    """Be reminded of one's reviews at the time, and on the days, that one writes."""

    code: ClassVar = "j"
    private: ClassVar = True
    who: ClassVar = Who.ALL


@dataclass(frozen=True, slots=True)
class KeepReminding:
    """Be reminded as before, or with `on` 0 no more."""

    code: ClassVar = "y"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    on: int


@dataclass(frozen=True, slots=True)
class PutOff:
    """Be reminded later: in an hour (0), in the evening (1), tomorrow (2)."""

    code: ClassVar = "z"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    later: int


@dataclass(frozen=True, slots=True)
class PublishPush:
    """Publish a push that is open."""

    code: ClassVar = "P"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    push: int


@dataclass(frozen=True, slots=True)
class DiscardPush:
    """Discard a push that is open."""

    code: ClassVar = "D"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    push: int


@dataclass(frozen=True, slots=True)
class PreviewPush:
    """Show an item of a push as members would see it, items counted from 1, in place of the one
    before; 0 for the first in a message of its own.
    """

    code: ClassVar = "V"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    push: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class AcceptMade:
    """Accept the questions of a push that were made by machine: the one on a page of the preview,
    or with page 0 all of them.
    """

    code: ClassVar = "M"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    push: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class RollBack:
    """Publish an old version of a pack, by its key, once more."""

    code: ClassVar = "R"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    version: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Dispute a post that one has answered."""

    code: ClassVar = "C"
    private: ClassVar = True
    who: ClassVar = Who.ALL
    post: int


@dataclass(frozen=True, slots=True)
class ShowCase:
    """Show a case that waits to be settled, by its number; 0 for the oldest."""

    code: ClassVar = "Q"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    number: int = 0


@dataclass(frozen=True, slots=True)
class PickKey:
    """Mark what is right of a case's question: options in the order of the notes."""

    code: ClassVar = "K"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    number: int
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AcceptCase:
    """Correct the key of a case's question; with no options, every answer counts as right."""

    code: ClassVar = "Y"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    number: int
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RejectCase:
    """Let a case's question stay as it is; with `sure` 1 even without a reason."""

    code: ClassVar = "J"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    number: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class NameMiss:
    """Choose what was meant by a look-up that missed; `miss` stands for it."""

    code: ClassVar = "N"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    miss: str


@dataclass(frozen=True, slots=True)
class AddAlias:
    """Let an item of the notes be found by a look-up that missed."""

    code: ClassVar = "L"
    private: ClassVar = True
    who: ClassVar = Who.CONTENT
    item: str
    miss: str


Action = (
    Answer
    | Mark
    | Confirm
    | Explain
    | Define
    | AskAbout
    | Today
    | Practise
    | Browse
    | Table
    | Help
    | Choose
    | Daily
    | SaySure
    | Star
    | Next
    | Reveal
    | Grade
    | Review
    | Remind
    | RemindAt
    | KeepReminding
    | PutOff
    | PublishPush
    | DiscardPush
    | PreviewPush
    | AcceptMade
    | RollBack
    | Dispute
    | ShowCase
    | PickKey
    | AcceptCase
    | RejectCase
    | NameMiss
    | AddAlias
)


def pack(action: Action) -> str:
    """The payload of an action.

    Raises ValueError where it would be larger than 64 bytes, or what it says cannot be written.
    """
    names = _SHAPES[action.code].names
    payload = ":".join((action.code, *(_written(getattr(action, name)) for name in names)))
    if len(payload.encode()) > LARGEST:
        raise ValueError(f"payload of {action!r} is larger than {LARGEST} bytes")
    return payload


@lru_cache(KNOWN)
def unpack(payload: str) -> Action:
    """The action of a payload. Raises UserError where it is none that we know."""
    try:
        return _read(payload)
    except ValueError:
        raise UserError("button-unknown") from None


def _read(payload: str) -> Action:
    code, *parts = payload.split(":")
    shape = _SHAPES.get(code)
    # What UTF-8 cannot write is a ValueError too.
    if shape is None or len(payload.encode()) > LARGEST:
        raise ValueError(payload)
    return shape.make(*(read(part) for read, part in zip(shape.readers, parts, strict=True)))


def _written(value: int | str | tuple[int, ...]) -> str:
    if isinstance(value, tuple):
        return "".join(_DIGITS[_letter(one)] for one in value)
    if isinstance(value, int):
        return _base36(value)
    if ":" in value:
        raise ValueError(f"{value!r} cannot stand in a payload")
    return value


def _base36(number: int) -> str:
    number, digits = _storable(number), ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _number(text: str) -> int:
    if not text or not all(sign in _DIGITS for sign in text):
        raise ValueError(text)
    return _storable(int(text, 36))


def _positions(text: str) -> tuple[int, ...]:
    return tuple(_letter(_number(sign)) for sign in text)


def _storable(number: int) -> int:
    if not 0 <= number <= LARGEST_NUMBER:
        raise ValueError(f"{number} is no key")
    return number


def _letter(position: int) -> int:
    if not 0 <= position < LETTERS:
        raise ValueError(f"{position} is no letter")
    return position


def _same(text: str) -> str:
    return text


_Reader = Callable[[str], int | str | tuple[int, ...]]
_READERS: Mapping[object, _Reader] = {int: _number, str: _same, tuple[int, ...]: _positions}


@dataclass(frozen=True, slots=True)
class _Shape:
    make: Callable[..., Action]
    names: Sequence[str]
    readers: Sequence[_Reader]


T = TypeVar("T", bound=Action)


def _shape(action: type[T]) -> _Shape:
    hints = get_type_hints(action)
    names = tuple(field.name for field in fields(action))
    return _Shape(action, names, tuple(_READERS[hints[name]] for name in names))


_SHAPES = {action.code: _shape(action) for action in get_args(Action)}
