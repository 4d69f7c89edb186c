"""What waits to be sent, and what became of the rest, line by line, for whoever runs the bot."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.model import Delivery, DeliveryState
from bot.study.deliveries import Seen
from bot.views.words import Words

SHOWN = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.FAILED)
"""The states of what is shown where none are named: what wants to be known."""

_CAN_FAIL = frozenset({DeliveryState.FAILED, DeliveryState.GONE})


def delivery_lines(words: Words, seen: Seen, zone: ZoneInfo) -> Iterator[str]:
    """How many there are, those that are shown, and how to send again what failed."""
    if not seen.counts:
        yield words("deliveries-none")
    yield from _counts(words, seen)
    for one in seen.found:
        yield words(
            "delivery-line",
            key=str(one.key),
            name=one.name,
            platform=one.platform,
            chat=str(one.chat_key),
            fate=_fate(words, one, zone),
        )
    if any(one.state in _CAN_FAIL and one.until > seen.at for one in seen.found):
        yield words("deliveries-how")


def _counts(words: Words, seen: Seen) -> Iterator[str]:
    for platform, of in groupby(seen.counts, key=lambda count: count.platform):
        numbers = (words(f"delivery-state-{one.state}", count=one.count) for one in of)
        yield words("deliveries-count", platform=platform, counts=", ".join(numbers))


def _fate(words: Words, one: Delivery, zone: ZoneInfo) -> str:
    since, until, next_ = (_at(at, zone) for at in (one.due_at, one.until, one.not_before))
    done, why = _at(one.done_at, zone), _why(words, one.error)
    match one.state:
        case DeliveryState.PENDING if not one.error:
            return words("delivery-pending", since=since, until=until)
        case DeliveryState.PENDING:
            return words(
                "delivery-again", since=since, until=until, tries=one.tries, next=next_, why=why
            )
        case DeliveryState.SENDING:
            return words("delivery-sending", since=since, tries=one.tries, next=next_)
        case DeliveryState.SENT:
            return words("delivery-sent", done=done)
        case DeliveryState.FAILED:
            return words("delivery-failed", done=done, why=why, tries=one.tries, until=until)
        case DeliveryState.GONE:
            return words("delivery-gone", done=done, why=why)


def _why(words: Words, error: str) -> str:
    """Why it was not sent: in words if it is a reason of ours, else as the platform said it."""
    message = f"delivery-error-{error}"
    return words(message) if message in words else error


def _at(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else "—"
