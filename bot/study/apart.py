"""Reads what was sent in a process of its own: what takes many seconds would share one
interpreter with everybody's answers. Run as a module, it is that process.
"""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import suppress

from bot.errors import UserError
from bot.study.received import Found, Sent, found_in
from content.body import pack_from_body, pack_to_body

LONGEST = 300.0
"""Seconds that reading may take."""

SMALL = 100_000
"""Bytes of a file that is read in a thread: that takes no longer than to begin a process."""

FEW = 1_500
"""Items of the pack that such a file belongs to, at most."""

_ZIP = b"PK"
_WIDTH = 8


async def found(sent: Sent) -> Found:
    """What comes of what was sent. Raises UserError where that takes too long."""
    if _is_small(sent):
        return await asyncio.to_thread(found_in, sent)
    onto = b""
    if sent.onto is not None:
        onto = await asyncio.to_thread(pack_to_body, sent.onto)
    given = _joined(
        sent.name.encode("utf-8", "surrogatepass"), sent.content, onto, sent.pack.encode()
    )
    kind, whole, findings, body = _parts(await _told(given))
    return Found(kind.decode(), whole == b"1", findings, body)


def _is_small(sent: Sent) -> bool:
    pack = sent.onto
    items = len(pack.terms) + len(pack.comparisons) + len(pack.questions) if pack else 0
    return len(sent.content) <= SMALL and not sent.content.startswith(_ZIP) and items <= FEW


async def _told(given: bytes) -> bytes:
    """What the other process says; it is ended if nobody waits for it any more."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, stdin=pipe, stdout=pipe
    )
    try:
        async with asyncio.timeout(LONGEST):
            told, _ = await process.communicate(given)
    except TimeoutError:
        raise UserError("content-too-long") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode:
        raise RuntimeError(f"reading ended with {process.returncode}")
    return told


def _joined(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(_WIDTH, "big") + part for part in parts)


def _parts(joined: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(joined):
        size = int.from_bytes(joined[at : at + _WIDTH], "big")
        yield joined[at + _WIDTH : at + _WIDTH + size]
        at += _WIDTH + size


def main() -> None:
    """Read what standard input brings, and say on standard output what comes of it."""
    name, content, onto, pack = _parts(sys.stdin.buffer.read())
    sent = Sent(
        name.decode("utf-8", "surrogatepass"),
        content,
        pack_from_body(onto) if onto else None,
        pack.decode(),
    )
    made = found_in(sent)
    whole = b"1" if made.whole else b"0"
    sys.stdout.buffer.write(_joined(made.kind.encode(), whole, made.findings, made.body))


if __name__ == "__main__":
    main()
