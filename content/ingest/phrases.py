"""What made questions ask, in the language of the notes: it becomes part of a pack's own texts."""

from dataclasses import dataclass

from content.ingest.language import ENGLISH


@dataclass(frozen=True, slots=True)
class Phrases:
    """The stems; what stands in braces is filled in."""

    term: str
    part: str
    stranger: str
    order: str
    cell: str


_ENGLISH = Phrases(
    term="Which term has this definition? “{text}”",
    part="Which of these is part of “{name}”?",
    stranger="Which of these is not part of “{name}”?",
    order="Put the entries of “{name}” in their order.",
    cell="In “{name}”, what does “{row}” say of {column}?",
)
_PORTUGUESE = Phrases(
    term="Que termo tem esta definição? “{text}”",
    part="Qual destes itens faz parte de “{name}”?",
    stranger="Qual destes itens não faz parte de “{name}”?",
    order="Ponha em ordem os itens de “{name}”.",
    cell="Em “{name}”, o que diz “{row}” sobre {column}?",
)


def phrases_of(language: str) -> Phrases:
    """Give the phrases of a language (BCP 47), the Portuguese ones where it has none."""
    return _ENGLISH if language.lower().partition("-")[0] == ENGLISH else _PORTUGUESE
