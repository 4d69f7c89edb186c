"""What the gateway tells: an event, and which sessions it is for."""

from dataclasses import dataclass
from enum import IntFlag

from tests.emulators.discord.refusals import Payload


class Intent(IntFlag):
    """The kinds of events that a session can ask for, as far as they occur here."""

    ALWAYS = 0
    GUILDS = 1 << 0
    MEMBERS = 1 << 1
    PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.MEMBERS | Intent.PRESENCES | Intent.MESSAGE_CONTENT
KNOWN = sum(1 << bit for bit in (*range(17), 20, 21, 24, 25))
"""All bits that mean something to Discord."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something to tell the bot.

    `guild_id` picks the shard, the first one when empty. `bare` goes to sessions that may not
    read what messages say.
    """

    name: str
    payload: Payload
    guild_id: str = ""
    intent: Intent = Intent.ALWAYS
    bare: Payload | None = None
