"""The application itself: who the bot is, where its gateway is, which commands it has."""

from collections.abc import Sequence

from tests.emulators.discord import limits, payloads
from tests.emulators.discord.commands import Command, read_command, read_commands
from tests.emulators.discord.form import Form, FormFaults
from tests.emulators.discord.refusals import Payload, Reason, Refusal
from tests.emulators.discord.rest.call import Call, Route


def me(call: Call) -> Payload:
    """The bot's account."""
    return payloads.user(call.world.bot) | {"verified": True, "mfa_enabled": True, "flags": 0}


def change_me(call: Call) -> Payload:
    """Give the bot another name."""
    form = call.form
    name = form.text("username", 32, least=2)
    form.check()
    call.world.bot.name = name or call.world.bot.name
    return me(call)


def about(call: Call) -> Payload:
    """The application, its owner being nobody in particular."""
    world = call.world
    owner = payloads.user(world.bot) | {"id": str(int(world.application_id) - 1), "bot": False}
    return {
        "id": world.application_id,
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": owner,
        "team": None,
        "flags": 0,
        "tags": [],
        "integration_types_config": {"0": {}, "1": {}},
    }


def user(call: Call) -> Payload:
    """Somebody's account."""
    known = call.world.users.get(call.names["user"])
    if known is None:
        raise Refusal(Reason.UNKNOWN_USER)
    return payloads.user(known)


def gateway(call: Call) -> Payload:
    """Where to connect to."""
    return {"url": f"{call.world.url.replace('http', 'ws', 1)}/gateway"}


def gateway_for_bots(call: Call) -> Payload:
    """Where to connect to, with how many shards, and how many at a time."""
    start: Payload = {
        "total": 1_000,
        "remaining": 1_000 - call.gateway.identified,
        "reset_after": 86_400_000,
        "max_concurrency": call.gateway.max_concurrency,
    }
    return gateway(call) | {"shards": call.gateway.shards, "session_start_limit": start}


def guild(call: Call) -> Payload:
    """A server that the bot is in."""
    place = call.world.guild(call.names["guild"])
    counts = {"approximate_member_count": len(place.members) + 1}
    return payloads.guild(place, everybody=False) | counts


def guild_channels(call: Call) -> list[Payload]:
    """The channels of a server."""
    return [payloads.channel(each) for each in call.world.guild(call.names["guild"]).channels]


def member(call: Call) -> Payload:
    """Somebody's membership."""
    place, who = call.world.guild(call.names["guild"]), call.world.users.get(call.names["user"])
    if who is None:
        raise Refusal(Reason.UNKNOWN_USER)
    if who is not call.world.bot and who not in place.members:
        raise Refusal(Reason.UNKNOWN_MEMBER)
    return payloads.member(place, who)


def commands(call: Call) -> list[Payload]:
    """All global commands."""
    _own(call)
    return [command.raw for command in call.world.commands.values()]


def replace_commands(call: Call) -> list[Payload]:
    """Register exactly these commands; one of a known name keeps its id."""
    _own(call)
    faults = FormFaults()
    if not isinstance(call.body, list):
        faults.add((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        faults.check()
        return []
    if len(call.body) > limits.COMMANDS:
        raise Refusal(Reason.TOO_MANY_COMMANDS)
    forms = [Form(each, faults, (str(at),)) for at, each in enumerate(call.body)]
    read = read_commands(forms, lambda form: _registered(call, form))
    faults.check()
    call.world.commands = {command.id: command for command in read}
    call.world.news.tell()
    return commands(call)


def create_command(call: Call) -> Payload:
    """Register one more command, or another one under a known name."""
    _own(call)
    form = call.form
    command = read_command(form, lambda form: _registered(call, form))
    form.check()
    if len(call.world.commands.keys() | {command.id}) > limits.COMMANDS:
        raise Refusal(Reason.TOO_MANY_COMMANDS)
    call.world.commands[command.id] = command
    return command.raw


def show_command(call: Call) -> Payload:
    """One command."""
    return _command(call).raw


def change_command(call: Call) -> Payload:
    """Change a command where it is spoken of."""
    known = _command(call)
    form = Form(known.raw | call.form.body)
    command = read_command(form, lambda _: {"id": known.id})
    form.check()
    call.world.commands[known.id] = command
    return command.raw


def delete_command(call: Call) -> None:
    """A command is gone."""
    del call.world.commands[_command(call).id]


def _own(call: Call) -> None:
    if call.names["application"] != call.world.application_id:
        raise Refusal(Reason.MISSING_ACCESS)


def _command(call: Call) -> Command:
    _own(call)
    command = call.world.commands.get(call.names["command"])
    if command is None:
        raise Refusal(Reason.UNKNOWN_COMMAND)
    return command


def _registered(call: Call, form: Form) -> Payload:
    name, kind = form.body.get("name"), form.body.get("type", 1)
    known = (
        command.id
        for command in call.world.commands.values()
        if command.named.name == name and command.type == kind
    )
    return {
        "id": next(known, "") or call.world.ids.next(),
        "application_id": call.world.application_id,
        "version": call.world.ids.next(),
    }


COMMANDS = "/applications/{application}/commands"

ROUTES: Sequence[Route] = (
    Route("GET", "/users/@me", me),
    Route("PATCH", "/users/@me", change_me),
    Route("GET", "/users/{user}", user),
    Route("GET", "/oauth2/applications/@me", about),
    Route("GET", "/applications/@me", about),
    Route("GET", "/gateway", gateway, authorized=False),
    Route("GET", "/gateway/bot", gateway_for_bots),
    Route("GET", "/guilds/{guild}", guild),
    Route("GET", "/guilds/{guild}/channels", guild_channels),
    Route("GET", "/guilds/{guild}/members/{user}", member),
    Route("GET", COMMANDS, commands),
    Route("PUT", COMMANDS, replace_commands),
    Route("POST", COMMANDS, create_command),
    Route("GET", COMMANDS + "/{command}", show_command),
    Route("PATCH", COMMANDS + "/{command}", change_command),
    Route("DELETE", COMMANDS + "/{command}", delete_command),
)
