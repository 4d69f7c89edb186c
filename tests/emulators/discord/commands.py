"""Application commands: which ones Discord takes, and what is known of those it took."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tests.emulators.discord import limits
from tests.emulators.discord.form import Form
from tests.emulators.discord.refusals import Payload

MAX_INTEGER = 2**53


class CommandType(IntEnum):
    """What a command is called from."""

    SLASH = 1
    USER = 2
    MESSAGE = 3


class OptionType(IntEnum):
    """What an option takes."""

    SUBCOMMAND = 1
    GROUP = 2
    TEXT = 3
    WHOLE = 4
    FLAG = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


BRANCHES = (OptionType.SUBCOMMAND, OptionType.GROUP)
WITH_CHOICES = (OptionType.TEXT, OptionType.WHOLE, OptionType.NUMBER)


@dataclass(frozen=True, slots=True)
class Named:
    """A name and what it is called in other languages."""

    name: str
    localised: dict[str, str]

    def called(self, name: str) -> bool:
        """Whether somebody may call it so, in any language."""
        return name == self.name or name in self.localised.values()

    def shown(self, locale: str) -> str:
        """The name that a person with this locale sees."""
        return self.localised.get(locale, self.name)


@dataclass(frozen=True, slots=True)
class CommandChoice:
    """A value that may be chosen, and the name it is shown under."""

    named: Named
    value: str | int | float


@dataclass(frozen=True, slots=True)
class CommandOption:
    """A parameter, or a subcommand or group with options of its own."""

    named: Named
    type: int
    required: bool
    autocomplete: bool
    choices: tuple[CommandChoice, ...]
    options: tuple["CommandOption", ...]
    least: float | None
    most: float | None
    """Bounds of a number, or of a text's length."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was registered; `raw` is what the server answers."""

    id: str
    type: int
    named: Named
    options: tuple[CommandOption, ...]
    contexts: tuple[int, ...]
    integrations: tuple[int, ...]
    permissions: int | None
    raw: Payload


def read_commands(forms: Sequence[Form], register: Callable[[Form], Payload]) -> list[Command]:
    """Commands that are to stand beside one another; faults are left in the forms."""
    commands = [read_command(form, register) for form in forms]
    for locale in (*sorted(limits.LOCALES), ""):
        taken: set[tuple[int, str]] = set()
        for form, command in zip(forms, commands, strict=True):
            key = (command.type, command.named.shown(locale))
            if key in taken:
                form.fault(
                    "name",
                    "APPLICATION_COMMANDS_DUPLICATE_NAME",
                    "Application command names must be unique",
                )
            taken.add(key)
    return commands


def read_command(form: Form, register: Callable[[Form], Payload]) -> Command:
    """One command; `register` gives what the server adds to it, an `id` at least."""
    kind = form.one_of("type", list(CommandType)) or CommandType.SLASH
    slash = kind == CommandType.SLASH
    named = _named(form, slash=slash)
    described = _described(form) if slash else 0
    options, size = _options(form, depth=0) if slash else ((), 0)
    if _size(named) + described + size > limits.COMMAND_TOTAL:
        form.fault("", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
    permissions = form.whole("default_member_permissions", 0, 2**63)
    raw = {"type": kind, "description": "", **form.body, "version": "1"} | register(form)
    return Command(
        str(raw["id"]),
        kind,
        named,
        options,
        _few(form, "contexts", [0, 1, 2]),
        _few(form, "integration_types", [0, 1]),
        permissions,
        raw,
    )


def _few(form: Form, key: str, values: list[int]) -> tuple[int, ...]:
    items = form.items(key, len(values))
    for at, item in enumerate(items or ()):
        if item not in values:
            form.fault(f"{key}/{at}", "BASE_TYPE_CHOICES", f"Value must be one of {values}.")
    return tuple(item for item in items or values if isinstance(item, int))


def _named(form: Form, *, slash: bool = True) -> Named:
    name = form.text("name", limits.COMMAND_NAME, least=1, required=True) or ""
    localised = _localised(form, "name_localizations", limits.COMMAND_NAME)
    if slash:
        if name and not _is_name(name):
            form.fault("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
        for locale, text in localised.items():
            if not _is_name(text):
                form.fault(
                    f"name_localizations/{locale}",
                    "APPLICATION_COMMAND_INVALID_NAME",
                    "Command name is invalid",
                )
    return Named(name, localised)


def _is_name(name: str) -> bool:
    """Letters and numbers of any script, hyphen, underscore and apostrophe; nothing in capitals."""
    return name == name.lower() and all(
        char in "-_'" or unicodedata.category(char)[0] in "LN" for char in name
    )


def _localised(form: Form, key: str, most: int) -> dict[str, str]:
    texts = form.form(key)
    if texts is None:
        return {}
    for locale in texts.body.keys() - limits.LOCALES:
        texts.fault(locale, "BASE_TYPE_CHOICES", f"Value {locale!r} is not a valid locale.")
    found = {locale: texts.text(locale, most, least=1) for locale in texts.body}
    return {locale: text for locale, text in found.items() if text}


def _described(form: Form) -> int:
    text = form.text("description", limits.COMMAND_DESCRIPTION, least=1, required=True) or ""
    others = _localised(form, "description_localizations", limits.COMMAND_DESCRIPTION)
    return max(map(len, [text, *others.values()]))


def _size(named: Named) -> int:
    return max(map(len, [named.name, *named.localised.values()]))


def _options(form: Form, depth: int) -> tuple[tuple[CommandOption, ...], int]:
    forms = form.forms("options", limits.COMMAND_OPTIONS) or []
    read = [_option(option, depth) for option in forms]
    options = tuple(option for option, _ in read)
    _unique(
        forms, [option.named for option in options], "APPLICATION_COMMAND_OPTIONS_DUPLICATE_NAME"
    )
    optional = False
    for option_form, option in zip(forms, options, strict=True):
        if option.required and optional:
            option_form.fault(
                "",
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional = optional or not option.required
    if len({option.type in BRANCHES for option in options}) > 1:
        form.fault(
            "options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-commands and groups exclude all other types",
        )
    return options, sum(size for _, size in read)


def _option(form: Form, depth: int) -> tuple[CommandOption, int]:
    kind = form.one_of("type", list(OptionType), required=True) or 0
    if (kind == OptionType.GROUP and depth) or (kind == OptionType.SUBCOMMAND and depth > 1):
        form.fault("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "This is nested too deeply")
    named, described = _named(form), _described(form)
    choices = _choices(form, kind)
    autocomplete = form.flag("autocomplete")
    if autocomplete and (choices or kind not in WITH_CHOICES):
        form.fault(
            "autocomplete",
            "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID",
            "Autocomplete goes with text and numbers, and without choices",
        )
    below, size = _options(form, depth + 1) if kind in BRANCHES else ((), 0)
    least, most = _bounds(form, kind)
    size += (
        described
        + _size(named)
        + sum(len(str(choice.value)) + _size(choice.named) for choice in choices)
    )
    option = CommandOption(
        named, kind, form.flag("required"), autocomplete, choices, below, least, most
    )
    return option, size


def _bounds(form: Form, kind: int) -> tuple[float | None, float | None]:
    if kind == OptionType.TEXT:
        return (
            form.whole("min_length", 0, limits.COMMAND_TEXT_OPTION),
            form.whole("max_length", 1, limits.COMMAND_TEXT_OPTION),
        )
    return _number(form, "min_value"), _number(form, "max_value")


def _number(form: Form, key: str) -> float | None:
    value = form.body.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _choices(form: Form, kind: int) -> tuple[CommandChoice, ...]:
    forms = form.forms("choices", limits.COMMAND_CHOICES) or []
    choices = tuple(read_choice(choice, kind) for choice in forms)
    _unique(
        forms,
        [choice.named for choice in choices],
        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
    )
    return choices


def read_choice(form: Form, kind: int) -> CommandChoice:
    """A name of 1 to 100, and a value that suits the option: a text of 100 or a number."""
    name = form.text("name", limits.CHOICE_TEXT, least=1, required=True) or ""
    named = Named(name, _localised(form, "name_localizations", limits.CHOICE_TEXT))
    value = form.body.get("value")
    if kind == OptionType.TEXT or isinstance(value, str):
        if not isinstance(value, str):
            form.fault("value", "STRING_TYPE_CONVERT", "Could not interpret value as string.")
        return CommandChoice(named, form.text("value", limits.CHOICE_TEXT, required=True) or "")
    if kind == OptionType.NUMBER and isinstance(value, float):
        return CommandChoice(named, value)
    whole = form.whole("value", -MAX_INTEGER, MAX_INTEGER, required=True)
    return CommandChoice(named, whole or 0)


def _unique(forms: Iterable[Form], names: Iterable[Named], code: str) -> None:
    taken: set[str] = set()
    for form, named in zip(forms, names, strict=True):
        if named.name in taken:
            form.fault("name", code, "This name is already in use")
        taken.add(named.name)
