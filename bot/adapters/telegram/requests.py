"""The library's requests, carried out by aiohttp.

Owns connections, how many requests are under way at once, how long each step of one may
take, and which of the library's errors says that it failed. It knows no method of Telegram.
What it raises never holds an address: the token is part of every one.
"""

import asyncio
from dataclasses import dataclass
from io import BytesIO

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NotSent(Exception):
    """The cause of an error: a request did not reach Telegram, and changed nothing."""


class Lost(Exception):
    """The cause of an error: a request left, and nobody can tell what became of it."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds that the steps of a request may take, None for as long as they take.

    `upload` is to `write` what a file needs; `pool` is the wait for others to be answered.
    """

    connect: float | None = 5.0
    write: float | None = 5.0
    upload: float | None = 20.0
    read: float | None = 5.0
    pool: float | None = None


class Requests(BaseRequest):
    """Requests of which at most so many are under way at once; the others wait here."""

    __slots__ = ("_at_once", "_session", "_slots", "_timeouts")

    def __init__(self, at_once: int, timeouts: Timeouts) -> None:
        self._at_once = at_once
        self._timeouts = timeouts
        self._slots = asyncio.Semaphore(at_once)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer where a request does not say otherwise."""
        return self._timeouts.read

    async def initialize(self) -> None:
        """Be ready for requests; connections are made when they are needed."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._at_once),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a request; returns the status and the body of its answer.

        Raises TimedOut where a step takes too long and NetworkError where another thing goes
        wrong on the way, because of NotSent or Lost.
        """
        usual = self._timeouts
        files = request_data is not None and request_data.contains_files
        timeouts = Timeouts(
            connect=_given(connect_timeout, usual.connect),
            write=_given(write_timeout, usual.upload if files else usual.write),
            read=_given(read_timeout, usual.read),
            pool=_given(pool_timeout, usual.pool),
        )
        await self._slot(timeouts.pool)
        try:
            return await self._exchange(url, method, request_data, timeouts)
        finally:
            self._slots.release()

    async def _slot(self, seconds: float | None) -> None:
        if seconds is None:
            await self._slots.acquire()
            return
        try:
            async with asyncio.timeout(seconds):
                await self._slots.acquire()
        except TimeoutError:
            raise TimedOut from NotSent("others are under way")

    async def _exchange(
        self, url: str, method: str, data: RequestData | None, timeouts: Timeouts
    ) -> tuple[int, bytes]:
        try:
            answer = await self._answer(url, method, data, timeouts)
            async with answer:
                return answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError:
            raise TimedOut from NotSent("no connection in time")
        except TimeoutError:
            raise TimedOut from Lost("no answer in time")
        except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as error:
            raise NetworkError(_told(error)) from NotSent(_told(error))
        except aiohttp.ClientError as error:
            raise NetworkError(_told(error)) from Lost(_told(error))

    async def _answer(
        self, url: str, method: str, data: RequestData | None, timeouts: Timeouts
    ) -> aiohttp.ClientResponse:
        """The head of an answer; its body is still to be read."""
        if self._session is None:
            raise RuntimeError("requests are not initialized, or were shut down")
        form = _multipart(data) if data and data.contains_files else None
        steps = (timeouts.connect, timeouts.write, timeouts.read)
        # aiohttp has no limit of its own for writing.
        async with asyncio.timeout(None if None in steps else sum(s or 0 for s in steps)):
            return await self._session.request(
                method,
                url,
                data=form or (data and data.url_encoded_parameters().encode()),
                headers=FORM if data and not form else None,
                timeout=aiohttp.ClientTimeout(
                    total=None, connect=timeouts.connect, sock_read=timeouts.read
                ),
                allow_redirects=False,
            )


def _given(asked: object, usual: float | None) -> float | None:
    """What a request asks for, or what is usual where it does not ask."""
    return asked if asked is None or isinstance(asked, (int, float)) else usual


def _multipart(data: RequestData) -> aiohttp.FormData:
    # Telegram takes names as they are: it shows those that are quoted with their quotation.
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for field, (name, content, kind) in data.multipart_data.items():
        file = BytesIO(content) if isinstance(content, bytes) else content  # sent in portions
        form.add_field(field, file, filename=name, content_type=kind)
    return form


def _told(error: aiohttp.ClientError) -> str:
    """What went wrong; of the texts only those that name no address."""
    name = f"aiohttp.{type(error).__name__}"
    return f"{name}: {error}" if isinstance(error, aiohttp.ClientOSError) else name
