"""Which shards of the gateway this process connects, as the operator writes it.

It knows nothing of connections; Discord's word for it is sharding: each shard hears of a
part of the servers that the bot is in, and a process may connect some or all of them.
"""

import re
from dataclasses import dataclass

WRITTEN = "leave it empty, or write how many shards there are, such as 4, or which of them, 0-1/4"


@dataclass(frozen=True, slots=True)
class Shards:
    """`count`: how many there are in all, 0 for as many as Discord advises; `ids`: which of
    them are connected here, all if it is empty.
    """

    count: int = 0
    ids: tuple[int, ...] = ()

    def __str__(self) -> str:
        """As the operator would write it, always in the same way."""
        ids = ",".join(map(str, self.ids))
        return f"{ids}/{self.count}" if ids else str(self.count)

    def here(self, advised: int) -> tuple[int, ...]:
        """The shards to connect here, where Discord advises so many."""
        return self.ids or tuple(range(self.count or advised))


def parse(text: str) -> Shards:
    """Read "", "4", "0,2/4" or "0-1/4". Raises ValueError with what to write instead."""
    written = re.fullmatch(r"(?:([\d,-]+)/)?(\d+)", "".join(text.split()), re.ASCII)
    if not text.strip():
        return Shards()
    if written is None or not int(written[2]):
        raise ValueError(WRITTEN)
    count = int(written[2])
    ids = set[int]().union(*map(_span, written[1].split(","))) if written[1] else set()
    if ids and max(ids) >= count:
        raise ValueError(f"shards are numbered from 0 to {count - 1}: {WRITTEN}")
    return Shards(count, tuple(sorted(ids)))


def _span(part: str) -> range:
    """The numbers of "3" or "3-5"."""
    ends = re.fullmatch(r"(\d+)(?:-(\d+))?", part, re.ASCII)
    if ends is None or int(ends[2] or ends[1]) < int(ends[1]):
        raise ValueError(WRITTEN)
    return range(int(ends[1]), int(ends[2] or ends[1]) + 1)
