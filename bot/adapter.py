"""What a platform is to the core: a name, abilities, limits, and two ways to talk.

An adapter turns what happens on its platform into Incoming, hands it to `receive`, and
shows the replies that come back. It knows no handler and no service.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.model import Chat, Incoming, Member, MessageRef, Reply, Shown

Receive = Callable[[Incoming], Awaitable[list[Reply]]]


class Ability(StrEnum):
    """Something that a platform can show or do; what it lacks is degraded to something simpler."""

    BUTTONS = "buttons"
    POLLS = "polls"
    PRIVATE = "private"
    IMAGES = "images"
    DOCUMENTS = "documents"
    REPLACE = "replace"
    LINKS = "links"
    FORMS = "forms"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a message holds; lengths in UTF-16 code units, the strictest way of counting."""

    text: int = 4_000
    button_label: int = 60
    buttons_in_row: int = 5
    buttons: int = 25
    poll_question: int = 300
    poll_option: int = 100
    poll_options: int = 10
    poll_explanation: int = 200


class Adapter(Protocol):
    """One platform."""

    @property
    def name(self) -> str:
        """The platform's name, as it stands in Chat and Member."""

    @property
    def abilities(self) -> frozenset[Ability]:
        """What this platform can show."""

    @property
    def limits(self) -> Limits:
        """How much of it."""

    def private_chat(self, member_id: str) -> Chat:
        """The chat in which the member of an id is alone with the bot."""

    async def run(self, receive: Receive) -> None:
        """Take in what happens, and show the replies, until the platform is left."""

    async def deliver(self, chat: Chat, reply: Reply, key: str = "") -> MessageRef:
        """Send something unasked. Raises DeliveryError where the platform does not take it.

        What is sent again under the same `key` shows once, on platforms that can see to it.
        """

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        """Put something else in the place of a message, unless that was closed meanwhile.

        Raises DeliveryError where the platform does not take it.
        """


class Messages(Protocol):
    """Where an adapter writes down which message shows which post."""

    async def show(self, shown: Shown) -> None:
        """Take note that a message shows a post."""

    async def of_post(self, post_key: int) -> list[Shown]:
        """The messages that show a post, newest first."""

    async def of_message(self, ref: MessageRef) -> Shown | None:
        """What a message shows, if that is a post."""

    async def of_poll(self, platform: str, poll: str) -> Shown | None:
        """The message that bears a native poll."""


class Contacts(Protocol):
    """Where an adapter writes down what becomes of a chat."""

    async def move(self, chat: Chat, to: str) -> None:
        """Go on under another id, with history and settings; every thread of the chat moves."""

    async def silence(self, chat: Chat, why: str) -> None:
        """Take note of why nothing can be sent to a chat; with an empty `why`, that it can."""

    async def silent(self, chat: Chat) -> str:
        """Why nothing can be sent to a chat; empty where it can."""

    async def known(self, chat: Chat) -> bool:
        """Whether anything happened in a chat before."""

    async def language(self, chat: Chat, member: Member | None = None) -> str:
        """The language of what all in a chat see, or of what one member alone is told (BCP 47)."""

    async def channel(self, chat: Chat) -> tuple[str, bool]:
        """Where in a chat what comes by itself is sent, and whether in a thread of its own."""


class Kept(Protocol):
    """Where an adapter keeps a word for its next start."""

    async def get(self, name: str) -> str:
        """What was kept under a name; empty where that is nothing."""

    async def put(self, name: str, value: str) -> None:
        """Keep something in the place of what was kept before."""


class KeptForAWhile(Kept, Protocol):
    """The same for what loses its worth."""

    async def forget(self, first: str, before: str) -> None:
        """Forget what was kept under the names from `first` up to, and without, `before`."""
