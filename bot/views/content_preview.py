"""Items of a push one at a time, as members would see them, and questions with their solution."""

from collections.abc import Iterator, Sequence

from bot.actions import AcceptMade, PreviewPush
from bot.letters import letter
from bot.model import Block, Button, Reply
from bot.views.question import answer_lines, explanation, section
from bot.views.terms import item_text
from bot.views.text import bold, button, footer, item, note, paragraph, title
from bot.views.words import Words
from content.difference import Item
from content.library import Library
from content.model import Question, QuestionKind


def preview_reply(
    words: Words, library: Library, items: Sequence[Item], page: int, push: int | None
) -> Reply:
    """One of some items, pages counted from 1, with the way to the others where they are of a
    push.
    """
    here = min(max(page, 1), len(items))
    found = items[here - 1]
    text = (
        note(words("content-preview", page=here, pages=len(items), id=found.id)),
        *_shown(words, library, found),
    )
    if push is None:
        return Reply(text=text)
    row = tuple(_turns(words, push, here, len(items)))
    rows = (row,) if row else ()
    if isinstance(found, Question) and found.machine:
        accept = button(words("content-button-accept-one"), AcceptMade(push, here))
        rows = (*rows, (accept,))
    return Reply(text=text, buttons=rows, replaces=page > 0)


def _shown(words: Words, library: Library, found: Item) -> Iterator[Block]:
    if not isinstance(found, Question):
        yield from item_text(words, library, found)
        return
    name = library.domain_name(found.domain, words.language)
    yield title(words("question-practice"))
    yield note(words("question-domain", id=found.domain, name=name))
    yield paragraph(found.stem)
    letters = [letter(place) for place in range(len(found.options))]
    match = found.kind is QuestionKind.MATCH
    if match:
        yield from (item(one.text, mark=f"{n}.") for n, one in enumerate(found.options, 1))
    for sign, option in zip(letters, found.options, strict=True):
        yield item(option.match if match else option.text, mark=f"{sign})")
    yield paragraph(bold(words("content-solution")))
    yield from answer_lines(found, letters)
    wrong = [i for i in range(len(found.options)) if i not in found.correct]
    for index in wrong:
        option = found.options[index]
        if option.reason:
            yield item(option.reason, mark=f"✗ {letters[index]})")
    yield from explanation(found)
    yield from section(words, found)
    if found.machine:
        yield footer(words("content-made-one"))


def _turns(words: Words, push: int, page: int, pages: int) -> Iterator[Button]:
    if page > 1:
        yield button(words("topics-previous"), PreviewPush(push, page - 1))
    if page < pages:
        yield button(words("topics-next"), PreviewPush(push, page + 1))
