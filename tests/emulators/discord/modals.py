"""Modals: which ones Discord takes, and what a test sees of them."""

from dataclasses import dataclass

from tests.emulators.discord import limits
from tests.emulators.discord.components import (
    SELECTS,
    ComponentType,
    Select,
    read_custom_id,
    read_select,
)
from tests.emulators.discord.form import Form


@dataclass(frozen=True, slots=True)
class Input:
    """A line or a box to write in."""

    label: str
    custom_id: str
    paragraph: bool
    required: bool
    least: int
    most: int
    value: str
    placeholder: str
    labelled: bool
    """Whether it stands under a label component instead of in a row."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A select in a modal, under its label."""

    label: str
    select: Select
    required: bool

    @property
    def custom_id(self) -> str:
        """The id that comes back with what was chosen."""
        return self.select.custom_id


Part = Input | Choice


@dataclass(frozen=True, slots=True)
class ModalForm:
    """A form to fill in, as it was sent."""

    custom_id: str
    title: str
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part:
        """The part with this label or custom_id."""
        for part in self.parts:
            if name in (part.label, part.custom_id):
                return part
        labels = ", ".join(repr(part.label) for part in self.parts)
        raise AssertionError(f"the modal {self.title!r} has no {name!r}, only {labels}")


def read_modal(form: Form) -> ModalForm:
    """The modal of an interaction callback; faults are left in the form."""
    taken: set[str] = set()
    title = form.text("title", limits.MODAL_TITLE, least=1, required=True)
    custom_id = form.text("custom_id", limits.CUSTOM_ID, least=1, required=True)
    forms = form.forms("components", limits.MODAL_PARTS, least=1, required=True) or ()
    parts = [_part(part, taken) for part in forms]
    return ModalForm(custom_id or "", title or "", tuple(part for part in parts if part))


def _part(part: Form, taken: set[str]) -> Part | None:
    kinds = [ComponentType.ROW, ComponentType.LABEL, ComponentType.TEXT]
    kind = part.one_of("type", kinds, required=True)
    if kind == ComponentType.TEXT:
        part.text("content", limits.INPUT_VALUE, least=1, required=True)
        return None
    if kind == ComponentType.LABEL:
        return _labelled(part, taken)
    forms = part.forms("components", 1, least=1, required=True)
    if not forms:
        return None
    inner = forms[0]
    inner.one_of("type", [ComponentType.INPUT], required=True)
    label = inner.text("label", limits.INPUT_LABEL, least=1, required=True)
    return _input(inner, label or "", taken, labelled=False)


def _labelled(part: Form, taken: set[str]) -> Part | None:
    label = part.text("label", limits.INPUT_LABEL, least=1, required=True) or ""
    part.text("description", limits.INPUT_DESCRIPTION)
    inner = part.form("component", required=True)
    if inner is None:
        return None
    if inner.one_of("type", [ComponentType.INPUT, *SELECTS], required=True) in SELECTS:
        return Choice(label, read_select(inner, taken), inner.flag("required", default=True))
    return _input(inner, label, taken, labelled=True)


def _input(form: Form, label: str, taken: set[str], *, labelled: bool) -> Input:
    style = form.one_of("style", [1, 2], required=True)
    least = form.whole("min_length", 0, limits.INPUT_VALUE) or 0
    most = form.whole("max_length", 1, limits.INPUT_VALUE) or limits.INPUT_VALUE
    if least > most:
        form.fault("min_length", "BASE_TYPE_BAD_LENGTH", "min_length is greater than max_length")
    return Input(
        label,
        read_custom_id(form, taken),
        style == 2,
        form.flag("required", default=True),
        least,
        most,
        form.text("value", most, least=least) or "" if form.body.get("value") else "",
        form.text("placeholder", limits.INPUT_PLACEHOLDER) or "",
        labelled,
    )
