"""What there is to count, as Prometheus reads it; the one place that knows its library.

Nothing is counted here: plain numbers are read when somebody asks. Labels are platforms,
kinds, lanes and states, of which there are a few; never a chat or a person.
"""

import platform as machine
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate
from typing import TypeVar

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from bot.counters import BOUNDS, Counters, Durations
from bot.pulse import Vitals
from bot.store.engine import Store
from bot.web.figures import Asked, Figures
from bot.web.health import Doctor, Health

Labels = tuple[str, ...]
Of = TypeVar("Of", bound=Labels)

NAMED = tuple(map(str, (*BOUNDS, "+Inf")))
"""The upper bounds of groups of durations, as Prometheus names them."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the numbers are. `platforms` by their names."""

    counters: Counters
    platforms: Mapping[str, Vitals]
    store: Store
    doctor: Doctor
    asked: Asked


class Metrics:
    """The page of figures, for whoever asks."""

    def __init__(self, sources: Sources, registry: CollectorRegistry | None = None) -> None:
        self._sources = sources
        self._registry = registry or CollectorRegistry()
        ProcessCollector(registry=self._registry)

    async def __call__(self, accept: str) -> tuple[bytes, str]:
        """The page and its type, for one who accepts some types of content."""
        health = await self._sources.doctor.health()
        figures = await self._sources.asked.figures()
        collector = _Collector(self._sources, health, figures)
        encode, kind = choose_encoder(accept)
        self._registry.register(collector)
        try:
            return encode(self._registry), kind
        finally:
            self._registry.unregister(collector)


class _Collector(Collector):
    """All numbers at one moment."""

    def __init__(self, sources: Sources, health: Health, figures: Figures | None) -> None:
        self._sources = sources
        self._health = health
        self._figures = figures

    def describe(self) -> Iterable[Metric]:
        """Nothing: there is one of these at a time."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """The families of figures."""
        counters = self._sources.counters
        yield _gauge("build_info", "Version of the bot and of Python.", _BUILD, {_built(): 1})
        yield from self._healthy()
        yield from _requests(counters)
        yield _counter(
            "deliveries",
            "Attempts to send something unasked, by what became of it; pending: tried again later.",
            ("platform", "state"),
            counters.deliveries,
        )
        yield from _waiting(self._figures)
        yield from _paces(self._sources.platforms)
        yield from self._database()
        lines = {(level,): count for level, count in counters.logged.items()}
        yield _counter("log_lines", "Lines of the log that are warnings or worse.", _LEVEL, lines)

    def _healthy(self) -> Iterator[Metric]:
        platforms = self._health.platforms.items()
        yield _gauge("ready", "Whether the process can do its work.", (), {(): self._health.ready})
        up = {(name,): one.fine for name, one in platforms}
        yield _gauge("platform_up", "Whether a platform was heard lately.", _PLATFORM, up)
        silence = {(name,): one.silence for name, one in platforms if one.silence is not None}
        yield _gauge(
            "platform_silence_seconds", "Since a platform was heard last.", _PLATFORM, silence
        )

    def _database(self) -> Iterator[Metric]:
        store = self._sources.store
        up = self._figures is not None
        yield _gauge("database_up", "Whether the database answered when asked.", (), {(): up})
        yield _histogram(
            "database_seconds",
            "How long transactions took, with the wait for a connection.",
            ("kind",),
            {("read",): store.reads, ("write",): store.writes},
        )


_PLATFORM, _LEVEL, _BUILD = ("platform",), ("level",), ("version", "python")


def _built() -> Labels:
    return version("sabatina"), machine.python_version()


def _requests(counters: Counters) -> Iterator[Metric]:
    handled = dict(counters.handled)
    counts = {labels: durations.count for labels, durations in handled.items()}
    kinds = ("platform", "kind")
    yield _counter("updates", "What people did: commands, presses, …", kinds, counts)
    yield _histogram("update_seconds", "Until its replies were there to show.", kinds, handled)
    replies = {(name,): count for name, count in counters.replies.items()}
    yield _counter("replies", "Replies to what people did.", _PLATFORM, replies)
    errors = {(kind,): count for kind, count in counters.errors.items()}
    yield _counter("errors", "Requests that failed through no fault of theirs.", ("kind",), errors)


def _waiting(figures: Figures | None) -> Iterator[Metric]:
    if figures is None:
        return
    found = figures.backlogs.items()
    waiting = {(name,): one.waiting for name, one in found}
    yield _gauge("deliveries_waiting", "What is due and was not sent yet.", _PLATFORM, waiting)
    late = {(name,): one.late for name, one in found}
    yield _gauge("deliveries_late", "Of these, due for over a minute.", _PLATFORM, late)
    oldest = {(name,): seconds for name, seconds in figures.oldest.items()}
    yield _gauge(
        "deliveries_oldest_seconds", "For how long the oldest has been due.", _PLATFORM, oldest
    )


def _paces(platforms: Mapping[str, Vitals]) -> Iterator[Metric]:
    lanes = ("platform", "lane")
    tallies = {
        (name, lane.value): tally
        for name, one in platforms.items()
        for lane, tally in one.pace.tallies.items()
    }
    waiting = {labels: tally.waiting for labels, tally in tallies.items()}
    yield _gauge("pace_waiting", "Requests that wait for their turn now.", lanes, waiting)
    gone = {labels: tally.gone for labels, tally in tallies.items()}
    yield _counter("pace_requests", "Requests that had their turn.", lanes, gone)
    waited = {labels: tally.waited for labels, tally in tallies.items()}
    yield _counter("pace_wait_seconds", "How long those waited, in sum.", lanes, waited)
    refusals = {(name,): one.pace.refusals for name, one in platforms.items()}
    yield _counter("rate_limited", "Requests refused with 429: too many.", _PLATFORM, refusals)


def _gauge(name: str, about: str, labels: Labels, values: Mapping[Of, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"sabatina_{name}", about, labels=labels)
    for of, value in values.items():
        family.add_metric(of, value)
    return family


def _counter(
    name: str, about: str, labels: Labels, values: Mapping[Of, float]
) -> CounterMetricFamily:
    family = CounterMetricFamily(f"sabatina_{name}", about, labels=labels)
    for of, value in values.items():
        family.add_metric(of, value)
    return family


def _histogram(
    name: str, about: str, labels: Labels, values: Mapping[Of, Durations]
) -> HistogramMetricFamily:
    family = HistogramMetricFamily(f"sabatina_{name}", about, labels=labels)
    for of, durations in values.items():
        family.add_metric(
            of, list(zip(NAMED, accumulate(durations.counts), strict=True)), durations.total
        )
    return family
