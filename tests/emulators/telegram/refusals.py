"""What Telegram says when it does not do something: a status, its text, and what goes with it.

    Refused
    ├── bad_request   400, "Bad Request: ..."
    ├── forbidden     403, "Forbidden: ..."
    ├── conflict      409, "Conflict: ..."
    └── too_many      429, with the whole seconds to wait

It knows no method and no state.
"""

import math
from collections.abc import Mapping

NOTHING: Mapping[str, int] = {}


class Refused(Exception):
    """An answer with `ok: false`; `parameters` may hold retry_after or migrate_to_chat_id."""

    def __init__(
        self, status: int, description: str, parameters: Mapping[str, int] = NOTHING
    ) -> None:
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.parameters = parameters


def bad_request(text: str, parameters: Mapping[str, int] = NOTHING) -> Refused:
    """The request itself is wrong."""
    return Refused(400, f"Bad Request: {text}", parameters)


def forbidden(text: str) -> Refused:
    """The bot may not do this here, and will not be able to until people change something."""
    return Refused(403, f"Forbidden: {text}")


def conflict(text: str) -> Refused:
    """Two ways of receiving updates exclude each other."""
    return Refused(409, f"Conflict: {text}")


def too_many(seconds: float) -> Refused:
    """Slower: `seconds` are rounded up to whole ones, at least 1, as on the wire."""
    wait = max(1, math.ceil(seconds))
    return Refused(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
