"""The columns of a pack as one CSV table, and what a cell may hold.

One row an item; `type` says of what sort. In a list, one entry a line, as it is; in
`confused`, `table` and `options` a line is written as in Markdown. A cell that a
spreadsheet would take for a formula bears an apostrophe in front, which is no part of it.
"""

from content.words import plain

COLUMNS = (
    "type",
    "id",
    "domain",
    "name",
    "en",
    "kind",
    "aliases",
    "wrong",
    "definition",
    "facts",
    "ordered",
    "see",
    "confused",
    "compares",
    "table",
    "stem",
    "options",
    "explanation",
    "detail",
    "about",
    "difficulty",
    "section",
    "task",
    "beyond",
    "machine",
    "title",
    "language",
    "description",
    "weight",
)
# How the columns and values may also be called, in words without accents: a sheet that was
# written in Portuguese is read as well.
IN_PORTUGUESE = {
    "tipo": "type",
    "dominio": "domain",
    "nome": "name",
    "termo": "name",
    "ingles": "en",
    "nome em ingles": "en",
    "especie": "kind",
    "sinonimos": "aliases",
    "outros nomes": "aliases",
    "traducoes erradas": "wrong",
    "definicao": "definition",
    "fatos": "facts",
    "em ordem": "ordered",
    "ver": "see",
    "veja tambem": "see",
    "confunde se com": "confused",
    "compara": "compares",
    "tabela": "table",
    "enunciado": "stem",
    "pergunta": "stem",
    "opcoes": "options",
    "alternativas": "options",
    "explicacao": "explanation",
    "detalhe": "detail",
    "sobre": "about",
    "dificuldade": "difficulty",
    "secao": "section",
    "tarefa": "task",
    "alem das notas": "beyond",
    "de maquina": "machine",
    "titulo": "title",
    "lingua": "language",
    "idioma": "language",
    "descricao": "description",
    "peso": "weight",
}
VALUES_IN_PORTUGUESE = {
    "pacote": "pack",
    "dominio": "domain",
    "termo": "term",
    "comparacao": "comparison",
    "pergunta": "question",
    "questao": "question",
    "conceito": "concept",
    "servico": "service",
    "tecnica": "technique",
    "metrica": "metric",
    "lista": "list",
    "unica": "single",
    "varias": "several",
    "ordem": "order",
    "pares": "match",
}
TYPES = ("pack", "domain", "term", "comparison", "question")
LISTS = frozenset({"aliases", "wrong", "facts", "see", "compares", "about"})
_GUARD = "'"
# The signs that begin a formula, as OWASP's "CSV Injection" lists them, and the guard itself.
_GUARDED = (*"=+-@＝＋－＠", _GUARD)


def guard(cell: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    return _GUARD + cell if cell.startswith(_GUARDED) else cell


def unguard(cell: str) -> str:
    """Take away what `guard` put in front."""
    guarded = cell.startswith(_GUARD) and cell[1:].startswith(_GUARDED)
    return cell[1:] if guarded else cell


def column(name: str) -> str:
    """Give a column's own name, whatever its case, accents and language; "" for none."""
    said = plain(name)
    known = said if said in COLUMNS else IN_PORTUGUESE.get(said, "")
    return known or (name.strip().lower() if name.strip().lower() in COLUMNS else "")


def value(text: str) -> str:
    """Give a type's or a kind's own name; what is none is given back as it is."""
    return VALUES_IN_PORTUGUESE.get(plain(text), text.strip().lower())
