"""All benchmarks, one after another: `make bench`, or `python -m tests.bench NAME …` for some."""

import sys
from importlib import import_module

ALL = (
    "start",
    "lookup",
    "answers",
    "reviews",
    "table",
    "tick",
    "updates",
    "bulk",
    "daily",
    "interactions",
    "discord_bulk",
    "ingest",
    "packs",
    "publishing",
    "production",
)


def main() -> None:
    """Run the benchmarks that are named, or all."""
    for name in sys.argv[1:] or ALL:
        import_module(f"tests.bench.{name}").main()


if __name__ == "__main__":
    main()
