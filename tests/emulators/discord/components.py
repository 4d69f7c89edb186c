"""Buttons and selects: which rows of them Discord takes, and what a test sees of them."""

from dataclasses import dataclass
from enum import IntEnum

from tests.emulators.discord import limits
from tests.emulators.discord.form import Form
from tests.emulators.discord.refusals import Payload


class ComponentType(IntEnum):
    """The components there are, apart from the newer layout ones."""

    ROW = 1
    BUTTON = 2
    SELECT = 3
    INPUT = 4
    USERS = 5
    ROLES = 6
    MENTIONABLES = 7
    CHANNELS = 8
    TEXT = 10
    LABEL = 18


SELECTS = (
    ComponentType.SELECT,
    ComponentType.USERS,
    ComponentType.ROLES,
    ComponentType.MENTIONABLES,
    ComponentType.CHANNELS,
)
LINK = 5
"""The style of a button that opens an address and asks nothing of the bot."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button as people see it; `custom_id` is empty on a link."""

    label: str
    custom_id: str
    style: int
    disabled: bool
    url: str
    emoji: str


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a select."""

    label: str
    value: str
    description: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A menu as people see it; `options` is empty unless it is one of texts."""

    type: int
    custom_id: str
    placeholder: str
    options: tuple[Option, ...]
    least: int
    most: int
    disabled: bool


Row = tuple[Button | Select, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The components of a message: what was sent, and what is seen."""

    raw: tuple[Payload, ...] = ()
    rows: tuple[Row, ...] = ()


def read_rows(form: Form) -> Rows | None:
    """The components of a message, None when there is no word of them."""
    rows = form.forms("components", limits.ROWS)
    if rows is None:
        return Rows() if "components" in form else None
    taken: set[str] = set()
    seen = tuple(_row(row, taken) for row in rows)
    return Rows(tuple(row.body for row in rows), seen)


def _row(row: Form, taken: set[str]) -> Row:
    row.one_of("type", [ComponentType.ROW], required=True)
    parts = row.forms("components", limits.BUTTONS_IN_ROW, least=1, required=True) or []
    if len(parts) > 1 and any(part.body.get("type") in SELECTS for part in parts):
        parts[1].fault(
            "",
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        )
    return tuple(_part(part, taken) for part in parts)


def _part(part: Form, taken: set[str]) -> Button | Select:
    kind = part.one_of("type", [ComponentType.BUTTON, *SELECTS], required=True)
    return read_select(part, taken) if kind in SELECTS else _button(part, taken)


def _button(part: Form, taken: set[str]) -> Button:
    style = part.one_of("style", range(1, LINK + 1), required=True) or 0
    label = part.text("label", limits.LABEL)
    emoji = part.form("emoji")
    icon = emoji.text("name", limits.LABEL) if emoji else None
    if not label and not icon:
        part.fault("label", "BUTTON_COMPONENT_INVALID_LABEL", "A label or an emoji is required")
    url = part.text("url", 512, required=style == LINK) or ""
    if style == LINK and "custom_id" in part:
        part.fault(
            "",
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified",
        )
    custom_id = "" if style == LINK else read_custom_id(part, taken)
    return Button(label or "", custom_id, style, part.flag("disabled"), url, icon or "")


def read_custom_id(part: Form, taken: set[str]) -> str:
    """The id that comes back with a click, which nothing else in the message may have."""
    custom_id = part.text("custom_id", limits.CUSTOM_ID, least=1, required=True)
    if custom_id in taken:
        part.fault(
            "custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            "Component custom id cannot be duplicated",
        )
    taken.add(custom_id or "")
    return custom_id or ""


def read_select(part: Form, taken: set[str]) -> Select:
    """A menu; what may be chosen from is checked, and how many at a time."""
    kind = part.one_of("type", SELECTS, required=True) or 0
    options = _options(part) if kind == ComponentType.SELECT else ()
    least = part.whole("min_values", 0, limits.OPTIONS)
    most = part.whole("max_values", 1, limits.OPTIONS)
    least, most = 1 if least is None else least, 1 if most is None else most
    if least > most or (options and most > len(options)):
        part.fault(
            "max_values", "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {len(options)}."
        )
    if sum(option.chosen for option in options) > most:
        part.fault("options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default values")
    return Select(
        kind,
        read_custom_id(part, taken),
        part.text("placeholder", limits.PLACEHOLDER) or "",
        options,
        least,
        most,
        part.flag("disabled"),
    )


def _options(part: Form) -> tuple[Option, ...]:
    options = [
        (option, _option(option))
        for option in part.forms("options", limits.OPTIONS, least=1, required=True) or ()
    ]
    values: set[str] = set()
    for form, option in options:
        if option.value in values:
            form.fault(
                "",
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        values.add(option.value)
    return tuple(option for _, option in options)


def _option(form: Form) -> Option:
    return Option(
        form.text("label", limits.OPTION_TEXT, least=1, required=True) or "",
        form.text("value", limits.OPTION_TEXT, least=1, required=True) or "",
        form.text("description", limits.OPTION_TEXT) or "",
        form.flag("default"),
    )
