"""What is wrong with a pack, as data: where, how grave, and which text tells what to do.

This module owns the shape of a finding. It knows no words: `finding-<code>` and its
attribute `.fix` are messages of the catalogs under `bot/views/locale`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: only an error keeps a pack from being published."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in `file`; `line` counts from 1, 0 means the file as a whole."""

    file: str
    line: int
    severity: Severity
    code: str
    variables: Mapping[str, str | int] = field(default_factory=dict, hash=False)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by file and line, at one line the graver first; what is said twice stands once."""
    graver = list(Severity)
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda it: (it.file, it.line, graver.index(it.severity), it.code),
        )
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether a pack with these findings must not be published."""
    return any(it.severity is Severity.ERROR for it in findings)
