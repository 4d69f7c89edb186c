"""Methods that look at chats, members and files, and the one by which the bot leaves."""

from tests.emulators.telegram.arguments import Arguments, Json
from tests.emulators.telegram.chats import Group, Private
from tests.emulators.telegram.limits import DOWNLOAD_BYTES
from tests.emulators.telegram.membership import (
    ADMINISTRATORS,
    INSIDE,
    MEMBER_RIGHTS,
    Status,
    member_json,
)
from tests.emulators.telegram.methods.places import chat_of
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.world import World

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(world: World, fields: Arguments) -> Json:
    """getChat."""
    chat = chat_of(world, fields)
    chat.check_reading()
    full: Json = {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if isinstance(chat, Group):
        full["permissions"] = dict.fromkeys(MEMBER_RIGHTS, True)
    return chat.to_json() | full


def get_member(world: World, fields: Arguments) -> Json:
    """getChatMember."""
    chat, number = chat_of(world, fields), fields.integer("user_id")
    chat.check_reading()
    if number == world.bot.id:
        return member_json(world.bot.to_json(), chat.bot if isinstance(chat, Group) else _MEMBER)
    person = world.people.get(number)
    if person is None:
        raise bad_request("invalid user_id specified" if number <= 0 else "PARTICIPANT_ID_INVALID")
    if isinstance(chat, Group):
        return member_json(person.to_json(), chat.members.get(number, Status.LEFT))
    if person.chat is not chat:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_json(person.to_json(), _MEMBER)


def get_administrators(world: World, fields: Arguments) -> list[Json]:
    """getChatAdministrators; other bots than this one are not there."""
    chat = chat_of(world, fields)
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    chat.check_writing("")
    people = world.people
    found = [
        member_json(people[number].to_json(), chat.members[number])
        for number in chat.administrators()
    ]
    if chat.bot in ADMINISTRATORS:
        found.append(member_json(world.bot.to_json(), chat.bot))
    return found


def count_members(world: World, fields: Arguments) -> int:
    """getChatMemberCount."""
    chat = chat_of(world, fields)
    chat.check_reading()
    return len(chat.members) + (chat.bot in INSIDE) if isinstance(chat, Group) else 2


def leave_chat(world: World, fields: Arguments) -> bool:
    """leaveChat."""
    chat = chat_of(world, fields)
    if isinstance(chat, Private) or not isinstance(chat, Group):
        raise bad_request("can't leave private chats")
    chat.check_reading()
    chat.change_bot(Status.LEFT)
    return True


def get_file(world: World, fields: Arguments) -> Json:
    """getFile."""
    name = fields.text("file_id")
    if not name:
        raise bad_request("file_id not specified")
    file = world.files.by_id(name)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return file.link_json()


_MEMBER = Status.MEMBER
