"""Chooses what is asked next in chats, by what the store knows of them: for however many at once.

How the choice is made is decided in `choice`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from bot.errors import UserError
from bot.store import posts
from bot.store.engine import Transaction
from bot.study.choice import NOBODY, Choice, Narrowed, Pools, decide, narrow
from bot.study.group_memory import Choosing, memories
from content.model import Domain, Question


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question is wanted in a chat, one of these `questions` of a pack, of one of these
    `domains`; on a `day`, the one that the group remembers least.
    """

    chat_key: int
    pack: str
    questions: Sequence[Question]
    domains: tuple[Domain, ...]
    day: date | None = None


async def choose(
    transaction: Transaction, wanted: Sequence[Wanted], now: datetime, seed: int
) -> list[Choice]:
    """The question to ask next in each of some chats, no two of them the same.

    Raises UserError where there are no questions.
    """
    choices: dict[int, Choice] = {}
    for pack in dict.fromkeys(one.pack for one in wanted):
        among = [one for one in wanted if one.pack == pack]
        chosen = await _choose_of(transaction, among, pack, now, seed)
        choices |= {one.chat_key: choice for one, choice in zip(among, chosen, strict=True)}
    return [choices[one.chat_key] for one in wanted]


async def _choose_of(
    transaction: Transaction, wanted: Sequence[Wanted], pack: str, now: datetime, seed: int
) -> list[Choice]:
    """The same where all study one pack."""
    asked = await posts.asked_in(transaction, [one.chat_key for one in wanted], pack)
    # Most chats have the same questions to choose from.
    pools: dict[tuple[int, tuple[Domain, ...]], Pools] = {}
    narrowed = [_narrow(one, asked[one.chat_key], pools) for one in wanted]
    choosing = [
        Choosing(one.chat_key, one.day, found.candidates)
        for one, found in zip(wanted, narrowed, strict=True)
        if one.day is not None
    ]
    found = await memories(transaction, choosing, pack, now) if choosing else []
    remembered = {one.chat_key: memory for one, memory in zip(choosing, found, strict=True)}
    choices = []
    for one, among in zip(wanted, narrowed, strict=True):
        before = asked[one.chat_key]
        given = sum(each.times for each in before.values())
        chance = Random(f"{seed}:{one.chat_key}:{given}")
        choices.append(decide(among, remembered.get(one.chat_key, NOBODY), before, chance))
    return choices


def _narrow(
    wanted: Wanted,
    asked: dict[str, posts.Asked],
    pools: dict[tuple[int, tuple[Domain, ...]], Pools],
) -> Narrowed:
    key = (id(wanted.questions), wanted.domains)
    if key not in pools:
        pools[key] = Pools.of(wanted.questions, wanted.domains)
    narrowed = narrow(pools[key], asked)
    if narrowed is None:
        raise UserError("no-questions")
    return narrowed
