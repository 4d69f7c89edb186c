"""Three processes share one database and one token, and one of them is lost in the middle."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.store import aside, locks
from bot.study import people, shelf
from tests.cluster.cluster import Cluster, cluster
from tests.emulators.telegram import Group, Person, Rates, telegram_server
from tests.handlers.notes_sent import BIRD
from tests.soak.audience import TelegramAudience
from tests.soak.due import found, make_due, sent, zone_at_noon

TAKEN_OVER = 10.0
"""Seconds after which another process sends."""

TOLD = 20.0
"""Seconds within which all know of a change: sooner than they would find out by themselves."""

CHATS = 10

Ask = Callable[[], Awaitable[str]]
Record = Callable[[str, object], None]


def test_a_silent_process_is_given_up_soon_enough() -> None:
    assert aside.UNHEARD + locks.EVERY + locks.ANSWERED < TAKEN_OVER
    assert TOLD < shelf.EVERY < people.FRESH < 60


async def test_three_processes_answer_publish_and_lose_one_of_them(
    tmp_path: Path, postgresql_prepared: str, record_property: Record
) -> None:
    zone = zone_at_noon()
    async with telegram_server(Rates.none()) as server:
        ana, bia = server.person("Ana", "pt-br"), server.person("Bia", "pt-br")
        group = server.group("Estudos", [bia], [ana])
        settings = {"SABATINA_TIMEZONE": zone, "SABATINA_ADMINS": f"telegram:{ana.id}"}
        async with cluster(tmp_path, postgresql_prepared, server, settings) as there:
            await publishing_through_one_is_seen_in_all(there, ana, bia)
            await what_is_chosen_through_one_holds_in_all(there, ana, bia, group)
            await losing_the_sender_loses_nothing(there, zone, record_property)


async def publishing_through_one_is_seen_in_all(there: Cluster, ana: Person, bia: Person) -> None:
    async def looked_up() -> str:
        return await said(there, bia, "/definir periquito")

    assert not any(one.startswith("Periquito") for one in await everywhere(there, looked_up))
    await ana.upload(None, "aves.md", BIRD.encode())
    await there.server.until(lambda: ana.messages, 10)
    await ana.tap(ana.messages[-1], "Publicar")
    await come_true(there, looked_up, lambda text: text.startswith("Periquito"))


async def what_is_chosen_through_one_holds_in_all(
    there: Cluster, ana: Person, bia: Person, group: Group
) -> None:
    async def asked() -> str:
        return await said(there, bia, "/ranking", group)

    before = set(await everywhere(there, asked))
    assert len(before) == 1
    await said(there, ana, "/config idioma en", group)
    await come_true(there, asked, lambda text: text not in before)


async def losing_the_sender_loses_nothing(there: Cluster, zone: str, record: Record) -> None:
    audience = TelegramAudience(there.server, CHATS)
    chats = list(audience.chats().items())
    early, late = dict(chats[: CHATS // 2]), dict(chats[CHATS // 2 :])
    members = [asyncio.create_task(audience.answer(number)) for number in range(CHATS)]
    try:
        await make_due(there.address, early, zone)
        async with asyncio.timeout(30):
            while len(await sent(there.address)) < len(early):  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.05)
        lost = await there.sender_there()
        await lost.kill()
        since = time.monotonic()
        await make_due(there.address, late, zone)
        async with asyncio.timeout(30):
            while sum(audience.asked().values()) < CHATS:  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.05)
        record("taken over after", round(time.monotonic() - since, 2))
        assert await there.sender_there() is not lost
        async with asyncio.timeout(60):
            await asyncio.gather(*members)
    finally:
        for member in members:
            member.cancel()
        await asyncio.gather(*members, return_exceptions=True)
    assert there.proxy.failed, "the proxy has called the one that is gone"
    for program in there.programs:
        await program.kill()
    ids = {chat.id for chat, _ in chats}
    kept = await found(there.address)
    assert audience.asked() == dict.fromkeys(ids, 1)
    assert sorted(kept.posted) == sorted(ids)
    assert sorted(kept.answered) == sorted(audience.acknowledged)
    assert len(kept.answered) == CHATS
    assert kept.differences == 0


async def said(there: Cluster, who: Person, text: str, where: Group | None = None) -> str:
    """What the bot answers to something that is said, alone or in a group."""
    heard = where.messages if where else who.messages
    before = len(heard)
    if where:
        await who.say(where, f"{text.partition(' ')[0]}@sabatina_bot{text[len(text.split()[0]) :]}")
    else:
        await who.say(text)
    await there.server.until(lambda: len(heard) > before, 10)
    return heard[before].text


async def everywhere(there: Cluster, ask: Ask) -> list[str]:
    """What each of the processes answers."""
    texts: dict[int, str] = {}
    while len(texts) < len(there.programs):
        text = await ask()
        texts[there.proxy.asked[-1]] = text
    return list(texts.values())


async def come_true(there: Cluster, ask: Ask, condition: Callable[[str], bool]) -> None:
    """Wait until all processes answer in such a way."""
    async with asyncio.timeout(TOLD):
        while not all(map(condition, await everywhere(there, ask))):  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.05)
