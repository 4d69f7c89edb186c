"""What a person wraps around a term: question words to peel off, comparisons to take apart.

This module owns the vocabulary of asking, Portuguese and English; it knows no names, so it
offers readings, likeliest first, and leaves it to the caller to see which one names a term.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from content.search.normal import SMALL_WORDS

Words = tuple[str, ...]

# Words that ask, and carry no subject of their own, at the beginning of a question.
_FRAME = SMALL_WORDS | frozenset(
    "que q oq oque oqe qe qual quais quem como quando onde porque pq p pro pros pras eh sao seria "
    "seriam ser era foi esta estao essa esse isso este isto aquele aquela tal sobre entre me mim "
    "nos te se eu vc vcs voce voces tu ce meu minha la ne ta ja ainda so agora aqui ha oi ola ei "
    "what whats whatis which who how hows when where why is are was be does do did about me i im "
    "id you we us it its this that between among can could would should will may so hi hello hey there".split()
)
# The nouns, verbs and courtesies of asking: some of them stand in names as well.
_ASKING = frozenset(
    "alguem galera pessoal mano cara amigo amiga gente opa bom boa dia tarde noite "
    "explica explique explicar explicaria explicacao fala fale falar falem conta conte contar "
    "diz diga digam dizer define defina definir definicao descreve descreva descrever ensina "
    "ensine ensinar mostra mostre mostrar sabe saber sei sabem entende entender entendi entendo "
    "compreender aprender lembra lembrar lembro pode poderia podem podia consegue quero queria "
    "gostaria preciso precisa ajuda ajude ajudar busca busque buscar procura procure procurar "
    "pesquisa pesquise pesquisar significa significam significado significar quer querem serve "
    "servem servir funciona funcionam funcionar usa usam usar uso usos usado usada usados usadas "
    "utiliza utilizar utilizado utilizada faz fazem fazer vem existe existem ter tem temos devo "
    "deve termo termos sigla siglas acronimo palavra palavras expressao nome conceito conceitos "
    "nocao ideia funcao utilidade finalidade objetivo proposito papel duvida duvidas tenho mesmo "
    "exatamente afinal realmente melhor mais resumo resumidamente rapidamente simples exemplo "
    "exemplos favor pfv pf pls obrigado obrigada tudo algo servico ferramenta tecnica metrica "
    "please tell explain explaining describe define defines definition meaning means mean meant "
    "give show teach know understand learn want need help with use uses used using useful purpose "
    "work works working concept idea term acronym word stand stands exactly actually really just "
    "let lets talk thanks example examples service tool technique metric".split()
)
# Words with which a question ends, after its subject.
_CLOSING = frozenset(
    "o a que oq oque e eh sao pra para por como quando mesmo exatamente afinal isso favor pfv pf "
    "pls please obrigado obrigada ne ta significa significam quer querem dizer serve servem "
    "funciona funcionam faz fazem usado usada usados usadas explica "
    "me what is are do does mean means meant work works for used exactly about stand stands thanks "
    "in on of to na no da do".split()
)
_TRAILING = _FRAME | _CLOSING
# "qual a função do Kendra": here the noun asks, and is not part of a name.
_ASKING_NOUN = re.compile(
    r"(?:o que|oq|oque|qual|quais|what|whats) (?:(?:e|eh|sao|seria|is|are|was) )?"
    r"(?:(?:o|a|os|as|the|um|uma) )?"
    r"(?:func(?:ao|oes)|significados?|definic(?:ao|oes)|conceitos?|utilidade|finalidade|objetivo"
    r"|proposito|papel|ideia|nocao|sigla|termo|meaning|definition|purpose|point|role|concept"
    r"|idea|use|acronym|term)(?: (?:por tras|behind))? (?:d[aeo]s?|of|for) (?=\w)"
)
_NOT_KNOWN = re.compile(
    r"^(?:eu |i )?(?:ainda )?(?:nao|dont|do not|didnt|did not) (?:\w+ )?"
    r"(?:entendi|entendo|sei|lembro|conheco|understand|know|get|remember) "
)


def subjects(normal: str) -> Iterator[Words]:
    """Give what a question may be about, from all its words to the fewest left.

    What is left is empty when nothing but question words was there.
    """
    words = tuple(_NOT_KNOWN.sub("", normal).split())
    noun = _ASKING_NOUN.match(normal)
    start = len(noun.group().split()) if noun else 0
    first, last = _trim(words, start)
    for end in (len(words), last) if last < len(words) else (last,):
        yield from (words[begin:end] for begin in range(start, min(first, end - 1) + 1))
    if first >= last:
        yield ()


def _trim(words: Words, first: int) -> tuple[int, int]:
    while first < len(words) and (words[first] in _FRAME or words[first] in _ASKING):
        first += 1
    last = len(words)
    while last > first and words[last - 1] in _CLOSING:
        last -= 1
    return first, last


def asks(word: str) -> bool:
    """Tell whether a word can only belong to the question, never to what it is about."""
    return word in _FRAME


# Words that ask for a comparison, before its sides or after them.
_COMPARING = frozenset(
    "diferenca diferencas diferencia diferenciar comparar compara compare comparando comparacao "
    "comparativo difference differences comparison comparing".split()
)
# Words between its sides: the lower the number, the surer that they are no part of a name.
_SEPARATORS = {
    word: strength
    for strength, words in enumerate(
        (
            "x vs versus difere diferem diferente diferentes comparado comparada differ differs "
            "different compared",
            "ou or",
            "e and com with to from pra para pro do da dos das de than que contra against",
        )
    )
    for word in words.split()
}
_CHOOSING = _FRAME - {"q"} | frozenset(
    "usar uso utilizar escolher prefiro melhor devo deve preciso use using choose prefer "
    "better explica explique explicar tell".split()
)
_LISTED = str.maketrans({sign: " vs " for sign in ",;|"})
_LONGEST = 32
_CUTS = 6
_READINGS = 21


def listed(text: str) -> str:
    """Turn the signs that stand between things in a list into a word that separates them."""
    return text.translate(_LISTED)


def compares(words: Sequence[str]) -> bool:
    """Tell whether the words ask to tell two or three things apart."""
    if len(words) > _LONGEST:
        return False
    if any(word in _COMPARING for word in words):
        return True
    return any(_SEPARATORS.get(word, 2) < 2 for word in words[1:-1])


def parts(words: Sequence[str]) -> int:
    """Count the sides that words such as "x" and "vs" set apart for certain."""
    return 1 + sum(_SEPARATORS.get(word) == 0 for word in words)


def sides(words: Sequence[str]) -> Iterator[tuple[Words, ...]]:
    """Give the ways to read a comparison as two or three sides, likeliest first."""
    words = _sides(words)
    while words and words[0] in _CHOOSING:
        words = words[1:]
    places = [
        (_SEPARATORS[word], place)
        for place, word in enumerate(words[:-1])
        if place and word in _SEPARATORS
    ]
    places = sorted(places)[:_CUTS]
    cuts = [cut for count in (1, 2) for cut in combinations(places, count)]
    cuts.sort(key=lambda cut: max(cut)[0])
    for cut in cuts[:_READINGS]:
        ends = sorted(place for _, place in cut)
        bounds = zip((-1, *ends), (*ends, len(words)), strict=True)
        pieces = tuple(_side(words[begin + 1 : end]) for begin, end in bounds)
        if all(pieces):
            yield pieces


def _sides(words: Sequence[str]) -> Sequence[str]:
    """Keep what stands after the word that asks for the comparison, or before it."""
    for place, word in enumerate(words):
        if word in _COMPARING:
            return max(words[:place], _sides(words[place + 1 :]), key=len)
    return words


def _side(words: Sequence[str]) -> Words:
    """Take question words off both ends; "q" stays, for it may begin or end a name."""
    first, last = 0, len(words)
    while first < last and words[first] != "q" and words[first] in _FRAME:
        first += 1
    while last > first and words[last - 1] != "q" and words[last - 1] in _TRAILING:
        last -= 1
    return tuple(words[first:last])
