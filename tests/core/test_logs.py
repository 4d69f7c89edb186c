"""The log: who reads it can, and no secret stands in it, whatever wrote the line."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.logs import OURS, to_file, to_stderr
from tests.emulators.telegram import Rates, telegram_server
from tests.secrets import TELEGRAM_WRONG as TOKEN

PASSWORD = 'p"ss\\wörd@1'
LIBRARIES = ("aiosqlite", "discord", "httpx", "markdown_it", "sqlalchemy.engine", "telegram.ext")
NOWHERE = "http://127.0.0.1:9/bot"
"""Where nobody listens."""


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Leave the logging of this process as it was."""
    root = logging.getLogger()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    hook, configured = sys.excepthook, structlog.get_config()
    before = {name: logging.getLogger(name).level for name in (*LIBRARIES, *OURS)}
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.raiseExceptions = raising
    sys.excepthook = hook
    for name, its in before.items():
        logging.getLogger(name).setLevel(its)
    structlog.reset_defaults()
    structlog.configure(**configured)


@dataclass(frozen=True)
class Log:
    """A log to write to, in one of the manners in which there can be one."""

    manner: str
    folder: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    def begin(self) -> None:
        if self.manner == "file":
            to_file(self.folder / "logs" / "test.log", secrets=[PASSWORD])
        else:
            self.patch.setattr(sys.stderr, "isatty", lambda: self.manner == "lines")
            to_stderr("DEBUG", secrets=[PASSWORD])

    def text(self) -> str:
        if self.manner == "file":
            return (self.folder / "logs" / "test.log").read_text(encoding="utf-8")
        return self.capture.readouterr().err


@pytest.fixture(params=["lines", "json", "file"])
def log(
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Log:
    return Log(request.param, tmp_path, capsys, monkeypatch)


def talkative() -> None:
    """Let the libraries say everything, as nobody should."""
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger().setLevel(logging.DEBUG)


async def failed(base_url: str, token: str = TOKEN) -> TelegramError:
    """A real error of the library."""
    bot = Bot(token, base_url)
    try:
        await bot.initialize()
    except TelegramError as error:
        return error
    finally:
        await bot.shutdown()
    raise AssertionError("it did not fail")


async def test_what_the_libraries_say_of_requests_holds_no_token(
    log: Log,
) -> None:
    log.begin()
    talkative()
    assert isinstance(await failed(NOWHERE), NetworkError)
    async with (
        telegram_server(Rates.none()) as server,
        Bot(server.token, f"{server.url}/bot") as bot,
    ):
        await bot.get_updates()
    seen = log.text()
    assert "getUpdates" in seen
    assert "/bot[secret]/" in seen
    assert TOKEN not in seen
    assert server.token not in seen


async def test_an_error_that_holds_the_token_is_logged_without_it(
    log: Log,
) -> None:
    async with telegram_server(Rates.none()) as server:
        error = await failed(f"{server.url}/bot")
    assert isinstance(error, InvalidToken)
    assert TOKEN in str(error)
    log.begin()
    ours = structlog.get_logger()
    ours.error("failed", error=str(error), nested={"error": [error]})
    ours.error(f"failed with {error}")
    ours.error("failed", exc_info=error)
    logging.getLogger("library").error("failed with %s", error)
    logging.getLogger("library").error("failed", exc_info=error)
    seen = log.text()
    assert TOKEN not in seen
    assert seen.count("rejected by the server") >= 5
    assert seen.count("[secret]") >= 5


def test_a_traceback_shows_where_and_not_with_what(log: Log) -> None:
    def inner(words: str) -> None:
        raise ValueError(f"{TOKEN} is no good after {len(words)} words")

    log.begin()
    try:
        inner(" ".join(["what", "ana", "wrote"]))
    except ValueError:
        structlog.get_logger("bot.test").exception("failed")
        logging.getLogger("library").exception("failed")
    seen = log.text()
    assert seen.count("ValueError: [secret] is no good") == 2
    assert seen.count("in inner") == 2
    assert "what ana wrote" not in seen


@pytest.mark.parametrize(
    "told",
    [PASSWORD, f"postgresql://bot:{PASSWORD}@host", "postgresql://p%22ss%5Cw%C3%B6rd%401@host"],
)
def test_a_secret_that_is_known_is_struck_out(log: Log, told: str) -> None:
    log.begin()
    structlog.get_logger("bot.test").error("failed", address=told)
    structlog.get_logger("bot.test").error(told)
    structlog.get_logger("bot.test").error("failed", given=[told])
    logging.getLogger("library").error("failed: %r", told)
    seen = log.text()
    assert seen.count("[secret]") == 4
    assert "wörd" not in seen
    assert "w%C3%B6rd" not in seen


def test_a_line_that_goes_wrong_tells_no_secret(
    log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    log.begin()
    logging.getLogger("library").error(f"%s %s of {TOKEN}", TOKEN)
    logging.getLogger("library").error("%d", TOKEN)
    seen = log.text() + capsys.readouterr().err
    assert "%s %s of [secret]" in seen
    assert TOKEN not in seen


def test_a_stream_that_is_gone_tells_no_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", gone)
        to_stderr()
    gone.close()
    logging.getLogger("library").error(f"failed with {TOKEN}")
    assert TOKEN not in capsys.readouterr().err


def test_an_error_that_ends_the_program_is_told_without_secrets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    to_stderr(secrets=[PASSWORD])
    error = ValueError(f"{TOKEN} and {PASSWORD}")
    sys.excepthook(ValueError, error, None)
    seen = capsys.readouterr().err
    assert json.loads(seen)["event"] == "ended by an error"
    assert seen.count("[secret] and [secret]") == 1


def test_what_is_no_secret_stays(log: Log) -> None:
    log.begin()
    structlog.get_logger("bot.test").info(
        "handled", update=123_456_789, at="12:34:56", key="12345:abcdef"
    )
    seen = log.text()
    assert "[secret]" not in seen
    assert "12345:abcdef" in seen


def test_a_secret_of_a_few_signs_garbles_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    to_stderr(secrets=["", "a", "info"])
    structlog.get_logger("bot.test").info("a fact")
    assert json.loads(capsys.readouterr().err)["event"] == "a fact"


def test_libraries_warn_and_say_no_more(log: Log) -> None:
    log.begin()
    for name in LIBRARIES:
        logging.getLogger(name).info("chatter")
        logging.getLogger(name).warning("warned")
    seen = log.text()
    assert "chatter" not in seen
    assert seen.count("warned") == len(LIBRARIES)


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("DEBUG", ["debug", "info", "warning", "error"]),
        ("INFO", ["info", "warning", "error"]),
        ("warning", ["warning", "error"]),
        ("ERROR", ["error"]),
    ],
)
def test_the_level_holds_for_us_and_for_libraries(
    level: str, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    to_stderr(level)
    for each in ("debug", "info", "warning", "error"):
        getattr(structlog.get_logger("bot.test"), each)("ours")
        getattr(logging.getLogger("library"), each)("theirs")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["level"] for line in lines if line["event"] == "ours"] == shown
    loud = [each for each in shown if each in ("warning", "error")]
    assert [line["level"] for line in lines if line["event"] == "theirs"] == loud


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="INFO"):
        to_stderr("loud")


def test_a_program_reads_json(capsys: pytest.CaptureFixture[str]) -> None:
    to_stderr()
    with structlog.contextvars.bound_contextvars(chat="42"):
        structlog.get_logger("bot.test").info("handled", asked="hoje", name="Conceição")
    logging.getLogger("library").warning("by %s", "the way")
    err = capsys.readouterr().err
    ours, theirs = (json.loads(line) for line in err.splitlines())
    assert "Conceição" in err
    assert ours["event"] == "handled"
    assert (ours["level"], ours["chat"], ours["asked"]) == ("info", "42", "hoje")
    assert theirs["event"] == "by the way"
    assert (theirs["level"], theirs["logger"]) == ("warning", "library")
    assert {"timestamp"} <= set(ours) & set(theirs)


def test_a_person_reads_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    to_stderr()
    structlog.get_logger("bot.test").info("handled", asked="hoje")
    line = capsys.readouterr().err
    assert "handled" in line
    assert not line.startswith("{")


def test_a_log_that_cannot_be_written_keeps_nobody_from_anything(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    to_file(tmp_path / "file" / "test.log")
    structlog.get_logger("bot.test").error("failed")
