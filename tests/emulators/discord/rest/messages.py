"""Messages that the bot sends of itself, reads, edits and deletes."""

from collections.abc import Sequence

from tests.emulators.discord import limits, payloads, posting
from tests.emulators.discord.drafts import Draft, read_draft
from tests.emulators.discord.entities import Message
from tests.emulators.discord.mentions import AllowedMentions
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel
from tests.emulators.discord.refusals import Payload, Reason, Refusal
from tests.emulators.discord.rest.call import Call, Route
from tests.emulators.discord.rest.channels import public_message


def create(call: Call) -> Payload:
    """Send a message."""
    channel = call.channel
    draft = _draft(call)
    _may_send(call, channel, draft)
    _awake(channel)
    return payloads.message(posting.post(channel, call.world.bot, draft))


def _draft(call: Call) -> Draft:
    form = call.form
    draft = read_draft(form, call.files, AllowedMentions())
    form.check()
    return draft


def _may_send(call: Call, channel: Channel, draft: Draft) -> None:
    if channel.is_private:
        _may_write_to(channel)
        return
    call.require(channel, "send_messages_in_threads" if channel.is_thread else "send_messages")
    if draft.embeds:
        call.require(channel, "embed_links")
    if draft.files:
        call.require(channel, "attach_files")
    if draft.reply_to:
        call.require(channel, "read_message_history")


def _may_write_to(channel: Channel) -> None:
    """Raise Refusal 50007 for who takes no messages or shares no server with the bot."""
    person = channel.owner
    assert isinstance(person, Person)
    shared = any(
        guild.has_bot and person in guild.members for guild in channel.world.guilds.values()
    )
    if not person.takes_dms or not (shared or person.installed):
        raise Refusal(Reason.CANNOT_SEND_TO_USER)


def _awake(channel: Channel) -> None:
    """Writing in an archived thread takes it out of the archive, unless it is locked."""
    if channel.archived and channel.locked:
        raise Refusal(Reason.ARCHIVED)
    if channel.archived:
        channel.unarchive()


def history(call: Call) -> list[Payload]:
    """The latest messages, newest first, `before` or `after` an id."""
    channel = call.channel
    if not channel.is_private:
        call.require(channel, "read_message_history")
    query = call.query
    before = int(query.get("before", 2**63))
    after = int(query.get("after", 0))
    most = min(int(query.get("limit", 50)), limits.HISTORY)
    found = [
        each for each in channel.messages if not each.ephemeral and after < int(each.id) < before
    ]
    chosen = found[:most] if "after" in query else found[-most:]
    return [payloads.message(each) for each in reversed(chosen)]


def show(call: Call) -> Payload:
    """One message."""
    return payloads.message(public_message(call.channel, call.names["message"]))


def change(call: Call) -> Payload:
    """Edit a message of the bot's own."""
    message = _own(call)
    if message.channel.archived:
        raise Refusal(Reason.ARCHIVED)
    posting.edit(message, _draft(call))
    return payloads.message(message)


def _own(call: Call) -> Message:
    message = public_message(call.channel, call.names["message"])
    if message.author is not call.world.bot:
        raise Refusal(Reason.OTHERS_MESSAGE)
    return message


def delete(call: Call) -> None:
    """Delete a message; others' only with the permission."""
    message = public_message(call.channel, call.names["message"])
    if message.author is not call.world.bot:
        call.require(message.channel, "manage_messages")
    posting.delete(message)


MESSAGES = "/channels/{channel}/messages"

ROUTES: Sequence[Route] = (
    Route("GET", MESSAGES, history),
    Route("POST", MESSAGES, create, bucket=True),
    Route("GET", MESSAGES + "/{message}", show),
    Route("PATCH", MESSAGES + "/{message}", change, bucket=True),
    Route("DELETE", MESSAGES + "/{message}", delete),
)
