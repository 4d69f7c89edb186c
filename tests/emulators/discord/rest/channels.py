"""Channels, threads and private conversations: look at, change, open, delete."""

from collections.abc import Sequence

from tests.emulators.discord import limits, payloads, posting
from tests.emulators.discord.entities import Message
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel, ChannelType
from tests.emulators.discord.refusals import Payload, Reason, Refusal
from tests.emulators.discord.rest.call import Call, Route

ARCHIVE_MINUTES = (60, 1_440, 4_320, 10_080)


def show(call: Call) -> Payload:
    """A channel of any kind."""
    return payloads.channel(call.channel)


def change(call: Call) -> Payload:
    """Name and topic of a channel; name, archived and locked of a thread."""
    channel, form = call.channel, call.form
    if channel.is_private:
        raise Refusal(Reason.WRONG_CHANNEL_TYPE)
    name = form.text("name", limits.CHANNEL_NAME, least=1)
    topic = form.text("topic", 1_024)
    archived, locked = form.flag("archived"), form.flag("locked")
    form.check()
    if not channel.is_thread:
        call.require(channel, "manage_channels")
    elif channel.owner is not call.world.bot or "locked" in form:
        call.require(channel, "manage_threads")
    if channel.archived and "archived" not in form:
        raise Refusal(Reason.ARCHIVED)
    channel.name = name or channel.name
    channel.topic = channel.topic if topic is None else topic
    channel.archived = archived if "archived" in form else channel.archived
    channel.locked = locked if "locked" in form else channel.locked
    channel.tell("THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE")
    return payloads.channel(channel)


def delete(call: Call) -> Payload:
    """A channel or thread is gone; a private conversation is only closed, and stays."""
    channel = call.channel
    payload = payloads.channel(channel)
    if not channel.is_private:
        call.require(channel, "manage_threads" if channel.is_thread else "manage_channels")
        channel.delete()
    return payload


def start_thread(call: Call) -> Payload:
    """A thread from nothing; private unless asked otherwise, as Discord has it."""
    channel, form = _of_text(call), call.form
    kinds = (ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD)
    kind = ChannelType(form.one_of("type", kinds) or ChannelType.PRIVATE_THREAD)
    name = _thread_name(call)
    public = kind == ChannelType.PUBLIC_THREAD
    call.require(channel, "create_public_threads" if public else "create_private_threads")
    return payloads.channel(channel.start_thread(name, kind, call.world.bot))


def start_thread_from_message(call: Call) -> Payload:
    """A thread from a message, whose id it takes; a message has at most one."""
    channel = _of_text(call)
    message = public_message(channel, call.names["message"])
    name = _thread_name(call)
    call.require(channel, "create_public_threads", "read_message_history")
    if message.thread is not None:
        raise Refusal(Reason.THREAD_EXISTS)
    kind = ChannelType.PUBLIC_THREAD
    message.thread = channel.start_thread(name, kind, call.world.bot, message.id)
    posting.publish("MESSAGE_UPDATE", message)
    return payloads.channel(message.thread)


def _of_text(call: Call) -> Channel:
    channel = call.channel
    if channel.kind != ChannelType.TEXT:
        raise Refusal(Reason.WRONG_CHANNEL_TYPE)
    return channel


def _thread_name(call: Call) -> str:
    form = call.form
    name = form.text("name", limits.THREAD_NAME, least=1, required=True)
    form.one_of("auto_archive_duration", ARCHIVE_MINUTES)
    form.check()
    return name or ""


def public_message(channel: Channel, message_id: str) -> Message:
    """A message that the bot can reach by its id: not deleted, and for all to see."""
    message = channel.history.get(message_id)
    if message is None or message.deleted or message.ephemeral:
        raise Refusal(Reason.UNKNOWN_MESSAGE)
    return message


def join(call: Call) -> None:
    """Somebody is added to a thread."""
    channel = call.channel
    if not channel.is_thread:
        raise Refusal(Reason.WRONG_CHANNEL_TYPE)
    if channel.archived:
        raise Refusal(Reason.ARCHIVED)


def typing(call: Call) -> None:
    """The bot is typing."""
    channel = call.channel
    call.require(channel, "send_messages")
    channel.typing += 1


def open_private(call: Call) -> Payload:
    """The conversation with a person, which is made when there is none."""
    form = call.form
    person = call.world.users.get(form.text("recipient_id", 20, required=True) or "")
    form.check()
    if not isinstance(person, Person):
        raise Refusal(Reason.INVALID_RECIPIENT if person else Reason.UNKNOWN_USER)
    return payloads.channel(person.dm)


def active_threads(call: Call) -> Payload:
    """The threads of a server that are not archived."""
    guild = call.world.guild(call.names["guild"])
    threads = [payloads.channel(each) for each in guild.threads if not each.archived]
    return {"threads": threads, "members": [], "has_more": False}


ROUTES: Sequence[Route] = (
    Route("GET", "/channels/{channel}", show),
    Route("PATCH", "/channels/{channel}", change),
    Route("DELETE", "/channels/{channel}", delete),
    Route("POST", "/channels/{channel}/threads", start_thread),
    Route("POST", "/channels/{channel}/messages/{message}/threads", start_thread_from_message),
    Route("PUT", "/channels/{channel}/thread-members/{user}", join),
    Route("DELETE", "/channels/{channel}/thread-members/{user}", join),
    Route("POST", "/channels/{channel}/typing", typing),
    Route("POST", "/users/@me/channels", open_private),
    Route("GET", "/guilds/{guild}/threads/active", active_threads),
)
