"""A greeting answered: it is the first thing that many people type."""

from collections.abc import Mapping

from bot.model import Reply
from bot.routes import plain
from bot.views.help import first_steps
from bot.views.text import echo, has_visible, note, paragraph, title
from bot.views.words import Words

_BACK = {"thanks": "thanks-back", "goodbyes": "goodbyes-back"}


def courtesy(words: Words, text: str) -> str | None:
    """What a text merely says, if that is all: `greetings`, `thanks` or `goodbyes`."""
    said = " ".join("".join(s if s.isalnum() else " " for s in plain(text)).split())
    return words.once(_courtesies).get(said)


def _courtesies(words: Words) -> Mapping[str, str]:
    """What can be said, each in plain form, with its sort."""
    sorts = ("goodbyes", "thanks", "greetings")
    return {plain(said): sort for sort in sorts for said in words(sort).split(", ")}


def courtesy_reply(words: Words, sort: str, name: str) -> Reply:
    """The same back; and to a greeting, what to do first."""
    if sort in _BACK:
        return Reply(text=(paragraph(words(_BACK[sort])),))
    known = has_visible(name) and name != words("own-name")
    text = words("greeting", name=echo(name)) if known else words("greeting-nameless")
    return Reply(text=(paragraph(text),), buttons=(first_steps(words),))


def welcome_reply(words: Words, notes_title: str) -> Reply:
    """What the terminal says first: what to type."""
    return Reply(
        text=(
            title(words("welcome", title=notes_title)),
            note(words("welcome-try")),
            note(words("welcome-keys")),
        )
    )
