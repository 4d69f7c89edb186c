"""What can be set, and what of it is right: one frozen object, made once at start.

It does not know where a value came from; `bot.settings_read` reads them, each as its field says.
"""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path, user_log_path

from bot import settings_values as values
from bot.model import Member
from bot.settings_values import Secret, listed, setting
from bot.store.dialect import parse
from bot.views.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. In the environment they are in capitals, `TELEGRAM_TOKEN`, and those that
    belong to no platform after `SABATINA_`, such as `SABATINA_LANGUAGE`.
    """

    database_url: str = setting("", values.database, shown=False)
    """Where everything is stored; a SQLite file in the user's data folder if empty."""

    language: str = setting(LANGUAGES[0], values.language)
    """The language for whoever has not chosen one: pt-BR or en."""

    timezone: str = setting("America/Sao_Paulo", values.timezone)
    """The IANA time zone for whoever has not chosen one."""

    pack: Path | None = setting(None, Path)
    """The notes to study: a pack's folder or file; those that ship with the bot if empty."""

    seed: int = setting(0, values.whole_number)
    """Decides what chance decides, such as which of equally due questions comes next."""

    log_level: str = setting("INFO", values.log_level)
    """The least weighty events that are logged while the bot runs on platforms."""

    http_host: str = setting("0.0.0.0", str)  # noqa: S104 (who is called listens)
    """The network address on which the HTTP server listens."""

    http_port: int = setting(0, values.whole(above=-1, below=65_536))
    """The port of the HTTP server, which tells of the bot's health, and takes Telegram's calls;
    0: there is none, unless Telegram is to call.
    """

    telegram_token: Secret = setting(Secret(), Secret)
    """The token from @BotFather; the bot is on Telegram if it is set."""

    telegram_api_url: str = setting("https://api.telegram.org", values.web_address)
    """Where Telegram's Bot API answers: Telegram itself, or a server of one's own."""

    telegram_bulk_rate: float = setting(25.0, values.rate(at_most=1_000))
    """Messages a second at most that are sent unasked; Telegram takes about 30 in all."""

    telegram_webhook_url: str = setting("", values.web_address)
    """The public address that Telegram is to call; if empty, the bot asks for what happened."""

    # Calls come from outside, with a secret.
    telegram_webhook_host: str = setting("0.0.0.0", str)  # noqa: S104 (who is called listens)
    """The network address on which those calls are awaited."""

    telegram_webhook_port: int = setting(8_080, values.whole(above=0, below=65_536))
    """The port on which those calls are awaited."""

    telegram_webhook_path: str = setting("", values.path)
    """The path on which those calls are awaited; that of the public address if empty."""

    telegram_webhook_secret: Secret = setting(Secret(), values.webhook_secret)
    """What Telegram has to say with each call; derived from the token if empty."""

    discord_token: Secret = setting(Secret(), Secret)
    """The token of the application's bot; the bot is on Discord if it is set."""

    discord_api_url: str = setting("", values.web_address)
    """Where Discord's API answers, with its version; Discord itself if empty."""

    discord_bulk_rate: float = setting(40.0, values.rate(at_most=1_000))
    """Requests a second at most for what is sent unasked; Discord takes 50 in all."""

    discord_shards: str = setting("", values.shards)
    """How many shards there are, as `4`, and which of them run here, as `0,1/4` or `0-1/4`;
    as many as Discord advises, all here, if empty.
    """

    admins: str = setting("", values.members)
    """Who looks after the notes: platforms and ids there, such as `telegram:123,discord:456`."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must stand in no log."""
        secret = (self.telegram_token, self.telegram_webhook_secret, self.discord_token)
        known = [one.text for one in secret if one]
        password = parse(self.database_url).password if self.database_url else None
        return (*known, str(password)) if password else tuple(known)

    @property
    def content_admins(self) -> tuple[Member, ...]:
        """Who looks after the notes, without the names that they show."""
        found = (one.partition(":") for one in listed(self.admins))
        return tuple(Member(platform, id_, "") for platform, _, id_ in found)

    @property
    def http_address(self) -> tuple[str, int] | None:
        """Where the HTTP server listens; None where there is none."""
        if self.http_port:
            return self.http_host, self.http_port
        if self.telegram_token and self.telegram_webhook_url:
            return self.telegram_webhook_host, self.telegram_webhook_port
        return None

    @property
    def database(self) -> str:
        """The address of the database."""
        if self.database_url:
            return self.database_url
        user_data_path("sabatina", ensure_exists=True)
        return default_database()

    @property
    def log_file(self) -> Path:
        """Where the log goes while a person is using the terminal."""
        return user_log_path("sabatina") / "sabatina.log"

    @property
    def history_file(self) -> Path:
        """Where the terminal keeps what was typed."""
        return user_data_path("sabatina") / "history"


def default_database() -> str:
    """The address of the database where none is set."""
    return f"sqlite:///{user_data_path('sabatina') / 'sabatina.db'}"
