"""Takes out of the errors of PostgreSQL what people wrote: they end up in the log.

The server tells the whole row that broke a rule, and its driver the value that it cannot send.
SQLite tells neither.
"""

import re
from collections.abc import Iterator
from typing import Final

_VALUES: Final = re.compile(r"\nDETAIL:.*|(invalid input for query argument \$\d+): .*", re.DOTALL)


def without_values(error: BaseException) -> None:
    """Leave in an error, and in those that it came from, what went wrong but not with what."""
    for one in _chain(error):
        if getattr(one, "detail", None):
            one.detail = None  # type: ignore[attr-defined]  # the driver's errors have it
        one.args = tuple(_VALUES.sub(r"\1", a) if isinstance(a, str) else a for a in one.args)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen = set[int]()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        original = getattr(error, "orig", None)
        if isinstance(original, BaseException):
            yield original
        error = error.__cause__ or error.__context__
