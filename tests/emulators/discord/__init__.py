"""A Discord on loopback: REST and gateway for the real library, and people to use the bot."""

from tests.emulators.discord.components import Button, Select
from tests.emulators.discord.entities import File, Message
from tests.emulators.discord.events import Intent
from tests.emulators.discord.interactions import Modal, NotAnswered, Outcome
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel, Guild
from tests.emulators.discord.rates import Rates
from tests.emulators.discord.server import DiscordServer, discord_server

__all__ = [
    "Button",
    "Channel",
    "DiscordServer",
    "File",
    "Guild",
    "Intent",
    "Message",
    "Modal",
    "NotAnswered",
    "Outcome",
    "Person",
    "Rates",
    "Select",
    "discord_server",
]
