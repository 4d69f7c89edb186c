"""Reads a request's JSON, field by field, and gathers every fault before it refuses.

It owns the shape of Discord's form errors (a tree that follows the fields, each leaf with
`_errors`) and must not know what any field is for.
"""

import re
from collections.abc import Iterable

from tests.emulators.discord.refusals import Payload, Reason, Refusal

Path = tuple[str, ...]


class FormFaults:
    """The faults of one request."""

    def __init__(self) -> None:
        self._tree: Payload = {}

    def add(self, path: Path, code: str, message: str) -> None:
        """Remember a fault of the field at `path`."""
        node = self._tree
        for part in path:
            below = node.setdefault(part, {})
            assert isinstance(below, dict)
            node = below
        leaf = node.setdefault("_errors", [])
        assert isinstance(leaf, list)
        leaf.append({"code": code, "message": message})

    def check(self) -> None:
        """Raise Refusal 50035 if there are faults."""
        if self._tree:
            raise Refusal(Reason.INVALID_FORM, self._tree)


class Form:
    """One JSON object; its readers return None for what is absent, null or at fault."""

    def __init__(self, body: object, faults: FormFaults | None = None, path: Path = ()) -> None:
        self.faults = faults or FormFaults()
        self.path = path
        self.body: Payload = body if isinstance(body, dict) else {}
        if not isinstance(body, dict):
            self.fault("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")

    def __contains__(self, key: str) -> bool:
        return key in self.body

    def check(self) -> None:
        """Raise Refusal 50035 if anything read so far was at fault."""
        self.faults.check()

    def fault(self, key: str, code: str, message: str) -> None:
        """Remember a fault of a field, or of the whole object when `key` is empty."""
        self.faults.add((*self.path, *filter(None, key.split("/"))), code, message)

    def text(
        self,
        key: str,
        most: int,
        *,
        least: int = 0,
        required: bool = False,
        pattern: re.Pattern[str] | None = None,
    ) -> str | None:
        """A string of `least` to `most` code points."""
        value = self._value(key, required=required)
        if value is None:
            return None
        if not isinstance(value, str):
            # The wire carries ids as numbers too; discord.py does so for nonces and mentions.
            if not isinstance(value, int) or isinstance(value, bool):
                self.fault(key, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
                return None
            value = str(value)
        if pattern is not None and not pattern.fullmatch(value):
            self.fault(key, "STRING_TYPE_REGEX", "String value did not match validation regex.")
            return None
        least = max(least, 1) if required else least
        return value if self._long(key, len(value), least, most) else None

    def whole(self, key: str, least: int, most: int, *, required: bool = False) -> int | None:
        """An integer from `least` to `most`, also when written as a string of digits."""
        value = self._value(key, required=required)
        if isinstance(value, str) and value.isdigit():
            value = int(value)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.fault(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value < least:
            self.fault(
                key, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}."
            )
        elif value > most:
            self.fault(key, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")
        else:
            return value
        return None

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A boolean."""
        value = self.body.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
            return default
        return value

    def one_of(self, key: str, values: Iterable[int], *, required: bool = False) -> int | None:
        """One of a few integers."""
        value, allowed = self._value(key, required=required), tuple(values)
        if value is None:
            return None
        if not isinstance(value, int) or value not in allowed:
            listed = ", ".join(map(str, allowed))
            self.fault(key, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
            return None
        return value

    def items(
        self, key: str, most: int, *, least: int = 0, required: bool = False
    ) -> list[object] | None:
        """A list of `least` to `most` things."""
        value = self._value(key, required=required)
        if value is None:
            return None
        if not isinstance(value, list):
            self.fault(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return None
        return value if self._long(key, len(value), least, most) else None

    def texts(self, key: str, most: int) -> list[str] | None:
        """A list of strings; numbers in it are ids, and read as strings."""
        items = self.items(key, most)
        return None if items is None else [str(item) for item in items]

    def forms(
        self, key: str, most: int, *, least: int = 0, required: bool = False
    ) -> list["Form"] | None:
        """A list of objects, whose faults are gathered with these."""
        items = self.items(key, most, least=least, required=required)
        if items is None:
            return None
        return [
            Form(item, self.faults, (*self.path, key, str(at))) for at, item in enumerate(items)
        ]

    def form(self, key: str, *, required: bool = False) -> "Form | None":
        """An object, whose faults are gathered with these."""
        value = self._value(key, required=required)
        return None if value is None else Form(value, self.faults, (*self.path, key))

    def _value(self, key: str, *, required: bool) -> object:
        value = self.body.get(key)
        if value is None and required:
            self.fault(key, "BASE_TYPE_REQUIRED", "This field is required")
        return value

    def _long(self, key: str, length: int, least: int, most: int) -> bool:
        if least <= length <= most:
            return True
        if not length:
            self.fault(key, "BASE_TYPE_REQUIRED", "This field is required")
        elif least:
            self.fault(
                key, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
            )
        else:
            self.fault(key, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return False
