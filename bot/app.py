"""Puts everything together: the only place that knows every concrete class."""

import asyncio
import gc
import logging
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot import platforms
from bot.adapters.console import CHAT, OWNER, Console, piped_lines, plain_write
from bot.counters import Counters, LogCounter
from bot.display import Display
from bot.errors import BotError
from bot.hub import Handlers, Hub
from bot.logs import to_file, to_stderr
from bot.model import DeliveryState
from bot.platforms import Platform
from bot.settings import Settings
from bot.stopping import Ending, Work, in_stages, until_told
from bot.store.engine import SERVING, Store
from bot.store.locks import Locks
from bot.store.signals import Signals
from bot.study.asker import Clock
from bot.study.deliveries import Deliveries, Seen
from bot.study.notes import Notes
from bot.study.preferences import Preferences
from bot.study.rebuild import Rebuilt, rebuild
from bot.study.services import Study
from bot.study.why import Why, why
from bot.views.greeting import welcome_reply
from bot.views.words import Catalog
from bot.watchdog import STUCK, StuckError, loop_watched, watch
from content.check import check_all
from content.finding import Finding, Severity
from content.load import bundled, load
from handlers import commands, free_text, looking_up
from scheduler.service import Scheduler

RARELY = (50_000, 20, 50)
"""When the collector looks around. What waits to be sent lives long without being garbage: at
the usual pace a burst of updates makes it go through all of that again and again, which took
a third of the time.
"""

HANDLERS = Handlers(
    commands=commands.COMMANDS,
    press=commands.press,
    text=free_text.text,
    suggest=looking_up.suggest,
)


class BrokenPackError(BotError):
    """The notes cannot be used: `findings` say where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class App:
    """A running bot, without its platforms: what comes in goes to the hub."""

    hub: Hub
    study: Study
    catalog: Catalog
    counters: Counters


def now() -> datetime:
    """The clock of the real world."""
    return datetime.now(UTC)


def notes(path: Path | None) -> Notes:
    """The notes of a pack, those that ship with the bot if no path is given.

    Raises BrokenPackError with every finding where they cannot be used.
    """
    result = load(path or bundled())
    # The notes that ship were checked when they were made.
    findings = check_all(result) if path else result.findings
    errors = tuple(f for f in findings if f.severity is Severity.ERROR)
    if result.pack is None or errors:
        raise BrokenPackError(errors or result.findings)
    made = Notes.of(result.pack)
    _collect_garbage_from_now_on()
    return made


async def chat(settings: Settings) -> None:
    """Run the bot on the console until its input ends."""
    to_file(settings.log_file, secrets=settings.secrets)
    async with running(settings) as app, _followed(app.study):
        words = app.catalog[settings.language]
        own_name = words("own-name")
        if sys.stdin is None or not sys.stdin.isatty():
            await Console(own_name, piped_lines(), plain_write).run(app.hub.receive)
            return
        # Its library takes a tenth of a second to import, which no other use should pay for.
        from bot.adapters.console.terminal import Terminal

        terminal = Terminal(app.hub.receive, own_name, settings.history_file)
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        console = Console(
            own_name,
            terminal.lines(),
            plain_write,
            colour=colour,
            width=lambda: shutil.get_terminal_size().columns,
        )
        await console.deliver(CHAT, welcome_reply(words, app.study.notes.library.pack.title))
        await console.run(app.hub.receive)
        plain_write(f"{words('goodbye')}\n")


async def serve(settings: Settings) -> None:
    """Run the bot on the platforms that the settings name, until it is told to stop.

    Raises UserError where a platform does not take its token or settings, StuckError where one
    hangs.
    """
    to_stderr(settings.log_level, secrets=settings.secrets)
    ending = Ending()
    with loop_watched():
        await until_told(ending, _serve(settings, ending))


async def _serve(settings: Settings, ending: Ending) -> None:
    async with running(settings) as app:
        logging.getLogger().addHandler(LogCounter(app.counters))
        locks = Locks(app.study.store.url)
        found = platforms.platforms(settings, app.study, app.catalog, locks)
        async with locks.kept(), _shown(settings, app, found, ending):
            try:
                await _run(settings, app, found)
            except StuckError:
                ending.begin(STUCK)
                raise


async def _run(settings: Settings, app: App, found: Sequence[Platform]) -> None:
    """Run the platforms, and what sends unasked: that ends first, while it still can send."""
    adapters = {one.adapter.name: one.adapter for one in found}
    ours = {one.adapter.name: one.sending for one in found}
    display = Display(app.study, app.catalog, adapters, ours=ours)
    scheduler = Scheduler(
        app.study, app.catalog, adapters, settings.content_admins, app.counters, ours
    )
    pulses = {one.adapter.name: one.vitals.pulse for one in found}
    unasked = (scheduler.run(), display.run(), watch(pulses), *_following(app.study))
    await in_stages(unasked, [one.adapter.run(app.hub.receive) for one in found])


@asynccontextmanager
async def _shown(
    settings: Settings, app: App, found: Sequence[Platform], ending: Ending
) -> AsyncIterator[None]:
    """Serve over HTTP how the bot is doing, and what its platforms want served."""
    if settings.http_address is None:
        yield
        return
    # Its libraries take a tenth of a second to import, which only those wait for who want it.
    from bot.web import monitored

    listening = {one.adapter.name: one.listening for one in found}
    async with monitored(
        settings.http_address,
        app.counters,
        {one.adapter.name: one.vitals for one in found},
        app.study.store,
        app.study.clock,
        lambda: ending.begun,
        routes=[route for one in found for route in one.routes],
        elsewhere=lambda name: not listening[name].held,
    ):
        yield


async def sync_discord(settings: Settings) -> None:
    """Tell Discord the commands anew. Raises UserError where it cannot be told."""
    to_stderr(settings.log_level, secrets=settings.secrets)
    async with running(settings) as app:
        await platforms.sync_discord(settings, app.study, app.catalog)


async def why_asked(settings: Settings, chat: str, day: date) -> Why:
    """Why a chat was asked its question of a day.

    Raises UserError where there is no such chat, or no question of that day.
    """
    gc.enable()
    store = await Store.open(settings.database)
    try:
        return await why(store, chat, day)
    finally:
        await store.close()


async def deliveries_seen(settings: Settings, states: Iterable[DeliveryState]) -> Seen:
    """How many deliveries there are, and the latest of those in some states."""
    gc.enable()
    store = await Store.open(settings.database)
    try:
        return await Deliveries(store, now).seen(states)
    finally:
        await store.close()


async def retry_deliveries(settings: Settings, keys: Sequence[int] | None) -> int:
    """Let deliveries that failed be sent again, all or those of some keys; how many that are."""
    gc.enable()
    store = await Store.open(settings.database)
    try:
        return await Deliveries(store, now).retry(keys)
    finally:
        await store.close()


async def rebuild_scores(settings: Settings, *, repair: bool) -> Rebuilt:
    """Reckon scores and streaks anew from the answers, and compare or put right."""
    gc.enable()
    store = await Store.open(settings.database)
    try:
        return await rebuild(store, repair=repair)
    finally:
        await store.close()


def _collect_garbage_from_now_on() -> None:
    """Turn the collector on, and leave everything that was made so far out of its rounds."""
    gc.freeze()
    gc.set_threshold(*RARELY)
    gc.enable()


@asynccontextmanager
async def _followed(study: Study) -> AsyncIterator[None]:
    """Take up what other processes change, beside what goes on in the block."""
    following = [asyncio.create_task(one) for one in _following(study)]
    try:
        yield
    finally:
        for one in following:
            one.cancel()
        await asyncio.wait(following)


def _following(study: Study) -> tuple[Work, ...]:
    """What takes up what other processes change."""
    hearing = study.hearing
    signals = Signals(study.store.url, hearing.hear, hearing.missed)
    return (signals.run(), study.shelf.run())


@asynccontextmanager
async def running(settings: Settings, clock: Clock = now) -> AsyncIterator[App]:
    """The bot, started; it is stopped, with nothing lost, when the block ends.

    Raises StoreError or BrokenPackError where it cannot start.
    """
    library = notes(settings.pack)
    store = await Store.open(settings.database, SERVING)
    try:
        preferences = Preferences(settings.language, settings.timezone)
        owners = (*settings.content_admins, OWNER)
        study = Study.of(store, library, preferences, clock, settings.seed, owners)
        await study.shelf.refresh()
        catalog = Catalog()
        try:
            counters = Counters()
            hub = Hub(study, HANDLERS, catalog, counters)
            yield App(hub, study, catalog, counters)
        finally:
            await study.quiz.drain()
    finally:
        await store.close()
