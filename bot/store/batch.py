"""What many do at the same moment is committed together: whoever waits shares one commit.

A batch is whatever has gathered while the one before was being committed, so a lone
request waits for nobody. Each caller is told its own result; when a batch fails, its
items are tried one by one, so that a bad one fails alone. Where the database itself
cannot be written, all of them fail at once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.errors import StoreError
from bot.store.engine import Store, Transaction

LARGEST = 500
"""Items committed together at most: it bounds a commit's time and a statement's size."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Waiting = tuple[Item, asyncio.Future[Result]]


class GroupCommit(Generic[Item, Result]):
    """Commits items in groups through `record`, which gets a transaction and the items, and
    returns a result for each, in their order.
    """

    def __init__(
        self,
        store: Store,
        record: Callable[[Transaction, Sequence[Item]], Awaitable[list[Result]]],
    ) -> None:
        self._store = store
        self._record = record
        self._waiting: list[Waiting[Item, Result]] = []
        self._worker: asyncio.Task[None] | None = None
        store.before_closing.append(self.drain)

    async def __call__(self, item: Item) -> Result:
        """Record one item; returns when it is committed, raises what recording it raised."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._worker is None:
            self._worker = asyncio.create_task(self._commit_all())
        return await future

    async def drain(self) -> None:
        """Wait until everything that was handed in is committed."""
        while self._worker is not None:
            await asyncio.wait([self._worker])

    async def _commit_all(self) -> None:
        try:
            while self._waiting:
                await self._commit(self._take)
        finally:
            self._worker = None

    def _take(self) -> list[Waiting[Item, Result]]:
        group, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
        return group

    async def _commit(self, take: Callable[[], list[Waiting[Item, Result]]]) -> None:
        """Commit a group, which is taken only once the transaction is open: whatever came
        while it opened goes with it.
        """
        group: list[Waiting[Item, Result]] = []
        try:
            async with self._store.write() as transaction:
                group = take()
                results = await self._record(transaction, [item for item, _ in group])
                told = list(zip(group, results, strict=True))
        except Exception as error:
            await self._after_failure(group or take(), error)
            return
        for (_, future), result in told:
            if not future.done():
                future.set_result(result)

    async def _after_failure(self, group: list[Waiting[Item, Result]], error: Exception) -> None:
        if len(group) > 1 and not isinstance(error, StoreError):
            for one in group:
                await self._commit([[one]].pop)
            return
        for _, future in group:
            if not future.done():
                future.set_exception(error)
