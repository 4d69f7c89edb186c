"""How the log is written: events with keys, never a token, never what a person wrote.

Owns where lines go, how they look, and what is struck out of them: whatever has the form of
a bot's token, and the secrets that it is told, wherever in a line they stand.
"""

import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final
from urllib.parse import quote

import structlog
from structlog.dev import ConsoleRenderer
from structlog.processors import ExceptionRenderer, JSONRenderer, StackInfoRenderer, TimeStamper
from structlog.stdlib import ProcessorFormatter
from structlog.typing import Processor

STRUCK_OUT: Final = "[secret]"

TOKEN_FORM: Final = r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}"  # noqa: S105 (a form, not a token)
"""What tokens of Telegram look like, in an address too."""

SHORTEST: Final = 6
"""Characters of a secret at least; striking out anything shorter would garble the log."""

OURS: Final = ("bot", "content", "handlers", "scheduler")
"""What speaks at the level that was asked for. Libraries tell of each request with its address,
and of each statement with its values: of theirs, warnings alone.
"""

COMMON: Final[tuple[Processor, ...]] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    TimeStamper(fmt="iso", utc=True),
    StackInfoRenderer(),
)
"""What every line gets, be it ours or a library's."""


def to_file(path: Path, *, secrets: Iterable[str] = ()) -> None:
    """Write the log to a file, because a person is using the terminal."""
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):  # who studies must not be kept from it by a full disk
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    _configure(handler, _json(), logging.INFO, secrets)


def to_stderr(level: str = "INFO", *, secrets: Iterable[str] = ()) -> None:
    """Write the log to standard error: for a person at a terminal, as JSON elsewhere.

    `level` is one that Python's logging knows by name; raises ValueError for any other.
    """
    levels = logging.getLevelNamesMapping()
    if level.upper() not in levels:
        raise ValueError(f"level must be one of {', '.join(levels)}")
    # Never the renderer's own tracebacks: they show the values of all variables.
    person = ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    rendering = (person,) if sys.stderr.isatty() else _json()
    _configure(logging.StreamHandler(sys.stderr), rendering, levels[level.upper()], secrets)
    sys.excepthook = _log_last_words


class Redacting(logging.Formatter):
    """Strikes secrets out of whole lines, hence out of arguments and tracebacks too."""

    def __init__(self, formatter: logging.Formatter, secrets: Iterable[str]) -> None:
        super().__init__()
        self._formatter = formatter
        spellings = {s for secret in secrets if len(secret) >= SHORTEST for s in _spelled(secret)}
        # The longest first: one secret may be the beginning of another.
        known = sorted(map(re.escape, spellings), key=len, reverse=True)
        self._secret = re.compile("|".join((*known, TOKEN_FORM)))

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, without secrets."""
        try:
            line = self._formatter.format(record)
        except (TypeError, ValueError, KeyError):  # arguments that do not fit their message
            line = f"{record.levelname} {record.name}: {record.msg}"
        return self._secret.sub(STRUCK_OUT, line)


def _log_last_words(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log what ends the program: written as it is, it might say a secret."""
    if issubclass(kind, Exception):
        logging.getLogger("bot").critical("ended by an error", exc_info=(kind, error, trace))
    else:
        sys.__excepthook__(kind, error, trace)


def _spelled(secret: str) -> Iterator[str]:
    """How a secret can be written: as it is, in an address, by Python, and each within JSON."""
    for spelling in (secret, quote(secret), repr(secret)[1:-1]):
        yield spelling
        yield json.dumps(spelling, ensure_ascii=False)[1:-1]


def _json() -> tuple[Processor, ...]:
    return ExceptionRenderer(), JSONRenderer(ensure_ascii=False)


def _configure(
    handler: logging.Handler,
    rendering: tuple[Processor, ...],
    level: int,
    secrets: Iterable[str],
) -> None:
    formatter = ProcessorFormatter(
        foreign_pre_chain=COMMON,
        processors=(ProcessorFormatter.remove_processors_meta, *rendering),
    )
    handler.setFormatter(Redacting(formatter, secrets))
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
    # A line that cannot be written would be told of on standard error, with all that it held.
    logging.raiseExceptions = False
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    structlog.configure(
        processors=(*COMMON, ProcessorFormatter.wrap_for_formatter),
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
