"""Telegram's HTML, read as its server reads it.

The rules and the wording of the refusals follow the behaviour of TDLib's parser: only a few
tags, in any case, closed in order; an unknown `&name;` stays as it stands; offsets in
refusals are bytes of UTF-8. It knows no message.
"""

import html
import re
from dataclasses import dataclass, replace

from tests.emulators.telegram.arguments import Json, string_of
from tests.emulators.telegram.entities import Entity, Formatted, utf16
from tests.emulators.telegram.limits import ENTITIES
from tests.emulators.telegram.refusals import Refused, bad_request

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
MARKUP = re.compile(r"[<&]")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPACE = re.compile(r"\s*")


def formatted(source: str, parse_mode: str, entities: list[Json]) -> Formatted:
    """Read what a method was given. Raises Refused with Telegram's words for broken markup."""
    if not parse_mode:
        given = tuple(filter(None, map(_given, entities)))
        return _trimmed(Formatted(source, given[:ENTITIES], html.escape(source, quote=False)))
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return _trimmed(parse_html(source))


def parse_html(source: str) -> Formatted:
    """Read Telegram's HTML; entities past the hundredth are dropped without a word."""
    if MARKUP.search(source) is None:
        return Formatted(source, (), source)
    parser = _Parser(source)
    entities = sorted(parser.run(), key=lambda entity: (entity.offset, -entity.length))
    return Formatted("".join(parser.chunks), tuple(entities[:ENTITIES]), source)


def _given(entity: Json) -> Entity | None:
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request("can't parse entities: expected offset and length")
    value = string_of(entity, "url") or string_of(entity, "language")
    kind = string_of(entity, "type")
    known = kind in TYPES.values() or kind == "expandable_blockquote"
    return Entity(kind, offset, length, value) if known else None


def _trimmed(whole: Formatted) -> Formatted:
    """Without white space at both ends, which Telegram does not keep."""
    text = whole.text.strip()
    if len(text) == len(whole.text):
        return whole
    lead = utf16(whole.text[: len(whole.text) - len(whole.text.lstrip())])
    end = utf16(text)
    entities = []
    for entity in whole.entities:
        start = max(0, entity.offset - lead)
        stop = min(end, entity.offset + entity.length - lead)
        if stop > start:
            entities.append(replace(entity, offset=start, length=stop - start))
    return Formatted(text, tuple(entities), whole.html)


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    value: str
    offset: int
    chunk: int


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.chunks: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.found: list[Entity] = []

    def run(self) -> list[Entity]:
        position = 0
        while (mark := MARKUP.search(self.source, position)) is not None:
            self._add(self.source[position : mark.start()])
            if mark[0] == "&":
                character, position = self._reference(mark.start())
                self._add(character)
            elif self.source.startswith("</", mark.start()):
                position = self._end(mark.start())
            else:
                position = self._start(mark.start())
        self._add(self.source[position:])
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return self.found

    def _add(self, text: str) -> None:
        if text:
            self.chunks.append(text)
            self.offset += utf16(text)

    def _reference(self, start: int) -> tuple[str, int]:
        """A character reference, or the ampersand itself where it is none."""
        found = REFERENCE.match(self.source, start)
        if found is None:
            return "&", start + 1
        if found[3]:
            named = NAMED.get(found[3])
            return (named, found.end()) if named else ("&", start + 1)
        number = int(found[1], 16) if found[1] else int(found[2])
        if not 0 < number < 0x10FFFF or found.end() - start > 10:
            return "&", start + 1
        if 0xD800 <= number <= 0xDFFF:
            raise _broken(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return chr(number), found.end()

    def _start(self, start: int) -> int:
        name = TAG_NAME.match(self.source, start + 1)
        assert name is not None
        tag = name[0].lower()
        if name.end() == len(self.source):
            raise self._at("Unclosed start tag", start)
        if tag not in TYPES:
            raise self._at(f'Unsupported start tag "{tag}"', start)
        attributes, position = self._attributes(tag, name.end(), start)
        self.open.append(
            _Open(tag, self._value(tag, attributes, start), self.offset, len(self.chunks))
        )
        return position

    def _attributes(self, tag: str, position: int, start: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            position = self._space(position)
            if position == len(self.source):
                raise self._at("Unclosed start tag", start)
            if self.source[position] == ">":
                return attributes, position + 1
            name = ATTRIBUTE_NAME.match(self.source, position)
            assert name is not None
            if not name[0]:
                raise self._at(f'Empty attribute name in the tag "{tag}"', start)
            position = self._space(name.end())
            if tag == "blockquote" and self.source[position : position + 1] != "=":
                attributes[name[0]] = ""
                continue
            if self.source[position : position + 1] != "=":
                raise self._at(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}"', start
                )
            attributes[name[0]], position = self._attribute_value(self._space(position + 1), start)

    def _attribute_value(self, position: int, start: int) -> tuple[str, int]:
        quote = self.source[position : position + 1]
        if quote not in ("'", '"'):
            token = NAME_TOKEN.match(self.source, position)
            assert token is not None
            following = self.source[token.end() : token.end() + 1]
            if not (following.isspace() or following == ">"):
                raise self._at("Unexpected end of name token", position)
            return token[0].lower(), token.end()
        end = self.source.find(quote, position + 1)
        if end < 0:
            raise self._at("Unclosed start tag", start)
        inside = REFERENCE.sub(lambda m: self._reference_in(m), self.source[position + 1 : end])
        return inside, end + 1

    def _reference_in(self, found: re.Match[str]) -> str:
        return html.unescape(found[0]) if found[3] is None or found[3] in NAMED else found[0]

    def _value(self, tag: str, attributes: dict[str, str], start: int) -> str:
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at('Tag "span" must have class "tg-spoiler"', start)
        if tag == "tg-emoji" and not attributes.get("emoji-id", "").isdecimal():
            raise _broken("Invalid custom emoji identifier specified")
        if tag == "blockquote":
            return "expandable" if "expandable" in attributes else ""
        language = attributes.get("class", "")
        if tag == "code" and language.startswith("language-"):
            return language.removeprefix("language-")
        return attributes.get({"a": "href", "tg-emoji": "emoji-id"}.get(tag, ""), "")

    def _end(self, start: int) -> int:
        if not self.open:
            raise self._at("Unexpected end tag", start)
        name = TAG_NAME.match(self.source, start + 2)
        assert name is not None
        position = self._space(name.end())
        if self.source[position : position + 1] != ">":
            raise self._at("Unclosed end tag", start)
        opened, tag = self.open.pop(), name[0].lower()
        if tag and tag != opened.tag:
            where = f"Unmatched end tag at byte offset {self._bytes(start)}"
            raise _broken(f'{where}, expected "</{opened.tag}>", found "</{tag}>"')
        if self.offset > opened.offset:
            self._close(opened)
        return position + 1

    def _close(self, opened: _Open) -> None:
        kind, value = TYPES[opened.tag], opened.value
        length = self.offset - opened.offset
        if kind == "text_link":
            value = value or "".join(self.chunks[opened.chunk :])
            if "." not in value and ":" not in value:
                return
        elif kind == "blockquote" and value:
            kind, value = "expandable_blockquote", ""
        elif kind in ("code", "pre"):
            value = self._language(opened, kind, length)
        self.found.append(Entity(kind, opened.offset, length, value))

    def _language(self, opened: _Open, kind: str, length: int) -> str:
        """A `code` with a language counts only as all that stands in a `pre`."""
        last = self.found[-1] if self.found else None
        same = last is not None and (last.offset, last.length) == (opened.offset, length)
        if kind == "pre" and same and last is not None and last.type == "code":
            self.found.pop()
            return last.value
        inside = bool(self.open) and self.open[-1].tag == "pre"
        return opened.value if kind == "code" and inside else ""

    def _space(self, position: int) -> int:
        found = SPACE.match(self.source, position)
        assert found is not None
        return found.end()

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _at(self, text: str, position: int) -> Refused:
        return _broken(f"{text} at byte offset {self._bytes(position)}")


def _broken(text: str) -> Refused:
    return bad_request(f"can't parse entities: {text}")
