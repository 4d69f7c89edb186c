"""What reading yields: a pack as far as it could be read, and every finding on the way.

A reader never stops at a fault and never raises over what an author wrote: it notes the
fault in a `Report` and goes on. This module knows no notation.
"""

from dataclasses import dataclass, field

from content.finding import Finding, Severity
from content.model import Pack, Source


@dataclass(frozen=True, slots=True)
class ReadResult:
    """`pack` is None where nothing could be read; else it may lack what the findings name."""

    pack: Pack | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file, while it is being read."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def error(self, line: int, code: str, **variables: str | int) -> None:
        self.findings.append(Finding(self.file, line, Severity.ERROR, code, variables))

    def warning(self, line: int, code: str, **variables: str | int) -> None:
        self.findings.append(Finding(self.file, line, Severity.WARNING, code, variables))

    def hint(self, line: int, code: str, **variables: str | int) -> None:
        self.findings.append(Finding(self.file, line, Severity.HINT, code, variables))

    def source(self, line: int) -> Source:
        return Source(self.file, line)
