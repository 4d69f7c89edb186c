"""What a reply is sent as: its text, its picture, its file and its poll, in how many messages.

Pure. A text goes with a picture, a file or a poll if it fits under or over it; the buttons
go with the last message.
"""

from dataclasses import dataclass, replace

from bot.adapters.telegram.html import clean, readable
from bot.adapters.telegram.limits import CAPTION, DESCRIPTION
from bot.degrade import size
from bot.model import Block, BlockKind, Button, Document, Image, Quiz, Reply, Span, Text
from bot.views.text import plain

MORE: Text = (Block(BlockKind.PARAGRAPH, (Span("…"),)),)
"""What stands over buttons that have no text: no message can do without."""

Content = Image | Document | Quiz | None
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One message: a text alone, or with a picture, a file or a poll."""

    text: Text
    content: Content = None
    buttons: Rows = ()


def parts(reply: Reply) -> tuple[Part, ...]:
    """The messages of a reply that is within the limits; none where there is nothing to show."""
    text = reply.text if readable(reply.text) else ()
    found: tuple[Part, ...] = ()
    if reply.image:
        found, text = _picture(reply.image, text), ()
    if reply.document:
        found += _with(reply.document, text, CAPTION)
        text = ()
    if reply.quiz:
        found += _with(reply.quiz, text, DESCRIPTION)
        text = ()
    if text or (reply.buttons and not found):
        found += (Part(text or MORE),)
    return (*found[:-1], replace(found[-1], buttons=reply.buttons)) if found else ()


def reply_of(part: Part) -> Reply:
    """A reply that this one message is all of."""
    content = part.content
    described = isinstance(content, Image) and part.text == _described(content)
    return Reply(
        text=() if described else part.text,
        buttons=part.buttons,
        quiz=content if isinstance(content, Quiz) else None,
        image=content if isinstance(content, Image) else None,
        document=content if isinstance(content, Document) else None,
    )


def cut(text: str, longest: int) -> str:
    """The beginning of a text in at most so many UTF-16 units, up to the end of a word."""
    if units(text) <= longest:
        return text
    while units(text) > longest - 1:
        text = text[: min(len(text) - 1, longest - 1)]
    kept = text.rstrip()
    ends = max(kept.rfind(" "), kept.rfind("\n"))
    return (kept[:ends] if ends > longest // 2 else kept).rstrip(" \n.,;:") + "…"


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def words(text: Text) -> str:
    """A text without its looks, as it can be sent."""
    return clean(plain(text)).strip()


def _picture(image: Image, text: Text) -> tuple[Part, ...]:
    """A picture over its text; one whose text is too long is described in its place."""
    if text and size(text) <= CAPTION:
        return (Part(text, image),)
    picture = Part(_described(image), image)
    return (picture, Part(text)) if text else (picture,)


def _described(image: Image) -> Text:
    """What stands under a picture whose text does not."""
    words = cut(image.alt, CAPTION)
    return (Block(BlockKind.PARAGRAPH, (Span(words),)),) if words.strip() else ()


def _with(content: Document | Quiz, text: Text, room: int) -> tuple[Part, ...]:
    """A file or a poll with a text, or behind it where it is too long."""
    if size(text) <= room:
        return (Part(text, content),)
    return (Part(text), Part((), content))
