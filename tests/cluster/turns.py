"""A turn that a test takes and loses, as `Locks` do."""

from math import inf

from bot.store.locks import Lock


def turn() -> Lock:
    """One that is not held yet."""
    return Lock("a test's own", "the test")


def take(lock: Lock) -> None:
    """Let it be held from now on."""
    lock.confirm(inf)
