"""Buttons as Telegram's keyboards: which row, which data, which link."""

from collections.abc import Iterable, Iterator

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.adapters.telegram.deeplink import link, parameter
from bot.adapters.telegram.html import clean
from bot.adapters.telegram.limits import ROW_WIDTH
from bot.model import Button

Rows = tuple[tuple[Button, ...], ...]
Row = tuple[InlineKeyboardButton, ...]


def keyboard(rows: Rows, username: str, *, alone: bool) -> InlineKeyboardMarkup | None:
    """The buttons under a message, None where there are none. `alone`: in a private chat, where
    no button has to lead to one.
    """
    made = ([_button(button, username, alone) for button in row] for row in rows)
    shown = [row for some in made for row in _narrow(filter(None, some))]
    return InlineKeyboardMarkup(shown) if shown else None


def _button(button: Button, username: str, alone: bool) -> InlineKeyboardButton | None:
    label = clean(button.label).strip() or "…"
    if not button.alone or alone:
        return InlineKeyboardButton(label, callback_data=button.payload)
    leads_to = parameter(button.payload)
    return InlineKeyboardButton(label, url=link(username, leads_to)) if leads_to else None


def _narrow(row: Iterable[InlineKeyboardButton]) -> Iterator[Row]:
    """A row, or several: buttons of a row are equally wide, and a phone cuts long labels off."""
    kept: Row = ()
    for button in row:
        longest = max(len(one.text) for one in (*kept, button))
        if kept and longest * (len(kept) + 1) > ROW_WIDTH:
            yield kept
            kept = ()
        kept += (button,)
    if kept:
        yield kept
