"""Turns a reply into replies that a platform can show, by its abilities and limits alone.

Pure, and the one place where a platform's lack is made up for: whatever cannot be shown
becomes something simpler, and no text is lost on the way.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.actions import Answer, Confirm, Mark, pack
from bot.adapter import Ability, Limits
from bot.letters import letter
from bot.model import Answering, Block, BlockKind, Button, Document, Quiz, Reply, Span, Text, Typed

AROUND = 3
"""What a block takes beside its words: a blank after its mark, and the lines around it."""

LEAST = 2
"""Units that a part of a block holds at least: no character is wider."""

_BLANKS = (" ", "\n")
_NO_TEXT = frozenset("\0\ufffd")
_BLANK_LINES = re.compile(r"(?:\r?\n[ \t]*){2,}")

Abilities = frozenset[Ability]
Rows = tuple[tuple[Button, ...], ...]


def degrade(
    reply: Reply, abilities: Abilities, limits: Limits, *, numbers_from: int = 1
) -> list[Reply]:
    """The same said with these abilities, within these limits, in as few messages as it takes;
    in none where it was only to take a place that cannot be taken.

    Where buttons become numbers to type, the first is `numbers_from`.
    """
    reply = _with_quiz(reply, abilities, limits)
    reply = _with_image(reply, abilities)
    reply = _with_document(reply, abilities)
    reply = _with_privacy(reply, abilities)
    if Ability.REPLACE not in abilities:
        if reply.quiet:
            return []
        reply = replace(reply, replaces=False) if reply.replaces else reply
    reply = _with_buttons(reply, abilities, limits, numbers_from)
    return _split(reply, limits)


def size(text: Text) -> int:
    """The length of a text in UTF-16 code units, with the space around each block."""
    return sum(_block_size(block) for block in text)


# One step for each ability


def _with_quiz(reply: Reply, abilities: Abilities, limits: Limits) -> Reply:
    quiz = reply.quiz
    if quiz is None or (Ability.POLLS in abilities and _fits_poll(quiz, limits)):
        return reply
    text = reply.text + tuple(_spelled(quiz))
    if Ability.BUTTONS in abilities:
        return replace(reply, text=text, quiz=None, buttons=_quiz_buttons(quiz) + reply.buttons)
    if quiz.typing:
        text += (_line(BlockKind.NOTE, quiz.typing),)
    return replace(reply, text=text, quiz=None, typed=Typed(quiz=quiz))


def _with_image(reply: Reply, abilities: Abilities) -> Reply:
    if reply.image is None or Ability.IMAGES in abilities:
        return reply
    return replace(reply, text=reply.text + _lines(reply.image.alt), image=None)


def _with_document(reply: Reply, abilities: Abilities) -> Reply:
    document = reply.document
    if document is None or Ability.DOCUMENTS in abilities:
        return reply
    text = (*reply.text, _line(BlockKind.TITLE, document.name), *_written(document))
    return replace(reply, text=text, document=None)


def _written(document: Document) -> Text:
    """What a file says, its lines as they are; of one that is no text, where else it is."""
    said = document.content.decode(errors="replace")
    if document.alt and not _NO_TEXT.isdisjoint(said):
        return _lines(document.alt)
    parts = _BLANK_LINES.split(said.removeprefix("\ufeff").strip("\r\n"))
    return tuple(_line(BlockKind.PARAGRAPH, "\n".join(it.splitlines())) for it in parts if it)


def _with_privacy(reply: Reply, abilities: Abilities) -> Reply:
    if not reply.private or Ability.PRIVATE in abilities:
        return replace(reply, mark="") if reply.mark else reply
    mark = (_line(BlockKind.NOTE, reply.mark),) if reply.mark else ()
    return replace(reply, text=mark + reply.text, private=False, mark="")


def _with_buttons(reply: Reply, abilities: Abilities, limits: Limits, first: int) -> Reply:
    reply = replace(reply, buttons=_able(reply.buttons, abilities))
    if not reply.buttons:
        return reply
    if Ability.BUTTONS not in abilities:
        return _typed(reply, first)
    reply = _with_short_labels(reply, limits)
    return replace(reply, buttons=_rows(reply.buttons, min(limits.buttons_in_row, limits.buttons)))


# Quizzes


def _fits_poll(quiz: Quiz, limits: Limits) -> bool:
    return (
        quiz.poll
        and quiz.answering is Answering.ONE
        and not quiz.hint
        and 0 < _units(quiz.stem) <= limits.poll_question
        and 2 <= len(quiz.options) <= limits.poll_options
        and all(0 < _units(option) <= limits.poll_option for option in quiz.options)
        and _units(quiz.explanation) <= limits.poll_explanation
    )


def _spelled(quiz: Quiz) -> Iterator[Block]:
    yield _line(BlockKind.PARAGRAPH, quiz.stem)
    for number, thing in enumerate(quiz.left, 1):
        yield _line(BlockKind.ITEM, thing, mark=f"{number}.")
    for position, option in enumerate(quiz.options):
        yield _line(BlockKind.ITEM, option, mark=f"{letter(position)})")
    if quiz.hint:
        yield _line(BlockKind.NOTE, quiz.hint)


def _quiz_buttons(quiz: Quiz) -> Rows:
    positions = range(len(quiz.options))
    if quiz.answering is Answering.ONE:
        return (tuple(Button(letter(p), pack(Answer(quiz.post_key, (p,)))) for p in positions),)
    marks = tuple(Button(_mark(quiz, p), pack(Mark(quiz.post_key, p))) for p in positions)
    return (marks, (Button(quiz.confirm or "✓", pack(Confirm(quiz.post_key))),))


def _mark(quiz: Quiz, position: int) -> str:
    """A letter, and whether it is marked; where places count, as which."""
    if position not in quiz.marked:
        return letter(position)
    place = quiz.marked.index(position) + 1
    return (
        f"✓ {letter(position)}"
        if quiz.answering is Answering.SEVERAL
        else f"{place}· {letter(position)}"
    )


# Buttons


def _able(rows: Rows, abilities: Abilities) -> Rows:
    """Rows without the buttons that lead to, or ask for, what there is not."""
    links, forms = Ability.LINKS in abilities, Ability.FORMS in abilities
    if not forms:
        rows = tuple(tuple(map(_unasked, row)) for row in rows)
    kept = (
        tuple(b for b in row if (links or not b.alone) and (forms or not b.asks)) for row in rows
    )
    return tuple(row for row in kept if row)


def _unasked(button: Button) -> Button:
    """A button that asks for nothing, where what it asks for may be left out."""
    return replace(button, asks="", optional=False) if button.optional else button


def _typed(reply: Reply, first: int) -> Reply:
    """Buttons as numbers to type; a quiz goes on being answered by letters."""
    buttons = [button for row in reply.buttons for button in row]
    return replace(
        reply,
        text=reply.text + tuple(_numbered(buttons, first)),
        buttons=(),
        typed=Typed(tuple(b.payload for b in buttons), reply.typed.quiz if reply.typed else None),
    )


def _with_short_labels(reply: Reply, limits: Limits) -> Reply:
    """Labels too long for a button go into the text, and a number stands on the button."""
    buttons = [button for row in reply.buttons for button in row]
    long = dict.fromkeys(b for b in buttons if _units(b.label) > limits.button_label)
    short = {b: replace(b, label=str(number)) for number, b in enumerate(long, 1)}
    rows = tuple(tuple(short.get(b, b) for b in row) for row in reply.buttons)
    return replace(reply, text=reply.text + tuple(_numbered(long, 1)), buttons=rows)


def _numbered(buttons: Iterable[Button], first: int) -> Iterator[Block]:
    for number, button in enumerate(buttons, first):
        yield _line(BlockKind.CHOICE, button.label, mark=f"[{number}]")


def _rows(rows: Rows, width: int) -> Rows:
    return tuple(row[at : at + width] for row in rows for at in range(0, len(row), width))


# Length


def _split(reply: Reply, limits: Limits) -> list[Reply]:
    """Messages within the limits: the first keeps what it replaces, the last the rest."""
    if size(reply.text) <= limits.text and sum(map(len, reply.buttons)) <= limits.buttons:
        return [reply]
    moved = reply.post if reply.replaces else None
    texts = _chunks(reply.text, limits.text)
    rows = _row_groups(reply.buttons, limits.buttons)
    texts += [(_line(BlockKind.PARAGRAPH, "…"),)] * (len(rows) - 1)
    heads = [
        Reply(
            text=text,
            private=reply.private,
            local=reply.local,
            post=None if at else moved,
            replaces=reply.replaces and not at,
            quiet=reply.quiet,
        )
        for at, text in enumerate(texts[: -len(rows)])
    ]
    if heads and moved is not None:
        reply = replace(reply, post=None)
    tails = [
        replace(reply, text=text, buttons=group, replaces=reply.replaces and not heads and not at)
        for at, (text, group) in enumerate(zip(texts[-len(rows) :], rows, strict=True))
    ]
    bare = [replace(tail, quiz=None, image=None, document=None, typed=None) for tail in tails[:-1]]
    return heads + bare + tails[-1:]


def _row_groups(rows: Rows, most: int) -> list[Rows]:
    groups: list[Rows] = [()]
    for row in rows:
        if groups[-1] and sum(map(len, groups[-1])) + len(row) > most:
            groups.append(())
        groups[-1] += (row,)
    return groups


def _chunks(text: Text, most: int) -> list[Text]:
    chunks: list[Text] = [()]
    room = most
    for block in (part for whole in text for part in _fitting(whole, most)):
        if chunks[-1] and _block_size(block) > room:
            chunks.append(())
            room = most
        chunks[-1] += (block,)
        room -= _block_size(block)
    return chunks


def _fitting(block: Block, most: int) -> Iterator[Block]:
    """A block, or the parts of one that is too long for a message, cut at blanks."""
    if _block_size(block) <= most:
        yield block
        return
    mark = block.mark
    for start, end in _cuts(_words(block), max(LEAST, most - _units(mark) - AROUND)):
        yield Block(block.kind, tuple(_between(block.spans, start, end)), mark)
        mark = ""


def _cuts(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Where parts of at most `room` units begin and end: between words, unless one is longer."""
    start = _next_word(text, 0)
    while start < len(text):
        end = start + _within(text[start : start + room + 1], room)
        blank = max(text.rfind(sign, start, end + 1) for sign in _BLANKS)
        if end < len(text) and blank > start:
            end = blank
        yield start, end
        start = _next_word(text, end)


def _next_word(text: str, start: int) -> int:
    while text[start : start + 1] in _BLANKS:
        start += 1
    return start


def _between(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """What lies between two places of a block's words, each run in its style."""
    for span in spans:
        part = span.text[max(start, 0) : max(end, 0)]
        if part:
            yield Span(part, span.style)
        start -= len(span.text)
        end -= len(span.text)


def _within(text: str, room: int) -> int:
    """How many characters of a text fit into `room` UTF-16 units."""
    units = 0
    for end, sign in enumerate(text):
        units += _units(sign)
        if units > room:
            return end
    return len(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _block_size(block: Block) -> int:
    return _units(_words(block)) + _units(block.mark) + AROUND


def _words(block: Block) -> str:
    return "".join(span.text for span in block.spans)


def _line(kind: BlockKind, text: str, mark: str = "") -> Block:
    return Block(kind, (Span(text),), mark)


def _lines(text: str) -> Text:
    return tuple(_line(BlockKind.PARAGRAPH, line) for line in text.splitlines() if line.strip())
