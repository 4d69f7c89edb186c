"""Permission bits by their names, and what a new server gives to whom."""

BITS = {
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "add_reactions": 1 << 6,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "mention_everyone": 1 << 17,
    "use_external_emojis": 1 << 18,
    "use_application_commands": 1 << 31,
    "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35,
    "create_private_threads": 1 << 36,
    "send_messages_in_threads": 1 << 38,
}
"""Those that matter to a bot that writes."""

ADMINISTRATOR = 1 << 3
EVERYTHING = (1 << 53) - 1


def bits(*names: str) -> int:
    """The bits of these permissions together."""
    together = 0
    for name in names:
        together |= BITS[name]
    return together


EVERYONE = bits(
    "add_reactions",
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "use_external_emojis",
    "use_application_commands",
    "create_public_threads",
    "send_messages_in_threads",
)
BOT = EVERYONE | bits("mention_everyone", "create_private_threads", "manage_messages")
"""A bot is invited with the right to ping everyone, so that a test sees when it would."""
IN_PRIVATE = bits(
    "view_channel", "send_messages", "embed_links", "attach_files", "read_message_history"
)
