"""What goes wrong because a test wants it to: refusals, silence, cut connections.

A fault is for one method, or for `*`, all of them; it serves a number of times and is gone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.emulators.telegram.methods import BY_LOWER_NAME
from tests.emulators.telegram.refusals import Refused

ANY = "*"


@dataclass(slots=True)
class Fault:
    """What to do to a request: wait before it is carried out, or if that is `done`, refuse it, or
    hang up after.
    """

    times: int
    hang: float = 0.0
    refusal: Callable[[], Refused] | None = None
    cut: bool = False
    done: bool = False


class Faults:
    """Those that are still to come."""

    def __init__(self) -> None:
        self._by_method: dict[str, list[Fault]] = {}

    def add(self, method: str, fault: Fault) -> None:
        """A further fault, after those that are there already. Raises ValueError for a method
        that is not emulated, since it would never come.
        """
        if method != ANY and method not in BY_LOWER_NAME.values():
            raise ValueError(f"{method} is not emulated")
        self._by_method.setdefault(method, []).append(fault)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._by_method.clear()

    def take(self, method: str) -> Fault | None:
        """The fault for this request, if there is one; that is then one time used."""
        if not self._by_method:
            return None
        for name in (method, ANY):
            if found := self._by_method.get(name):
                return self._use(name, found)
        return None

    def _use(self, name: str, found: list[Fault]) -> Fault:
        fault = found[0]
        fault.times -= 1
        if fault.times <= 0:
            found.pop(0)
        if not found:
            del self._by_method[name]
        return fault
