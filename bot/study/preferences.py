"""What holds for a chat and a member once defaults are filled in: language and time zone."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.model import ChatProfile, MemberProfile, Place
from bot.study.days import zone


@dataclass(frozen=True, slots=True)
class Preferences:
    """The defaults, and how choices go before them: one's own, then the chat's.

    In a private chat what a member chose for themselves is what holds for the chat.
    """

    language: str
    timezone: str

    def chat_language(self, chat: ChatProfile, member: MemberProfile, place: Place) -> str:
        """The language of what all in a chat can see (BCP 47)."""
        own = member.language if place is Place.PRIVATE else ""
        return own or chat.language or self.language

    def member_language(self, chat: ChatProfile, member: MemberProfile) -> str:
        """The language of what only one member sees (BCP 47)."""
        return member.language or chat.language or self.language

    def chat_zone(self, chat: ChatProfile, member: MemberProfile, place: Place) -> ZoneInfo:
        """The time zone in which a chat's days and weeks begin."""
        own = member.timezone if place is Place.PRIVATE else ""
        return self._zone(own, chat.timezone)

    def member_zone(self, chat: ChatProfile, member: MemberProfile) -> ZoneInfo:
        """The time zone in which a member's days begin."""
        return self._zone(member.timezone, chat.timezone)

    def _zone(self, *names: str) -> ZoneInfo:
        """The first zone that is known; one may have left the database since it was chosen."""
        found = (zone(name) for name in (*names, self.timezone) if name)
        return next((one for one in found if one is not None), ZoneInfo("UTC"))
