"""What exists, written as Discord writes it in answers and events."""

import mimetypes
from typing import TYPE_CHECKING

from tests.emulators.discord.entities import Attachment, Message, User
from tests.emulators.discord.permissions import EVERYONE, EVERYTHING
from tests.emulators.discord.refusals import Payload

if TYPE_CHECKING:
    from tests.emulators.discord.interactions import Interaction
    from tests.emulators.discord.places import Channel, Guild

__all__ = ["Payload", "attachment", "channel", "guild", "member", "message", "user"]

REPLY = 19
COMMAND_REPLY = 20
JOINED_AT = "2026-01-01T00:00:00.000000+00:00"


def user(who: User) -> Payload:
    """An account, as others see it."""
    return {
        "id": who.id,
        "username": who.name.lower(),
        "global_name": None if who.bot else who.name,
        "discriminator": "0000" if who.bot else "0",
        "avatar": None,
        "bot": who.bot,
        "public_flags": 0,
    }


def member(guild: "Guild", who: User, *, with_user: bool = True) -> Payload:
    """Somebody's membership in a server."""
    roles = [guild.bot_role] if who.bot else [guild.admin_role] if who in guild.admins else []
    payload: Payload = {
        "roles": roles,
        "nick": None,
        "avatar": None,
        "joined_at": JOINED_AT,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    return payload | {"user": user(who)} if with_user else payload


def guild(place: "Guild", *, everybody: bool = True) -> Payload:
    """A server with its roles and channels; without `everybody` the bot is its only member."""
    bot = place.world.bot
    members = [*(place.members if everybody else ()), bot]
    return {
        "id": place.id,
        "name": place.name,
        "icon": None,
        "owner_id": place.owner.id,
        "preferred_locale": place.locale,
        "member_count": len(place.members) + 1,
        "large": False,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [
            _role(place.id, "@everyone", EVERYONE, 0),
            bot_role(place),
            _role(place.admin_role, "admin", EVERYTHING, 2),
        ],
        "channels": [channel(each) for each in place.channels],
        "threads": [channel(each) for each in place.threads if not each.archived],
        "members": [member(place, each) for each in members],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "joined_at": JOINED_AT,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "afk_channel_id": None,
        "system_channel_id": None,
    }


def bot_role(guild: "Guild") -> Payload:
    """The role that the bot has by itself in a server."""
    bot = guild.world.bot
    return _role(guild.bot_role, bot.name, guild.bot_permissions, 1, bot_id=bot.id)


def _role(role_id: str, name: str, allowed: int, position: int, bot_id: str = "") -> Payload:
    role: Payload = {
        "id": role_id,
        "name": name,
        "permissions": str(allowed),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": bool(bot_id),
        "mentionable": False,
        "flags": 0,
    }
    return role | {"tags": {"bot_id": bot_id}} if bot_id else role


def channel(place: "Channel") -> Payload:
    """A channel of any kind."""
    last = next(reversed(place.history), None)
    payload: Payload = {"id": place.id, "type": place.kind, "flags": 0, "last_message_id": last}
    if place.is_private:
        return payload | {"recipients": [user(place.owner)]}
    if place.is_of_friends:
        friends = [user(each) for each in place.people]
        about = {"name": None, "icon": None, "owner_id": place.owner.id}
        return payload | about | {"recipients": friends}
    payload |= {
        "guild_id": place.guild_id,
        "name": place.name,
        "parent_id": place.parent.id if place.parent else None,
        "rate_limit_per_user": 0,
        "nsfw": False,
    }
    return payload | (_thread(place) if place.is_thread else _text(place))


def _text(place: "Channel") -> Payload:
    denied = {"id": place.world.bot.id, "type": 1, "allow": "0", "deny": str(place.denied)}
    return {
        "topic": place.topic or None,
        "position": place.guild.channels.index(place)
        if place.guild and place in place.guild.channels
        else 0,
        "permission_overwrites": [denied] if place.denied else [],
    }


def _thread(place: "Channel") -> Payload:
    return {
        "owner_id": place.owner.id,
        "message_count": len(place.history),
        "total_message_sent": len(place.history),
        "member_count": 1,
        "thread_metadata": {
            "archived": place.archived,
            "locked": place.locked,
            "auto_archive_duration": 1_440,
            "archive_timestamp": JOINED_AT,
            "create_timestamp": JOINED_AT,
        },
    }


def attachment(file: Attachment, *, ephemeral: bool = False) -> Payload:
    """A file that can be downloaded."""
    return {
        "id": file.id,
        "filename": file.name,
        "size": file.size,
        "url": file.url,
        "proxy_url": file.url,
        "content_type": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        **({"description": file.description} if file.description else {}),
        **({"ephemeral": True} if ephemeral else {}),
    }


def message(what: Message, *, gateway: bool = False) -> Payload:
    """A message; an event says in addition where it is and what the author is there.

    An ephemeral message's event carries neither `guild_id` nor `member`.
    """
    place, world = what.channel, what.channel.world
    people = [world.users[each] for each in sorted(what.pinged) if each in world.users]
    payload: Payload = {
        "id": what.id,
        "channel_id": place.id,
        "type": _type(what),
        "author": user(what.author),
        "content": what.content,
        "timestamp": what.at,
        "edited_timestamp": what.edited_at,
        "tts": False,
        "mention_everyone": bool(what.pinged & {"everyone", "here"}),
        "mentions": [user(each) for each in people],
        "mention_roles": [],
        "attachments": [attachment(each, ephemeral=what.ephemeral) for each in what.attachments],
        "embeds": what.embeds,
        "components": what.components.raw,
        "pinned": False,
        "flags": what.flags,
    }
    if what.nonce is not None:
        payload["nonce"] = what.nonce
    if what.interaction is not None:
        payload |= _answered(what.interaction)
    if what.reply_to is not None:
        payload |= _replied(what.reply_to)
    if what.thread is not None:
        payload["thread"] = channel(what.thread)
    if gateway and place.guild is not None and not what.ephemeral:
        payload["guild_id"] = place.guild.id
        payload["member"] = member(place.guild, what.author, with_user=False)
    return payload


def _type(what: Message) -> int:
    if what.interaction is not None and what.interaction.is_command:
        return COMMAND_REPLY
    return REPLY if what.reply_to is not None else 0


def _answered(interaction: "Interaction") -> Payload:
    application = interaction.channel.world.application_id
    return {
        "application_id": application,
        "webhook_id": application,
        "interaction_metadata": {
            "id": interaction.id,
            "type": interaction.kind,
            "user": user(interaction.person),
            "authorizing_integration_owners": interaction.owners,
        },
    }


def _replied(other: Message) -> Payload:
    return {
        "message_reference": {"type": 0, "message_id": other.id, "channel_id": other.channel.id},
        "referenced_message": None if other.deleted else message(other),
    }
