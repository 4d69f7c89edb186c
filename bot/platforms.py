"""Makes the adapters of the platforms that the settings name.

Each platform's library is loaded when its platform is asked for, and not before: a chat in
the terminal need not wait for libraries that it does not use.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC

from bot.adapter import Adapter
from bot.errors import UserError
from bot.rates import Pacing
from bot.settings import Settings
from bot.study.days import zone
from bot.study.services import Study
from bot.views.words import Catalog


def named(settings: Settings) -> bool:
    """Whether the settings name any platform beside the terminal."""
    return any(
        token.get_secret_value() for token in (settings.telegram_token, settings.discord_token)
    )


def adapters(settings: Settings, study: Study, catalog: Catalog) -> Mapping[str, Adapter]:
    """The adapters by the name of their platform, not running yet.

    Raises UserError where a setting of a platform cannot be used.
    """
    found: list[Adapter] = []
    if settings.telegram_token.get_secret_value():
        found.append(_telegram(settings, study, catalog))
    if settings.discord_token.get_secret_value():
        found.append(_discord(settings, study, catalog))
    return {adapter.name: adapter for adapter in found}


def _telegram(settings: Settings, study: Study, catalog: Catalog) -> Adapter:
    from bot.adapters.telegram import Telegram, make_bot
    from bot.adapters.telegram.polling import Polling
    from bot.adapters.telegram.webhook import Door, Webhook
    from bot.pace import Pace

    pace = Pace(Pacing(bulk=settings.telegram_bulk_rate))
    bot = make_bot(settings.telegram_token.get_secret_value(), settings.telegram_api_url, pace)
    door = Door(
        url=settings.telegram_webhook_url,
        host=settings.telegram_webhook_host,
        port=settings.telegram_webhook_port,
        path=settings.telegram_webhook_path,
        secret=settings.telegram_webhook_secret.get_secret_value(),
    )
    updates = Webhook(bot, catalog, door) if door.url else Polling(bot, catalog)
    return Telegram(bot, updates, study.messages, study.contacts, catalog)


def _discord(settings: Settings, study: Study, catalog: Catalog) -> Adapter:
    from bot.adapters.discord import PACING, Discord, Gateway
    from bot.adapters.discord.shards import parse
    from bot.pace import Pace

    try:
        shards = parse(settings.discord_shards)
    except ValueError:
        raise UserError("discord-shards-unknown", value=settings.discord_shards) from None
    return Discord(
        Gateway(settings.discord_token.get_secret_value(), shards),
        study.messages,
        study.contacts,
        study.kept,
        catalog,
        study.preferences.language,
        pace=Pace(replace(PACING, bulk=settings.discord_bulk_rate)),
        zone=zone(settings.timezone) or UTC,
        api_url=settings.discord_api_url,
    )


async def sync_discord(settings: Settings, study: Study, catalog: Catalog) -> None:
    """Tell Discord the commands anew. Raises UserError where there is no token, or a wrong one."""
    from bot.adapters.discord import sync_once

    token = settings.discord_token.get_secret_value()
    if not token:
        raise UserError("discord-token-missing")
    await sync_once(token, study.kept, catalog, api_url=settings.discord_api_url)
