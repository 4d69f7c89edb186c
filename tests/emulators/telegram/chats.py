"""Where messages are: private chats, groups, supergroups with topics, and channels.

A chat keeps its history and knows whether the bot may write there. How a request reaches it
is not known here.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tests.emulators.telegram.arguments import Json
from tests.emulators.telegram.limits import UPDATE_SECONDS
from tests.emulators.telegram.membership import ADMINISTRATORS, INSIDE, Status, member_json
from tests.emulators.telegram.messages import BotMessage, Message, Said, Topic
from tests.emulators.telegram.refusals import bad_request, forbidden

if TYPE_CHECKING:
    from tests.emulators.telegram.people import Person
    from tests.emulators.telegram.world import World


class Chat(ABC):
    """A conversation; `messages` are those of the bot, deleted ones included, oldest first."""

    kind: str

    def __init__(self, world: "World", id_: int, ids: Iterator[int]) -> None:
        self.world = world
        self.id = id_
        self.messages: list[BotMessage] = []
        self.history: dict[int, Message] = {}
        self.actions: list[str] = []
        self._ids = ids

    @abstractmethod
    def to_json(self) -> Json:
        """As the Bot API writes it beside a message."""

    @abstractmethod
    def check_reading(self) -> None:
        """Raise Refused when the bot may not look at this chat."""

    @abstractmethod
    def check_writing(self, what: str) -> None:
        """Raise Refused when the bot may not send `what` ("text messages", "polls") here, or
        may not change what it sent, where `what` is empty.
        """

    def next_id(self) -> int:
        """A number for a further message."""
        return next(self._ids)

    def keep(self, message: BotMessage) -> None:
        """A message of the bot arrives."""
        self.messages.append(message)
        self.history[message.id] = message

    def hear(self, message: Message) -> None:
        """A message that is not the bot's own arrives."""
        self.history[message.id] = message

    def find(self, number: int) -> Message | None:
        """A message that is still there."""
        message = self.history.get(number)
        return None if isinstance(message, BotMessage) and message.deleted else message

    def announce(self, person: Json, old: Status, new: Status) -> None:
        """Tell the bot that its own place here changed."""
        bot = self.world.bot.to_json()
        change: Json = {
            "chat": self.to_json(),
            "from": person,
            "date": self.world.clock.date(),
            "old_chat_member": member_json(bot, old),
            "new_chat_member": member_json(bot, new),
        }
        self.world.updates.push("my_chat_member", change, UPDATE_SECONDS)


class Private(Chat):
    """A person alone with the bot."""

    kind = "private"

    def __init__(self, world: "World", person: "Person", ids: Iterator[int]) -> None:
        super().__init__(world, person.id, ids)
        self.person = person

    def to_json(self) -> Json:
        fields: Json = {"id": self.id, "type": self.kind, "first_name": self.person.name}
        return fields | ({"username": self.person.username} if self.person.username else {})

    def check_reading(self) -> None:
        """Whoever is known can be looked up."""

    def check_writing(self, what: str) -> None:  # noqa: ARG002 - all or nothing, in private
        if self.person.deleted:
            raise forbidden("user is deactivated")
        if self.person.blocked:
            raise forbidden("bot was blocked by the user")
        if not self.person.started:
            raise forbidden("bot can't initiate conversation with a user")


class Group(Chat):
    """A group, supergroup, forum or channel; `bot` is the bot's status in it."""

    def __init__(
        self, world: "World", id_: int, ids: Iterator[int], title: str, kind: str, forum: bool
    ) -> None:
        super().__init__(world, id_, ids)
        self.kind = kind
        self.title = title
        self.forum = forum
        self.bot = Status.ADMINISTRATOR if kind == "channel" else Status.MEMBER
        self.members: dict[int, Status] = {}
        self.topics: dict[int, Topic] = {}
        self.upgraded_to: Group | None = None
        self.deleted = False

    # What people do with it

    def join(self, person: "Person") -> None:
        """Somebody comes in; the bot is told by a service message."""
        self.members[person.id] = Status.MEMBER
        self._serve({"new_chat_members": [person.to_json()]}, person.to_json())

    def leave(self, person: "Person") -> None:
        """Somebody goes; the bot is told by a service message."""
        self.members.pop(person.id, None)
        self._serve({"left_chat_member": person.to_json()}, person.to_json())

    def promote(self, person: "Person") -> None:
        """Make somebody an administrator."""
        self.members[person.id] = Status.ADMINISTRATOR

    def demote(self, person: "Person") -> None:
        """Make an administrator a plain member again."""
        self.members[person.id] = Status.MEMBER

    def kick_bot(self, by: "Person | None" = None) -> None:
        """Remove the bot."""
        self._change_bot(Status.KICKED, by)

    def add_bot(self, by: "Person | None" = None, admin: bool = False) -> None:
        """Bring the bot in, as a member or as an administrator."""
        self._change_bot(Status.ADMINISTRATOR if admin else Status.MEMBER, by)
        someone = by.to_json() if by else self._somebody()
        self._serve({"new_chat_members": [self.world.bot.to_json()]}, someone)

    def mute_bot(self, by: "Person | None" = None) -> None:
        """Take from the bot the right to send anything."""
        self._change_bot(Status.RESTRICTED, by)

    def unmute_bot(self, by: "Person | None" = None) -> None:
        """Give it back."""
        self._change_bot(Status.MEMBER, by)

    def delete(self) -> None:
        """The group is gone for all."""
        self.deleted = True

    def topic(self, name: str) -> Topic:
        """The topic of that name, created when there is none; never the General one."""
        if not self.forum:
            raise ValueError(f"{self.title} is not a forum")
        for topic in self.topics.values():
            if topic.name == name:
                return topic
        number = self.next_id()
        self.topics[number] = Topic(number, name)
        return self.topics[number]

    def close_topic(self, topic: Topic) -> None:
        """Only administrators may write there now."""
        topic.closed = True

    def reopen_topic(self, topic: Topic) -> None:
        """Everybody may write there again."""
        topic.closed = False

    def upgrade(self) -> "Group":
        """Turn a basic group into a supergroup, which has another id and knows all members."""
        if self.kind != "group":
            raise ValueError(f"{self.title} is a {self.kind} already")
        new = self.world.room(self.title, "supergroup", forum=False)
        new.members, new.bot = self.members, self.bot
        self.upgraded_to = new
        new.announce(self._somebody(), Status.LEFT, new.bot)
        self._serve({"migrate_to_chat_id": new.id}, self._somebody())
        new._serve({"migrate_from_chat_id": self.id}, new._somebody())
        return new

    # What the bot finds

    def to_json(self) -> Json:
        fields: Json = {"id": self.id, "type": self.kind, "title": self.title}
        return fields | ({"is_forum": True} if self.forum else {})

    def check_reading(self) -> None:
        if self.bot is Status.KICKED:
            raise forbidden(f"bot was kicked from the {self.kind} chat")
        if self.bot is Status.LEFT:
            raise forbidden(f"bot is not a member of the {self.kind} chat")

    def check_writing(self, what: str) -> None:
        if self.upgraded_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": self.upgraded_to.id},
            )
        if self.deleted:
            raise forbidden("the group chat was deleted")
        self.check_reading()
        if what and self.bot is Status.RESTRICTED:
            raise bad_request(f"not enough rights to send {what} to the chat")

    def check_topic(self, number: int) -> Topic:
        """The topic to write in. Raises Refused; General (1) is not to be named."""
        topic = self.topics.get(number)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.closed and self.bot not in ADMINISTRATORS:
            raise bad_request("TOPIC_CLOSED")
        return topic

    def administrators(self) -> Sequence[int]:
        """Ids of the people who run this."""
        return [person for person, status in self.members.items() if status in ADMINISTRATORS]

    def bot_hears_all(self) -> bool:
        """Whether the bot gets every message, or only what is meant for it."""
        return not self.world.privacy or self.bot in ADMINISTRATORS

    def bot_is_in(self) -> bool:
        """Whether it gets anything."""
        return self.bot in INSIDE and self.upgraded_to is None and not self.deleted

    def change_bot(self, status: Status) -> None:
        """The bot changed its own place, by leaving."""
        self.announce(self.world.bot.to_json(), self.bot, status)
        self.bot = status

    def _change_bot(self, status: Status, by: "Person | None") -> None:
        self.announce(by.to_json() if by else self._somebody(), self.bot, status)
        self.bot = status

    def _serve(self, what: Json, sender: Json) -> None:
        number = self.next_id()
        fields: Json = {
            "message_id": number,
            "from": sender,
            "chat": self.to_json(),
            "date": self.world.clock.date(),
        }
        self.hear(Said(number, self, fields | what))
        if self.bot in INSIDE:
            self.world.updates.push("message", fields | what)

    def _somebody(self) -> Json:
        """Someone who may do such things; where nobody is, Telegram's own account."""
        known = self.world.people
        for person in [*self.administrators(), *self.members]:
            return known[person].to_json()
        return {"id": 777000, "is_bot": False, "first_name": "Telegram"}
