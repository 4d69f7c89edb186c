"""What the bot says of itself: its commands, name and descriptions, each in several languages.

What a command may look like is checked by who sets it.
"""

from collections.abc import Mapping

from tests.emulators.telegram.arguments import Json

Scope = tuple[str, int, int]
EVERYWHERE: Scope = ("default", 0, 0)


class Profile:
    """Commands by scope and language; texts by field and language."""

    def __init__(self) -> None:
        self.commands: dict[tuple[Scope, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {}

    def commands_for(self, language: str = "", scope: Scope = EVERYWHERE) -> Mapping[str, str]:
        """Command names and descriptions of a scope, in a language or for all others."""
        found = self.commands.get((scope, language), self.commands.get((scope, ""), []))
        return {str(command["command"]): str(command["description"]) for command in found}

    def text(self, field: str, language: str) -> str:
        """A name or description, in a language or for all others."""
        return self.texts.get((field, language), self.texts.get((field, ""), ""))
