"""Discord from the command line: commands told by hand, and what ends in one clear line."""

import asyncio
from pathlib import Path

import pytest

from tests.cli.program import Done, sabatina
from tests.emulators.discord import DiscordServer, Rates, discord_server

TELL = "PUT /applications/{application}/commands"
WRONG = "O Discord não reconhece o token."


async def called(server: DiscordServer, folder: Path, *arguments: str, token: str = "") -> Done:
    """Call the program while the server goes on."""
    settings = {"DISCORD_TOKEN": token or server.token, "DISCORD_API_URL": server.rest}
    return await asyncio.to_thread(sabatina, *arguments, cwd=folder, **settings)


async def test_commands_are_told_by_hand_each_time(tmp_path: Path) -> None:
    async with discord_server(Rates.none()) as server:
        for times in (1, 2):
            done = await called(server, tmp_path, "discord", "sync")
            assert (done.returncode, len(done.stdout.splitlines())) == (0, 1), done.stderr
            assert server.calls[TELL] == times
        assert {command.named.name for command in server.commands} >= {"today", "content"}
        assert server.token not in done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [(), ("discord", "sync")])
async def test_a_wrong_token_ends_it_with_one_clear_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    async with discord_server(Rates.none()) as server:
        done = await called(server, tmp_path, *arguments, token="not.the.token")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(WRONG)


def test_shards_that_make_no_sense_are_told_in_a_sentence(tmp_path: Path) -> None:
    done = sabatina(cwd=tmp_path, DISCORD_TOKEN="any", DISCORD_SHARDS="4/4/4")
    assert done.returncode == 2
    (_, line) = done.stderr.splitlines()
    assert "DISCORD_SHARDS" in line


def test_commands_cannot_be_told_without_a_token(tmp_path: Path) -> None:
    done = sabatina("discord", "sync", cwd=tmp_path)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "DISCORD_TOKEN" in line
