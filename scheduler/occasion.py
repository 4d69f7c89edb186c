"""For whom a delivery is, in what language, and with which services it is made."""

from dataclasses import dataclass

from bot.model import ChatProfile, Delivery, MemberProfile, Place
from bot.study.notes import Notes
from bot.study.posted import Asked
from bot.study.services import Study
from bot.views.words import Words


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a composer gets. `member` is whose private chat it is, None in a group."""

    delivery: Delivery
    chat: ChatProfile
    member: MemberProfile | None
    study: Study
    words: Words

    def notes_of(self, asked: Asked) -> Notes:
        """What a question was asked from, which the chat may not study any more."""
        return self.study.shelf.asked_from(self.chat, asked.post.pack)

    @property
    def place(self) -> Place:
        """Where it is shown."""
        return Place.GROUP if self.member is None else Place.PRIVATE
