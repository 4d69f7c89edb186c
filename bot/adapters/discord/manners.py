"""How a press is acknowledged, before anybody knows what comes of it. Pure."""

from bot import actions
from bot.actions import (
    AcceptMade,
    Action,
    Browse,
    Choose,
    KeepReminding,
    PreviewPush,
    PutOff,
    Remind,
    RemindAt,
    Table,
)
from bot.adapters.discord.answering import Manner
from bot.errors import UserError
from bot.model import Place


def action_of(payload: str) -> Action | None:
    """The action of a payload; None where it is none, which the hub says to whoever pressed it."""
    try:
        return actions.unpack(payload)
    except UserError:
        return None


def manner_of(action: Action | None, place: Place, *, mute: bool) -> Manner:
    """How to acknowledge an action: by what it says of itself, and in private where the bot is
    `mute`. Alone with the bot there is nobody to keep anything from.
    """
    if action is not None and _redraws(action):
        return Manner.UPDATE
    if place is Place.PRIVATE:
        return Manner.PUBLIC
    return Manner.PRIVATE if mute or action is None or action.private else Manner.PUBLIC


def _redraws(action: Action) -> bool:
    """Whether what comes of an action takes the place of the message that bore the button."""
    match action:
        case Choose() | Remind() | RemindAt() | KeepReminding() | PutOff():
            return True
        case Browse(page=page) | PreviewPush(page=page) | AcceptMade(page=page):
            return page > 0
        case Table(again=again):
            return bool(again)
        case _:
            return False
