"""What a line typed in the console is: who speaks, and whether it is a command, a press or text."""

import re
import unicodedata
from dataclasses import dataclass

from bot.model import Chat, Command, Incoming, Member, Origin, Place, Press, Typed
from bot.routes import Where, find, plain
from bot.typed import interpret

NAME = "console"

CHAT = Chat(NAME, "console")
"""The one chat of a terminal."""

OWNER = Member(NAME, "", "")
"""The person at the terminal, whatever they are called."""

LONGEST_NAME = 40
"""Bytes of a name at most: it is the member's id, which has to fit into a button's payload."""

# One or two words and a colon, which belongs neither to an hour (9:00) nor to an address (x://).
_NAME = r"[^\W\d_][\w.'’-]*(?: +[\w.'’-]+)?"
_AS_MEMBER = re.compile(rf"({_NAME})\s*(?!(?<=\d):\d):(?!//)(.*)", re.DOTALL)
_NOBODY = frozenset(
    (
        *("resposta", "respostas", "letra", "letras", "opcao", "opcoes", "alternativa", "gabarito"),
        *("pergunta", "duvida", "dica", "obs", "ps", "nota", "http", "https", "eu", "q", "r"),
        *("answer", "letter", "option", "question", "hint", "note", "me", "i"),
    )
)
"""What stands before a colon and is nobody's name."""

_COMMAND = re.compile(r"/([^\s@]+)(?:@\S*)?\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the member of the group who speaks it."""

    member: Member
    text: str


def split(line: str, own_name: str) -> Line:
    """Who speaks a line: whoever stands before a colon, else the person at the terminal.

    Case and accents do not make another person.
    """
    line = unicodedata.normalize("NFC", line).strip()
    spoken = _AS_MEMBER.fullmatch(line)
    name = " ".join(spoken[1].split()) if spoken else own_name
    identity = plain(name)
    if spoken is None or identity in _NOBODY or len(identity.encode()) > LONGEST_NAME:
        return Line(Member(NAME, "", own_name), line)
    if identity == plain(own_name):
        return Line(Member(NAME, "", own_name), spoken[2].strip())
    return Line(Member(NAME, identity, name), spoken[2].strip())


def incoming(line: Line, typed: Typed, *, alone: bool = False) -> Incoming:
    """What a line asks for; `typed` is what may be typed for a button or a quiz just now, and
    `alone`, that it belongs to what was said to the speaker alone.

    What only works alone with the bot is said so by itself: here nobody can open another chat.
    """
    if command := _COMMAND.fullmatch(line.text):
        return Command(_origin(line, alone=_needs_alone(command[1])), command[1], command[2])
    payload = interpret(line.text, typed)
    if payload:
        return Press(_origin(line, alone=alone), payload)
    return Command(_origin(line, alone=_needs_alone(line.text)), "", line.text)


def _origin(line: Line, *, alone: bool) -> Origin:
    if alone:
        chat = Chat(NAME, f"alone:{line.member.id}")
        return Origin(chat, line.member, Place.PRIVATE, admin=True)
    return Origin(CHAT, line.member, Place.GROUP, admin=True)


def _needs_alone(name: str) -> bool:
    """Whether something is the name of a command that only works alone with the bot."""
    route = find(name.strip())
    return route is not None and route.where is Where.PRIVATE
