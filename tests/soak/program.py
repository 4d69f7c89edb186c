"""The program as a process of its own, for tests that kill it."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from pathlib import Path

from tests.talk import MINI

WARNINGS = "log.txt"
"""Where the program's log goes, in its folder."""


class Program:
    """One process after another, with the same settings, in the same folder."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = {**os.environ, "SABATINA_PACK": str(MINI), **settings}
        self._process: Process | None = None

    async def start(self) -> None:
        """Start the program, which is not running."""
        assert self._process is None
        with (self._folder / WARNINGS).open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                cwd=self._folder,
            )

    @property
    def pid(self) -> int | None:
        """The number of the process that runs."""
        return self._process.pid if self._process else None

    async def kill(self) -> None:
        """End the program, if it runs, without a word of warning."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()

    def check(self) -> None:
        """See that the program has not ended by itself."""
        assert self._process is None or self._process.returncode is None, self.log()

    def log(self) -> str:
        """What the program has said so far."""
        return (self._folder / WARNINGS).read_text(errors="replace")
