"""A reply as Discord shows it: in each message one embed, with its picture and its file.

Pure until `draft`, which makes the library's objects; those of files can be sent only once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TypedDict
from zlib import crc32

import discord

from bot.adapters.discord.components import view_of
from bot.adapters.discord.limits import (
    ABILITIES,
    ALT,
    DESCRIPTION,
    FOOTER,
    LIMITS,
    TITLE,
    WHOLE,
    cut,
    units,
)
from bot.adapters.discord.markdown import clean, heading, markdown, readable
from bot.degrade import degrade
from bot.model import Block, BlockKind, Button, Image, Reply, Span, Text

COLOURS = (0x3B82C4, 0x2A9D8F, 0xE9A23B, 0xD1605E, 0x8E6BBF)
"""One for each of five domains: blue, green, amber, red, violet; more domains share them."""

NEUTRAL = 0x7B8794
"""For what is about no domain."""

PICTURE = "picture.png"
SMALLEST = 500
"""Units of a text below which it surely fits, however much of it has to be escaped."""

MORE: Text = (Block(BlockKind.PARAGRAPH, (Span("…"),)),)
"""What stands over buttons that have no text: no message can do without."""

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is written on an embed."""

    title: str = ""
    description: str = ""
    footer: str = ""

    @property
    def fits(self) -> bool:
        """Whether Discord takes it."""
        sizes = (units(self.title), units(self.description), units(self.footer))
        most = (TITLE, DESCRIPTION, FOOTER)
        return sum(sizes) <= WHOLE and all(s <= m for s, m in zip(sizes, most, strict=True))


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be sent, once."""

    embed: discord.Embed | None
    files: list[discord.File]
    view: discord.ui.View | None

    def given(self) -> "Given":
        """What there is of it, as the library's methods that send take it."""
        given = Given()
        if self.embed is not None:
            given["embed"] = self.embed
        if self.files:
            given["files"] = self.files
        if self.view is not None:
            given["view"] = self.view
        return given


class Given(TypedDict, total=False):
    """The parts of a message that there are; to the library None is not the same as nothing."""

    embed: discord.Embed
    files: list[discord.File]
    view: discord.ui.View


def messages(reply: Reply) -> list[Reply]:
    """A reply in messages that Discord takes; none where there is nothing to show.

    Escaping makes texts longer, by how much nobody knows before: where one does not fit, all
    are made shorter.
    """
    reply = _told(reply)
    most = LIMITS.text
    while True:
        parts = degrade(reply, ABILITIES, replace(LIMITS, text=most))
        if most <= SMALLEST or all(card(part.text).fits for part in parts):
            return [part for part in parts if _shows(part)]
        most //= 2


def card(text: Text) -> Card:
    """A text on an embed: the first title over it, what closes it under it."""
    if not readable(text):
        return Card()
    title = next((block for block in text if block.kind is BlockKind.TITLE), None)
    head = heading(title) if title else ""
    if not 0 < units(head) <= TITLE:
        head, title = "", None
    foot = "\n".join(_words(block) for block in text if block.kind is BlockKind.FOOTER)
    kept = units(foot) <= FOOTER
    rest = tuple(b for b in text if b is not title and not (kept and b.kind is BlockKind.FOOTER))
    return Card(head, markdown(rest), foot if kept else "")


def draft(reply: Reply, placeholder: str) -> Draft:
    """A message of a reply that is within the limits; `placeholder` stands on its select."""
    text = reply.text if readable(reply.text) else ()
    bare = not text and not reply.image and not reply.document
    embed = _embed(reply, MORE if bare else text)
    return Draft(embed, list(_files(reply)), view_of(reply.buttons, placeholder))


def colour(domain: str) -> int:
    """The colour of a domain of the notes; the same one always."""
    if not domain:
        return NEUTRAL
    place = int(domain) - 1 if domain.isdecimal() else crc32(domain.encode())
    return COLOURS[place % len(COLOURS)]


def _told(reply: Reply) -> Reply:
    """A picture that cannot be described as long as it is, described in the text as well."""
    if reply.image is None or units(reply.image.alt) <= ALT:
        return reply
    lines = (line for line in reply.image.alt.splitlines() if line.strip())
    alt = tuple(Block(BlockKind.PARAGRAPH, (Span(line),)) for line in lines)
    return replace(reply, text=reply.text + alt)


def _shows(reply: Reply) -> bool:
    return bool(readable(reply.text) or reply.buttons or reply.image or reply.document)


def _embed(reply: Reply, text: Text) -> discord.Embed | None:
    if not text and not reply.image:
        return None
    written = card(text)
    embed = discord.Embed(
        title=written.title or None,
        description=written.description or None,
        colour=colour(reply.domain),
    )
    if written.footer:
        embed.set_footer(text=written.footer)
    if reply.image:
        embed.set_image(url=f"attachment://{PICTURE}")
    return embed


def _files(reply: Reply) -> Sequence[discord.File]:
    files: list[discord.File] = []
    if reply.image:
        files.append(_picture(reply.image))
    if reply.document:
        files.append(discord.File(BytesIO(reply.document.content), reply.document.name))
    return files


def _picture(image: Image) -> discord.File:
    alt = cut(clean(image.alt).strip(), ALT)
    return discord.File(BytesIO(image.png), PICTURE, description=alt or None)


def _words(block: Block) -> str:
    words = "".join(span.text for span in block.spans)
    return clean(f"{block.mark} {words}" if block.mark else words)
