"""What a line typed in the console is: who speaks, and whether it is a command, a press or text."""

import re
from dataclasses import dataclass

from bot.model import Chat, Command, Incoming, Member, Origin, Place, Press, Typed
from bot.typed import interpret

NAME = "console"

CHAT = Chat(NAME, "console")
"""The one chat of a terminal."""

_AS_MEMBER = re.compile(r"\s*([^\W\d_][\w .-]{0,30}?)\s*:\s*(?!//)(.*)", re.DOTALL)
_COMMAND = re.compile(r"/([^\s@]+)(?:@\S*)?\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the member of the group who speaks it."""

    member: Member
    text: str


def split(line: str, own_name: str) -> Line:
    """Who speaks a line: whoever stands before a colon, else the person at the terminal."""
    spoken = _AS_MEMBER.fullmatch(line)
    if spoken is None:
        return Line(Member(NAME, "", own_name), line.strip())
    name, text = spoken.groups()
    same = name.casefold() == own_name.casefold()
    return Line(Member(NAME, "" if same else name.casefold(), name), text.strip())


def incoming(line: Line, typed: Typed) -> Incoming:
    """What a line asks for; `typed` is what may be typed for a button or a quiz just now."""
    origin = Origin(CHAT, line.member, Place.GROUP, admin=True)
    if command := _COMMAND.fullmatch(line.text):
        return Command(origin, command[1], command[2])
    payload = interpret(line.text, typed)
    return Press(origin, payload) if payload else Command(origin, "", line.text)
