"""Which embeds Discord takes; what they look like is nobody's business here."""

from tests.emulators.discord import limits
from tests.emulators.discord.form import Form
from tests.emulators.discord.refusals import Payload

SCHEMES = ("http://", "https://", "attachment://")
WHITE = 0xFFFFFF


def read_embeds(form: Form) -> list[Payload] | None:
    """The embeds of a message, None when there is no word of them."""
    embeds = form.forms("embeds", limits.EMBEDS)
    if embeds is None:
        return [] if "embeds" in form else None
    if sum(map(_checked, embeds)) > limits.EMBEDS_TOTAL:
        form.fault(
            "embeds",
            "MAX_EMBED_SIZE_EXCEEDED",
            f"Embed size exceeds maximum size of {limits.EMBEDS_TOTAL}",
        )
    return [embed.body | {"type": "rich"} for embed in embeds]


def _checked(embed: Form) -> int:
    """The characters of an embed that count towards the total."""
    texts = [
        embed.text("title", limits.EMBED_TITLE),
        embed.text("description", limits.EMBED_DESCRIPTION),
        *_texts(embed.form("footer"), "text", limits.EMBED_FOOTER, "icon_url"),
        *_texts(embed.form("author"), "name", limits.EMBED_AUTHOR, "icon_url", "url"),
    ]
    for field in embed.forms("fields", limits.EMBED_FIELDS) or ():
        texts.append(field.text("name", limits.EMBED_FIELD_NAME, required=True))
        texts.append(field.text("value", limits.EMBED_FIELD_VALUE, required=True))
        field.flag("inline")
    embed.whole("color", 0, WHITE)
    _address(embed, "url")
    pictures = [_picture(embed.form(key)) for key in ("image", "thumbnail")]
    if not any(texts) and not any(pictures):
        embed.fault("description", "BASE_TYPE_REQUIRED", "This field is required")
    return sum(len(text) for text in texts if text)


def _texts(form: Form | None, key: str, most: int, *addresses: str) -> list[str | None]:
    if form is None:
        return []
    for address in addresses:
        _address(form, address)
    return [form.text(key, most, required=True)]


def _picture(form: Form | None) -> bool:
    if form is None:
        return False
    _address(form, "url")
    return "url" in form


def _address(form: Form, key: str) -> None:
    address = form.text(key, 2_048)
    if address and not address.startswith(SCHEMES):
        form.fault(
            key,
            "URL_TYPE_INVALID_SCHEME",
            f'Scheme "{address.partition(":")[0]}" is not supported. '
            "Scheme must be one of ('http', 'https').",
        )
