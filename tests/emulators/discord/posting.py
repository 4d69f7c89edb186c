"""Messages come into being, change and go; the bot is told of each."""

from tests.emulators.discord import limits, payloads
from tests.emulators.discord.drafts import Draft
from tests.emulators.discord.entities import EPHEMERAL, THINKING, Message, User
from tests.emulators.discord.events import Event, Intent
from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord.permissions import BITS
from tests.emulators.discord.places import Channel
from tests.emulators.discord.refusals import Reason, Refusal


def post(
    channel: Channel,
    author: User,
    draft: Draft,
    visible_to: User | None = None,
    interaction: Interaction | None = None,
) -> Message:
    """Make a message, seen by all or by one; an enforced nonce of before gives the old one.

    Raises Refusal 50006 when there is nothing in it.
    """
    known = _known(channel, draft)
    if known is not None:
        return known
    if not (draft.content or draft.embeds or draft.files):
        raise Refusal(Reason.EMPTY_MESSAGE)
    message = Message(channel.world.ids.next(), channel, author, channel.world.clock.stamp())
    message.nonce = draft.nonce
    message.interaction = interaction
    if visible_to is not None:
        message.flags, message.visible_to = EPHEMERAL, visible_to
    if draft.reply_to:
        message.reply_to = _replied(channel, draft)
    _fill(message, draft)
    channel.history[message.id] = message
    if draft.nonce and draft.enforced:
        channel.nonces[draft.nonce] = (channel.world.clock(), message)
    publish("MESSAGE_CREATE", message)
    return message


def think(interaction: Interaction, visible_to: User | None) -> Message:
    """Make the message that says that the bot is thinking."""
    channel, world = interaction.channel, interaction.world
    message = Message(world.ids.next(), channel, world.bot, world.clock.stamp(), flags=THINKING)
    message.interaction = interaction
    if visible_to is not None:
        message.flags |= EPHEMERAL
        message.visible_to = visible_to
    channel.history[message.id] = message
    publish("MESSAGE_CREATE", message)
    return message


def edit(message: Message, draft: Draft) -> None:
    """Change what a message says; whoever sees it stays the same."""
    if message.deleted:
        raise Refusal(Reason.UNKNOWN_MESSAGE)
    kept = [each for each in message.attachments if draft.kept is None or each.id in draft.kept]
    content = message.content if draft.content is None else draft.content
    embeds = message.embeds if draft.embeds is None else draft.embeds
    if not (content or embeds or kept or draft.files):
        raise Refusal(Reason.EMPTY_MESSAGE)
    message.attachments = kept
    if message.thinking:
        message.flags &= ~THINKING
    else:
        message.edits += 1
        message.edited_at = message.channel.world.clock.stamp()
    _fill(message, draft)
    publish("MESSAGE_UPDATE", message)


def delete(message: Message) -> None:
    """Take a message away."""
    if message.deleted:
        raise Refusal(Reason.UNKNOWN_MESSAGE)
    message.deleted = True
    place = message.channel
    payload: payloads.Payload = {"id": message.id, "channel_id": place.id}
    if place.guild is not None:
        payload["guild_id"] = place.guild_id
    _publish("MESSAGE_DELETE", place, payload)


def publish(name: str, message: Message) -> None:
    """Tell the bot of a message; what it says is for those who may read it."""
    payload = payloads.message(message, gateway=True)
    bot = message.channel.world.bot
    mine = message.author is bot or message.channel.is_private or bot.id in message.pinged
    hidden = {"content": "", "embeds": [], "attachments": [], "components": []}
    _publish(name, message.channel, payload, None if mine else payload | hidden)


def _publish(
    name: str, place: Channel, payload: payloads.Payload, bare: payloads.Payload | None = None
) -> None:
    if place.guild is not None and not place.permissions(place.world.bot) & BITS["view_channel"]:
        place.world.news.tell()
        return
    intent = Intent.DIRECT_MESSAGES if place.guild is None else Intent.GUILD_MESSAGES
    place.world.publish(Event(name, payload, place.guild_id, intent, bare))


def _known(channel: Channel, draft: Draft) -> Message | None:
    if not (draft.nonce and draft.enforced):
        return None
    since, message = channel.nonces.get(draft.nonce, (0.0, None))
    recent = channel.world.clock() - since < limits.NONCE_SECONDS
    return message if recent else None


def _replied(channel: Channel, draft: Draft) -> Message | None:
    other = channel.history.get(draft.reply_to)
    if other is None or other.deleted:
        if draft.reply_may_be_gone:
            return None
        unknown = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
        raise Refusal(Reason.INVALID_FORM, {"message_reference": {"_errors": [unknown]}})
    return other


def _fill(message: Message, draft: Draft) -> None:
    if draft.content is not None:
        message.content = draft.content
    if draft.embeds is not None:
        message.embeds = draft.embeds
    if draft.components is not None:
        message.components = draft.components
    store = message.channel.world.store
    message.attachments += [
        store(file, message.channel.id, ephemeral=message.ephemeral) for file in draft.files
    ]
    message.allowed = draft.allowed
    if not message.edits:
        message.pinged = _pinged(message)


def _pinged(message: Message) -> frozenset[str]:
    pinged = message.allowed.pinged(message.content)
    channel, author = message.channel, message.author
    if not channel.permissions(author) & BITS["mention_everyone"]:
        pinged -= {"everyone", "here"}
    if message.reply_to is not None and message.allowed.replied:
        pinged |= {message.reply_to.author.id}
    if message.visible_to is not None:
        pinged &= {message.visible_to.id}
    return pinged - {author.id}
