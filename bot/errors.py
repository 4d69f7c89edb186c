"""The errors that are ours, as a tree; anything outside it is a fault of the program.

    BotError
    ├── UserError          what a person did; `message` names the text that tells what to do
    │   └── StoreError     the database cannot be opened or written; told to the operator
    └── DeliveryError      a platform did not take what was sent
        ├── Unreachable    this chat is gone or closed: stop sending to it
        ├── RetryLater     not now, in `seconds`
        └── Moved          the chat has another id now

This module knows neither texts nor platforms: `message` is the id of a text in the
catalogs under `bot/views/locale`, and `variables` are filled into it.
"""

from bot.model import Chat


class BotError(Exception):
    """Whatever this program raises on purpose."""


class UserError(BotError):
    """A person can mend this: `message` is a text id, its `variables` are safe to show."""

    def __init__(self, message: str, /, **variables: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.variables = variables


class StoreError(UserError):
    """The database cannot be used as it is; the text says what the operator can do."""


class DeliveryError(BotError):
    """A platform did not take a message."""


class Unreachable(DeliveryError):
    """The chat is gone, closed, or does not want us: nothing more is sent to it."""


class RetryLater(DeliveryError):
    """The platform asks to wait; `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry in {seconds:g} s")
        self.seconds = seconds


class Moved(DeliveryError):
    """The chat goes on under another id (`chat`); its history stays."""

    def __init__(self, chat: Chat) -> None:
        super().__init__(f"moved to {chat.id}")
        self.chat = chat
