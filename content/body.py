"""A whole pack as bytes: to be kept, and to be read again into a pack that is equal.

One canonical JSON object a line, packed: first the pack's head, then each item. It is read
line by line, for one large text read at once would hold up everything else in the process.
Where an item stood in a file is left out.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict

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
from content.snapshot import canonical, without_marks

_SORT = "sort"


def pack_to_body(pack: Pack) -> bytes:
    """Write a pack."""
    return zlib.compress("\n".join(_lines(pack)).encode("utf-8", "surrogatepass"))


def pack_from_body(body: bytes) -> Pack:
    """Read what `pack_to_body` wrote.

    Raises ValueError, KeyError, TypeError or zlib.error on anything else.
    """
    first, *lines = zlib.decompress(body).decode("utf-8", "surrogatepass").split("\n")
    terms: list[Term] = []
    comparisons: list[Comparison] = []
    questions: list[Question] = []
    for line in lines:
        values = json.loads(line, object_hook=_frozen)
        match values.pop(_SORT):
            case "term":
                values["kind"] = TermKind(values["kind"])
                values["confused"] = tuple(Confusion(**one) for one in values["confused"])
                terms.append(Term(**values))
            case "comparison":
                values["rows"] = tuple(Row(**row) for row in values["rows"])
                comparisons.append(Comparison(**values))
            case "question":
                values["kind"] = QuestionKind(values["kind"])
                values["options"] = tuple(Option(**one) for one in values["options"])
                questions.append(Question(**values))
            case sort:
                raise ValueError(sort)
    head = json.loads(first, object_hook=_frozen)
    head["domains"] = tuple(Domain(**domain) for domain in head["domains"])
    return Pack(
        **head, terms=tuple(terms), comparisons=tuple(comparisons), questions=tuple(questions)
    )


def body_digest(body: bytes) -> str:
    """Give the digest of what a body says, in hexadecimal: the same for equal packs."""
    return hashlib.sha256(zlib.decompress(body)).hexdigest()


def _lines(pack: Pack) -> Iterator[str]:
    yield canonical(
        {
            "id": pack.id,
            "title": pack.title,
            "language": pack.language,
            "description": pack.description,
            "domains": [asdict(domain) for domain in pack.domains],
        }
    )
    for term in pack.terms:
        yield _line("term", asdict(term))
    for comparison in pack.comparisons:
        yield _line("comparison", asdict(comparison))
    for question in pack.questions:
        yield _line("question", without_marks(asdict(question)))


def _line(sort: str, values: dict[str, object]) -> str:
    values.pop("source", None)
    return canonical({_SORT: sort, **values})


def _frozen(values: dict[str, object]) -> dict[str, object]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}
