"""What the environment and a `.env` file say, as one frozen object; read once at start."""

import logging
from pathlib import Path

from platformdirs import user_data_path, user_log_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.model import Member
from bot.study.days import zone
from bot.views.words import LANGUAGES


class Settings(BaseSettings):
    """All settings; in the environment they are `DATABASE_URL`, and the others in capitals after
    `SABATINA_`, such as `SABATINA_LANGUAGE`.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    database_url: str = ""
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
    """What Telegram has to say with each call; made anew at each start if empty."""

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
        return tuple(one.get_secret_value() for one in secret if one)

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in logging.getLevelNamesMapping():
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("telegram_api_url", "telegram_webhook_url", "discord_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with https:// or http://")
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
                raise ValueError("must be like telegram:123,discord:456")
        return value

    @field_validator("language")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
        return value

    @field_validator("timezone")
    @classmethod
    def _known(cls, value: str) -> str:
        if zone(value) is None:
            raise ValueError("must be an IANA time zone, such as America/Sao_Paulo")
        return value

    @property
    def database(self) -> str:
        """The address of the database."""
        if self.database_url:
            return self.database_url
        folder = user_data_path("sabatina", ensure_exists=True)
        return f"sqlite:///{folder / 'sabatina.db'}"

    @property
    def log_file(self) -> Path:
        """Where the log goes while a person is using the terminal."""
        return user_log_path("sabatina") / "sabatina.log"

    @property
    def history_file(self) -> Path:
        """Where the terminal keeps what was typed."""
        return user_data_path("sabatina") / "history"


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]
