"""What the environment and a `.env` file say, as one frozen object; read once at start."""

from pathlib import Path

from platformdirs import user_data_path, user_log_path
from pydantic import Field, field_validator
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
