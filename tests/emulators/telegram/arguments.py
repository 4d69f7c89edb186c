"""A request's fields as Telegram reads them: strings of a form, JSON inside them, and files.

Unknown fields are not looked at. What a method makes of a field is not known here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.emulators.telegram.refusals import bad_request

Json = dict[str, object]

TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that came with a request."""

    name: str
    content: bytes = field(repr=False)
    kind: str = "application/octet-stream"


class Arguments:
    """The fields of one request."""

    __slots__ = ("fields", "files")

    def __init__(self, fields: Mapping[str, str], files: Mapping[str, SentFile]) -> None:
        self.fields = fields
        self.files = files

    def text(self, name: str) -> str:
        """A string, empty when it is missing."""
        return self.fields.get(name, "")

    def flag(self, name: str, default: bool = False) -> bool:
        """True for true, yes and 1 in any case."""
        value = self.fields.get(name)
        return default if value is None else value.strip().lower() in TRUE

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as missing, as Telegram has it."""
        try:
            return int(self.fields[name])
        except (KeyError, ValueError):
            return default

    def mapping(self, name: str, what: str) -> Json:
        """A JSON object, empty when it is missing. Raises Refused, naming `what`."""
        value = self._json(name, what)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {what}")
        return value

    def array(self, name: str, what: str) -> list[object]:
        """A JSON array, empty when it is missing. Raises Refused, naming `what`."""
        value = self._json(name, what)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {what}")
        return value

    def _json(self, name: str, what: str) -> object:
        source = self.fields.get(name)
        if not source:
            return None
        try:
            value: object = json.loads(source)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None
        return value


def string_of(value: Mapping[str, object], name: str) -> str:
    """A string of a JSON object, empty when it is missing or something else."""
    found = value.get(name)
    return found if isinstance(found, str) else ""


def objects_of(values: list[object], what: str) -> list[Json]:
    """The objects of a JSON array. Raises Refused when one is something else."""
    if not all(isinstance(value, dict) for value in values):
        raise bad_request(f"can't parse {what}: expected an Object")
    return [value for value in values if isinstance(value, dict)]
