"""How much memory a process holds."""

import gc
import os
from pathlib import Path

from bot.app import RARELY


def settle() -> None:
    """Collect garbage as the bot does when it runs."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


def resident() -> float:
    """Memory that this process holds, in MB; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
