"""HTTP: a request becomes a method and its fields, a result or a refusal becomes an answer.

It counts what passes. What a method does is not known here.
"""

import asyncio
import json
import re
from collections import Counter
from contextlib import suppress
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from tests.emulators.telegram.arguments import Arguments, SentFile
from tests.emulators.telegram.faults import Fault, Faults
from tests.emulators.telegram.methods import BY_LOWER_NAME, GET_UPDATES, METHODS
from tests.emulators.telegram.methods.receiving import get_updates
from tests.emulators.telegram.refusals import Refused
from tests.emulators.telegram.world import World

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{24,}")
BOT_ROOT = "/bot"
FILE_ROOT = "/file/bot"
JSON_HEADERS = {"Content-Type": "application/json"}


class Wire:
    """Answers every request to the server."""

    def __init__(self, world: World, faults: Faults, token: str) -> None:
        self._world = world
        self._faults = faults
        self._token = token
        self._released = asyncio.Event()
        self.calls: Counter[str] = Counter()
        self.refused: list[tuple[str, int, str]] = []
        self.broken: list[Exception] = []

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """The answer to one request; nothing but aiohttp's own errors leave it."""
        path = request.path
        if path.startswith(FILE_ROOT):
            return self._file(path.removeprefix(FILE_ROOT))
        token, _, name = path.removeprefix(BOT_ROOT).partition("/")
        try:
            self._check_token(token)
            return await self._call(name, request)
        except Refused as refusal:
            return self._refuse(name, refusal, request)
        except (ConnectionError, web.HTTPException):
            raise  # who asked is gone, or sent more than fits
        except Exception as error:
            self.broken.append(error)
            raise
        finally:
            self._world.watch.changed()

    def release(self) -> None:
        """Let what hangs now go on."""
        self._released.set()
        self._released = asyncio.Event()

    async def _call(self, name: str, request: web.BaseRequest) -> web.StreamResponse:
        method = BY_LOWER_NAME.get(name.lower())
        if method is None:
            raise Refused(404, "Not Found")
        self.calls[method] += 1
        fields = await arguments_of(request)
        fault = self._faults.take(method)
        if fault is not None and not fault.done:
            await self._spoil(fault)
        if method == GET_UPDATES:
            result = await get_updates(self._world, fields)
        else:
            outcome = METHODS[method](self._world, fields)
            result = json.dumps(outcome, separators=(",", ":"))
        if fault is not None and fault.done:
            await self._spoil(fault)
        if fault is not None and fault.cut and request.transport is not None:
            request.transport.abort()
        return web.Response(body=f'{{"ok":true,"result":{result}}}', headers=JSON_HEADERS)

    async def _spoil(self, fault: Fault) -> None:
        if fault.hang:
            self._world.watch.changed()  # that it was called is seen while it hangs
            with suppress(TimeoutError):
                await asyncio.wait_for(self._released.wait(), fault.hang)
        if fault.refusal is not None:
            raise fault.refusal()

    def _refuse(self, name: str, refusal: Refused, request: web.BaseRequest) -> web.StreamResponse:
        # A poller that is gone does not hear that it was replaced.
        gone = request.transport is None or request.transport.is_closing()
        if not gone:
            method = BY_LOWER_NAME.get(name.lower(), name)
            self.refused.append((method, refusal.status, refusal.description))
        body: dict[str, object] = {
            "ok": False,
            "error_code": refusal.status,
            "description": refusal.description,
        }
        if refusal.parameters:
            body["parameters"] = dict(refusal.parameters)
        return web.Response(status=refusal.status, body=json.dumps(body), headers=JSON_HEADERS)

    def _file(self, path: str) -> web.StreamResponse:
        token, _, name = path.partition("/")
        file = self._world.files.by_path(name) if token == self._token else None
        if file is None:
            return web.Response(status=404, body=b"404: Not Found")
        return web.Response(body=file.content, content_type=file.kind)

    def _check_token(self, token: str) -> None:
        if token != self._token:
            known = TOKEN.fullmatch(token)
            raise Refused(401, "Unauthorized") if known else Refused(404, "Not Found")


async def arguments_of(request: web.BaseRequest) -> Arguments:
    """The fields of a request: of its address, and of a form, a multipart form or JSON."""
    fields: dict[str, str] = {}
    if request.query_string:
        fields.update(request.query)
    kind = request.headers.get("Content-Type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        body = (await request.read()).decode()
        fields.update(parse_qsl(body, keep_blank_values=True, max_num_fields=200))
        return Arguments(fields, {})
    if kind.startswith("application/json"):
        for name, value in json.loads(await request.read()).items():
            fields[name] = value if isinstance(value, str) else json.dumps(value)
    files = await _parts(request, fields) if kind.startswith("multipart/") else {}
    return Arguments(fields, files)


async def _parts(request: web.BaseRequest, fields: dict[str, str]) -> dict[str, SentFile]:
    files: dict[str, SentFile] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            fields[part.name] = await part.text()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = SentFile(part.filename, bytes(await part.read()), kind)
    return files
