"""How a request is repeated that somebody waits for, when the network fails.

A lost answer leaves open whether the message was shown: such a request is repeated once,
so that at worst it shows twice. What surely changed nothing is repeated more often.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import BadRequest, NetworkError

from bot.adapters.telegram.errors import may_have_arrived, not_carried_out

T = TypeVar("T")

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before each further attempt."""


async def patiently(call: Callable[[], Awaitable[T]], *, harmless: bool = False) -> T:
    """The result of a call, tried again where the network failed; the last error is raised.

    `harmless`: doing it twice is the same as once.
    """
    uncertain = 0
    for pause in PAUSES:
        try:
            return await call()
        except BadRequest:
            raise
        except NetworkError as error:
            uncertain += may_have_arrived(error)
            again = (
                harmless or uncertain <= 1 if may_have_arrived(error) else not_carried_out(error)
            )
            if not again:
                raise
        await asyncio.sleep(pause)
    return await call()
