"""Waiting until something is so, without asking again and again."""

import asyncio
from collections.abc import Callable

Condition = Callable[[], object]


class Watch:
    """Conditions that are looked at after each change, and those who wait for them."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Condition, asyncio.Future[None]]] = []

    def changed(self) -> None:
        """Something happened: wake those whose condition holds now."""
        for condition, waiter in self._waiting:
            if waiter.done():
                continue
            try:
                if condition():
                    waiter.set_result(None)
            except Exception as error:  # it belongs to the one who asks
                waiter.set_exception(error)

    async def until(self, condition: Condition, seconds: float) -> None:
        """Return as soon as the condition holds. Raises TimeoutError."""
        if condition():
            return
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = condition, waiter
        self._waiting.append(entry)
        try:
            await asyncio.wait_for(waiter, seconds)
        finally:
            self._waiting.remove(entry)
