"""A person at a terminal: prompt, history, and Tab for commands and what follows them."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.adapter import Receive
from bot.adapters.console.speech import incoming, split
from bot.model import Button, Command, Suggest, Typed
from bot.routes import ROUTES, plain

PROMPT = "› "

LOOK_UP = "definir"
"""The command that free text stands for."""


class Terminal:
    """Reads lines from a person, with history and completion."""

    def __init__(self, receive: Receive, own_name: str, history: Path) -> None:
        self._session: PromptSession[str] = PromptSession(
            history=_history(history),
            completer=TabCompleter(receive, own_name),
            complete_while_typing=False,
        )

    async def lines(self) -> AsyncIterator[str]:
        """What the person types, until Ctrl-D; Ctrl-C drops the line."""
        while True:
            try:
                yield await self._session.prompt_async(PROMPT)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return


class TabCompleter(Completer):
    """Completes commands by their names, and their arguments by what the bot suggests."""

    def __init__(self, receive: Receive, own_name: str) -> None:
        self._receive = receive
        self._own_name = own_name

    def get_completions(
        self,
        document: Document,  # noqa: ARG002 (the library names it)
        complete_event: CompleteEvent,  # noqa: ARG002 (the library names it)
    ) -> Iterable[Completion]:
        """Nothing: completing asks the bot, which cannot be done without waiting."""
        return ()

    async def get_completions_async(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 (the library names it)
    ) -> AsyncGenerator[Completion, None]:
        """What the line up to the cursor may become."""
        typed = document.text_before_cursor.lstrip()
        line = split(typed, self._own_name)
        # What the line ends with is lost on the way, and tells whether its last word is whole.
        blank = typed[len(typed.rstrip()) :]
        asked = incoming(line, Typed())
        if line.text.startswith("/") and " " not in line.text + blank:
            for name in _commands(line.text[1:]):
                yield Completion(f"{name} ", start_position=1 - len(line.text), display=f"/{name}")
        elif isinstance(asked, Command):
            text = asked.arguments and asked.arguments + blank
            for one in await self._suggested(Suggest(asked.origin, asked.name or LOOK_UP, text)):
                whole = one.value or one.label
                kept = _kept(text, whole)
                display = one.label if one.value else None
                yield Completion(whole[kept:], start_position=kept - len(text), display=display)

    async def _suggested(self, suggest: Suggest) -> list[Button]:
        replies = await self._receive(suggest)
        return [button for reply in replies for row in reply.buttons for button in row]


def _commands(beginning: str) -> list[str]:
    """One name of each command that begins like this, the first that does."""
    found = (
        next((name for name in (route.name, route.english) if _begins(name, beginning)), None)
        for route in ROUTES
    )
    return [name for name in found if name]


def _kept(text: str, whole: str) -> int:
    """How much of a text stays before the name that completes it: whole words alone."""
    pairs = enumerate(zip(text, whole, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(text), len(whole)))
    return whole.rfind(" ", 0, same) + 1


def _begins(name: str, beginning: str) -> bool:
    return plain(name).startswith(plain(beginning))


def _history(path: Path) -> History:
    """What was typed before, from a file; from this session alone where that cannot be kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))
