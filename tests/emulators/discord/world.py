"""Everything there is on the server, and how to find it."""

from collections.abc import Callable
from secrets import token_hex
from typing import TYPE_CHECKING

from tests.emulators.discord.clock import Clock, News
from tests.emulators.discord.commands import Command
from tests.emulators.discord.entities import Attachment, File, User
from tests.emulators.discord.events import Event
from tests.emulators.discord.ids import Snowflakes
from tests.emulators.discord.refusals import Reason, Refusal
from tests.secrets import DISCORD

if TYPE_CHECKING:
    from tests.emulators.discord.interactions import Interaction
    from tests.emulators.discord.places import Channel, Guild


class World:
    """The state of the server: who and what exists, and what the bot has registered."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.news = News()
        self.ids = Snowflakes()
        self.url = ""
        self.application_id = self.ids.next()
        self.token = f"{DISCORD}.{token_hex(13)}"
        self.bot = User(self.application_id, "sabatina", bot=True)
        self.users: dict[str, User] = {self.bot.id: self.bot}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.private: dict[str, Channel] = {}
        self.commands: dict[str, Command] = {}
        self.interactions: dict[str, Interaction] = {}
        self.files: dict[str, bytes] = {}
        self.listeners: list[Callable[[Event], None]] = []

    def publish(self, event: Event) -> None:
        """Tell the bot's sessions, and wake those who wait."""
        for listener in self.listeners:
            listener(event)
        self.news.tell()

    def channel(self, channel_id: str) -> "Channel":
        """The channel, thread or conversation with this id, if there still is one."""
        channel = self.channels.get(channel_id)
        if channel is None or channel.deleted:
            raise Refusal(Reason.UNKNOWN_CHANNEL)
        return channel

    def guild(self, guild_id: str) -> "Guild":
        """The server with this id, if the bot is in it."""
        guild = self.guilds.get(guild_id)
        if guild is None or not guild.has_bot:
            raise Refusal(Reason.UNKNOWN_GUILD)
        return guild

    def store(self, file: File, channel_id: str, *, ephemeral: bool = False) -> Attachment:
        """Keep a file where it can be downloaded."""
        file_id = self.ids.next()
        folder = "ephemeral-attachments" if ephemeral else "attachments"
        path = f"/{folder}/{channel_id}/{file_id}/{file.name}"
        self.files[path] = file.content
        size = len(file.content) if file.size is None else file.size
        return Attachment(file_id, file.name, file.content, file.description, self.url + path, size)
