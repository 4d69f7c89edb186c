"""Puts together what the process shows of itself, and serves it with what its platforms want
served.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

from aiohttp.web import RouteDef

from bot.counters import Counters
from bot.pulse import Vitals
from bot.store.engine import Store
from bot.study.asker import Clock
from bot.web.figures import Asked
from bot.web.health import Doctor, Elsewhere
from bot.web.metrics import Metrics, Sources
from bot.web.server import serving
from bot.web.site import Site


@asynccontextmanager
async def monitored(
    address: tuple[str, int],
    counters: Counters,
    platforms: Mapping[str, Vitals],
    store: Store,
    clock: Clock,
    stopping: Callable[[], bool],
    *,
    routes: Iterable[RouteDef] = (),
    elsewhere: Elsewhere = lambda _: False,
) -> AsyncIterator[None]:
    """Serve `/healthz`, `/metrics` and `routes` at a host and port as long as the block lasts.

    `stopping` tells whether the process is about to end. Raises UserError where nothing can
    listen there.
    """
    asked = Asked(store, clock)
    pulses = {name: one.pulse for name, one in platforms.items()}
    doctor = Doctor(pulses, asked, stopping, elsewhere)
    metrics = Metrics(Sources(counters, platforms, store, doctor, asked))
    async with serving(*address, (*Site(doctor, metrics).routes(), *routes)):
        yield
