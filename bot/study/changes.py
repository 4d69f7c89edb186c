"""Which posts were answered since they were last looked at, for whoever keeps them on display."""

import asyncio


class Changes:
    """A set of posts that can be waited for; however often one changes, it is named once."""

    def __init__(self) -> None:
        self._posts: dict[int, None] = {}
        self._some = asyncio.Event()

    def note(self, post_key: int) -> None:
        """Take note that a post was answered."""
        self._posts[post_key] = None
        self._some.set()

    async def next(self) -> int:
        """The post that changed first of those not named yet; waits until there is one."""
        while not self._posts:
            self._some.clear()
            await self._some.wait()
        post_key = next(iter(self._posts))
        del self._posts[post_key]
        return post_key
