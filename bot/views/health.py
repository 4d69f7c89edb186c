"""The health of the notes: in words, in a picture, and with aliases to be made."""

from collections.abc import Iterable

from bot.actions import AddAlias, ShowCase, pack
from bot.model import Block, Button, Image, Reply, Text
from bot.study.aliases import Named, token_of
from bot.study.health import Health
from bot.study.item_analysis import FEWEST, TOO_EASY, TOO_HARD, Figures, Findings
from bot.views.pictures.scatter import Axis, Point, Scatter, Zone, drawn
from bot.views.text import button, echo, note, paragraph, title
from bot.views.weekly_note import alias_buttons, finding_parts, miss_lines, part
from bot.views.words import Words
from content.library import Library

NAMES = 12
"""Questions whose names stand in the picture, at most."""

_ACROSS = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
_UP = (-100.0, -50.0, 0.0, 50.0, 100.0)


def health_reply(words: Words, found: Health) -> Reply:
    """All there is to say of the notes; with a picture where answers say enough."""
    return Reply(
        text=health_text(words, found),
        buttons=_buttons(words, found),
        private=True,
        image=picture(words, found.measured, found.findings),
    )


def health_text(words: Words, found: Health) -> Text:
    """All there is to say of the notes in words."""
    text = (
        title(words("health-title")),
        note(words("help-notes", title=found.title)),
        paragraph(
            words(
                "health-measured",
                count=len(found.measured),
                total=found.questions,
                fewest=FEWEST,
            )
        ),
        *_means(words, found.measured),
        *finding_parts(words, found.findings),
        *part(words, words("health-misses"), miss_lines(words, found.missed)),
        *((note(words("disputes-waiting", count=found.waiting)),) if found.waiting else ()),
    )
    if found.measured and not found.findings:
        text += (paragraph(words("health-good")),)
    return text


def named_reply(words: Words, library: Library, named: Named) -> Reply:
    """What may have been meant by a look-up that missed: one tap makes it an alias."""
    rows = tuple(
        (one,)
        for item in named.items
        if (one := _alias(words, library, item, token_of(named.query)))
    )
    query = echo(named.query)
    message = "health-which" if rows else "health-nothing-near"
    return Reply(text=(paragraph(words(message, query=query)),), buttons=rows, private=True)


def alias_reply(words: Words, library: Library, item: str, query: str, number: int) -> Reply:
    """That an item is found by a further name from now on."""
    name = library.name(item, words.language)
    text = (
        paragraph(words("health-alias", query=echo(query), name=name)),
        note(words("disputes-version", number=str(number))),
    )
    return Reply(text=text, private=True)


def picture(words: Words, measured: Iterable[Figures], findings: Findings) -> Image | None:
    """Facility and discrimination of each question on a plane, those to be looked at by name;
    None where too little is known.
    """
    known = [one for one in measured if one.discrimination is not None]
    if not known:
        return None
    named = _named(known, findings)
    points = tuple(
        Point(100 * one.facility, _points(one), one.question.id if one in named else "")
        for one in known
    )
    scatter = Scatter(
        title=words("health-picture"),
        across=Axis(words("health-across"), 0, 100, _ACROSS),
        up=Axis(words("health-up"), -100, 100, _UP),
        points=points,
        zones=(
            Zone(0, 100, -100, 0),
            Zone(0, 100 * TOO_HARD, 0, 100),
            Zone(100 * TOO_EASY, 100, 0, 100),
        ),
    )
    return Image(drawn(scatter), _alt(words, known, named))


def _named(known: Iterable[Figures], findings: Findings) -> list[Figures]:
    """Those that the findings are about, the worst first."""
    about = {
        one.question.id
        for sort in (findings.inverted, findings.too_hard, findings.too_easy)
        for one in sort
    }
    found = [one for one in known if one.question.id in about]
    return sorted(found, key=_points)[:NAMES]


def _alt(words: Words, known: list[Figures], named: list[Figures]) -> str:
    """What the picture shows."""
    shares, by = [round(100 * one.facility) for one in known], [*map(_points, known)]
    head = words(
        "health-alt",
        count=len(known),
        lowest=min(shares),
        highest=max(shares),
        least=_signed(min(by)),
        most=_signed(max(by)),
    )
    lines = (
        words(
            "health-alt-line",
            id=one.question.id,
            percent=round(100 * one.facility),
            points=_signed(_points(one)),
        )
        for one in named
    )
    return "; ".join((head, *lines))


def _means(words: Words, measured: tuple[Figures, ...]) -> tuple[Block, ...]:
    if not measured:
        return ()
    facility = round(100 * sum(one.facility for one in measured) / len(measured))
    lines: tuple[Block, ...] = (note(words("health-facility", percent=facility)),)
    known = [_points(one) for one in measured if one.discrimination is not None]
    if known:
        mean = _signed(sum(known) / len(known))
        lines += (note(words("health-discrimination", points=mean)),)
    return lines


def _buttons(words: Words, found: Health) -> tuple[tuple[Button, ...], ...]:
    rows = alias_buttons(words, found.missed)
    if found.waiting:
        rows += ((button(words("health-disputes"), ShowCase()),),)
    return rows


def _alias(words: Words, library: Library, item: str, token: str) -> Button | None:
    try:
        payload = pack(AddAlias(item, token))
    except ValueError:  # an id too long for a button
        return None
    return Button(library.name(item, words.language), payload)


def _points(one: Figures) -> float:
    return 100 * (one.discrimination or 0.0)


def _signed(points: float) -> str:
    return f"{round(points):+d}".replace("-", "−")
