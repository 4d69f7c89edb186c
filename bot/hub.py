"""The one way in and out: takes what a person did, gives the replies to show.

Knows who may ask for what and where, in which language to answer, and what to do when
something fails; what is asked for is carried out by the handlers it was given. The one
broad except of all requests is here.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from zoneinfo import ZoneInfo

import structlog
from structlog.contextvars import bound_contextvars

from bot import actions, routes
from bot.actions import Action
from bot.counters import DATABASE, UNEXPECTED, Counters
from bot.errors import StoreError, UserError
from bot.model import (
    ChatProfile,
    Command,
    Document,
    Feature,
    Incoming,
    MemberProfile,
    Origin,
    Place,
    Press,
    Reply,
    Suggest,
    Upload,
)
from bot.routes import Arguments, Route, Where, Who
from bot.study.days import local_day
from bot.study.notes import Notes
from bot.study.posted import Asked
from bot.study.services import Study
from bot.views.faults import fault_reply, unexpected
from bot.views.text import shown_name
from bot.views.words import Catalog, Words

LONGEST = 1_000
"""Characters of a command's text at most: far more than any question or name takes."""

FOR_FILES = "conteudo"
"""The command that a file is for which comes without any."""

_KINDS = {Command: "command", Press: "press", Suggest: "suggest", Upload: "upload"}
"""What each kind of incoming is counted as."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Request:
    """What a handler gets: who asks and where, what is known of both, and the services.

    `words` are for what all can see, `own` for what is private; `written` is what was put
    into a form. `about` and `overheard` are those of a command, `file` is what came with it.
    """

    origin: Origin
    chat: ChatProfile
    member: MemberProfile
    study: Study
    catalog: Catalog
    written: str = ""
    about: int | None = None
    overheard: bool = False
    file: Document | None = None

    @property
    def place(self) -> Place:
        """Where it was asked."""
        return self.origin.place

    @property
    def notes(self) -> Notes:
        """What the chat studies."""
        return self.study.shelf.of(self.chat)

    def notes_of(self, asked: Asked) -> Notes:
        """What a question was asked from, which the chat may not study any more."""
        return self.study.shelf.asked_from(self.chat, asked.post.pack)

    @property
    def words(self) -> Words:
        """The language of the chat."""
        prefer = self.study.preferences
        return self.catalog[prefer.chat_language(self.chat, self.member, self.place)]

    @property
    def own(self) -> Words:
        """The language of the member."""
        return self.catalog[self.study.preferences.member_language(self.chat, self.member)]

    @property
    def chat_zone(self) -> ZoneInfo:
        """Where the chat's days begin."""
        return self.study.preferences.chat_zone(self.chat, self.member, self.place)

    @property
    def member_zone(self) -> ZoneInfo:
        """Where the member's days begin."""
        return self.study.preferences.member_zone(self.chat, self.member)

    @property
    def chat_day(self) -> date:
        """Today, in the chat's zone."""
        return local_day(self.study.clock(), self.chat_zone)


CommandHandler = Callable[[Request, Arguments], Awaitable[list[Reply]]]


@dataclass(frozen=True, slots=True)
class Handlers:
    """Who carries out what: commands by their route's name, presses, free text, suggestions."""

    commands: Mapping[str, CommandHandler]
    press: Callable[[Request, Action], Awaitable[list[Reply]]]
    text: Callable[[Request, str], Awaitable[list[Reply]]]
    suggest: Callable[[Request, Route, Suggest], Awaitable[list[Reply]]]


class Hub:
    """Takes requests from every platform, many at a time."""

    def __init__(
        self,
        study: Study,
        handlers: Handlers,
        catalog: Catalog,
        counters: Counters | None = None,
    ) -> None:
        self._counters = counters or Counters()
        self._study = study
        self._handlers = handlers
        self._catalog = catalog

    async def receive(self, incoming: Incoming) -> list[Reply]:
        """What to show to somebody who did something. Never raises an error of the request."""
        origin, began = incoming.origin, perf_counter()
        with bound_contextvars(
            platform=origin.chat.platform, chat=origin.chat.id, asked=_asked(incoming)
        ):
            words = self._catalog[self._study.preferences.language]
            try:
                request = await self._request(origin)
                words = request.own
                replies = await self._dispatch(request, incoming)
            except UserError as error:
                if isinstance(error, StoreError):
                    self._counters.errors[DATABASE] += 1
                    log.error("store failed", message=error.message)
                options = Feature.OPTIONS in origin.features
                replies = [fault_reply(words, error, options=options)]
            except Exception:
                incident = secrets.token_hex(4)
                self._counters.errors[UNEXPECTED] += 1
                log.exception("request failed", incident=incident)
                replies = [unexpected(words, incident)]
            shown = [_marked(words, origin, reply) for reply in replies]
            self._counters.answered(
                origin.chat.platform, _KINDS[type(incoming)], perf_counter() - began, len(shown)
            )
            return shown

    async def _request(self, origin: Origin) -> Request:
        people = self._study.people
        chat, member = await people.chat(origin.chat), await people.member(origin.member)
        return Request(origin, chat, member, self._study, self._catalog)

    async def _dispatch(self, request: Request, incoming: Incoming) -> list[Reply]:
        match incoming:
            case Press():
                return await self._press(request, incoming)
            case Command():
                return await self._command(request, incoming)
            case Suggest():
                return await self._suggest(request, incoming)
            case Upload():
                return await self._upload(request, incoming)

    async def _press(self, request: Request, press: Press) -> list[Reply]:
        action = actions.unpack(press.payload)
        if len(press.text) > LONGEST:
            raise UserError("text-too-long", limit=LONGEST)
        if press.text:
            request = replace(request, written=press.text)
        await _check_right(request, action.who)
        replies = await self._handlers.press(request, action)
        return _private(replies) if action.private else replies

    async def _command(self, request: Request, command: Command) -> list[Reply]:
        if len(command.name) + len(command.arguments) > LONGEST:
            raise UserError("text-too-long", limit=LONGEST)
        if command.name:
            route = _route(request.own, command.name)
            request = replace(request, about=command.about)
            return await self._run(request, route, _arguments(route, command))
        spoken = None if command.overheard else routes.spoken(command.arguments)
        if spoken is not None:
            return await self._run(request, *spoken)
        request = replace(request, about=command.about, overheard=command.overheard)
        return await self._handlers.text(request, command.arguments)

    async def _suggest(self, request: Request, typed: Suggest) -> list[Reply]:
        """Completions; nothing to somebody who may not use the command."""
        route = routes.find(typed.command)
        if route is None or not await _may(request, route.who):
            return []
        return await self._handlers.suggest(request, route, typed)

    async def _upload(self, request: Request, upload: Upload) -> list[Reply]:
        """A file, with the command that it came with; alone, it is pushed."""
        if len(upload.command) > LONGEST:
            raise UserError("text-too-long", limit=LONGEST)
        name, _, text = upload.command.strip().removeprefix("/").partition(" ")
        route = _route(request.own, name) if name else routes.find(FOR_FILES)
        if route is None or not route.takes_file:
            raise UserError("upload-unknown")
        arguments = routes.parse(route, text)
        _check_place(request, route)
        await _check_right(request, route.who)
        file = Document(upload.name, await upload.fetch())
        return await self._run(replace(request, file=file), route, arguments)

    async def _run(self, request: Request, route: Route, arguments: Arguments) -> list[Reply]:
        _check_place(request, route)
        await _check_right(request, route.who)
        replies = await self._handlers.commands[route.name](request, arguments)
        return _private(replies) if route.private else replies


def _private(replies: list[Reply]) -> list[Reply]:
    return [one if one.private else replace(one, private=True) for one in replies]


def _route(words: Words, name: str) -> Route:
    route = routes.find(name)
    if route is not None:
        return route
    near = routes.nearest(name)
    if near is None:
        raise UserError("command-unknown", name=name)
    raise UserError("command-near", name=name, near=near.named(words.language))


def _arguments(route: Route, command: Command) -> Arguments:
    if command.given is None:
        return routes.parse(route, command.arguments)
    return routes.checked(route, dict(command.given))


def _check_place(request: Request, route: Route) -> None:
    wanted = {Where.PRIVATE: Place.PRIVATE, Where.GROUP: Place.GROUP}.get(route.where)
    if wanted is not None and wanted is not request.place:
        raise UserError(f"command-where-{wanted}", name=route.named(request.own.language))


async def _check_right(request: Request, who: Who) -> None:
    if not await _may(request, who):
        member = request.origin.member
        raise UserError("content-editors-only", id=f"{member.platform}:{member.id}")


async def _may(request: Request, who: Who) -> bool:
    """Whether somebody may do what only those who look after the notes may."""
    member = request.origin.member
    return who is not Who.CONTENT or await request.study.editors.may_publish(member)


def _asked(incoming: Incoming) -> str:
    """What was asked for, without what a person wrote: a command's name, or a button's code."""
    match incoming:
        case Press():
            return incoming.payload.partition(":")[0][:2]
        case Command(name=name) | Suggest(command=name) | Upload(command=name):
            name = name.partition(" ")[0]
            route = routes.find(name) if name else None
            return route.name if route else "text"


def _marked(words: Words, origin: Origin, reply: Reply) -> Reply:
    """A private reply with words that say so; where one is alone anyway, it is not private."""
    if not reply.private:
        return reply
    if origin.place is Place.PRIVATE:
        return replace(reply, private=False)
    return replace(reply, mark=words("private-mark", name=shown_name(words, origin.member.name)))
