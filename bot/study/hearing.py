"""What is told of changes on the database, and what has to be read anew for it.

Whatever is kept in memory and can be changed by another process is named here. It knows neither
who tells nor how.
"""

from collections.abc import Callable, Sequence

from bot.model import Chat
from bot.store.signals import Id, Topic
from bot.study.changes import Changes
from bot.study.people import People
from bot.study.posted import Posted
from bot.study.shelf import Shelf

Moved = Callable[[str, str, str], None]
"""Is told under which id a chat of a platform goes on: platform, old id, new id."""


class Hearing:
    """Takes note of what other processes, or this one, have changed."""

    def __init__(self, people: People, posted: Posted, shelf: Shelf, changes: Changes) -> None:
        self._people = people
        self._posted = posted
        self._shelf = shelf
        self._changes = changes
        self._told_of_moves: list[Moved] = []

    def tell_of_moves(self, moved: Moved) -> None:
        """Let somebody know of chats that another process has found to go on elsewhere."""
        self._told_of_moves.append(moved)

    def hear(self, topic: Topic, ids: Sequence[Id]) -> None:
        """Take note of a change. Raises ValueError or TypeError where the ids are none of it."""
        names = [str(one) for one in ids]
        match topic:
            case Topic.CHAT:
                self._people.forget_chat(Chat(*names))
            case Topic.MEMBER:
                self._people.forget_member(*names)
            case Topic.MOVED:
                self._moved(*names)
            case Topic.KEYS:
                self._posted.forget()
            case Topic.NOTES:
                self._shelf.expect()
            case Topic.ANSWERED:
                for post_key in ids:
                    self._changes.note(int(post_key))

    def missed(self) -> None:
        """Take note that anything may have changed."""
        self._people.forget()
        self._posted.forget()
        self._shelf.expect()

    def _moved(self, platform: str, old: str, new: str) -> None:
        self._people.forget_chats()
        self._posted.forget()
        for moved in self._told_of_moves:
            moved(platform, old, new)
