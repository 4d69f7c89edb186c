"""Telegram's HTML: what becomes of it, and what is refused with which words."""

import pytest

from tests.emulators.telegram.entities import Entity, utf16
from tests.emulators.telegram.hypertext import formatted, parse_html
from tests.emulators.telegram.refusals import Refused

READ = {
    "plain": ("oi", "oi", []),
    "synonyms": (
        "<strong>a</strong><em>b</em><ins>c</ins><del>d</del>",
        "abcd",
        [
            Entity("bold", 0, 1),
            Entity("italic", 1, 1),
            Entity("underline", 2, 1),
            Entity("strikethrough", 3, 1),
        ],
    ),
    "capitals": ("<B>a</b>", "a", [Entity("bold", 0, 1)]),
    "nested": ("<b>a<i>b</i></b>", "ab", [Entity("bold", 0, 2), Entity("italic", 1, 1)]),
    "offsets in code units": ("😀<b>é</b>", "😀é", [Entity("bold", 2, 1)]),
    "references": ("&lt;b&gt; &amp; &quot;&#233;&#xe9;&lt", '<b> & "éé<', []),
    "references that are none": ("&nbsp; & &#0; &#x110000;", "&nbsp; & &#0; &#x110000;", []),
    "closed by an empty tag": ("<b>a</>", "a", [Entity("bold", 0, 1)]),
    "spoilers": (
        '<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>',
        "ab",
        [Entity("spoiler", 0, 1), Entity("spoiler", 1, 1)],
    ),
    "quotes": (
        "<blockquote>a</blockquote><blockquote expandable>b</blockquote>",
        "ab",
        [Entity("blockquote", 0, 1), Entity("expandable_blockquote", 1, 1)],
    ),
    "code": (
        '<code>a</code><pre>b</pre><pre><code class="language-python">c</code></pre>',
        "abc",
        [Entity("code", 0, 1), Entity("pre", 1, 1), Entity("pre", 2, 1, "python")],
    ),
    "links": (
        '<a href="https://a.b/?x=1&amp;y">a</a> <a>c.d</a> <a href="nada">e</a>',
        "a c.d e",
        [Entity("text_link", 0, 1, "https://a.b/?x=1&y"), Entity("text_link", 2, 3, "c.d")],
    ),
    "emoji": ('<tg-emoji emoji-id="5">😀</tg-emoji>', "😀", [Entity("custom_emoji", 0, 2, "5")]),
    "nothing inside": ("a<b></b>", "a", []),
    "white space around": (" <b> a </b>\n", "a", [Entity("bold", 0, 1)]),
}


@pytest.mark.parametrize(("source", "text", "entities"), READ.values(), ids=READ)
def test_what_is_read(source: str, text: str, entities: list[Entity]) -> None:
    found = formatted(source, "HTML", [])
    assert (found.text, list(found.entities)) == (text, entities)


BROKEN = {
    "<h1>a</h1>": 'Unsupported start tag "h1" at byte offset 0',
    "é<br/>": 'Unsupported start tag "br/" at byte offset 2',
    "a < b": 'Unsupported start tag "" at byte offset 2',
    "<b>a": 'Can\'t find end tag corresponding to start tag "b"',
    "<b><i>a</b></i>": ('Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    "a</b>": "Unexpected end tag at byte offset 1",
    "<b": "Unclosed start tag at byte offset 0",
    "<b>a</b": "Unclosed end tag at byte offset 4",
    "<b>a</b x>": "Unclosed end tag at byte offset 4",
    '<a href="x.y>a</a>': "Unclosed start tag at byte offset 0",
    "<a href=x.y/z>a</a>": "Unexpected end of name token at byte offset 8",
    "<a href>a</a>": (
        'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'
    ),
    '<a ="x">a</a>': 'Empty attribute name in the tag "a" at byte offset 0',
    "<span>a</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    "<tg-emoji>a</tg-emoji>": "Invalid custom emoji identifier specified",
    "&#xd800;": (
        "Text contains invalid Unicode characters after decoding HTML entities, "
        "check for unmatched surrogate code units"
    ),
}


@pytest.mark.parametrize(("source", "text"), BROKEN.items(), ids=BROKEN)
def test_what_is_refused(source: str, text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {text}"


def test_entities_past_the_hundredth_are_dropped_without_a_word() -> None:
    found = parse_html("<b>a</b> " * 120)
    assert len(found.entities) == 100
    assert found.entities[-1].offset == 198
    assert found.text == "a " * 120


def test_length_is_counted_in_code_units() -> None:
    assert [utf16("a"), utf16("é"), utf16("😀"), utf16("a😀")] == [1, 1, 2, 3]


def test_entities_may_be_given_beside_plain_text() -> None:
    given: list[dict[str, object]] = [{"type": "bold", "offset": 1, "length": 2}]
    found = formatted(" ab", "", given)
    assert (found.text, found.entities) == ("ab", (Entity("bold", 0, 2),))
