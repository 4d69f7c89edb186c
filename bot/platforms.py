"""Makes the adapters of the platforms that the settings name.

Each platform's library is loaded when its platform is asked for, and not before: a chat in
the terminal need not wait for libraries that it does not use.
"""

from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from bot.adapter import Adapter
from bot.errors import UserError
from bot.exclusive import UNSHARED, Exclusive
from bot.pulse import Vitals
from bot.rates import Pacing
from bot.settings import Settings
from bot.store.locks import Locks
from bot.study.days import zone
from bot.study.services import Study
from bot.views.words import Catalog

if TYPE_CHECKING:
    from aiohttp.web import RouteDef


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform, not running yet: its adapter, what tells how it is doing, and what has to be
    served to those who call it. `sending` says whether it is up to this process to send there
    what nobody asked for, `listening` whether to be told what happens there.
    """

    adapter: Adapter
    vitals: Vitals
    routes: "tuple[RouteDef, ...]" = ()
    sending: Exclusive = UNSHARED
    listening: Exclusive = UNSHARED


def named(settings: Settings) -> bool:
    """Whether the settings name any platform beside the terminal."""
    return bool(settings.telegram_token or settings.discord_token)


def platforms(settings: Settings, study: Study, catalog: Catalog, locks: Locks) -> list[Platform]:
    """The platforms that the settings name; what one process at a time may do there is up to
    `locks`.

    Raises UserError where a setting of a platform cannot be used.
    """
    found: list[Platform] = []
    if settings.telegram_token:
        found.append(_telegram(settings, study, catalog, locks))
    if settings.discord_token:
        found.append(_discord(settings, study, catalog, locks))
    return found


def _telegram(settings: Settings, study: Study, catalog: Catalog, locks: Locks) -> Platform:
    from bot.adapters.telegram import Telegram, make_bot
    from bot.adapters.telegram.polling import Polling
    from bot.adapters.telegram.webhook import Door, Webhook
    from bot.pace import Pace

    pace = Pace(Pacing(bulk=settings.telegram_bulk_rate))
    token = settings.telegram_token.text
    bot = make_bot(token, settings.telegram_api_url, pace)
    ours = locks.of(f"telegram {token.partition(':')[0]}", "telegram")
    door = Door(
        url=settings.telegram_webhook_url,
        path=settings.telegram_webhook_path,
        secret=settings.telegram_webhook_secret.text,
    )
    updates = Webhook(bot, catalog, door) if door.url else Polling(bot, catalog, ours=ours)
    kept = study.kept if study.store.shared else None
    telegram = Telegram(bot, updates, study.messages, study.contacts, catalog, kept)
    study.hearing.tell_of_moves(telegram.moved)
    vitals = Vitals(updates.pulse, pace)
    if isinstance(updates, Webhook):
        return Platform(telegram, vitals, tuple(updates.routes()), sending=ours)
    return Platform(telegram, vitals, sending=ours, listening=ours)


def _discord(settings: Settings, study: Study, catalog: Catalog, locks: Locks) -> Platform:
    from bot.adapters.discord import PACING, Discord, Gateway
    from bot.adapters.discord.shards import parse
    from bot.pace import Pace

    try:
        shards = parse(settings.discord_shards)
    except ValueError:
        raise UserError("discord-shards-unknown", value=settings.discord_shards) from None
    token = settings.discord_token.text
    bot_id = token.partition(".")[0]
    sending = listening = locks.of(f"discord {bot_id}", "discord")
    if shards.count:
        label = f"discord shards {shards}"
        listening = locks.of(f"{label} {bot_id}", label)
    gateway = Gateway(token, shards, ours=listening)
    pace = Pace(replace(PACING, bulk=settings.discord_bulk_rate))
    discord = Discord(
        gateway,
        study.messages,
        study.contacts,
        study.kept,
        catalog,
        study.preferences.language,
        pace=pace,
        zone=zone(settings.timezone) or UTC,
        api_url=settings.discord_api_url,
    )
    vitals = Vitals(gateway.pulse, pace)
    return Platform(discord, vitals, sending=sending, listening=listening)


async def sync_discord(settings: Settings, study: Study, catalog: Catalog) -> None:
    """Tell Discord the commands anew. Raises UserError where there is no token, or a wrong one."""
    from bot.adapters.discord import sync_once

    token = settings.discord_token.text
    if not token:
        raise UserError("discord-token-missing")
    await sync_once(token, study.kept, catalog, api_url=settings.discord_api_url)
