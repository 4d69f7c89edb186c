"""What is suggested while an option is filled in: the core's completions, as Discord takes them.

Nobody is told that suggesting failed: whoever is typing goes on without.
"""

import structlog
from discord.app_commands import Choice

from bot.adapter import Receive
from bot.adapters.discord import incoming
from bot.adapters.discord.answering import Interaction
from bot.adapters.discord.limits import CHOICE, CHOICES, cut, units
from bot.model import Button

log = structlog.get_logger()


async def suggest(interaction: Interaction, receive: Receive) -> None:
    """Answer with as many completions of what is typed as there may be."""
    try:
        replies = await receive(incoming.suggestion(interaction))
    except Exception as error:
        log.exception("nothing suggested", error=type(error).__name__)
        replies = []
    offered = [button for reply in replies for row in reply.buttons for button in row]
    fit = [choice for choice in map(_choice, offered) if choice is not None][:CHOICES]
    await interaction.response.autocomplete(fit)


def _choice(offered: Button) -> Choice[str] | None:
    """A suggestion; None where what it stands for is too long, since that cannot be cut."""
    value = offered.value or offered.label
    if not offered.label or units(value) > CHOICE:
        return None
    return Choice(name=cut(offered.label, CHOICE), value=value)
