"""What a person is told when something does not work: always what to do next."""

from bot.errors import UserError
from bot.model import Reply
from bot.routes import find
from bot.views.help import usage
from bot.views.text import echo, paragraph
from bot.views.words import Words


def fault(words: Words, error: UserError, *, options: bool = False) -> str:
    """The text of an error; what people typed is made fit to be shown. With `options`, what
    follows a command is filled in by name.
    """
    variables = {
        name: echo(value) if isinstance(value, str) else value
        for name, value in error.variables.items()
    }
    route = find(str(variables.get("command", "")))
    if route is not None:
        variables["command"] = route.named(words.language)
        variables["usage"] = words("help-usage", usage=usage(words, route, options=options))
    return words(error.message, **variables)


def fault_reply(words: Words, error: UserError, *, options: bool = False) -> Reply:
    """The text of an error, shown to the one who made it."""
    text = fault(words, error, options=options)
    return Reply(text=(paragraph(text),), private=True, local=True)


def unexpected(words: Words, incident: str) -> Reply:
    """An apology for a fault of ours, with the number under which it is in the log."""
    text = paragraph(words("unexpected", incident=incident))
    return Reply(text=(text,), private=True, local=True)
