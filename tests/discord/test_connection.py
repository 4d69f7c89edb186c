"""The library's requests: at their pace, in their lane, repeated where that does no harm."""

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import discord
import pytest
from discord.http import Route

from bot.adapters.discord.client import Client
from bot.adapters.discord.connection import at, in_lane, keep_pace
from bot.adapters.discord.errors import FAILURES
from bot.pace import Lane, Pace, Pacing
from tests.emulators.discord import Channel, DiscordServer, Rates, discord_server

PAUSES = (0.01, 0.01)


@asynccontextmanager
async def logged_in(server: DiscordServer, pace: Pace) -> AsyncIterator[discord.Client]:
    """A client that keeps its pace, and does not hear what happens."""
    with at(server.rest):
        async with Client() as client:
            keep_pace(client, pace, PAUSES)
            await client.login(server.token)
            yield client


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server(Rates.none()) as server:
        yield server


@pytest.fixture
def channel(server: DiscordServer) -> Channel:
    return server.guild("Estudos", members=[server.person("Ana")]).channel("geral")


@pytest.fixture
async def client(server: DiscordServer) -> AsyncIterator[discord.Client]:
    async with logged_in(server, Pace(Pacing(total=1_000, bulk=1_000.0))) as client:
        yield client


async def send(client: discord.Client, channel: Channel) -> None:
    await client.get_partial_messageable(int(channel.id)).send("oi")


async def test_a_send_is_repeated_and_shows_once(
    client: discord.Client, server: DiscordServer, channel: Channel
) -> None:
    server.reset("POST", "/channels/*/messages", done=True)
    await send(client, channel)
    server.fail("POST", "/channels/*/messages", 503)
    await send(client, channel)
    assert len(channel.messages) == 2


async def test_a_file_is_sent_whole_when_it_is_sent_again(
    client: discord.Client, server: DiscordServer, channel: Channel
) -> None:
    server.fail("POST", "/channels/*/messages", 503)
    target = client.get_partial_messageable(int(channel.id))
    await target.send(file=discord.File(__file__))
    assert channel.messages[0].attachments[0].content == Path(__file__).read_bytes()


async def test_patience_has_an_end(
    client: discord.Client, server: DiscordServer, channel: Channel
) -> None:
    server.reset("POST", "/channels/*/messages", times=len(PAUSES) + 1)
    with pytest.raises(FAILURES):
        await send(client, channel)
    assert channel.messages == []


async def test_what_would_be_done_twice_is_not_repeated(
    client: discord.Client, server: DiscordServer, channel: Channel
) -> None:
    server.reset("POST", "/channels/*/messages", done=True)
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id)
    with pytest.raises(FAILURES):
        await client.http.request(route, json={"content": "oi"})
    assert len(channel.messages) == 1


async def test_a_refusal_is_not_repeated(
    client: discord.Client, server: DiscordServer, channel: Channel
) -> None:
    channel.deny("send_messages")
    with pytest.raises(discord.Forbidden):
        await send(client, channel)
    assert len(server.refused) == 1


async def test_requests_go_in_the_lane_of_what_they_are_for(
    server: DiscordServer, channel: Channel
) -> None:
    pace = Pace(Pacing(total=1_000, bulk=1_000.0))
    async with logged_in(server, pace) as client:
        before = pace.tallies[Lane.REPLY].gone
        await send(client, channel)
        with in_lane(Lane.BULK):
            await send(client, channel)
        await send(client, channel)
    assert pace.tallies[Lane.REPLY].gone - before == 2
    assert pace.tallies[Lane.BULK].gone == 1


async def test_refusals_for_asking_too_often_are_counted(
    server: DiscordServer, channel: Channel
) -> None:
    pace = Pace(Pacing(total=1_000, bulk=1_000.0))
    async with logged_in(server, pace) as client:
        told = {"message": "You are being rate limited.", "retry_after": 0.01, "global": False}
        server.fail("POST", "/channels/*/messages", 429, told, times=2)
        await send(client, channel)
    assert pace.refusals == 2
    assert len(channel.messages) == 1


async def test_one_process_does_not_ask_two_discords(server: DiscordServer) -> None:
    before = Route.BASE
    with at(server.rest), pytest.raises(RuntimeError), at("http://127.0.0.1:1"):
        pass
    with at(server.rest), pytest.raises(RuntimeError), at(""):
        pass
    assert before == Route.BASE


async def test_the_address_stays_as_long_as_somebody_needs_it(server: DiscordServer) -> None:
    before = Route.BASE
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(at(server.rest))
        second.enter_context(at(server.rest))
        first.close()
        assert server.rest == Route.BASE
        second.close()
        assert before == Route.BASE


async def test_the_address_is_the_library_s_own_again_afterwards(server: DiscordServer) -> None:
    before = Route.BASE
    with at(server.rest):
        assert server.rest == Route.BASE
    with at(""):
        assert before == Route.BASE
    assert before == Route.BASE
