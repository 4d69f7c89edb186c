"""The adapter's own words: in which language a chat or a member is told something.

That is the language in which the core would tell them. What is said is not known here.
"""

from bot.adapter import Contacts
from bot.adapters.telegram.sending import place_of
from bot.model import Chat, Member, Place
from bot.views.words import Catalog, Words


class Voice:
    """Finds the texts for those who read them."""

    def __init__(self, catalog: Catalog, contacts: Contacts) -> None:
        self._catalog = catalog
        self._contacts = contacts

    async def to_one(self, chat: Chat, member: Member) -> Words:
        """The texts for what only one member is told, about something in a chat."""
        return self._catalog[await self._contacts.language(chat, member)]

    async def to_all(self, chat: Chat, member: Member | None = None) -> Words:
        """The texts for what all in a chat see; in a private chat that is the `member` who
        asked, if anybody did.
        """
        reader = member if place_of(chat) is Place.PRIVATE else None
        return self._catalog[await self._contacts.language(chat, reader)]
