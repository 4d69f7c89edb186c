"""The console: the platform with the fewest abilities, at a terminal or in a script.

At a terminal it prompts, completes and colours; with anything else as its input, each
line is one message and the replies are plain text. It remembers what the latest replies
said may be typed; nothing else.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence

from bot.adapter import Ability, Limits, Receive
from bot.adapters.console.files import with_file
from bot.adapters.console.render import render
from bot.adapters.console.speech import NAME, incoming, split
from bot.degrade import degrade
from bot.model import Chat, MessageRef, Place, Reply, Typed

Write = Callable[[str], None]


class Console:
    """A chat in the terminal. `lines` yields what is typed until it ends; `width` tells how
    many columns there are, if lines are to be broken."""

    name = NAME
    abilities: frozenset[Ability] = frozenset()
    limits = Limits(text=1_000_000)

    def __init__(
        self,
        own_name: str,
        lines: AsyncIterator[str],
        write: Write,
        *,
        colour: bool = False,
        width: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._own_name = own_name
        self.lines = lines
        self._write = write
        self._colour = colour
        self._width = width
        self._typed = Typed()
        self._alone = False

    def private_chat(self, member_id: str) -> Chat:
        """Where commands that only work alone with the bot are answered."""
        return Chat(NAME, f"alone:{member_id}")

    async def run(self, receive: Receive) -> None:
        """Answer line by line until there are no more."""
        async for line in self.lines:
            if line.strip():
                spoken = split(line, self._own_name)
                asked = await with_file(incoming(spoken, self._typed, alone=self._alone))
                replies = await receive(asked)
                self._show(replies, alone=asked.origin.place is Place.PRIVATE)

    def _rendered(self, reply: Reply) -> str:
        return render(reply.text, colour=self._colour, width=self._width())

    async def deliver(self, chat: Chat, reply: Reply, key: str = "") -> MessageRef:  # noqa: ARG002 (shown at once, and once)
        """Show something that nobody asked for just now."""
        self._show([reply])
        return MessageRef(chat, "")

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        """What was said stays: nothing is put in its place."""

    def _show(self, replies: Sequence[Reply], *, alone: bool = False) -> None:
        """Show replies, and remember what may be typed now: the numbers of all their buttons,
        and letters for the latest question. Each stays until there is another; a new question
        ends the numbers before it. What was said to somebody `alone` does not mix with what
        was said to all.
        """
        payloads: tuple[str, ...] = ()
        quiz = None
        for reply in replies:
            first = len(payloads) + 1
            for simple in degrade(reply, self.abilities, self.limits, numbers_from=first):
                self._write(self._rendered(simple) + "\n\n")
                payloads += simple.typed.payloads if simple.typed else ()
                quiz = (simple.typed and simple.typed.quiz) or quiz
        kept = payloads or quiz
        if kept and alone is not self._alone:
            self._typed, self._alone = Typed(), alone
        self._typed = Typed(payloads if kept else self._typed.payloads, quiz or self._typed.quiz)


async def piped_lines() -> AsyncIterator[str]:
    """The lines of standard input, read beside everything else that goes on."""
    if sys.stdin is None:  # closed by whoever started us
        return
    while line := await asyncio.to_thread(sys.stdin.buffer.readline):
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def plain_write(text: str) -> None:
    """Write to standard output at once."""
    sys.stdout.write(text)
    sys.stdout.flush()
