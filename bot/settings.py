"""What can be set, and what of it is right: one frozen object, made once at start.

It does not know where a value came from; `bot.settings_read` reads them.
"""

import logging
import re
from pathlib import Path

from platformdirs import user_data_path, user_log_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_core import PydanticCustomError

from bot.errors import StoreError
from bot.model import Member
from bot.store.dialect import parse
from bot.study.days import zone
from bot.views.words import LANGUAGES

Wrong = PydanticCustomError
"""A value that cannot be used: the id of the text that says what can, and its variables."""


class Settings(BaseModel):
    """All settings. In the environment they are in capitals, `TELEGRAM_TOKEN`, and those that
    belong to no platform after `SABATINA_`, such as `SABATINA_LANGUAGE`.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, hide_input_in_errors=True
    )

    database_url: str = Field(default="", repr=False)
    """Where everything is stored; a SQLite file in the user's data folder if empty."""

    language: str = Field(default=LANGUAGES[0], validation_alias="SABATINA_LANGUAGE")
    """The language for whoever has not chosen one: pt-BR or en."""

    timezone: str = Field(default="America/Sao_Paulo", validation_alias="SABATINA_TIMEZONE")
    """The IANA time zone for whoever has not chosen one."""

    pack: Path | None = Field(default=None, validation_alias="SABATINA_PACK")
    """The notes to study: a pack's folder or file; those that ship with the bot if empty."""

    seed: int = Field(default=0, validation_alias="SABATINA_SEED")
    """Decides what chance decides, such as which of equally due questions comes next."""

    log_level: str = Field(default="INFO", validation_alias="SABATINA_LOG_LEVEL")
    """The least weighty events that are logged while the bot runs on platforms."""

    http_host: str = Field(default="0.0.0.0", validation_alias="SABATINA_HTTP_HOST")  # noqa: S104
    """The network address on which the HTTP server listens."""

    http_port: int = Field(default=0, gt=-1, lt=65536, validation_alias="SABATINA_HTTP_PORT")
    """The port of the HTTP server, which tells of the bot's health, and takes Telegram's calls;
    0: there is none, unless Telegram is to call.
    """

    telegram_token: SecretStr = SecretStr("")
    """The token from @BotFather; the bot is on Telegram if it is set."""

    telegram_api_url: str = "https://api.telegram.org"
    """Where Telegram's Bot API answers: Telegram itself, or a server of one's own."""

    telegram_bulk_rate: float = Field(default=25.0, gt=0, le=1000)
    """Messages a second at most that are sent unasked; Telegram takes about 30 in all."""

    telegram_webhook_url: str = ""
    """The public address that Telegram is to call; if empty, the bot asks for what happened."""

    telegram_webhook_host: str = "0.0.0.0"  # noqa: S104 (calls come from outside, with a secret)
    """The network address on which those calls are awaited."""

    telegram_webhook_port: int = Field(default=8080, gt=0, lt=65536)
    """The port on which those calls are awaited."""

    telegram_webhook_path: str = ""
    """The path on which those calls are awaited; that of the public address if empty."""

    telegram_webhook_secret: SecretStr = SecretStr("")
    """What Telegram has to say with each call; derived from the token if empty."""

    discord_token: SecretStr = SecretStr("")
    """The token of the application's bot; the bot is on Discord if it is set."""

    discord_api_url: str = ""
    """Where Discord's API answers, with its version; Discord itself if empty."""

    discord_bulk_rate: float = Field(default=40.0, gt=0, le=1000)
    """Requests a second at most for what is sent unasked; Discord takes 50 in all."""

    discord_shards: str = ""
    """How many shards there are, as `4`, and which of them run here, as `0,1/4` or `0-1/4`;
    as many as Discord advises, all here, if empty.
    """

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must stand in no log."""
        secret = (self.telegram_token, self.telegram_webhook_secret, self.discord_token)
        known = [one.get_secret_value() for one in secret if one]
        password = parse(self.database_url).password if self.database_url else None
        return (*known, str(password)) if password else tuple(known)

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in logging.getLevelNamesMapping():
            raise Wrong("setting-log-level", "DEBUG, INFO, WARNING, ERROR")
        return value.upper()

    @field_validator("telegram_api_url", "telegram_webhook_url", "discord_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise Wrong("setting-web-address", "https:// or http://")
        return value.rstrip("/")

    admins: str = Field(default="", validation_alias="SABATINA_ADMINS")
    """Who looks after the notes: platforms and ids there, such as `telegram:123,discord:456`."""

    @property
    def content_admins(self) -> tuple[Member, ...]:
        """Who looks after the notes, without the names that they show."""
        found = (one.partition(":") for one in _listed(self.admins))
        return tuple(Member(platform, id_, "") for platform, _, id_ in found)

    @field_validator("admins")
    @classmethod
    def _identified(cls, value: str) -> str:
        for one in _listed(value):
            platform, _, id_ = one.partition(":")
            if not (platform.isalpha() and id_.isalnum()):
                raise Wrong("setting-admins", "telegram:123,discord:456")
        return value

    @field_validator("language")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise Wrong("setting-language", "{known}", {"known": ", ".join(LANGUAGES)})
        return value

    @field_validator("timezone")
    @classmethod
    def _known(cls, value: str) -> str:
        if zone(value) is None:
            raise Wrong("setting-timezone", "an IANA time zone")
        return value

    @field_validator("database_url")
    @classmethod
    def _stored(cls, value: str) -> str:
        try:
            parse(value or "sqlite:///file")
        except StoreError:
            raise Wrong("store-address", "no address of a database") from None
        return value

    @field_validator("discord_shards")
    @classmethod
    def _sharded(cls, value: str) -> str:
        if value:
            # Discord's library comes with it, which only those who set this should wait for.
            from bot.adapters.discord.shards import parse as shards

            try:
                shards(value)
            except ValueError:
                raise Wrong("setting-shards", "such as 4 or 0-1/4") from None
        return value

    @field_validator("telegram_webhook_path")
    @classmethod
    def _rooted(cls, value: str) -> str:
        if value and not value.startswith("/"):
            raise Wrong("setting-path", "must begin with /")
        return value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _sayable(cls, value: SecretStr) -> SecretStr:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise Wrong("telegram-webhook-secret", "A-Z a-z 0-9 _ -")
        return value

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


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]
