"""What goes wrong on demand: answers that are errors, that come late, or never."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.emulators.discord.refusals import Payload


@dataclass(slots=True)
class Fault:
    """Befalls the next `times` requests whose method and path match; `*` matches anything.

    `status` answers without carrying the request out; `seconds` is a delay and `cut` resets
    the connection, with `done` after the request was carried out, else before anything.
    """

    method: str
    path: str
    times: int
    status: int = 0
    body: Payload | None = None
    seconds: float = 0.0
    cut: bool = False
    done: bool = False


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let this go wrong from now on."""
        self._waiting.append(fault)

    def next(self, method: str, path: str) -> Fault | None:
        """What befalls this request; `path` is what follows the version in the address."""
        for fault in self._waiting:
            if fault.method in ("*", method) and fnmatchcase(path, fault.path):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """All is well again."""
        self._waiting.clear()
