"""Methods by which the bot learns and says what it is: account, commands, descriptions."""

import re

from tests.emulators.telegram import limits
from tests.emulators.telegram.arguments import Arguments, Json, objects_of, string_of
from tests.emulators.telegram.entities import utf16
from tests.emulators.telegram.methods.places import named_chat
from tests.emulators.telegram.profile import EVERYWHERE, Scope
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.world import World

COMMAND = re.compile(r"[a-z0-9_]+")
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
WIDE_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def get_me(world: World, fields: Arguments) -> Json:  # noqa: ARG001 - every method takes fields
    """getMe."""
    return world.bot.to_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_commands(world: World, fields: Arguments) -> bool:
    """setMyCommands."""
    commands = objects_of(fields.array("commands", "BotCommand"), "BotCommand")
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    scope, language = _scope(world, fields), _language(fields)
    world.profile.commands[scope, language] = [_command(command) for command in commands]
    return True


def get_commands(world: World, fields: Arguments) -> list[Json]:
    """getMyCommands: what was set for exactly this scope and language."""
    return world.profile.commands.get((_scope(world, fields), _language(fields)), [])


def delete_commands(world: World, fields: Arguments) -> bool:
    """deleteMyCommands."""
    world.profile.commands.pop((_scope(world, fields), _language(fields)), None)
    return True


def set_name(world: World, fields: Arguments) -> bool:
    """setMyName."""
    return _set_text(world, fields, "name", limits.BOT_NAME)


def set_description(world: World, fields: Arguments) -> bool:
    """setMyDescription."""
    return _set_text(world, fields, "description", limits.BOT_DESCRIPTION)


def set_short_description(world: World, fields: Arguments) -> bool:
    """setMyShortDescription."""
    return _set_text(world, fields, "short_description", limits.BOT_SHORT_DESCRIPTION)


def get_name(world: World, fields: Arguments) -> Json:
    """getMyName."""
    return {"name": world.profile.text("name", _language(fields)) or world.bot.name}


def get_description(world: World, fields: Arguments) -> Json:
    """getMyDescription."""
    return {"description": world.profile.text("description", _language(fields))}


def get_short_description(world: World, fields: Arguments) -> Json:
    """getMyShortDescription."""
    return {"short_description": world.profile.text("short_description", _language(fields))}


def _set_text(world: World, fields: Arguments, name: str, most: int) -> bool:
    text = fields.text(name)
    if utf16(text) > most:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    world.profile.texts[name, _language(fields)] = text
    return True


def _command(command: Json) -> Json:
    name = string_of(command, "command").strip().removeprefix("/")
    description = string_of(command, "description").strip()
    if not name:
        raise bad_request("command must be non-empty")
    if utf16(name) > limits.COMMAND_NAME:
        raise bad_request(f"command length must not exceed {limits.COMMAND_NAME}")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if utf16(description) > limits.COMMAND_DESCRIPTION:
        raise bad_request(
            f"command description length must not exceed {limits.COMMAND_DESCRIPTION}"
        )
    return {"command": name, "description": description}


def _scope(world: World, fields: Arguments) -> Scope:
    given = fields.mapping("scope", "BotCommandScope")
    if not given:
        return EVERYWHERE
    kind = string_of(given, "type")
    if kind in WIDE_SCOPES:
        return kind, 0, 0
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = named_chat(world, str(given.get("chat_id", "")))
    chat.check_reading()
    person = given.get("user_id")
    if kind != "chat_member":
        return kind, chat.id, 0
    if not isinstance(person, int) or person <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    return kind, chat.id, person


def _language(fields: Arguments) -> str:
    """A two-letter code; Telegram knows no regions here. Raises Refused."""
    language = fields.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language
