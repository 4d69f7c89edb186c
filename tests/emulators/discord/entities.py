"""Users, files and messages, as a test sees them; payloads and events are made elsewhere."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.emulators.discord.components import Button, Rows, Select
from tests.emulators.discord.mentions import AllowedMentions
from tests.emulators.discord.refusals import Payload

if TYPE_CHECKING:
    from tests.emulators.discord.interactions import Interaction
    from tests.emulators.discord.places import Channel

EPHEMERAL = 1 << 6
THINKING = 1 << 7
COMPONENTS_V2 = 1 << 15


class User:
    """Somebody with an account: a person, or the bot."""

    def __init__(self, user_id: str, name: str, *, bot: bool = False) -> None:
        self.id = user_id
        self.name = name
        self.bot = bot
        self.latest: Interaction | None = None

    @property
    def mention(self) -> str:
        """What mentions this user in a message."""
        return f"<@{self.id}>"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


@dataclass(frozen=True, slots=True)
class File:
    """A file that is sent; `size` may claim another size than the content has."""

    name: str
    content: bytes = field(repr=False)
    description: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message."""

    id: str
    name: str
    content: bytes = field(repr=False)
    description: str
    url: str
    size: int


@dataclass(slots=True, eq=False)
class Message:
    """A message, which changes as it is edited; only `visible_to` sees it when that is set.

    `pinged`: the ids of people and roles that were notified, and `everyone` or `here`.
    """

    id: str
    channel: "Channel" = field(repr=False)
    author: User
    at: str = field(repr=False)
    content: str = ""
    embeds: list[Payload] = field(default_factory=list)
    components: Rows = field(default_factory=Rows, repr=False)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    visible_to: User | None = None
    allowed: AllowedMentions = field(default_factory=AllowedMentions, repr=False)
    pinged: frozenset[str] = frozenset()
    nonce: str | None = None
    reply_to: "Message | None" = field(default=None, repr=False)
    interaction: "Interaction | None" = field(default=None, repr=False)
    edited_at: str | None = None
    edits: int = 0
    deleted: bool = False
    thread: "Channel | None" = field(default=None, repr=False)

    @property
    def ephemeral(self) -> bool:
        """Whether one person alone sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def thinking(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return bool(self.flags & THINKING)

    @property
    def text(self) -> str:
        """All there is to read: the content, and the texts of the embeds, line by line."""
        lines = [self.content]
        for embed in self.embeds:
            lines += _lines(embed)
        return "\n".join(line for line in lines if line)

    @property
    def buttons(self) -> list[Button]:
        """Its buttons, row by row."""
        return [part for row in self.components.rows for part in row if isinstance(part, Button)]

    @property
    def labels(self) -> list[str]:
        """The labels of its buttons."""
        return [button.label for button in self.buttons]

    @property
    def selects(self) -> list[Select]:
        """Its menus, row by row."""
        return [part for row in self.components.rows for part in row if isinstance(part, Select)]


def _lines(embed: Payload) -> list[str]:
    parts: list[tuple[object, str]] = [(embed, "title"), (embed, "description")]
    parts.insert(0, (embed.get("author"), "name"))
    fields = embed.get("fields")
    if isinstance(fields, list):
        parts += [(part, key) for part in fields for key in ("name", "value")]
    parts.append((embed.get("footer"), "text"))
    return [str(part.get(key) or "") for part, key in parts if isinstance(part, dict)]
