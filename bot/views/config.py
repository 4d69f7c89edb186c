"""Settings: what holds for the chat and for oneself, and what a change was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.actions import Choose
from bot.model import (
    Block,
    Button,
    ChatProfile,
    Feature,
    MemberProfile,
    Place,
    Reply,
    Span,
    Style,
)
from bot.study import zones
from bot.study.preferences import Preferences
from bot.study.schedules import Daily
from bot.views.schedule import closing_line, daily_line, form_buttons, pause_line, time_buttons
from bot.views.text import bold, button, echo, item, note, paragraph, title
from bot.views.words import LANGUAGES, Words
from content.library import Library


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for a chat and by a member, the defaults behind it, and how many packs there
    are to choose from.
    """

    chat: ChatProfile
    member: MemberProfile
    place: Place
    defaults: Preferences
    features: frozenset[Feature] = frozenset()
    admin: bool = True
    daily: Daily | None = None
    closing: Daily | None = None
    packs: int = 1


def panel_reply(words: Words, library: Library, chosen: Chosen) -> Reply:
    """Everything that can be set, as it stands, and how to change it."""
    alone = chosen.place is Place.PRIVATE
    return Reply(
        text=(
            title(words("config-title")),
            *(() if alone else _group_lines(words, library, chosen)),
            *_own_lines(words, library, chosen),
            *_how(words, chosen),
        ),
        buttons=tuple(_buttons(words, chosen)),
        local=True,
    )


def _how(words: Words, chosen: Chosen) -> Iterator[Block]:
    """How to change something by a command."""
    if Feature.OPTIONS in chosen.features:
        yield note(words("config-how-options"))
        return
    yield paragraph(words("config-how"))
    for key in ("alone",) if chosen.place is Place.PRIVATE else ("group", "own"):
        yield note(words(f"config-how-{key}"))
    if Feature.SCHEDULE in chosen.features:
        yield note(words("config-how-schedule"))
    yield note(words("config-undo"))


def redrawn_reply(words: Words, library: Library, chosen: Chosen, news: str) -> Reply:
    """The panel as it stands now, in the place of the one whose button was tapped."""
    panel = panel_reply(words, library, chosen)
    head = paragraph(*_mentioning(news, chosen.chat))
    return replace(panel, text=(head, *panel.text), replaces=True)


def saved_reply(news: str, chat: ChatProfile) -> Reply:
    """That a setting was changed, to the one who did it."""
    return Reply(text=(paragraph(*_mentioning(news, chat)),), private=True, local=True)


def saved(words: Words, library: Library, chosen: Chosen, scope: str, setting: str) -> str:
    """That a setting was changed, and to what."""
    group = scope == "chat" and chosen.place is Place.GROUP
    line = _setting_line(words, library, chosen, scope, setting)
    if setting in ("hour", "days") and chosen.chat.channel and chosen.daily and chosen.daily.on:
        line = f"{line}. {_channel(words, chosen.chat)}"
    if setting == "listed":
        line = words("config-hidden" if chosen.member.hidden else "config-shown")
    return words("config-saved-group" if group else "config-saved", line=line)


def _setting_line(words: Words, library: Library, chosen: Chosen, scope: str, setting: str) -> str:
    """One setting as it stands, for the chat or for oneself."""
    lines = {
        "language": _language(words, chosen, scope),
        "timezone": _timezone(words, chosen, scope),
        "domains": _domains(words, library, chosen.chat),
        "pack": words("config-pack", value=echo(library.pack.title)),
        "polls": words("config-polls", value=_yes_or_no(words, chosen.chat.polls)),
        "channel": _channel(words, chosen.chat),
        "threads": words("config-threads", value=_yes_or_no(words, chosen.chat.threads)),
        "listed": _listed(words, chosen.member),
        "hour": daily_line(words, chosen.daily),
        "days": daily_line(words, chosen.daily),
        "close": closing_line(words, chosen.closing),
        "pause": pause_line(words, chosen.chat.paused_until),
    }
    return lines[setting]


def _group_lines(words: Words, library: Library, chosen: Chosen) -> Iterator[Block]:
    yield paragraph(bold(words("config-group")))
    for setting in ("language", "timezone", "domains", *_featured(chosen)):
        line = _setting_line(words, library, chosen, "chat", setting)
        yield item(*_mentioning(line, chosen.chat))


def _own_lines(words: Words, library: Library, chosen: Chosen) -> Iterator[Block]:
    alone = chosen.place is Place.PRIVATE
    yield paragraph(bold(words("config-own")))
    of_chat = ("domains", *_featured(chosen)) if alone else ()
    for setting in ("language", "timezone", *of_chat, "listed"):
        yield item(_setting_line(words, library, chosen, "me", setting))


def _language(words: Words, chosen: Chosen, scope: str) -> str:
    group, own = chosen.chat.language, chosen.member.language
    value = _inherited(words, chosen, scope, group, own, chosen.defaults.language)
    return words("config-language", value=value)


def _timezone(words: Words, chosen: Chosen, scope: str) -> str:
    group, own = chosen.chat.timezone, chosen.member.timezone
    value = _inherited(words, chosen, scope, group, own, chosen.defaults.timezone)
    return words("config-timezone", value=value)


def _inherited(words: Words, chosen: Chosen, scope: str, group: str, own: str, default: str) -> str:
    """A value with where it comes from, when it was not chosen right here."""
    here = group if scope == "chat" else own
    if here:
        return _named(words, here)
    if scope == "me" and group and chosen.place is Place.GROUP:
        return words("config-inherited", value=_named(words, group))
    return words("config-default", value=_named(words, group or default))


def _named(words: Words, value: str) -> str:
    return words(f"language-{value}") if value in LANGUAGES else echo(zones.label(value))


def _domains(words: Words, library: Library, chat: ChatProfile) -> str:
    names = [f"{i}. {library.domain_name(i, words.language)}" for i in chat.domains]
    return words("config-domains", value="; ".join(names) or words("config-all-domains"))


def _featured(chosen: Chosen) -> Iterator[str]:
    """What can be set here because there is a choice, or the platform has it."""
    if chosen.packs > 1:
        yield "pack"
    if Feature.SCHEDULE in chosen.features:
        yield from ("hour", "close")
        if chosen.chat.paused_until is not None:
            yield "pause"
    if Feature.POLLS in chosen.features:
        yield "polls"
    if Feature.CHANNELS in chosen.features:
        yield from ("channel", "threads")


def _yes_or_no(words: Words, value: bool) -> str:
    return words("config-yes" if value else "config-no")


def _channel(words: Words, chat: ChatProfile) -> str:
    return words("config-channel", value=_mention(chat) or words("config-no-channel"))


def _mention(chat: ChatProfile) -> str:
    return f"<#{chat.channel}>" if chat.channel else ""


def _mentioning(line: str, chat: ChatProfile) -> Iterator[str | Span]:
    """A line in which the chat's channel is named by its id, and not just written so."""
    mention = _mention(chat)
    before, found, after = line.partition(mention) if mention else (line, "", "")
    yield before
    if found:
        yield Span(found, Style.MENTION)
        yield after


def _listed(words: Words, member: MemberProfile) -> str:
    return words("config-listed", value=_yes_or_no(words, not member.hidden))


def _buttons(words: Words, chosen: Chosen) -> Iterator[tuple[Button, ...]]:
    group = chosen.place is Place.GROUP and chosen.admin
    scopes = ("me", "chat") if group else ("me",)
    for scope in scopes:
        zone = _timezone_button(words, chosen, scope)
        of_chat = scope == "chat" or chosen.place is Place.PRIVATE
        domains = (_domains_button(words, chosen),) if of_chat else ()
        yield (*_language_buttons(words, chosen, scope), zone, *domains)
    if group or chosen.place is Place.PRIVATE:
        yield from _chat_buttons(words, chosen)
    hidden = chosen.member.hidden
    label = words("config-button-show" if hidden else "config-button-hide")
    value = "show" if hidden else "hide"
    yield (button(label, Choose(chosen.member.member.id, "me", "listed", value)),)


def _chat_buttons(words: Words, chosen: Chosen) -> Iterator[tuple[Button, ...]]:
    """What can be chosen for the chat alone because the platform has it."""
    member, rest = chosen.member, list[Button]()
    if Feature.SCHEDULE in chosen.features:
        yield tuple(time_buttons(words, member, chosen.daily))
        rest.extend(form_buttons(words, member, chosen.chat.paused_until))
    if Feature.CHANNELS in chosen.features:
        rest.extend(_channel_buttons(words, chosen))
    yield tuple(rest)
    if Feature.POLLS in chosen.features:
        yield (_polls_button(words, chosen),)


def _channel_buttons(words: Words, chosen: Chosen) -> Iterator[Button]:
    """A form for the channel, and threads in it."""
    owner = chosen.member.member.id
    channel = button(words("config-button-channel"), Choose(owner, "chat", "channel", ""))
    yield replace(channel, asks=words("config-asks-channel"))
    threads = chosen.chat.threads
    label = words("config-button-no-threads" if threads else "config-button-threads")
    yield button(label, Choose(owner, "chat", "threads", "no" if threads else "yes"))


def _domains_button(words: Words, chosen: Chosen) -> Button:
    """A form for the domains, where there are forms."""
    label = words("config-button-domains")
    asked = button(label, Choose(chosen.member.member.id, "chat", "domains", ""))
    return replace(asked, asks=words("config-asks-domains"))


def _timezone_button(words: Words, chosen: Chosen, scope: str) -> Button:
    """A form for the time zone, where there are forms."""
    label = words("config-button-timezone", scope=scope)
    asked = button(label, Choose(chosen.member.member.id, scope, "timezone", ""))
    return replace(asked, asks=words("config-asks-timezone"))


def _polls_button(words: Words, chosen: Chosen) -> Button:
    label = words("config-button-buttons" if chosen.chat.polls else "config-button-polls")
    value = "no" if chosen.chat.polls else "yes"
    return button(label, Choose(chosen.member.member.id, "chat", "polls", value))


def _language_buttons(words: Words, chosen: Chosen, scope: str) -> Iterator[Button]:
    profile = chosen.chat.language if scope == "chat" else chosen.member.language
    current = profile or chosen.chat.language or chosen.defaults.language
    for language in LANGUAGES:
        if language != current:
            name = words(f"language-{language}")
            label = words("config-button-language", scope=scope, value=name)
            yield button(label, Choose(chosen.member.member.id, scope, "language", language))
