"""setWebhook, deleteWebhook and getWebhookInfo; long polling is asked of the queue itself."""

import re

from tests.emulators.telegram import limits
from tests.emulators.telegram.arguments import Arguments, Json
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.webhook import Address
from tests.emulators.telegram.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]*")


async def get_updates(world: World, fields: Arguments) -> str:
    """getUpdates: its result, already written as JSON."""
    allow(world, fields)
    seconds = min(max(fields.integer("timeout"), 0), limits.LONG_POLL_SECONDS)
    limit = fields.integer("limit", limits.UPDATES_AT_ONCE)
    return await world.updates.poll(fields.integer("offset"), limit, seconds)


def set_webhook(world: World, fields: Arguments) -> bool:
    """setWebhook; without an address it deletes."""
    if not fields.text("url"):
        return delete_webhook(world, fields)
    secret = fields.text("secret_token")
    if len(secret) > limits.WEBHOOK_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = fields.integer("max_connections", limits.WEBHOOK_CONNECTIONS)
    connections = min(max(connections, 1), limits.WEBHOOK_CONNECTIONS_MOST)
    world.webhook.set(Address(fields.text("url"), secret, connections))
    allow(world, fields)
    _drop(world, fields)
    return True


def delete_webhook(world: World, fields: Arguments) -> bool:
    """deleteWebhook."""
    world.webhook.remove()
    _drop(world, fields)
    return True


def get_webhook_info(world: World, fields: Arguments) -> Json:  # noqa: ARG001 - none are needed
    """getWebhookInfo."""
    return world.webhook.info_json()


def allow(world: World, fields: Arguments) -> None:
    """Keep which kinds of updates are wanted; what is missing stays as it was."""
    if "allowed_updates" in fields.fields:
        kinds = fields.array("allowed_updates", "allowed updates")
        world.updates.allow(str(kind) for kind in kinds)


def _drop(world: World, fields: Arguments) -> None:
    if fields.flag("drop_pending_updates"):
        world.updates.clear()
