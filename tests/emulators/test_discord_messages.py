"""What the bot sends of itself: messages, private ones, threads, files, and who is pinged."""

import io
from collections.abc import AsyncIterator

import discord
import pytest

from tests.emulators.discord import Channel, DiscordServer, Guild, Person, Rates, discord_server
from tests.emulators.discord.bot import TinyBot, connected, logged_in


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server(rates=Rates.none()) as server:
        yield server


@pytest.fixture
def ana(server: DiscordServer) -> Person:
    return server.person("Ana")


@pytest.fixture
def guild(server: DiscordServer, ana: Person) -> Guild:
    return server.guild("Estudos", members=[server.person("Bia"), ana])


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return guild.channel("geral")


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[TinyBot]:
    async with logged_in(server) as bot:
        yield bot


async def test_a_message_is_sent_edited_and_deleted(bot: TinyBot, channel: Channel) -> None:
    embed = discord.Embed(title="Título", description="Corpo").add_field(name="n", value="v")
    sent = await bot.channel(channel.id).send(" olá ", embed=embed)
    message = channel.messages[0]
    assert message.text == "olá\nTítulo\nCorpo\nn\nv"
    await sent.edit(content="outro")
    assert message.text.startswith("outro\nTítulo")
    assert message.edits == 1
    fetched = await bot.channel(channel.id).fetch_message(sent.id)
    assert fetched.content == "outro"
    await sent.delete()
    assert channel.messages == []
    with pytest.raises(discord.NotFound, match="10008"):
        await sent.delete()


async def test_history_is_newest_first(bot: TinyBot, channel: Channel) -> None:
    place = bot.channel(channel.id)
    for number in range(3):
        await place.send(str(number))
    assert [message.content async for message in place.history(limit=2)] == ["2", "1"]


async def test_the_same_nonce_makes_one_message(
    bot: TinyBot, server: DiscordServer, channel: Channel
) -> None:
    place = bot.channel(channel.id)
    first = await place.send("um", nonce="entrega-1")
    again = await place.send("dois", nonce="entrega-1")
    assert first.id == again.id
    assert [message.text for message in channel.messages] == ["um"]
    server.pass_time(600)
    await place.send("três", nonce="entrega-1")
    assert len(channel.messages) == 2


async def test_a_private_message_reaches_a_person(bot: TinyBot, ana: Person, guild: Guild) -> None:
    assert ana in guild.members
    user = await bot.client.fetch_user(int(ana.id))
    await user.send("oi")
    assert [message.text for message in ana.dm.messages] == ["oi"]


async def test_who_closed_their_private_messages_gets_none(
    bot: TinyBot, ana: Person, guild: Guild
) -> None:
    user = await bot.client.fetch_user(int(ana.id))
    ana.close_dms()
    with pytest.raises(discord.Forbidden, match="50007"):
        await user.send("oi")
    ana.open_dms()
    await user.send("oi")
    ana.leave(guild)
    with pytest.raises(discord.Forbidden, match="50007"):
        await user.send("oi")
    assert len(ana.dm.messages) == 1


async def test_a_file_can_be_downloaded_and_replaced(bot: TinyBot, channel: Channel) -> None:
    picture = discord.File(io.BytesIO(b"png"), "a.png", description="um gráfico")
    sent = await bot.channel(channel.id).send("veja", file=picture)
    message = channel.messages[0]
    assert [(each.name, each.content) for each in message.attachments] == [("a.png", b"png")]
    assert message.attachments[0].description == "um gráfico"
    assert await sent.attachments[0].read() == b"png"
    await sent.edit(attachments=[sent.attachments[0], discord.File(io.BytesIO(b"b"), "b.txt")])
    assert [each.name for each in message.attachments] == ["a.png", "b.txt"]
    await sent.edit(attachments=[])
    assert message.attachments == []


async def test_a_file_that_is_too_big_is_refused(bot: TinyBot, channel: Channel) -> None:
    content = io.BytesIO(bytes(10 * 1024 * 1024 + 1))
    with pytest.raises(discord.HTTPException, match="40005"):
        await bot.channel(channel.id).send(file=discord.File(content, "big.bin"))


async def test_whom_a_message_pings_is_known(
    bot: TinyBot, ana: Person, guild: Guild, channel: Channel
) -> None:
    text = f"@everyone {ana.mention} <@&{guild.admin_role}>"
    place = bot.channel(channel.id)
    await place.send(text)
    await place.send(text, allowed_mentions=discord.AllowedMentions.none())
    only = discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(ana.id)])
    await place.send(text, allowed_mentions=only)
    everyone, nobody, one = [message.pinged for message in channel.messages]
    assert everyone == {"everyone", ana.id, guild.admin_role}
    assert nobody == frozenset()
    assert one == {ana.id}


async def test_a_reply_pings_its_author_unless_forbidden(
    bot: TinyBot, ana: Person, channel: Channel
) -> None:
    said = await ana.write(channel, "oi")
    place = bot.channel(channel.id)
    asked = place.get_partial_message(int(said.id))
    await place.send("olá", reference=asked)
    await place.send("olá", reference=asked, mention_author=False)
    _, loud, quiet = channel.messages
    assert loud.reply_to is said
    assert loud.pinged == {ana.id}
    assert not quiet.pinged


async def test_a_thread_is_started_filled_and_archived(bot: TinyBot, channel: Channel) -> None:
    sent = await bot.channel(channel.id).send("dia 1")
    await bot.ask(
        "POST",
        "/channels/{channel_id}/messages/{message_id}/threads",
        {"name": "respostas"},
        channel_id=channel.id,
        message_id=str(sent.id),
    )
    thread = channel.threads[0]
    assert (thread.id, thread.name) == (str(sent.id), "respostas")
    written = await bot.channel(thread.id).send("na discussão")
    thread.archive()
    with pytest.raises(discord.HTTPException, match="50083"):
        await written.edit(content="mudado")
    await bot.channel(thread.id).send("volta")
    assert not thread.archived
    thread.archive(locked=True)
    with pytest.raises(discord.HTTPException, match="50083"):
        await bot.channel(thread.id).send("não volta")


async def test_a_thread_is_made_and_deleted_through_the_library(
    server: DiscordServer, channel: Channel
) -> None:
    async with connected(server) as bot:
        place = bot.client.get_channel(int(channel.id))
        assert isinstance(place, discord.TextChannel)
        thread = await place.create_thread(name="t", type=discord.ChannelType.public_thread)
        await thread.add_user(discord.Object(channel.guild.owner.id if channel.guild else 0))
        await thread.edit(archived=True)
        assert channel.threads[0].archived
        with pytest.raises(discord.Forbidden, match="50013"):
            await thread.delete()


@pytest.mark.parametrize(
    ("denied", "code"), [("send_messages", 50013), ("view_channel", 50001), ("embed_links", 50013)]
)
async def test_permissions_can_be_taken_away(
    bot: TinyBot, channel: Channel, denied: str, code: int
) -> None:
    channel.deny(denied)
    with pytest.raises(discord.Forbidden, match=str(code)):
        await bot.channel(channel.id).send(embed=discord.Embed(title="t"))
    channel.allow()
    await bot.channel(channel.id).send(embed=discord.Embed(title="t"))


async def test_the_library_reckons_the_same_permissions(
    server: DiscordServer, channel: Channel
) -> None:
    async with connected(server) as bot:
        place = bot.client.get_channel(int(channel.id))
        assert isinstance(place, discord.TextChannel)
        assert place.permissions_for(place.guild.me).send_messages
        channel.deny("send_messages")
        await server.until(lambda: not place.permissions_for(place.guild.me).send_messages)


async def test_the_bot_edits_its_own_messages_alone(
    bot: TinyBot, ana: Person, channel: Channel
) -> None:
    said = await ana.write(channel, "oi")
    with pytest.raises(discord.Forbidden, match="50005"):
        await bot.channel(channel.id).get_partial_message(int(said.id)).edit(content="não")
    await bot.channel(channel.id).get_partial_message(int(said.id)).delete()
    assert said.deleted


async def test_an_ephemeral_message_is_out_of_the_bots_reach(
    server: DiscordServer, ana: Person, channel: Channel
) -> None:
    async with connected(server) as bot:
        hidden = (await ana.slash(channel, "think", {"way": "private"})).message
        place = bot.channel(channel.id)
        with pytest.raises(discord.NotFound, match="10008"):
            await place.fetch_message(int(hidden.id))
        assert [message async for message in place.history()] == []


async def test_members_are_looked_up(bot: TinyBot, ana: Person, guild: Guild) -> None:
    names = {"guild_id": guild.id, "user_id": ana.id}
    member = await bot.ask("GET", "/guilds/{guild_id}/members/{user_id}", **names)
    assert member["roles"] == []
    guild.promote(ana)
    member = await bot.ask("GET", "/guilds/{guild_id}/members/{user_id}", **names)
    assert member["roles"] == [guild.admin_role]
    guild.leave(ana)
    with pytest.raises(discord.NotFound, match="10007"):
        await bot.ask("GET", "/guilds/{guild_id}/members/{user_id}", **names)
