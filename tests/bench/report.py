"""How figures are measured and printed: each with its limit, and the ratio to it."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `limit` is what is promised; more is better where `more` is set."""

    what: str
    value: float
    limit: float | None = None
    unit: str = ""
    more: bool = False

    def __str__(self) -> str:
        line = f"  {self.what:<66} {self.value:>10.3f} {self.unit}"
        if self.limit is None:
            return line
        kept = self.value >= self.limit if self.more else self.value <= self.limit
        side = "at least" if self.more else "at most"
        ratio = f", ratio {self.value / self.limit:.2f}" if self.limit else ""
        return f"{line}   {side} {self.limit:g}{ratio}{'' if kept else '   MISSED'}"


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print figures under a title."""
    print(f"\n{title}")
    for figure in figures:
        print(figure, flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share (0 to 1) of all values do not exceed."""
    return statistics.quantiles(values, n=1000, method="inclusive")[round(share * 1000) - 1]
