"""What stands behind `?start=` in a link to the bot: an action, or a reply that waits.

Telegram takes 1 to 64 of `[A-Za-z0-9_-]` there, and a payload's parts are separated by
colons: they are written as underscores, which no part of a payload may contain.
"""

import re

WAITING = "W"
"""In the place of an action's code: no action may have it."""

_SEPARATOR = "_"
_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def parameter(payload: str) -> str | None:
    """A payload as it stands in a link, or None where it cannot."""
    if _SEPARATOR in payload:
        return None
    written = payload.replace(":", _SEPARATOR)
    return written if _PARAMETER.fullmatch(written) else None


def payload(parameter: str) -> str:
    """The payload that a link's parameter stands for; nobody has checked it."""
    return parameter.replace(_SEPARATOR, ":")


def to_waiting(token: str) -> str:
    """The payload of a link that leads to a reply that waits under a token (letters, digits)."""
    return f"{WAITING}:{token}"


def waiting(parameter: str) -> str | None:
    """The token of the reply that a parameter leads to, if it is one."""
    code, _, token = payload(parameter).partition(":")
    return token if code == WAITING and token else None


def link(username: str, parameter: str) -> str:
    """The address that opens the private chat with the bot."""
    return f"https://t.me/{username}?start={parameter}"
