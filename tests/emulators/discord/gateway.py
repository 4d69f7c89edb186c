"""The gateway: takes connections in, begins and resumes sessions, and tells them what happens."""

import asyncio
import contextlib
import json
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from tests.emulators.discord import limits, payloads
from tests.emulators.discord.events import KNOWN, PRIVILEGED, Event, Intent
from tests.emulators.discord.form import Form
from tests.emulators.discord.ids import shard_of
from tests.emulators.discord.places import Guild
from tests.emulators.discord.rates import Limiter
from tests.emulators.discord.sessions import Session, frame
from tests.emulators.discord.world import World

HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, BEAT = 1, 2, 6, 7, 8, 9, 10, 11
IGNORED = (3, 4)
"""Presences and voice states: of no account here."""


class Closed(Exception):
    """The connection ends with this close code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(slots=True, eq=False)
class Connection:
    """One socket; what is put into `outbox` is sent in that order."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    outbox: asyncio.Queue[str]
    session: Session | None = None
    frames: int = 0
    frames_since: float = 0.0

    def abort(self) -> None:
        """Drop the connection without a word."""
        if self.transport is not None:
            self.transport.abort()


class Gateway:
    """All sessions and connections of the bot."""

    def __init__(self, world: World, limiter: Limiter) -> None:
        self._world = world
        self._limiter = limiter
        self.privileged = Intent.ALWAYS
        self.shards = 1
        self.max_concurrency = 1
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.identified = 0
        self.resumed = 0
        world.listeners.append(self.tell)

    def tell(self, event: Event) -> None:
        """Send an event to all sessions that want it."""
        whole = bare = ""
        for session in self.sessions.values():
            if not session.wants(event):
                continue
            if event.bare is None or session.may_read(event):
                whole = whole or json.dumps(event.payload)
                session.push(event.name, whole)
            else:
                bare = bare or json.dumps(event.bare)
                session.push(event.name, bare)

    def cut(self) -> None:
        """Drop all connections without a word; their sessions can be resumed."""
        for connection in list(self.connections):
            connection.abort()

    def reconnect(self) -> None:
        """Ask everyone to connect anew and resume."""
        self._shout(frame(RECONNECT))

    def invalidate(self, *, resumable: bool) -> None:
        """Tell everyone that their session is invalid; forgotten unless it is `resumable`."""
        if not resumable:
            self.sessions.clear()
        self._shout(frame(INVALID, resumable))

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk to one connection until it ends."""
        socket = web.WebSocketResponse(compress=False, autoping=True, heartbeat=None)
        await socket.prepare(request)
        connection = Connection(socket, request.transport, asyncio.Queue())
        self.connections.add(connection)
        writer = asyncio.create_task(_write(connection))
        try:
            await self._converse(connection)
        except Closed as closed:
            await socket.close(code=closed.code, message=str(closed).encode())
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            self._leave(connection)
        return socket

    async def _converse(self, connection: Connection) -> None:
        interval = int(limits.HEARTBEAT_SECONDS * 1_000)
        connection.outbox.put_nowait(frame(HELLO, {"heartbeat_interval": interval, "_trace": []}))
        async for message in connection.socket:
            if message.type is not WSMsgType.TEXT:
                raise Closed(4002, "Error while decoding payload.")
            self._count(connection, len(message.data))
            try:
                received = json.loads(message.data)
            except ValueError:
                raise Closed(4002, "Error while decoding payload.") from None
            self._hear(connection, Form(received))

    def _hear(self, connection: Connection, received: Form) -> None:
        op, data = received.body.get("op"), received.body.get("d")
        if op == HEARTBEAT:
            connection.outbox.put_nowait(frame(BEAT))
        elif op == IDENTIFY:
            self._identify(connection, Form(data))
        elif op == RESUME:
            self._resume(connection, Form(data))
        elif connection.session is None:
            raise Closed(4003, "Not authenticated.")
        elif op == MEMBERS:
            self._members(connection.session, Form(data))
        elif op not in IGNORED:
            raise Closed(4001, "Unknown opcode.")

    def _identify(self, connection: Connection, asked: Form) -> None:
        if connection.session is not None:
            raise Closed(4005, "Already authenticated.")
        self._check_token(asked)
        shard, shards = self._shard(asked)
        intents = asked.whole("intents", 0, 2**31)
        if intents is None or intents & ~KNOWN:
            raise Closed(4013, "Invalid intent(s).")
        if intents & PRIVILEGED & ~self.privileged:
            raise Closed(4014, "Disallowed intent(s).")
        if not self._limiter.of_identify(shard % self.max_concurrency, self._world.clock()):
            connection.outbox.put_nowait(frame(INVALID, data=False))
            return
        session = Session(shard, shards, Intent(intents))
        self.sessions[session.id] = session
        self.identified += 1
        self._join(connection, session)
        self._greet(session)

    def _shard(self, asked: Form) -> tuple[int, int]:
        shard = asked.items("shard", 2)
        match shard:
            case None:
                number, count = 0, 1
            case [int() as number, int() as count] if 0 <= number < count:
                pass
            case _:
                raise Closed(4010, "Invalid shard.")
        if count < self.shards:
            raise Closed(4011, "Sharding required.")
        return number, count

    def _greet(self, session: Session) -> None:
        guilds = [guild for guild in self._world.guilds.values() if self._is_of(guild, session)]
        world = self._world
        ready: payloads.Payload = {
            "v": 10,
            "user": payloads.user(world.bot) | {"verified": True, "mfa_enabled": True, "flags": 0},
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": f"{world.url.replace('http', 'ws', 1)}/gateway",
            "shard": [session.shard, session.shards],
            "application": {"id": world.application_id, "flags": 0},
            "private_channels": [],
        }
        session.send("READY", ready)
        everybody = bool(session.intents & Intent.MEMBERS)
        if session.intents & Intent.GUILDS:
            for guild in guilds:
                if guild.available:
                    whole = payloads.guild(guild, everybody=everybody)
                    session.send("GUILD_CREATE", whole | {"unavailable": False})
        world.news.tell()

    def _is_of(self, guild: Guild, session: Session) -> bool:
        return guild.has_bot and shard_of(guild.id, session.shards) == session.shard

    def _resume(self, connection: Connection, asked: Form) -> None:
        self._check_token(asked)
        session = self.sessions.get(str(asked.body.get("session_id")))
        sequence = asked.whole("seq", 0, 2**53)
        missed = None
        if session is not None and sequence is not None:
            missed = session.missed_since(sequence)
        if session is None or missed is None:
            connection.outbox.put_nowait(frame(INVALID, data=False))
            return
        for text in missed:
            connection.outbox.put_nowait(text)
        self._join(connection, session)
        session.send("RESUMED", {"_trace": []})
        self.resumed += 1
        self._world.news.tell()

    def _members(self, session: Session, asked: Form) -> None:
        """Members by id or by the beginning of a name; all of them only with the intent."""
        guild = self._world.guilds.get(str(asked.body.get("guild_id")))
        if guild is None or not guild.has_bot:
            return
        wanted = asked.body.get("user_ids")
        ids = {str(each) for each in wanted} if isinstance(wanted, list) else set()
        query = str(asked.body.get("query") or "").lower()
        if not ids and not query and not session.intents & Intent.MEMBERS:
            raise Closed(4014, "Disallowed intent(s).")
        everyone = [*guild.members, self._world.bot]
        found = [
            each
            for each in everyone
            if (each.id in ids if ids else each.name.lower().startswith(query))
        ]
        chunk: payloads.Payload = {
            "guild_id": guild.id,
            "members": [payloads.member(guild, each) for each in found],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": sorted(ids - {each.id for each in found}),
            "nonce": asked.body.get("nonce"),
        }
        session.send("GUILD_MEMBERS_CHUNK", chunk)

    def _check_token(self, asked: Form) -> None:
        if asked.body.get("token") != self._world.token:
            raise Closed(4004, "Authentication failed.")

    def _count(self, connection: Connection, size: int) -> None:
        now = self._world.clock()
        if size > limits.FRAME_BYTES:
            raise Closed(4002, "Error while decoding payload.")
        if now - connection.frames_since > limits.FRAMES_SECONDS:
            connection.frames, connection.frames_since = 0, now
        connection.frames += 1
        if connection.frames > limits.FRAMES:
            raise Closed(4008, "You are being rate limited.")

    def _join(self, connection: Connection, session: Session) -> None:
        connection.session = session
        session.outbox = connection.outbox

    def _leave(self, connection: Connection) -> None:
        self.connections.discard(connection)
        session = connection.session
        if session is not None and session.outbox is connection.outbox:
            session.outbox = None
            # Discord forgets a session whose client says goodbye; any other end can be resumed.
            if connection.socket.close_code in (1000, 1001):
                self.sessions.pop(session.id, None)
        self._world.news.tell()

    def _shout(self, text: str) -> None:
        for connection in self.connections:
            connection.outbox.put_nowait(text)


async def _write(connection: Connection) -> None:
    with contextlib.suppress(ConnectionError):
        while True:
            await connection.socket.send_str(await connection.outbox.get())
