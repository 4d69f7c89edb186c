"""Disputes, as those who look after the notes settle them: by buttons, or typed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.actions import AcceptCase, PickKey, RejectCase, ShowCase
from bot.errors import UserError
from bot.hub import Request
from bot.letters import letter
from bot.model import Reply
from bot.routes import VERDICTS, Arguments, plain
from bot.study.settling import Open, Settled
from bot.views.dispute import case_reply, empty_reply, key_reply, settled_reply, sure_reply
from content.model import QuestionKind
from handlers.disputing import numbered

Action = ShowCase | PickKey | AcceptCase | RejectCase

_BETWEEN = re.compile(r"[\s,;/+&]+")
_AND = frozenset({"e", "ou", "and", "or"})
"""Words between letters; a capital E is a letter."""


async def settle(request: Request, arguments: Arguments) -> list[Reply]:
    """What waits to be settled, the oldest first or the case of a number; or what is decided."""
    number, rest = numbered(arguments.get("value", ""))
    verdict = arguments.get("verdict", "")
    if not verdict:
        verdict, rest = _verdict(rest)
    if number is None and (verdict or rest):
        raise UserError("dispute-number-missing")
    match verdict:
        case "accept":
            return await _accept(request, _number(number), rest)
        case "annul":
            return await _decide(request, AcceptCase(_number(number), ()))
        case "reject":
            return await _reject(request, _number(number), rest)
        case "text":
            return await _reword(request, _number(number), rest)
        case _:
            return [_case(request, await request.study.settling.open(number))]


async def press(request: Request, action: Action) -> list[Reply]:
    """Carry out what a button of a case says."""
    match action:
        case ShowCase():
            shown = _case(request, await request.study.settling.open(action.number or None))
            # A case goes on in its message; the first of all gets one.
            return [replace(shown, replaces=bool(action.number))]
        case PickKey():
            return [await _picking(request, action)]
        case AcceptCase():
            return [replace(one, replaces=True) for one in await _decide(request, action)]
        case RejectCase():
            if not request.written.strip() and not action.sure:
                return [sure_reply(request.own, action.number)]
            return await _reject(request, action.number, request.written)


def _verdict(text: str) -> tuple[str, str]:
    """The verdict that a text begins with, if it does, and the rest of it."""
    word, _, rest = text.partition(" ")
    for choice in VERDICTS:
        if plain(word) in map(plain, (choice.name, choice.english, *choice.others)):
            return choice.value, rest.strip()
    return "", text


def _number(number: int | None) -> int:
    if number is None:
        raise UserError("dispute-number-missing")
    return number


def _case(request: Request, found: Open | None) -> Reply:
    return case_reply(request.own, found) if found else empty_reply(request.own)


async def _picking(request: Request, action: PickKey) -> Reply:
    found = await _open(request, action.number)
    if any(index >= len(found.question.options) for index in action.options):
        raise UserError("button-unknown")
    return key_reply(request.own, found, action.options)


async def _open(request: Request, number: int) -> Open:
    found = await request.study.settling.open(number)
    if found is None:
        raise UserError("dispute-not-waiting", number=str(number))
    return found


async def _accept(request: Request, number: int, letters: str) -> list[Reply]:
    found = await _open(request, number)
    options = _options(found, letters)
    if not options:
        raise UserError("dispute-letters-missing", number=str(number))
    return await _decide(request, AcceptCase(number, options))


def _options(found: Open, letters: str) -> tuple[int, ...]:
    """The options that letters stand for, in the order of the notes."""
    if found.question.kind not in (QuestionKind.SINGLE, QuestionKind.SEVERAL):
        raise UserError("dispute-key-whole")
    known = [letter(index).casefold() for index in range(len(found.question.options))]
    words = [word for word in _BETWEEN.split(letters) if word]
    words = [*words[:1], *(word for word in words[1:-1] if word not in _AND), *words[1:][-1:]]
    signs = [sign for word in words for sign in _signs(word, known)]
    if not all(sign in known for sign in signs):
        raise UserError(
            "dispute-letters-unknown", last=known[-1].upper(), number=str(found.case.key)
        )
    return tuple(sorted({known.index(sign) for sign in signs}))


def _signs(word: str, known: Sequence[str]) -> Sequence[str]:
    """The letters of a word, or a word that is none."""
    word = word.strip(".()").casefold()
    return list(word) if word and all(sign in known for sign in word) else [word]


async def _decide(request: Request, action: AcceptCase) -> list[Reply]:
    study, by = request.study, request.origin.member
    settled = await study.settling.accept(action.number, action.options, by)
    return await _settled(request, settled)


async def _reject(request: Request, number: int, reason: str) -> list[Reply]:
    settled = await request.study.settling.reject(number, reason, request.origin.member)
    return await _settled(request, settled)


async def _reword(request: Request, number: int, stem: str) -> list[Reply]:
    if not stem.strip():
        raise UserError("dispute-text-missing", number=str(number))
    settled = await request.study.settling.reword(number, stem, request.origin.member)
    return await _settled(request, settled)


async def _settled(request: Request, settled: Settled) -> list[Reply]:
    waiting = await request.study.settling.waiting()
    return [settled_reply(request.own, settled, waiting)]
