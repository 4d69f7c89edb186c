"""What a client sends when a person has typed a command: found, checked, filled in."""

from collections.abc import Iterable, Mapping

from tests.emulators.discord import limits, payloads
from tests.emulators.discord.commands import (
    BRANCHES,
    Command,
    CommandOption,
    CommandType,
    OptionType,
)
from tests.emulators.discord.entities import File, User
from tests.emulators.discord.places import Channel
from tests.emulators.discord.refusals import Payload
from tests.emulators.discord.world import World

Value = str | int | float | bool | File | User | Channel
FOUND_BY_ID = (OptionType.USER, OptionType.CHANNEL, OptionType.ROLE, OptionType.MENTIONABLE)
PathOfOptions = tuple[CommandOption, ...]


def find_command(commands: Iterable[Command], name: str) -> tuple[Command, PathOfOptions]:
    """The command of this name and the subcommands on the way, in any of their languages."""
    first, *rest = name.split()
    known = [each for each in commands if each.type == CommandType.SLASH]
    command = next((each for each in known if each.named.called(first)), None)
    assert command, f"no command {first!r} is registered, only {[c.named.name for c in known]}"
    path: list[CommandOption] = []
    options = command.options
    for word in rest:
        branch = next((each for each in options if each.named.called(word)), None)
        assert branch, f"/{name}: there is no subcommand {word!r}"
        assert branch.type in BRANCHES, f"/{name}: {word!r} is no subcommand"
        path.append(branch)
        options = branch.options
    assert not any(each.type in BRANCHES for each in options), f"/{name}: a subcommand is missing"
    return command, tuple(path)


def command_data(
    world: World,
    command: Command,
    path: PathOfOptions,
    values: Mapping[str, Value],
    channel: Channel,
) -> Payload:
    """A command with all its options; what they refer to comes along."""
    resolved: dict[str, Payload] = {}
    filled = []
    given = _by_option(command, path, values)
    for option in _options(command, path):
        if option.named.name not in given:
            assert not option.required, f"the option {option.named.name!r} is required"
            continue
        value = _resolve(world, given[option.named.name], channel, resolved)
        filled.append(_filled(option, _checked(option, value)))
    data = _wrapped(command, path, filled)
    return data | {"resolved": resolved} if resolved else data


def focused_data(
    command: Command, path: PathOfOptions, values: Mapping[str, str], focused: str
) -> Payload:
    """A command that is being typed, with what stands there so far in each option."""
    given = _by_option(command, path, values)
    filled = []
    for option in _options(command, path):
        name = option.named.name
        if option.named.called(focused):
            assert option.autocomplete, f"the option {name!r} suggests nothing"
            filled.append(_filled(option, given.get(name, "")) | {"focused": True})
        elif name in given:
            filled.append(_filled(option, _chosen(option, given[name])))
    assert any("focused" in each for each in filled), f"there is no option {focused!r}"
    return _wrapped(command, path, filled)


def _chosen(option: CommandOption, value: Value) -> Value:
    """What stands for a choice, once it is made; anything else as it is typed."""
    made = (choice.value for choice in option.choices if choice.named.called(str(value)))
    return next(made, value)


def _options(command: Command, path: PathOfOptions) -> tuple[CommandOption, ...]:
    return path[-1].options if path else command.options


def _by_option(
    command: Command, path: PathOfOptions, values: Mapping[str, Value]
) -> dict[str, Value]:
    options = _options(command, path)
    given = {}
    for name, value in values.items():
        option = next((each for each in options if each.named.called(name)), None)
        names = [each.named.name for each in options]
        assert option, f"/{command.named.name} has no option {name!r}, only {names}"
        given[option.named.name] = value
    return given


def _wrapped(command: Command, path: PathOfOptions, options: list[Payload]) -> Payload:
    for branch in reversed(path):
        options = [{"type": branch.type, "name": branch.named.name, "options": options}]
    return {
        "id": command.id,
        "name": command.named.name,
        "type": command.type,
        "options": options,
    }


def _filled(option: CommandOption, value: object) -> Payload:
    return {"name": option.named.name, "type": option.type, "value": value}


def _resolve(
    world: World, value: Value, channel: Channel, resolved: dict[str, Payload]
) -> str | int | float | bool:
    """The value as it is sent: a file, a person or a channel by its id."""
    if isinstance(value, File):
        kept = world.store(value, channel.id, ephemeral=True)
        file = payloads.attachment(kept, ephemeral=True)
        resolved.setdefault("attachments", {})[kept.id] = file
        return kept.id
    if isinstance(value, User):
        resolved.setdefault("users", {})[value.id] = payloads.user(value)
        if channel.guild is not None:
            member = payloads.member(channel.guild, value, with_user=False)
            resolved.setdefault("members", {})[value.id] = member | {"permissions": "0"}
        return value.id
    if isinstance(value, Channel):
        place = payloads.channel(value) | {"permissions": "0"}
        resolved.setdefault("channels", {})[value.id] = place
        return value.id
    return value


def _checked(option: CommandOption, value: str | int | float | bool) -> str | int | float | bool:
    """The value in the option's type, if a client would let it through."""
    name = option.named.name
    if option.choices:
        for choice in option.choices:
            if choice.named.called(str(value)) or str(choice.value) == str(value):
                return choice.value
        names = [choice.named.name for choice in option.choices]
        raise AssertionError(f"{name!r} has no choice {value!r}, only {names}")
    if option.type == OptionType.TEXT:
        text = str(value)
        most = option.most or limits.COMMAND_TEXT_OPTION
        assert (option.least or 1) <= len(text) <= most, f"{name!r}: {len(text)} characters"
        return text
    if option.type in (OptionType.WHOLE, OptionType.NUMBER):
        number = int(value) if option.type == OptionType.WHOLE else float(value)
        assert option.least is None or number >= option.least, f"{name!r}: {number}"
        assert option.most is None or number <= option.most, f"{name!r}: {number}"
        return number
    if option.type == OptionType.FLAG:
        return value in (True, "true", "True")
    return str(value)
