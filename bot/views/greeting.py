"""A greeting answered: it is the first thing that many people type."""

from bot.model import Reply
from bot.routes import plain
from bot.views.help import first_steps
from bot.views.text import echo, has_visible, paragraph
from bot.views.words import Words


def is_greeting(words: Words, text: str) -> bool:
    """Whether a text only greets or thanks."""
    said = " ".join("".join(s if s.isalnum() else " " for s in plain(text)).split())
    return said in {plain(greeting.strip()) for greeting in words("greetings").split(",")}


def greeting_reply(words: Words, name: str) -> Reply:
    """A greeting, and what to do first."""
    text = words("greeting", name=echo(name)) if has_visible(name) else words("greeting-nameless")
    return Reply(text=(paragraph(text),), buttons=(first_steps(words),))


def welcome(words: Words, notes_title: str) -> str:
    """What the terminal says first: what to type."""
    return "\n".join(
        (words("welcome", title=notes_title), words("welcome-try"), words("welcome-keys"), "", "")
    )
