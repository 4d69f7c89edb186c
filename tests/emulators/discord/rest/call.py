"""One request, read and ready to be carried out, and what every handler may ask of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiohttp import BodyPartReader, MultipartReader, web

from tests.emulators.discord import limits
from tests.emulators.discord.drafts import Files
from tests.emulators.discord.entities import File
from tests.emulators.discord.form import Form
from tests.emulators.discord.gateway import Gateway
from tests.emulators.discord.permissions import ADMINISTRATOR, bits
from tests.emulators.discord.places import Channel
from tests.emulators.discord.refusals import Reason, Refusal
from tests.emulators.discord.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """A request: what its path names, its query, and its body as JSON and files."""

    world: World
    gateway: Gateway
    names: Mapping[str, str]
    query: Mapping[str, str]
    body: object
    files: Files

    @property
    def form(self) -> Form:
        """The body, which has to be an object."""
        return Form(self.body)

    @property
    def channel(self) -> Channel:
        """The channel of the path, if the bot can see it."""
        channel = self.world.channel(self.names["channel"])
        self._may_see(channel)
        return channel

    def require(self, channel: Channel, *names: str) -> None:
        """Raise Refusal 50013 unless the bot has these permissions in the channel."""
        has = channel.permissions(self.world.bot)
        if not has & ADMINISTRATOR and bits(*names) & ~has:
            raise Refusal(Reason.MISSING_PERMISSIONS)

    def _may_see(self, channel: Channel) -> None:
        if channel.is_of_friends:
            raise Refusal(Reason.MISSING_ACCESS)
        has = channel.permissions(self.world.bot)
        if not has & (ADMINISTRATOR | bits("view_channel")):
            raise Refusal(Reason.MISSING_ACCESS)


Handler = Callable[[Call], object]
"""Carries a request out and returns the answer, None for an empty one; raises Refusal."""


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path below the version, `{name}` for what varies.

    `authorized`: needs the bot's token and counts towards its limit; interactions' tokens in
    the path speak for themselves. `bucket`: counts towards its channel's limit.
    """

    method: str
    path: str
    handler: Handler
    authorized: bool = True
    bucket: bool = False

    @property
    def name(self) -> str:
        """The route as counts and faults name it."""
        return f"{self.method} {self.path}"


async def read_body(request: web.Request) -> tuple[object, Files]:
    """The JSON of a request, `payload_json` of a multipart one, and the files beside it.

    Raises Refusal 40005 when it is too big, 50109 when it is no JSON.
    """
    if (request.content_length or 0) > limits.REQUEST:
        raise Refusal(Reason.ENTITY_TOO_LARGE)
    if request.content_type.startswith("multipart/"):
        return await _read_parts(await request.multipart())
    raw = await request.read()
    if not raw:
        return {}, {}
    if request.content_type != "application/json":
        raise Refusal(Reason.INVALID_JSON)
    return _parsed(raw), {}


async def _read_parts(parts: MultipartReader) -> tuple[object, Files]:
    body: object = {}
    files: dict[int, File] = {}
    async for part in parts:
        if not isinstance(part, BodyPartReader):
            continue
        name = part.name or ""
        if name == "payload_json":
            body = _parsed(bytes(await part.read()))
        elif name.startswith("files[") and name[6:-1].isdigit():
            content = bytes(await part.read())
            files[int(name[6:-1])] = File(part.filename or "unknown", content)
    return body, files


def _parsed(raw: bytes) -> object:
    try:
        body: object = json.loads(raw)
    except ValueError:
        raise Refusal(Reason.INVALID_JSON) from None
    return body
