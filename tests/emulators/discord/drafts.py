"""What a request wants a message to be: read, checked against the limits, not yet posted."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.emulators.discord import limits
from tests.emulators.discord.components import Rows, read_rows
from tests.emulators.discord.embeds import read_embeds
from tests.emulators.discord.entities import COMPONENTS_V2, EPHEMERAL, File
from tests.emulators.discord.form import Form
from tests.emulators.discord.mentions import AllowedMentions, read_allowed_mentions
from tests.emulators.discord.refusals import Payload, Reason, Refusal

Files = Mapping[int, File]
"""The files of a request by their index in it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be; what is None was not spoken of, and stays as it is in an edit.

    `kept`: the ids of the attachments that an edit leaves in place.
    """

    content: str | None
    embeds: list[Payload] | None
    components: Rows | None
    kept: frozenset[str] | None
    files: tuple[File, ...]
    ephemeral: bool
    allowed: AllowedMentions
    nonce: str | None = None
    enforced: bool = False
    reply_to: str = ""
    reply_may_be_gone: bool = False


def read_draft(form: Form, files: Files, default: AllowedMentions) -> Draft:
    """The message that a form describes; faults are left in the form.

    Raises Refusal 40005 for a file that is too big.
    """
    flags = form.whole("flags", 0, 2**31) or 0
    if flags & COMPONENTS_V2 or "poll" in form or form.body.get("sticker_ids"):
        form.fault("", "NOT_EMULATED", "This server knows no layouts, polls or stickers")
    kept, sent = _attachments(form, files)
    reference = form.form("message_reference")
    return Draft(
        _content(form),
        read_embeds(form),
        read_rows(form),
        kept,
        sent,
        bool(flags & EPHEMERAL),
        read_allowed_mentions(form, default),
        form.text("nonce", limits.NONCE),
        form.flag("enforce_nonce"),
        (reference.text("message_id", 20) if reference else "") or "",
        bool(reference) and not (reference and reference.flag("fail_if_not_exists", default=True)),
    )


def _content(form: Form) -> str | None:
    if "content" not in form:
        return None
    return (form.text("content", limits.CONTENT) or "").strip()


def _attachments(form: Form, files: Files) -> tuple[frozenset[str] | None, tuple[File, ...]]:
    if any(len(file.content) > limits.UPLOAD for file in files.values()):
        raise Refusal(Reason.ENTITY_TOO_LARGE)
    forms = form.forms("attachments", limits.ATTACHMENTS)
    if forms is None:
        return None, tuple(files.values())
    kept: set[str] = set()
    described: dict[int, str] = {}
    for each in forms:
        key = each.text("id", 20, required=True) or ""
        alt = each.text("description", limits.ALT_TEXT) or ""
        if key.isdigit() and int(key) in files:
            described[int(key)] = alt
        else:
            kept.add(key)
    sent = (
        File(file.name, file.content, described.get(at, "")) for at, file in sorted(files.items())
    )
    return frozenset(kept), tuple(sent)
