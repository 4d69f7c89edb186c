"""From nothing to the console's first reply, as a whole process, and the memory it takes."""

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.report import Figure, show

RUNS = 7


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'start.db'}"
        first = _run(address)
        later = [_run(address) for _ in range(RUNS)]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    show(
        "Start of the console to its first reply, with the notes that ship",
        [
            Figure("first start, database and schema made", first, 1.5, "s"),
            Figure("later starts, median", statistics.median(later), 1.5, "s"),
            Figure("resident memory, peak", memory, unit="MB"),
        ],
    )


def _run(address: str) -> float:
    """Seconds from starting the process to the first line of its first reply."""
    environment = {**os.environ, "DATABASE_URL": address}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bot"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("/hoje\n")
        process.stdin.flush()
        assert process.stdout.readline()
        taken = time.perf_counter() - start
        process.stdin.close()
    return taken


if __name__ == "__main__":
    main()
