"""The connection to Discord: it comes about, outlives what happens to it, and ends cleanly."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest
from structlog.testing import capture_logs

from bot.adapters.discord.shards import Shards
from bot.errors import UserError
from tests.discord.listening import (
    GENEROUS,
    IMPATIENT,
    Listener,
    begun,
    connected,
    detour,
    gateway_to,
    stop,
)
from tests.emulators.discord import DiscordServer, Rates, discord_server, limits
from tests.emulators.discord.bot import pointed_at
from tests.emulators.discord.events import Event
from tests.emulators.discord.gateway import Connection


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server(Rates.none()) as server:
        yield server


# How it comes about


async def test_an_interaction_reaches_the_listener(server: DiscordServer) -> None:
    ana = server.person("Ana")
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    async with connected(server, Listener()):
        assert (await ana.slash(channel, "hoje")).text == "hoje"


async def test_what_is_written_in_private_reaches_the_listener(server: DiscordServer) -> None:
    ana, listener = server.person("Ana"), Listener()
    async with connected(server, listener):
        await ana.write(ana.dm, "o que é RAG?")
        await listener.has_noted("message o que é RAG?")


async def test_it_waits_for_a_server_that_is_down(server: DiscordServer) -> None:
    listener = Listener()
    await server.down()
    with capture_logs() as log:
        async with begun(server, gateway_to(server), listener):
            await asyncio.sleep(0.2)
            await server.up()
            await listener.has_noted("ready")
    told = [entry["event"] for entry in log]
    assert told.count("discord does not answer") == 1
    assert told.count("discord answers again") == 1


async def test_it_waits_while_logging_in_fails(server: DiscordServer) -> None:
    listener = Listener()
    server.fail("GET", "/users/@me", 503, times=3)
    server.fail("GET", "/oauth2/applications/@me", 503, times=2)
    server.fail("GET", "/gateway/bot", 503, times=3)
    async with begun(server, gateway_to(server), listener):
        await listener.has_noted("ready")


async def test_getting_ready_is_tried_again(server: DiscordServer) -> None:
    listener = Listener()
    listener.not_ready = [ConnectionError(), TimeoutError()]
    async with begun(server, gateway_to(server), listener):
        await listener.has_noted("ready")
    assert listener.noted.count("ready") == 1


async def test_what_discord_refuses_for_good_is_not_tried_again(server: DiscordServer) -> None:
    gateway, asked = gateway_to(server), asyncio.Event()
    refusal: dict[str, object] = {"code": 50035, "message": "Invalid Form Body"}
    server.fail("PUT", "/applications/*/commands", 400, refusal, times=1_000)

    async def ready() -> None:
        try:
            await gateway.client.http.bulk_upsert_global_commands(int(server.application_id), [])
        finally:
            asked.set()

    with pointed_at(server), capture_logs() as log:
        task = asyncio.create_task(gateway.run(ready))
        await asyncio.wait_for(asked.wait(), GENEROUS)
        await asyncio.sleep(2 * IMPATIENT.longest)
        assert server.connected
        await stop(task)
    assert [entry["event"] for entry in log] == ["discord refuses what makes the bot ready"]
    assert len(server.refused) == 1


async def test_requests_can_be_made_while_the_gateway_is_out(server: DiscordServer) -> None:
    gateway = gateway_to(server)
    server.fail("GET", "/gateway/bot", 503, times=1_000)
    async with begun(server, gateway, Listener()):
        await server.until(lambda: server.calls["GET /gateway/bot"] > 2)
        assert await gateway.client.fetch_user(int(server.person("Ana").id))


# What the operator has to mend


async def test_a_wrong_token_is_told(server: DiscordServer) -> None:
    gateway = gateway_to(server, token="wrong")
    async with begun(server, gateway, Listener()) as task:
        with pytest.raises(UserError, match="discord-token-wrong"):
            await asyncio.wait_for(task, GENEROUS)


@pytest.mark.parametrize("end", [DiscordServer.cut_socket, DiscordServer.invalid_session])
async def test_a_token_that_is_changed_while_the_bot_runs_is_told(
    server: DiscordServer, end: Callable[[DiscordServer], None]
) -> None:
    gateway, listener = gateway_to(server), Listener()
    async with begun(server, gateway, listener) as task:
        await listener.has_noted("ready")
        server.world.token = "another"
        end(server)
        with pytest.raises(UserError, match="discord-token-wrong"):
            await asyncio.wait_for(task, GENEROUS)


async def test_refused_intents_are_told(server: DiscordServer) -> None:
    gateway = gateway_to(server)
    gateway.client._connection._intents.members = True
    async with begun(server, gateway, Listener()) as task:
        with pytest.raises(UserError, match="discord-intents-wrong"):
            await asyncio.wait_for(task, GENEROUS)


async def test_too_few_shards_are_told(server: DiscordServer) -> None:
    server.shard(2)
    async with begun(server, gateway_to(server, shards=Shards(1)), Listener()) as task:
        with pytest.raises(UserError, match="discord-shards-wrong"):
            await asyncio.wait_for(task, GENEROUS)


# What it outlives


async def test_a_cut_socket_loses_nothing(server: DiscordServer) -> None:
    ana, listener = server.person("Ana"), Listener()
    async with connected(server, listener):
        for number in range(5):
            server.cut_socket()
            await ana.write(ana.dm, f"{number}")
            await listener.has_noted(f"message {number}")
            await server.until(lambda: server.resumed > number)  # noqa: B023
    assert server.identified == 1
    assert [note for note in listener.noted if "message" in note] == [
        f"message {number}" for number in range(5)
    ]


async def test_it_comes_back_when_asked_to(server: DiscordServer) -> None:
    ana = server.person("Ana")
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    async with connected(server, Listener()):
        server.reconnect()
        await server.until(lambda: server.resumed == 1)
        assert (await ana.slash(channel, "hoje")).text == "hoje"


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session_is_renewed(server: DiscordServer, *, resumable: bool) -> None:
    ana = server.person("Ana")
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    with capture_logs() as log:
        async with connected(server, Listener()):
            server.invalid_session(resumable=resumable)
            await server.until(lambda: server.resumed + server.identified == 2)
            assert (await ana.slash(channel, "hoje")).text == "hoje"
    assert server.resumed == resumable
    assert not [entry for entry in log if entry["log_level"] == "warning"]


async def test_a_session_that_is_forgotten_is_begun_anew(server: DiscordServer) -> None:
    with capture_logs() as log:
        async with connected(server, Listener()):
            server.gateway_sessions.sessions.clear()
            server.cut_socket()
            await server.until(lambda: server.identified == 2)
    assert not [entry for entry in log if entry["log_level"] == "warning"]


async def test_a_session_whose_own_address_is_gone_is_begun_anew(server: DiscordServer) -> None:
    ana, listener = server.person("Ana"), Listener()
    async with begun(server, gateway_to(server), listener):
        async with detour(server):
            await listener.has_noted("ready")
        await server.until(lambda: server.identified == 2)
        await ana.write(ana.dm, "depois")
        await listener.has_noted("message depois")


async def test_an_outage_passes(server: DiscordServer) -> None:
    ana, listener = server.person("Ana"), Listener()
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    with capture_logs() as log:
        async with connected(server, listener):
            await server.down()
            await asyncio.sleep(0.2)
            await server.up()
            await server.until(lambda: server.connected == 1)
            assert (await ana.slash(channel, "hoje")).text == "hoje"
    told = [entry["event"] for entry in log]
    assert told.count("discord does not answer") == 1
    assert told.count("discord answers again") == 1


async def test_a_gateway_that_falls_silent_is_left(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HEARTBEAT_SECONDS", 0.05)
    ana, listener = server.person("Ana"), Listener()
    async with connected(server, listener) as gateway:
        began = gateway.pulse.heard
        with monkeypatch.context() as deaf:
            deaf.setattr(server.gateway_sessions, "_hear", lambda *_: None)
            await server.until(lambda: server.connected == 0)
        await ana.write(ana.dm, "ainda aí?")
        await listener.has_noted("message ainda aí?")
        assert began is not None
        assert gateway.pulse.heard is not None
        assert gateway.pulse.heard > began


async def test_a_gateway_that_greets_and_hangs_up_is_asked_again(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    greeted = []

    async def hang_up(connection: Connection) -> None:
        await connection.socket.send_str('{"op": 10, "d": {"heartbeat_interval": 41250}}')
        connection.abort()
        greeted.append(connection)

    listener = Listener()
    async with begun(server, gateway_to(server), listener):
        with monkeypatch.context() as broken:
            broken.setattr(server.gateway_sessions, "_converse", hang_up)
            await server.until(lambda: len(greeted) == 5)
        await listener.has_noted("ready")
        assert len(beating()) == 1


@pytest.mark.parametrize("kind", ["INTERACTION_CREATE", "GUILD_CREATE", "MESSAGE_CREATE"])
@pytest.mark.parametrize("payload", [{}, {"id": "no number"}, {"guild_id": 1, "type": 3}])
async def test_a_strange_payload_is_skipped(
    server: DiscordServer, kind: str, payload: dict[str, object]
) -> None:
    ana, listener = server.person("Ana"), Listener()
    with capture_logs() as log:
        async with connected(server, listener):
            server.gateway_sessions.tell(Event(kind, payload))
            await ana.write(ana.dm, "depois")
            await listener.has_noted("message depois")
    assert [entry["kind"] for entry in log if entry["event"] == "event skipped"] == [kind]
    assert server.identified == 1


@pytest.mark.parametrize("text", ["[]", "no JSON", '{"op": 10, "d": {}}', '{"op": 0, "t": [1]}'])
async def test_what_cannot_be_read_is_left_behind(server: DiscordServer, text: str) -> None:
    ana, listener = server.person("Ana"), Listener()
    async with connected(server, listener):
        server.gateway_sessions._shout(text)
        await server.until(lambda: server.identified == 2)
        await ana.write(ana.dm, "depois")
        await listener.has_noted("message depois")


async def test_a_handler_that_fails_stops_no_other(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, listener = server.person("Ana"), Listener()

    async def fail(_: object) -> None:
        raise ZeroDivisionError

    async with connected(server, listener) as gateway:
        with monkeypatch.context() as broken, capture_logs() as log:
            broken.setattr(gateway.client, "on_message", fail)
            await ana.write(ana.dm, "antes")
            await server.until(lambda: log)
        await ana.write(ana.dm, "depois")
        await listener.has_noted("message depois")
    assert [entry["handler"] for entry in log] == ["on_message"]


# Servers that come and go


async def test_servers_that_come_and_go_are_told(server: DiscordServer) -> None:
    guild, listener = server.guild("Estudos"), Listener()
    channel = guild.channel("geral")
    async with connected(server, listener):
        guild.remove_bot()
        await listener.has_noted(f"removed {guild.id}")
        guild.add_bot()
        await listener.has_noted(f"joined {guild.id}")
        channel.delete()
        await listener.has_noted(f"deleted {guild.id} {channel.id}")


async def test_a_server_that_removes_the_bot_unseen_is_told(server: DiscordServer) -> None:
    guild, listener = server.guild("Estudos"), Listener()
    async with connected(server, listener) as gateway:
        server.gateway_sessions.sessions.clear()
        guild.remove_bot()
        server.cut_socket()
        await listener.has_noted(f"removed {guild.id}")
        assert not gateway.client.guilds


# Shards


async def test_as_many_shards_as_discord_advises(server: DiscordServer) -> None:
    server.shard(2, max_concurrency=2)
    ana = server.person("Ana")
    channels = [server.guild(f"{n}", members=[ana]).channel("geral") for n in range(4)]
    async with connected(server, Listener(), gateway_to(server, gap=60.0)) as gateway:
        await server.until(lambda: server.connected == 2)
        for channel in channels:
            assert (await ana.slash(channel, "hoje")).text == "hoje"
        assert set(gateway.pulse.signs) == {0, 1}


async def test_only_the_shards_that_are_asked_for(server: DiscordServer) -> None:
    async with connected(server, Listener(), gateway_to(server, shards=Shards(4, (1, 3)))):
        await server.until(lambda: server.connected == 2)
        assert {(s.shard, s.shards) for s in server.gateway_sessions.sessions.values()} == {
            (1, 4),
            (3, 4),
        }


async def test_more_shards_when_discord_wants_more(server: DiscordServer) -> None:
    async with connected(server, Listener()):
        server.shard(3)
        server.gateway_sessions.sessions.clear()
        server.cut_socket()
        await server.until(lambda: server.connected == 3)


async def test_shards_take_turns_to_identify() -> None:
    async with discord_server(Rates.scaled(50)) as server:  # an identify in 0.1 s
        server.shard(4, max_concurrency=2)
        listener = Listener()
        async with connected(server, listener, gateway_to(server, gap=0.11)):
            await server.until(lambda: server.connected == 4)
        assert server.identified == 4
        assert server.calls["GET /gateway/bot"] == 5


async def test_no_more_sessions_in_a_day_than_allowed(server: DiscordServer) -> None:
    server.gateway_sessions.identified = 1_000
    with capture_logs() as log:
        async with begun(server, gateway_to(server), Listener()):
            await server.until(lambda: server.calls["GET /gateway/bot"] == 2)
            await asyncio.sleep(0.05)
    assert server.identified == 1_000
    assert [entry["event"] for entry in log] == ["discord allows no more sessions today"]


# How it ends


async def test_what_is_being_handled_is_finished(server: DiscordServer) -> None:
    ana, listener = server.person("Ana"), Listener("slow")
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    gateway = gateway_to(server)
    async with connected(server, listener, gateway):
        asked = asyncio.create_task(ana.slash(channel, "slow"))
        await listener.has_noted("begun slow")
        asyncio.get_running_loop().call_later(0.1, listener.release, "slow")
    assert "done slow" in listener.noted
    assert (await asked).text == "slow"
    assert server.connected == 0


async def test_what_takes_too_long_is_given_up(server: DiscordServer) -> None:
    ana, listener = server.person("Ana"), Listener("slow")
    channel = server.guild("Estudos", members=[ana]).channel("geral")
    async with connected(server, listener, gateway_to(server, at_the_end=0.05)):
        asked = asyncio.create_task(ana.slash(channel, "slow"))
        await listener.has_noted("begun slow")
    assert listener.given_up == ["slow"]
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)


async def test_it_says_goodbye(server: DiscordServer) -> None:
    async with connected(server, Listener()):
        assert server.connected == 1
    await server.until(lambda: not server.gateway_sessions.sessions)


@pytest.mark.parametrize("turns", range(0, 80, 4))
async def test_it_leaves_nothing_whenever_it_is_stopped(server: DiscordServer, turns: int) -> None:
    async with begun(server, gateway_to(server), Listener()):
        for _ in range(turns):
            await asyncio.sleep(0)
    await server.until(lambda: not server.gateway_sessions.connections)
    assert not beating()


def beating() -> list[threading.Thread]:
    """The threads that go on beating for connections."""
    threads = [each for each in threading.enumerate() if "keep-alive" in each.name]
    for thread in threads:
        thread.join(0.1)
    return [thread for thread in threads if thread.is_alive()]
