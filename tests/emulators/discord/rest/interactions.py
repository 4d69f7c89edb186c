"""How the bot answers interactions: callbacks, and the messages that follow them."""

from collections.abc import Callable, Sequence

from tests.emulators.discord import limits, payloads, posting
from tests.emulators.discord.commands import OptionType, read_choice
from tests.emulators.discord.drafts import Draft, read_draft
from tests.emulators.discord.entities import EPHEMERAL, Message, User
from tests.emulators.discord.form import Form
from tests.emulators.discord.interactions import (
    GUILD_INSTALL,
    Callback,
    Interaction,
    Kind,
)
from tests.emulators.discord.mentions import IN_INTERACTIONS
from tests.emulators.discord.modals import read_modal
from tests.emulators.discord.refusals import Payload, Reason, Refusal
from tests.emulators.discord.rest.call import Call, Route

ORIGINAL = "@original"


def acknowledge(call: Call) -> Payload | None:
    """Answer an interaction for the first time, within 3 s of it."""
    interaction = call.world.interactions.get(call.names["token"])
    if interaction is None or interaction.id != call.names["interaction"]:
        raise Refusal(Reason.UNKNOWN_INTERACTION)
    if interaction.callback is not None:
        raise Refusal(Reason.ACKNOWLEDGED)
    if interaction.age > limits.ACKNOWLEDGE_SECONDS:
        raise Refusal(Reason.UNKNOWN_INTERACTION)
    if interaction.channel.deleted:
        raise Refusal(Reason.UNKNOWN_CHANNEL)
    form = call.form
    kind = form.one_of("type", _allowed(interaction), required=True)
    form.check()
    callback = Callback(kind or Callback.PONG)
    data = Form(form.body.get("data") or {}, form.faults, ("data",))
    CARRIED_OUT[callback](call, interaction, data)
    interaction.callback = callback
    interaction.acknowledged_after = interaction.age
    wanted = call.query.get("with_response") in ("1", "true")
    return _told(interaction, callback) if wanted else None


def _allowed(interaction: Interaction) -> list[Callback]:
    if interaction.kind == Kind.AUTOCOMPLETE:
        return [Callback.CHOICES]
    allowed = [Callback.MESSAGE, Callback.DEFER]
    if interaction.source is not None:
        allowed += [Callback.DEFER_UPDATE, Callback.UPDATE]
    return allowed if interaction.kind == Kind.MODAL else [*allowed, Callback.MODAL]


def _send(call: Call, interaction: Interaction, data: Form) -> None:
    draft = _checked_draft(call, data)
    interaction.ephemeral = draft.ephemeral
    interaction.original = _post(interaction, draft, ephemeral=draft.ephemeral)


def _defer(call: Call, interaction: Interaction, data: Form) -> None:  # noqa: ARG001
    interaction.ephemeral = bool((data.whole("flags", 0, 2**31) or 0) & EPHEMERAL)
    data.check()
    visible_to = interaction.person if interaction.ephemeral else None
    interaction.original = posting.think(interaction, visible_to)
    interaction.replies.append(interaction.original)


def _defer_update(call: Call, interaction: Interaction, data: Form) -> None:  # noqa: ARG001
    data.check()
    interaction.original = interaction.source


def _update(call: Call, interaction: Interaction, data: Form) -> None:
    draft = _checked_draft(call, data)
    assert interaction.source is not None
    posting.edit(interaction.source, draft)
    interaction.original = interaction.updated = interaction.source


def _suggest(call: Call, interaction: Interaction, data: Form) -> None:  # noqa: ARG001
    forms = data.forms("choices", limits.COMMAND_CHOICES, required=True) or []
    choices = tuple(read_choice(each, OptionType.NUMBER) for each in forms)
    data.check()
    interaction.choices = choices


def _ask(call: Call, interaction: Interaction, data: Form) -> None:  # noqa: ARG001
    modal = read_modal(data)
    data.check()
    interaction.modal = modal


CARRIED_OUT: dict[Callback, Callable[[Call, Interaction, Form], None]] = {
    Callback.MESSAGE: _send,
    Callback.DEFER: _defer,
    Callback.DEFER_UPDATE: _defer_update,
    Callback.UPDATE: _update,
    Callback.CHOICES: _suggest,
    Callback.MODAL: _ask,
}


def _told(interaction: Interaction, callback: Callback) -> Payload:
    about: Payload = {"id": interaction.id, "type": interaction.kind}
    resource: Payload = {"type": callback}
    message = interaction.original
    if message is not None:
        about["response_message_id"] = message.id
        about["response_message_loading"] = message.thinking
        about["response_message_ephemeral"] = message.ephemeral
        if callback in (Callback.MESSAGE, Callback.UPDATE):
            resource["message"] = payloads.message(message)
    return {"interaction": about, "resource": resource}


def follow_up(call: Call) -> Payload:
    """One more message, for 15 min; the first after a defer takes its place and visibility."""
    interaction = _answered(call)
    draft = _checked_draft(call, call.form)
    waiting = interaction.original
    if waiting is not None and waiting.thinking and not waiting.deleted:
        posting.edit(waiting, draft)
        return payloads.message(waiting)
    if GUILD_INSTALL not in interaction.owners:
        interaction.follow_ups += 1
        if interaction.follow_ups > limits.FOLLOW_UPS_OF_USER_INSTALL:
            raise Refusal(Reason.TOO_MANY_FOLLOW_UPS)
    return payloads.message(_post(interaction, draft, ephemeral=draft.ephemeral))


def show(call: Call) -> Payload:
    """A message that the interaction made, or `@original`."""
    return payloads.message(_message(call, _answered(call)))


def change(call: Call) -> Payload:
    """Edit a message that the interaction made, or `@original`."""
    interaction = _answered(call)
    message = _message(call, interaction)
    posting.edit(message, _checked_draft(call, call.form))
    if message is interaction.source:
        interaction.updated = message
    latest = interaction.person.latest
    if latest is not None and latest is not interaction:
        latest.came_elsewhere()
    return payloads.message(message)


def delete(call: Call) -> None:
    """Delete a message that the interaction made, or `@original`."""
    posting.delete(_message(call, _answered(call)))


def _answered(call: Call) -> Interaction:
    interaction = call.world.interactions.get(call.names["token"])
    if interaction is None or call.names["application"] != call.world.application_id:
        raise Refusal(Reason.UNKNOWN_WEBHOOK)
    if interaction.age > limits.TOKEN_SECONDS:
        raise Refusal(Reason.INVALID_WEBHOOK_TOKEN)
    if interaction.callback in (None, Callback.CHOICES):
        raise Refusal(Reason.UNKNOWN_WEBHOOK)
    if interaction.channel.deleted:
        raise Refusal(Reason.UNKNOWN_CHANNEL)
    return interaction


def _message(call: Call, interaction: Interaction) -> Message:
    wanted = call.names["message"]
    known = {message.id: message for message in interaction.replies}
    message = interaction.original if wanted == ORIGINAL else known.get(wanted)
    if message is None and interaction.source and interaction.source.id == wanted:
        message = interaction.source
    if message is None or message.deleted:
        raise Refusal(Reason.UNKNOWN_MESSAGE)
    return message


def _checked_draft(call: Call, form: Form) -> Draft:
    draft = read_draft(form, call.files, IN_INTERACTIONS)
    form.check()
    return draft


def _post(interaction: Interaction, draft: Draft, *, ephemeral: bool) -> Message:
    visible_to: User | None = interaction.person if ephemeral else None
    bot = interaction.world.bot
    message = posting.post(interaction.channel, bot, draft, visible_to, interaction)
    interaction.replies.append(message)
    return message


FOLLOW_UP = "/webhooks/{application}/{token}"
MESSAGE = FOLLOW_UP + "/messages/{message}"

ROUTES: Sequence[Route] = (
    Route("POST", "/interactions/{interaction}/{token}/callback", acknowledge, authorized=False),
    Route("POST", FOLLOW_UP, follow_up, authorized=False),
    Route("GET", MESSAGE, show, authorized=False),
    Route("PATCH", MESSAGE, change, authorized=False),
    Route("DELETE", MESSAGE, delete, authorized=False),
)
