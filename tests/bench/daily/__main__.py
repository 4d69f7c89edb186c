"""This benchmark alone: `python -m tests.bench.daily`."""

from tests.bench.daily import main

if __name__ == "__main__":
    main()
