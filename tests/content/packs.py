"""Packs made by chance, of texts that a notation could take for its own signs; and what ships."""

from functools import cache

from hypothesis import strategies as st

from content.load import bundled, load
from content.model import (
    Comparison,
    Confusion,
    Domain,
    Option,
    Pack,
    Question,
    QuestionKind,
    Row,
    Term,
    TermKind,
)

_SIGNS = (
    "|",
    "\\",
    "#",
    "-",
    "+",
    "*",
    "_",
    "`",
    "~",
    ">",
    "<",
    "=",
    "=>",
    "{",
    "}",
    "{#",
    "[",
    "]",
    "[x]",
    "(",
    ")",
    ",",
    ";",
    ":",
    "'",
    "!",
    "&",
    "%",
    "@",
    "$",
    "^",
    "/",
    "?",
    "1.",
    "2)",
    "---",
    "===",
    "```",
    "||",
    r"\|",
    "\\\\",
    r"\,",
    "{#a}",
    "#}",
    "en:",
    "kind:",
    "null",
    "yes",
    "1.10",
    "0x1F",
    "=1+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "<b>",
    "</b>",
    "<!--",
    "&amp;",
    "[a](b)",
    "**a**",
    "ä",
    "é",
    "日本",
    "🧪",
    "½",
)
_MARKS = ["\u200f", "\u202e", "\u00a0", "\u2028", "\ufeff", '"', '""', "'", "''", "  ", "\u0301"]


def _ordinary() -> st.SearchStrategy[str]:
    return st.characters(exclude_categories=("Cc", "Cs"))


texts = st.lists(
    st.sampled_from([*_SIGNS, *_MARKS, " ", " a", "b "]) | _ordinary(), max_size=8
).map(lambda parts: "".join(parts).strip())
filled = texts.filter(bool)
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
_lists = st.lists(filled, max_size=3).map(tuple)


@cache
def shipped() -> Pack:
    """The pack that ships, read once: like every pack, it does not change."""
    pack = load(bundled()).pack
    assert pack is not None
    return pack


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Make a pack that the model allows, whether or not it makes sense."""
    domains = draw(st.lists(_domain(), max_size=3, unique_by=lambda domain: domain.id))
    domain_ids = st.sampled_from([domain.id for domain in domains] or ["1"]) | filled
    fewest = draw(st.integers(0, 7))
    ids = draw(st.lists(slugs, min_size=fewest, max_size=9, unique=True))
    term_ids, comparison_ids, question_ids = ids[0::3], ids[1::3], ids[2::3]
    about = st.lists(st.sampled_from(ids) | filled, max_size=3) if ids else st.just([])
    return Pack(
        id=draw(texts),
        title=draw(texts),
        language=draw(texts),
        domains=tuple(domains),
        terms=tuple(draw(_term(it, domain_ids)) for it in term_ids),
        comparisons=tuple(draw(_comparison(it, domain_ids)) for it in comparison_ids),
        questions=tuple(draw(_question(it, domain_ids, about)) for it in question_ids),
        description=draw(texts),
    )


def _domain() -> st.SearchStrategy[Domain]:
    return st.builds(Domain, filled, texts, texts, st.integers(-9, 200))


def _term(term_id: str, domain_ids: st.SearchStrategy[str]) -> st.SearchStrategy[Term]:
    terms = st.builds(
        Term,
        id=st.just(term_id),
        domain=domain_ids,
        name=texts,
        en=texts,
        definition=texts,
        kind=st.sampled_from(TermKind),
        facts=_lists,
        ordered=st.booleans(),
        aliases=_lists,
        wrong=_lists,
        see=_lists,
        confused=st.lists(st.builds(Confusion, filled, texts), max_size=2).map(tuple),
        task=texts,
        section=texts,
        beyond=st.booleans(),
        source=st.none(),
    )
    return terms.filter(lambda term: bool(term.facts) or not term.ordered)


@st.composite
def _comparison(draw: st.DrawFn, item_id: str, domain_ids: st.SearchStrategy[str]) -> Comparison:
    width = draw(st.integers(0, 3))
    cells = st.lists(texts, min_size=width, max_size=width).map(tuple)
    return Comparison(
        id=item_id,
        domain=draw(domain_ids),
        name=draw(texts),
        en=draw(texts),
        columns=draw(cells),
        rows=tuple(draw(st.lists(st.builds(Row, texts, cells), max_size=3))),
        definition=draw(texts),
        corner=draw(texts),
        compares=draw(_lists),
        aliases=draw(_lists),
        wrong=draw(_lists),
        see=draw(_lists),
        task=draw(texts),
        section=draw(texts),
        beyond=draw(st.booleans()),
    )


@st.composite
def _question(
    draw: st.DrawFn,
    item_id: str,
    domain_ids: st.SearchStrategy[str],
    about: st.SearchStrategy[list[str]],
) -> Question:
    kind = draw(st.sampled_from(QuestionKind))
    partners = texts if kind is QuestionKind.MATCH else st.just("")
    options = tuple(draw(st.lists(st.builds(Option, texts, texts, partners), max_size=4)))
    places = range(len(options))
    chosen = kind in (QuestionKind.SINGLE, QuestionKind.SEVERAL)
    correct = [at for at in places if draw(st.booleans())] if chosen else places
    explanation = draw(texts)
    return Question(
        id=item_id,
        domain=draw(domain_ids),
        kind=kind,
        stem=draw(texts),
        options=options,
        correct=tuple(correct),
        explanation=explanation,
        detail=draw(texts) if explanation else "",
        about=tuple(draw(about)),
        difficulty=draw(st.integers(-1, 5)),
        task=draw(texts),
        section=draw(texts),
        machine=draw(st.booleans()),
    )


questions = _question("q-1", filled, st.lists(filled, max_size=3))
