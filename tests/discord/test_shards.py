"""Which shards are connected here, as the operator writes it."""

import pytest

from bot.adapters.discord.client import Client
from bot.adapters.discord.shards import Shards, parse


@pytest.mark.parametrize(
    ("text", "shards"),
    [
        ("", Shards()),
        ("  ", Shards()),
        ("4", Shards(4)),
        ("0/4", Shards(4, (0,))),
        ("0,1/4", Shards(4, (0, 1))),
        ("0-1/4", Shards(4, (0, 1))),
        (" 3, 0-1 / 4 ", Shards(4, (0, 1, 3))),
        ("10-11/16", Shards(16, (10, 11))),
    ],
)
def test_what_may_be_written(text: str, shards: Shards) -> None:
    assert parse(text) == shards


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "-1",
        "four",
        "4/4",
        "0-4/4",
        "2-1/4",
        "/4",
        "1/",
        "0,/4",
        "0--1/4",
        "0/0",
        "1.5",
        "²",
        "0/4/4",
    ],
)
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="0-1/4"):
        parse(text)


def test_discord_decides_where_nothing_is_written() -> None:
    assert Shards().here(3) == (0, 1, 2)


def test_what_is_written_counts_more_than_advice() -> None:
    assert Shards(2).here(3) == (0, 1)
    assert Shards(4, (1, 3)).here(2) == (1, 3)


async def test_of_servers_of_shards_that_run_elsewhere_nothing_is_known() -> None:
    client = Client()
    client.shard_count, client._connection.shard_ids = 2, [0]
    assert client.lacks(2 << 22)
    assert not client.lacks(1 << 22)
