"""Help: what the bot can do, how one command works, how points are earned. All from the routes."""

from bot.actions import Browse, Table, Today
from bot.model import Block, Button, Reply, Text
from bot.routes import ROUTES, Argument, ArgumentKind, Route, Who
from bot.study import points
from bot.study.days import Period
from bot.views.filling_in import option_name
from bot.views.schedule import proposed_times
from bot.views.text import bold, button, item, note, paragraph, title
from bot.views.words import Words


def help_reply(
    words: Words, notes_title: str, *, free_text: bool = True, proposes: bool = False
) -> Reply:
    """What it can do here, in at most one screen, with the first three things to try; where it
    `proposes` to ask a question a day, with times to choose from. `free_text`: it hears what is
    no command.
    """
    text = (
        paragraph(words("help-welcome")),
        *(_command(words, route) for route in ROUTES if route.who is not Who.CONTENT),
        *((paragraph(words("help-free-text")),) if free_text else ()),
        note(words("help-points-hint")),
        note(words("help-more")),
        note(words("help-notes", title=notes_title)),
    )
    buttons: tuple[tuple[Button, ...], ...] = (first_steps(words),)
    if proposes:
        text += (paragraph(bold(words("schedule-proposal"))),)
        buttons += (proposed_times(words),)
    return Reply(text=text, buttons=buttons)


def first_steps(words: Words) -> tuple[Button, ...]:
    """The first three things to try."""
    return (
        button(words("button-today"), Today()),
        button(words("button-topics"), Browse()),
        button(words("button-ranking"), Table(Period.WEEK)),
    )


def command_reply(words: Words, route: Route, *, options: bool = False) -> Reply:
    """How one command works; with `options`, what follows it is filled in by name."""
    message = f"command-{route.name}"
    other = route.english if words.language == "pt-BR" else route.name
    text: Text = (
        title(f"/{route.named(words.language)}"),
        paragraph(words.attribute(message, "details")),
        paragraph(words("help-usage", usage=usage(words, route, options=options))),
        paragraph(words("help-examples", examples=words.attribute(message, "examples"))),
        note(words("help-also", name=f"/{other}")),
    )
    return Reply(text=text)


def points_reply(words: Words) -> Reply:
    """How points are earned."""
    return Reply(
        text=(
            title(words("help-points")),
            item(words("help-points-day", points=points.DAY_POINTS)),
            item(
                words(
                    "help-points-practice",
                    points=points.PRACTICE_POINTS,
                    limit=points.PRACTICE_LIMIT,
                )
            ),
            item(words("help-points-first")),
            item(words("help-points-streak")),
            item(words("help-points-ties")),
        )
    )


def usage(words: Words, route: Route, *, options: bool = False) -> str:
    """A command with its arguments: `/ranking [semana|mês|geral]`; with `options`, by their names:
    `/ranking [período:semana|mês|geral]`.
    """
    parts = (_argument(words, argument, options) for argument in route.arguments)
    return " ".join((f"/{route.named(words.language)}", *parts))


def _command(words: Words, route: Route) -> Block:
    return item(bold(f"/{route.named(words.language)}"), f" — {words(f'command-{route.name}')}")


def _argument(words: Words, argument: Argument, options: bool) -> str:
    english = words.language == "en"
    name = option_name(argument, words.language)
    value = "…" if options else name
    if argument.kind is ArgumentKind.CHOICE:
        value = "|".join(c.english if english else c.name for c in argument.choices)
    shown = f"{name}:{value}" if options else value
    return shown if argument.required else f"[{shown}]"
