"""What an update can say: one noun for each thing that is done about it."""

from dataclasses import dataclass

from bot.model import Chat, Command, Member, MessageRef, Origin, Press


@dataclass(frozen=True, slots=True)
class Said:
    """A command, or a text that is none; `ref` is its message, `answers` the one of ours that it
    answers.
    """

    command: Command
    ref: MessageRef
    answers: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A link to the bot was opened that carries an action."""

    press: Press


@dataclass(frozen=True, slots=True)
class Fetched:
    """A link to the bot was opened behind which a reply waits."""

    origin: Origin
    token: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button was tapped; `ref` is the message that bears it."""

    query: str
    press: Press
    ref: MessageRef


@dataclass(frozen=True, slots=True)
class Stale:
    """A button was tapped of which nothing is known any more; `chat` is where, as far as it is
    told, else where its member is alone with the bot.
    """

    query: str
    chat: Chat
    member: Member


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote in a poll; `options` as they are shown."""

    poll: str
    member: Member
    language: str
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """A file was sent, with a command or without; `size` in bytes, None if it is not told. `ref`
    is the message that asks for something.
    """

    origin: Origin
    ref: MessageRef
    command: str
    file: str
    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Typing:
    """Something is typed after the bot's name, in whatever chat."""

    query: str
    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What the bot may do in a chat changed: `why` it can send nothing there, or empty.
    `added_by`: who just brought it into the group, if it is somebody.
    """

    chat: Chat
    why: str
    added_by: Origin | None = None


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group goes on under another id."""

    chat: Chat
    to: str


@dataclass(frozen=True, slots=True)
class Nameless:
    """A command by somebody who speaks as a group or a channel, and so is nobody; `ref` is its
    message.
    """

    ref: MessageRef


Heard = (
    Said
    | Linked
    | Fetched
    | Tapped
    | Stale
    | Voted
    | Filed
    | Typing
    | Changed
    | Migrated
    | Nameless
)
