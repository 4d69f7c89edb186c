"""Messages: those of people and those of the bot, and how the Bot API writes them down.

A message of the bot stays the same object while it is edited or deleted, so that a test can
hold on to it. Where messages go, and who gets to know, is not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.emulators.telegram.arguments import Json, objects_of, string_of
from tests.emulators.telegram.entities import NO_TEXT, Entity, Formatted
from tests.emulators.telegram.files import StoredFile
from tests.emulators.telegram.polls import Poll

if TYPE_CHECKING:
    from tests.emulators.telegram.chats import Chat


@dataclass(eq=False, slots=True)
class Topic:
    """A topic of a forum; `id` is what message_thread_id says."""

    id: int
    name: str
    closed: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Said:
    """A message of a person, or one of the service; as the Bot API writes it in `fields`."""

    id: int
    chat: "Chat"
    fields: Json

    def to_json(self) -> Json:
        """As the Bot API writes it."""
        return self.fields


@dataclass(eq=False, slots=True, kw_only=True)
class BotMessage:
    """A message of the bot: `content` is its text or, beside a file, its caption."""

    id: int
    chat: "Chat"
    sender: Json
    date: int
    content: Formatted = NO_TEXT
    markup: Json | None = None
    poll: Poll | None = None
    photo: StoredFile | None = None
    document: StoredFile | None = None
    topic: Topic | None = None
    reply_to: "BotMessage | Said | None" = None
    protected: bool = False
    silent: bool = False
    inline_id: str = ""
    via: Json | None = None
    edits: int = 0
    edit_date: int = 0
    deleted: bool = False

    @property
    def media(self) -> bool:
        """Whether there is a file, so that the text is a caption."""
        return self.photo is not None or self.document is not None

    @property
    def text(self) -> str:
        """What is read, without markup; empty beside a file."""
        return "" if self.media else self.content.text

    @property
    def caption(self) -> str:
        """What is read beside a file."""
        return self.content.text if self.media else ""

    @property
    def html(self) -> str:
        """The text or caption as it was sent."""
        return self.content.html

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What is special in the text or caption."""
        return self.content.entities

    @property
    def buttons(self) -> list[list[tuple[str, str]]]:
        """The rows of the keyboard: labels with their callback data or address."""
        return [[_button(button) for button in row] for row in rows_of(self.markup)]

    def to_json(self) -> Json:
        """As the Bot API writes it."""
        fields: Json = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat.to_json(),
            "date": self.date,
        }
        if self.reply_to is not None:
            original = self.reply_to.to_json()
            fields["reply_to_message"] = {
                name: value for name, value in original.items() if name != "reply_to_message"
            }
        if self.topic is not None:
            fields |= {"message_thread_id": self.topic.id, "is_topic_message": True}
        if self.edit_date:
            fields["edit_date"] = self.edit_date
        if self.protected:
            fields["has_protected_content"] = True
        if self.via is not None:
            fields["via_bot"] = self.via
        if self.markup is not None:
            fields["reply_markup"] = self.markup
        return fields | self._content_json()

    def _content_json(self) -> Json:
        fields: Json = {}
        if self.poll is not None:
            return {"poll": self.poll.to_json()}
        if self.photo is not None:
            fields["photo"] = self.photo.photo_json()
        if self.document is not None:
            fields["document"] = self.document.to_json()
        name, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        if self.content.text:
            fields[name] = self.content.text
        if self.content.entities:
            fields[entities] = [entity.to_json() for entity in self.content.entities]
        return fields


Message = BotMessage | Said


def rows_of(markup: Json | None) -> Sequence[list[Json]]:
    """The rows of an inline keyboard, none where there is no keyboard."""
    rows = (markup or {}).get("inline_keyboard")
    return [objects_of(row, "keyboard") for row in rows] if isinstance(rows, list) else []


def _button(button: Json) -> tuple[str, str]:
    data = string_of(button, "callback_data") or string_of(button, "url")
    return string_of(button, "text"), data
