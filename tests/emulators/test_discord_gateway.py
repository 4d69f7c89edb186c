"""The gateway: who is told what, and what becomes of sessions."""

import asyncio
from collections.abc import AsyncIterator

import discord
import pytest
from aiohttp import ClientSession, WSMsgType

from tests.emulators.discord import DiscordServer, Intent, Rates, discord_server
from tests.emulators.discord.bot import INTENTS, connected, pointed_at
from tests.emulators.discord.rates import Limiter


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server(rates=Rates.none()) as server:
        yield server


async def test_what_was_missed_is_told_on_resuming(server: DiscordServer) -> None:
    ana = server.person("Ana")
    server.guild("Estudos", members=[ana])
    async with connected(server) as bot:
        server.cut_socket()
        await server.until(lambda: server.connected == 0)
        await ana.write(ana.dm, "um")
        await ana.write(ana.dm, "dois")
        await server.until(lambda: len(bot.heard) == 2)
        assert [message.content for message in bot.heard] == ["um", "dois"]
        assert (server.identified, server.resumed) == (1, 1)
        assert bot.events.count("ready") == 1


async def test_a_bot_comes_back_when_it_is_asked_to(server: DiscordServer) -> None:
    ana = server.person("Ana")
    async with connected(server) as bot:
        server.reconnect()
        await server.until(lambda: server.resumed == 1)
        await ana.write(ana.dm, "oi")
        await server.until(lambda: bot.heard)
        assert server.identified == 1


async def test_an_invalid_session_begins_anew(server: DiscordServer) -> None:
    channel = server.guild("Estudos", members=[server.person("Ana")]).channel("geral")
    async with connected(server) as bot:
        server.invalid_session()
        await server.until(lambda: bot.events.count("ready") == 2)
        assert (server.identified, server.resumed) == (2, 0)
        assert bot.client.get_channel(int(channel.id))


async def test_a_session_that_may_be_resumed_is_resumed(server: DiscordServer) -> None:
    async with connected(server):
        server.invalid_session(resumable=True)
        await server.until(lambda: server.resumed == 1)
        assert server.identified == 1


async def test_a_session_that_is_unknown_is_invalid(server: DiscordServer) -> None:
    async with connected(server):
        server.gateway_sessions.sessions.clear()
        server.cut_socket()
        await server.until(lambda: server.identified == 2)
        assert server.resumed == 0


@pytest.mark.parametrize(("code", "left"), [(1000, 0), (4000, 1)])
async def test_only_a_goodbye_ends_the_session(server: DiscordServer, code: int, left: int) -> None:
    data = {"token": server.token, "intents": 1, "properties": {}}
    async with ClientSession() as session, session.ws_connect(server.gateway) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": data})
        await socket.receive_json()
        await socket.close(code=code)
        await server.until(lambda: server.connected == 0)
    assert len(server.gateway_sessions.sessions) == left


async def test_the_bot_learns_of_servers_that_come_and_go(server: DiscordServer) -> None:
    ana = server.person("Ana")
    guild = server.guild("Estudos", members=[ana], bot=False)
    async with connected(server) as bot:
        assert len(bot.client.guilds) == 0
        guild.add_bot()
        await server.until(lambda: "guild_join" in bot.events)
        guild.remove_bot()
        await server.until(lambda: not bot.client.guilds)
        await server.until(lambda: "guild_remove" in bot.events)
        with pytest.raises(discord.NotFound, match="10004"):
            await bot.client.fetch_guild(int(guild.id))
        with pytest.raises(discord.Forbidden, match="50001"):
            await bot.channel(guild.channel("geral").id).send("oi")


async def test_an_outage_is_no_farewell(server: DiscordServer) -> None:
    guild = server.guild("Estudos", members=[server.person("Ana")])
    async with connected(server) as bot:
        guild.outage()
        await server.until(lambda: "guild_unavailable" in bot.events)
        guild.recover()
        await server.until(lambda: bot.events.count("guild_available") == 2)
        assert "guild_remove" not in bot.events


async def test_channels_and_threads_are_told_of(server: DiscordServer) -> None:
    guild = server.guild("Estudos", members=[server.person("Ana")])
    async with connected(server) as bot:
        channel = guild.channel("geral")
        thread = channel.thread("dia 1")
        await server.until(lambda: "thread_create" in bot.events)
        known = bot.client.get_channel(int(thread.id))
        assert isinstance(known, discord.Thread)
        assert known.parent_id == int(channel.id)
        channel.delete()
        await server.until(lambda: "guild_channel_delete" in bot.events)
        with pytest.raises(discord.NotFound, match="10003"):
            await known.send("oi")


async def test_what_people_write_is_hidden_without_the_intent(server: DiscordServer) -> None:
    ana = server.person("Ana")
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    async with connected(server) as bot:
        await ana.write(channel, "em público")
        await ana.write(channel, f"oi {server.bot.mention}")
        await ana.write(ana.dm, "em particular")
        await server.until(lambda: len(bot.heard) == 3)
        said = [message.content for message in bot.heard]
        assert said == ["", f"oi {server.bot.mention}", "em particular"]


async def test_privileged_intents_have_to_be_granted(server: DiscordServer) -> None:
    wanted = discord.Intents(guilds=True, members=True, message_content=True, guild_messages=True)
    ana = server.person("Ana")
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    with pointed_at(server):
        async with discord.Client(intents=wanted) as client:
            with pytest.raises(discord.PrivilegedIntentsRequired):
                await asyncio.wait_for(client.start(server.token), 5)
    server.grant(Intent.MEMBERS | Intent.MESSAGE_CONTENT)
    async with connected(server, wanted) as bot:
        assert {member.name for member in bot.client.guilds[0].members} == {"ana", "sabatina"}
        await ana.write(channel, "em público")
        await server.until(lambda: bot.heard)
        assert bot.heard[0].content == "em público"


async def test_a_wrong_token_is_refused(server: DiscordServer) -> None:
    with pointed_at(server):
        async with discord.Client(intents=INTENTS) as client:
            with pytest.raises(discord.LoginFailure):
                await client.start("MTA.wrong.token")
    assert [(each.status, each.code) for each in server.refused] == [(401, 0)]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"shard": [2, 2]}, 4010),
        ({"shard": [0, 1]}, 4011),
        ({"intents": 1 << 30}, 4013),
        ({"intents": int(Intent.MEMBERS)}, 4014),
    ],
)
async def test_a_bad_identify_closes_the_socket(
    server: DiscordServer, changed: dict[str, object], code: int
) -> None:
    server.shard(2)
    data = {"token": server.token, "intents": 1, "properties": {}, "shard": [0, 2]}
    async with ClientSession() as session, session.ws_connect(server.gateway) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": data | changed})
        assert (await socket.receive()).type in (WSMsgType.CLOSE, WSMsgType.CLOSED)
        assert socket.close_code == code


async def test_each_shard_hears_of_its_own_servers(server: DiscordServer) -> None:
    ana = server.person("Ana")
    guilds = [server.guild(f"g{number}", members=[ana]) for number in range(4)]
    server.shard(2)
    async with connected(server, shards=2) as bot:
        assert server.identified == 2
        assert {guild.shard_id for guild in bot.client.guilds} == {0, 1}
        for guild in guilds:
            outcome = await ana.slash(guild.channel("geral"), "hoje")
            assert outcome.text == "hoje 1"
        assert len(server.acknowledged) == 4


async def test_two_processes_with_one_token_both_hear(server: DiscordServer) -> None:
    ana = server.person("Ana")
    async with connected(server) as one, connected(server) as other:
        await ana.write(ana.dm, "oi")
        await server.until(lambda: one.heard and other.heard)


async def test_the_gateway_says_how_to_connect(server: DiscordServer) -> None:
    server.shard(3, max_concurrency=2)
    async with connected(server, shards=3) as bot:
        assert isinstance(bot.client, discord.AutoShardedClient)
        count, url, limit = await bot.client.http.get_bot_gateway()
        assert (count, limit["max_concurrency"]) == (3, 2)
        assert url.startswith(server.gateway)


def test_shards_of_one_lane_take_turns() -> None:
    limiter = Limiter(Rates())
    assert limiter.of_identify(0, 100.0)
    assert not limiter.of_identify(0, 104.9)
    assert limiter.of_identify(1, 100.0)
    assert limiter.of_identify(0, 105.0)


async def test_a_bot_finds_its_way_back_after_a_time_out_of_reach(server: DiscordServer) -> None:
    ana = server.person("Ana")
    async with connected(server) as bot:
        await server.down()
        await server.until(lambda: server.connected == 0)
        await server.up()
        await ana.write(ana.dm, "oi")
        await server.until(lambda: bot.heard, timeout=10)
        assert (server.identified, server.resumed) == (1, 1)
