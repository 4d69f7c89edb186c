"""Formatted text: what stands in a message and what is special in it.

Lengths and offsets are UTF-16 code units, as Telegram counts. How markup is read is not
known here.
"""

import re
from dataclasses import dataclass

from tests.emulators.telegram.arguments import Json

COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,64}(?:@\w+)?")


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text that is special; `value` is a link's address, a language or an id."""

    type: str
    offset: int
    length: int
    value: str = ""

    def to_json(self) -> Json:
        """As the Bot API writes it."""
        fields: Json = {"type": self.type, "offset": self.offset, "length": self.length}
        name = {"text_link": "url", "pre": "language", "custom_emoji": "custom_emoji_id"}
        if self.value:
            fields[name[self.type]] = self.value
        return fields


@dataclass(frozen=True, slots=True)
class Formatted:
    """Text as it is read, what is special in it, and the HTML it came from."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    html: str = ""


NO_TEXT = Formatted()


def utf16(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def commands_in(text: str) -> list[Json]:
    """The commands of a message, as entities: that is how a client sends them."""
    return [
        Entity("bot_command", utf16(text[: found.start()]), len(found[0])).to_json()
        for found in COMMAND.finditer(text)
    ]
