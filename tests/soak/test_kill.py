"""The bot is killed while members answer: what was acknowledged is there, once, with its points.

A few rounds in every test run; `make soak` sets SOAK_ROUNDS for many.
"""

import asyncio
import os
import random
import re
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.app import rebuild_scores
from tests.talk import MINI, settings

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "3"))
MEMBERS = 400


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_acknowledged_answers_survive_a_kill(seed: int, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kill.db'}"
    environment = {**os.environ, "DATABASE_URL": address, "SABATINA_PACK": str(MINI)}
    acknowledged: set[str] = set()
    for _ in range(2):
        acknowledged |= answer_until_killed(environment, random.Random(f"{seed}"))
    with sqlite3.connect(tmp_path / "kill.db") as database:
        names = [
            row[0]
            for row in database.execute(
                "SELECT name FROM answers JOIN members ON members.key = member_key"
            )
        ]
    database.close()
    assert len(acknowledged) > 3
    assert acknowledged <= set(names)
    assert len(names) == len(set(names))
    assert asyncio.run(rebuild_scores(settings(address), repair=False)).differences == ()


def answer_until_killed(environment: dict[str, str], chance: random.Random) -> set[str]:
    """Let members answer the day's question one after another; kill the bot at some moment.

    Returns the names of those whose answer was acknowledged.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "bot"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
        bufsize=1,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        threading.Thread(target=_talk, args=(process,), daemon=True).start()
        acknowledged: set[str] = set()
        last = chance.randint(5, 150)
        name = ""
        for line in process.stdout:
            spoken = re.match(r"\(só para (.*)\)", line)
            name = spoken[1] if spoken else name
            if re.search("Certo!|Não foi desta vez|já tinha respondido", line):
                acknowledged.add(name)
            if len(acknowledged) >= last:
                break
        process.kill()
    return acknowledged


def _talk(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    try:
        process.stdin.write("/hoje\n")
        for number in range(MEMBERS):
            process.stdin.write(f"membro {number}: A\n")
    except (BrokenPipeError, ValueError):
        return
