"""What a client sends when a person has filled in a modal."""

from collections.abc import Mapping, Sequence

from tests.emulators.discord.components import ComponentType
from tests.emulators.discord.modals import Input, ModalForm, Part
from tests.emulators.discord.refusals import Payload

Answer = str | Sequence[str]


def modal_data(form: ModalForm, answers: Mapping[str, Answer]) -> Payload:
    """The modal with its answers, by label or custom_id; unnamed fields keep what they had."""
    given = {form.part(name).custom_id: answer for name, answer in answers.items()}
    return {
        "custom_id": form.custom_id,
        "components": [_answered(part, given.get(part.custom_id)) for part in form.parts],
    }


def _answered(part: Part, answer: Answer | None) -> Payload:
    if isinstance(part, Input):
        typed: Payload = {
            "type": ComponentType.INPUT,
            "custom_id": part.custom_id,
            "value": _typed(part, answer),
        }
        if not part.labelled:
            return {"type": ComponentType.ROW, "components": [typed]}
        return {"type": ComponentType.LABEL, "component": typed}
    values = [answer] if isinstance(answer, str) else list(answer or ())
    assert values or not part.required, f"{part.label!r} has to be chosen"
    labels = {option.label: option.value for option in part.select.options}
    menu: Payload = {
        "type": part.select.type,
        "custom_id": part.custom_id,
        "values": [labels.get(value, value) for value in values],
    }
    return {"type": ComponentType.LABEL, "component": menu}


def _typed(part: Input, answer: Answer | None) -> str:
    text = part.value if answer is None else answer
    assert isinstance(text, str), f"{part.label!r} takes a text"
    assert text or not part.required, f"{part.label!r} has to be filled in"
    if text:
        assert part.least <= len(text) <= part.most, (
            f"{part.label!r} takes {part.least} to {part.most} characters"
        )
    assert part.paragraph or "\n" not in text, f"{part.label!r} is a single line"
    return text
