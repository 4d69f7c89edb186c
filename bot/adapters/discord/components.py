"""Buttons and selects: how rows of them are laid out, and what comes back when one is used.

All that is needed then stands in what a component is called by, so that those of old messages
work after a restart, and nothing of them is kept in memory: a view is sent as one that is
finished, else the library would keep those that one person sees until their time is over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import discord
from discord import ButtonStyle

from bot import actions
from bot.adapters.discord.commands import CHANNELS
from bot.adapters.discord.dynamic import CALLED, SELECT, DynamicButton, DynamicSelect
from bot.adapters.discord.limits import (
    CUSTOM_ID,
    FORM_LABEL,
    FORM_TITLE,
    LIMITS,
    OPTION,
    ROWS,
    cut,
    units,
)
from bot.adapters.discord.markdown import clean
from bot.errors import UserError
from bot.model import Button

FIELD = "text"
"""What the one field of a form is called by."""

FEWEST = 2
"""Lines of a select at least; one is better left a button."""

_SEPARATOR = "|"

_STYLES: dict[type[actions.Action], ButtonStyle] = {
    actions.Confirm: ButtonStyle.success,
    actions.Today: ButtonStyle.primary,
    actions.Practise: ButtonStyle.primary,
    actions.AskAbout: ButtonStyle.primary,
}

Row = Sequence[Button]
Rows = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Tapped:
    """What a component carries: a payload, and what is to be written before, if anything; with
    `optional` that may be nothing.
    """

    payload: str
    asks: str = ""
    optional: bool = False


def view_of(rows: Rows, placeholder: str) -> discord.ui.View | None:
    """The components under a message, None where there are none.

    Rows of one button each that are too many for a message become the lines of one select.
    """
    listed, rest = _listed(rows)
    if not listed and not rest:
        return None
    view = discord.ui.View(timeout=None)
    view.stop()
    if listed:
        view.add_item(_select(listed, placeholder))
    taken: set[str] = set()
    for at, row in enumerate(_packed(rest, ROWS - bool(listed)), bool(listed)):
        for button in row:
            view.add_item(_button(button, at, taken))
    return view


def tapped(custom_id: str, values: Sequence[str]) -> Tapped:
    """What was tapped, by what it is called; of a select, what was chosen. Nobody checked it."""
    if values:
        return Tapped(values[0])
    called = CALLED.fullmatch(custom_id)
    if called is None:
        return Tapped("")
    if called["kind"] == "s":
        return Tapped(called["rest"])
    payload, _, asks = called["rest"].partition(_SEPARATOR)
    return Tapped(payload, asks or "…", optional=called["kind"] == "o")


def form(title: str, tapped: Tapped, longest: int) -> discord.ui.Modal:
    """A form that asks for what a button wants written, at most so many characters."""
    modal = discord.ui.Modal(
        title=cut(title.strip() or tapped.asks, FORM_TITLE), custom_id=f"s:{tapped.payload}"
    )
    modal.stop()
    field: discord.ui.Item[discord.ui.Modal]
    if _asks_for_channel(tapped.payload):
        field = discord.ui.ChannelSelect(
            custom_id=FIELD, channel_types=list(CHANNELS), required=True
        )
    else:
        field = discord.ui.TextInput(
            custom_id=FIELD, max_length=longest, required=not tapped.optional
        )
    modal.add_item(discord.ui.Label(text=cut(tapped.asks, FORM_LABEL), component=field))
    return modal


def _asks_for_channel(payload: str) -> bool:
    """Whether a form asks for a channel, which is chosen and not written."""
    try:
        action = actions.unpack(payload)
    except UserError:
        return False
    return isinstance(action, actions.Choose) and action.setting == "channel"


def _listed(rows: Rows) -> tuple[Row, Rows]:
    """The buttons that become lines of a select, and the rows that stay rows."""
    if len(rows) <= ROWS:
        return (), rows
    alone = {at: row[0] for at, row in enumerate(rows) if len(row) == 1 and not row[0].asks}
    sort, count = Counter(map(_code, alone.values())).most_common(1)[0] if alone else ("", 0)
    if count < FEWEST:
        return (), rows
    listed = {at: button for at, button in alone.items() if _code(button) == sort}
    once = {button.payload: button for button in listed.values()}
    return tuple(once.values()), [row for at, row in enumerate(rows) if at not in listed]


def _code(button: Button) -> str:
    """What sort of action a button carries: what turns a page is no line of it."""
    return button.payload.partition(":")[0]


def _packed(rows: Rows, most: int) -> Iterator[Row]:
    """Rows as they are; filled up one after another where they are too many."""
    if len(rows) <= most:
        yield from rows
        return
    buttons, width = [button for row in rows for button in row], LIMITS.buttons_in_row
    for at in range(0, min(len(buttons), most * width), width):
        yield buttons[at : at + width]


def _select(buttons: Iterable[Button], placeholder: str) -> DynamicSelect:
    options = [
        discord.SelectOption(label=cut(_label(button), OPTION), value=button.payload)
        for button in buttons
    ]
    return DynamicSelect(
        discord.ui.Select(custom_id=SELECT, placeholder=placeholder, options=options, row=0)
    )


def _button(button: Button, row: int, taken: set[str]) -> DynamicButton:
    return DynamicButton(
        discord.ui.Button(
            style=_style(button.payload),
            label=cut(_label(button), LIMITS.button_label),
            custom_id=_called(button, taken),
            row=row,
        )
    )


def _called(button: Button, taken: set[str]) -> str:
    """What a button is called by; two of a message never the same."""
    asking = "o" if button.optional else "f"
    kind, rest = (asking, _asking(button)) if button.asks else ("s", button.payload)
    called, number = f"{kind}:{rest}", 1
    while called in taken:
        number += 1
        called = f"{kind}{number}:{rest}"
    taken.add(called)
    return called


def _asking(button: Button) -> str:
    room = CUSTOM_ID - units(button.payload) - len("f00:|")
    return f"{button.payload}{_SEPARATOR}{cut(clean(button.asks), room)}"


def _label(button: Button) -> str:
    return clean(button.label).strip() or "…"


def _style(payload: str) -> ButtonStyle:
    try:
        action = actions.unpack(payload)
    except UserError:
        return ButtonStyle.secondary
    return _STYLES.get(type(action), ButtonStyle.secondary)
