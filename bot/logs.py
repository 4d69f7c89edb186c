"""How the log is written: events with keys, never a token, never what a person wrote."""

import logging
from contextlib import suppress
from pathlib import Path

import structlog


def to_file(path: Path) -> None:
    """Write the log to a file, because a person is using the terminal."""
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):  # who studies must not be kept from it by a full disk
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True, format="%(message)s")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
