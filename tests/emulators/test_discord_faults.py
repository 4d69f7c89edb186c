"""Rates, and what goes wrong on demand."""

import asyncio
import time
from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from tests.emulators.discord import Channel, DiscordServer, Rates, discord_server
from tests.emulators.discord.bot import TinyBot, connected, logged_in
from tests.emulators.discord.rates import Limiter
from tests.emulators.discord.serving import most_within

SENDS = "/channels/*/messages"


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server(rates=Rates.none()) as server:
        yield server


@pytest.fixture
def channel(server: DiscordServer) -> Channel:
    return server.guild("Estudos", members=[server.person("Ana")]).channel("geral")


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[TinyBot]:
    async with logged_in(server) as bot:
        yield bot


async def test_a_channel_takes_five_messages_in_five_seconds() -> None:
    limiter = Limiter(Rates())
    verdicts = [limiter.of_channel("POST", "1", 10.0 + at, 0.0) for at in range(5)]
    assert [each.headers["X-RateLimit-Remaining"] for each in verdicts] == list("43210")
    refused = limiter.of_channel("POST", "1", 14.5, 0.0)
    assert refused.body == {
        "message": "You are being rate limited.",
        "retry_after": 0.5,
        "global": False,
    }
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert refused.headers["Via"]
    assert limiter.of_channel("POST", "2", 14.5, 0.0).body is None
    assert limiter.of_channel("PATCH", "1", 14.5, 0.0).body is None
    assert limiter.of_channel("POST", "1", 15.0, 0.0).body is None


async def test_a_token_has_fifty_requests_a_second() -> None:
    limiter = Limiter(Rates())
    assert all(limiter.of_token(10.0).body is None for _ in range(50))
    refused = limiter.of_token(10.25)
    assert refused.body is not None
    assert refused.body["global"] is True
    assert refused.body["retry_after"] == 0.75
    assert refused.headers["X-RateLimit-Scope"] == "global"
    assert limiter.of_token(11.0).body is None


async def test_who_asks_wrongly_for_too_long_is_banned() -> None:
    limiter = Limiter(Rates())
    for _ in range(10_000):
        limiter.invalid(0.0)
    assert limiter.banned(599.0)
    assert not limiter.banned(601.0)


async def test_the_library_keeps_a_channels_limit() -> None:
    rates = Rates(per_channel=5, channel_seconds=0.3)
    async with discord_server(rates=rates) as server, logged_in(server) as bot:
        channel = server.guild("Estudos").channel("geral")
        place = bot.channel(channel.id)
        await asyncio.gather(*(place.send(str(number)) for number in range(8)))
        assert len(channel.messages) == 8
        assert server.refused == []
        times = [each.at for each in server.sent]
        assert most_within(times, 0.25) <= 5


async def test_the_library_waits_for_the_tokens_limit() -> None:
    async with discord_server(rates=Rates(per_second=10, per_channel=1_000)) as server:
        guild = server.guild("Estudos")
        places = [guild.channel(f"c{number}") for number in range(15)]
        async with logged_in(server) as bot:
            await asyncio.gather(*(bot.channel(each.id).send("oi") for each in places))
        assert all(len(each.messages) == 1 for each in places)
        assert {each.status for each in server.refused} == {429}
        assert server.most_in_a_second() == 10


def test_the_most_in_a_stretch_of_time_is_counted() -> None:
    assert most_within([], 1.0) == 0
    assert most_within([0.0, 0.5, 0.9, 1.0, 1.4], 1.0) == 4


async def test_rates_can_be_scaled() -> None:
    assert Rates.scaled(10) == Rates(500, 50, 5.0, 0.5)
    assert Limiter(Rates.none()).of_token(0.0).body is None


async def test_a_request_fails_as_often_as_it_should(
    bot: TinyBot, server: DiscordServer, channel: Channel
) -> None:
    server.fail("POST", SENDS, 403, {"message": "Missing Access", "code": 50001}, times=2)
    place = bot.channel(channel.id)
    for _ in range(2):
        with pytest.raises(discord.Forbidden, match="50001"):
            await place.send("oi")
    await place.send("oi")
    assert len(channel.messages) == 1


async def test_the_library_heeds_a_429_on_demand(
    bot: TinyBot, server: DiscordServer, channel: Channel
) -> None:
    server.fail("POST", SENDS, 429, {"message": "slow", "retry_after": 0.05, "global": False})
    await bot.channel(channel.id).send("oi")
    assert len(channel.messages) == 1
    assert [each.status for each in server.refused] == [429]


async def test_a_503_is_not_tried_again_by_the_library(
    bot: TinyBot, server: DiscordServer, channel: Channel
) -> None:
    server.fail("POST", SENDS, 503)
    with pytest.raises(discord.DiscordServerError):
        await bot.channel(channel.id).send("oi")
    assert server.calls["POST /channels/{channel}/messages"] == 1


async def test_a_request_can_hang(bot: TinyBot, server: DiscordServer, channel: Channel) -> None:
    server.hang("POST", SENDS, 0.2)
    began = time.monotonic()
    await bot.channel(channel.id).send("oi")
    assert time.monotonic() - began > 0.19


@pytest.mark.parametrize("done", [False, True])
async def test_a_connection_can_be_reset_before_and_after(
    bot: TinyBot, server: DiscordServer, channel: Channel, done: bool
) -> None:
    server.reset("POST", SENDS, done=done)
    place = bot.channel(channel.id)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await place.send("oi", nonce="n")
    assert len(channel.messages) == done
    await place.send("oi", nonce="n")
    assert len(channel.messages) == 1


async def test_a_server_that_is_down_cannot_be_reached(
    bot: TinyBot, server: DiscordServer, channel: Channel
) -> None:
    await server.down()
    with pytest.raises((aiohttp.ClientError, OSError)):
        await bot.channel(channel.id).send("oi")
    await server.up()
    await bot.channel(channel.id).send("oi")
    assert len(channel.messages) == 1


async def test_answers_to_interactions_are_free_of_the_limit() -> None:
    async with discord_server(rates=Rates(per_second=5)) as server:
        ana = server.person("Ana")
        async with connected(server):
            await asyncio.gather(*(ana.slash(ana.dm, "hoje") for _ in range(20)))
        assert server.refused == []
        assert len(server.acknowledged) == 20
