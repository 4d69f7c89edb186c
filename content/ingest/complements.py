"""What stands behind "is" in a sentence: whether it defines its subject or describes it.

"X is a kind of …" defines; "X is large", "the aim is to …" define nothing. This module looks
at what follows the verb and knows no subjects.
"""

import re

from content.ingest.grammar import DETERMINERS, NO_COMPLEMENT, NO_START
from content.words import plain

COPULAS = frozenset({"é", "são", "era", "eram", "foi", "is", "are", "was", "were"})
RELATIVES = frozenset(
    {"de", "da", "do", "das", "dos", "of", "that", "which", "que", "for", "para", "em", "in", "by",
     "pelo", "pela"}
)  # fmt: skip
_OBJECTS = frozenset(
    {"a", "an", "the", "one s", "your", "something", "things", "how", "what", "that"}
)
_VAGUE = frozenset({"proportional", "equivalent", "similar", "different", "proporcional",
                    "equivalente", "semelhante", "diferente", "parte", "part"})  # fmt: skip
_PRAISING = frozenset(
    {"best", "most", "mais", "melhor", "maior", "menor", "same", "mesmo", "mesma", "least", "main",
     "only", "unico", "unica", "pior", "worst", "better"}
)  # fmt: skip
_DESCRIBING = (
    "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "mente", "avel", "ivel", "aveis",
    "iveis", "oso", "osa", "osos", "osas", "ly", "ing", "ful", "ous", "ive", "able", "ible", "less",
)  # fmt: skip
_DESCRIBING_ED = re.compile(r"[a-z]{2,20}ed$")
_EXCEPT = frozenset(
    {"estado", "mercado", "tratado", "dado", "dados", "medida", "medidas", "atividade", "unidade",
     "comunidade", "liquido", "acido", "acidos", "vestido", "pedido", "sentido", "tecido",
     "partido", "lado", "soldado", "cuidado", "resultado", "significado", "mestrado", "bebida",
     "bebidas", "comida", "corrida", "saida", "entrada", "jornada", "camada", "camadas", "tomada",
     "virus", "family", "bus", "anomaly", "assembly", "king", "ring", "string", "thing", "wing",
     "building", "buildings", "painting", "drawing", "olive", "vegetable", "cable", "table",
     "bed", "seed", "weed", "breed", "need", "speed", "corpus", "locus", "campus", "assinatura",
     "mercadoria", "fluido", "fluidos", "solido", "solidos", "comprimido", "ruido", "marido",
     "conteudo", "estrada", "moeda", "particula", "paragraph", "supply", "reply", "missing",
     "meeting", "setting", "holding"}
)  # fmt: skip
_MADE = frozenset(
    {"formado", "formada", "formados", "formadas", "composto", "composta", "compostos",
     "compostas", "constituido", "constituida", "constituidos", "constituidas", "caracterizado",
     "caracterizada", "caracterizados", "caracterizadas", "definido", "definida", "definidos",
     "definidas", "conhecido", "conhecida", "conhecidos", "conhecidas", "usado", "usada",
     "usados", "usadas", "utilizado", "utilizada", "utilizados", "utilizadas", "made", "formed",
     "composed", "characterized", "characterised", "defined", "known", "used"}
)  # fmt: skip
_OF = frozenset(
    {
        "por",
        "pelo",
        "pela",
        "pelos",
        "pelas",
        "de",
        "em",
        "como",
        "para",
        "by",
        "of",
        "as",
        "to",
        "up",
    }
)
FEWEST_WORDS = 3  # behind the verb


def complements(rest: str, verb: str, *, loose: bool) -> bool:
    """Tell whether what follows a verb says what the subject is; a loose verb proves little."""
    words = rest.split()
    if len(words) < FEWEST_WORDS:
        return False
    first = words[0].lower().strip("\"“'(,")
    bare = plain(first)
    if verb not in COPULAS:
        return not loose or bare not in NO_START
    if bare in DETERMINERS and bare not in (
        "cada",
        "each",
        "when",
        "how",
        "quando",
        "those",
        "where",
        "onde",
    ):
        return _says_what(words[1:])
    if bare in DETERMINERS:
        return verb in ("é", "is")
    if bare in _MADE and plain(words[1]) in _OF:
        return True
    if not bare or bare in NO_COMPLEMENT or bare in NO_START or not bare.isalpha():
        return False
    if bare in _EXCEPT or (bare.endswith("ing") and plain(words[1]) in _OBJECTS):
        return True
    if verb in ("é", "is") and not any(plain(word) in RELATIVES for word in words[1:4]):
        return False
    return not bare.endswith(_DESCRIBING) and not _DESCRIBING_ED.match(bare) and bare not in _VAGUE


def _says_what(words: list[str]) -> bool:
    """Tell a definition from "is the best", "é o mais caro", "é a principal"."""
    bare = plain(words[0]) if words else ""
    return bool(bare) and (bare not in _PRAISING or len(words) > 4)
