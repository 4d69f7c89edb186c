"""How a rule says what it found: at an item's place, naming the item."""

from content.finding import Finding, Severity
from content.model import Comparison, Question, Source, Term

Item = Term | Comparison | Question


def at(source: Source | None, severity: Severity, code: str, **variables: str | int) -> Finding:
    """Make a finding where something stands; made by hand, it stands nowhere."""
    file, line = (source.file, source.line) if source else ("", 0)
    return Finding(file, line, severity, code, variables)


def error(item: Item, code: str, **variables: str | int) -> Finding:
    """Make a finding that keeps the pack from being published."""
    return at(item.source, Severity.ERROR, code, id=label(item), **variables)


def warning(item: Item, code: str, **variables: str | int) -> Finding:
    """Make a finding that should be mended."""
    return at(item.source, Severity.WARNING, code, id=label(item), **variables)


def hint(item: Item, code: str, **variables: str | int) -> Finding:
    """Make a finding that may be left."""
    return at(item.source, Severity.HINT, code, id=label(item), **variables)


def label(item: Item) -> str:
    """Give the id of an item; of one that has none, its name."""
    return item.id or (item.stem if isinstance(item, Question) else item.name)
