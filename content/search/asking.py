"""What a person wraps around a term: the words of the question, to be peeled off.

This module owns the vocabulary of asking, Portuguese and English; it knows no names, so it
offers readings and leaves it to the caller to see which one names a term.
"""

import re
from collections.abc import Callable, Iterator

from content.search.normal import SMALL_WORDS, is_maker, word_set

Words = tuple[str, ...]

_PEELED = 12

# Words that ask, and carry no subject of their own, at the beginning of a question.
FRAME = SMALL_WORDS | word_set(
    "que q oq oque oqe qe qual quais quem como quando onde porque pq p pro pros pras eh sao seria "
    "seriam ser era foi esta estao essa esse isso este isto aquele aquela tal sobre entre me mim "
    "nos te se eu vc vcs voce voces tu ce meu minha la ne ta ja ainda so agora aqui ha oi ola ei "
    "what whats whatis which who how hows when where why is are was be does do did about i im id "
    "you we us it its this that between among can could would should will may hi hello hey there "
    "than coisa thing"
)
# The nouns, verbs and courtesies of asking: some of them stand in names as well.
_ASKING = word_set(
    "alguem galera pessoal mano cara amigo amiga gente opa bom boa dia tarde noite explica "
    "explique explicar explicaria explicacao fala fale falar falem conta conte contar diz diga "
    "digam dizer define defina definir definicao descreve descreva descrever faco fazemos ensina "
    "ensine ensinar mostra mostre mostrar sabe saber sei sabem entende entender entendi entendo "
    "compreender aprender lembra lembrar lembro pode poderia podem podia consegue quero queria "
    "gostaria preciso precisa ajuda ajude ajudar busca busque buscar procura procure procurar "
    "pesquisa pesquise pesquisar significa significam significado significar quer querem serve "
    "servem servir funciona funcionam funcionar usa usam usar uso usos usado usada usados usadas "
    "utiliza utilizar utilizado utilizada faz fazem fazer trata tratam vem existe existem ter tem "
    "temos devo deve termo termos sigla siglas acronimo palavra palavras expressao nome conceito "
    "conceitos nocao ideia funcao utilidade finalidade objetivo proposito papel duvida duvidas "
    "tenho mesmo exatamente afinal realmente melhor mais resumo resumidamente rapidamente simples "
    "exemplo exemplos situacao caso estou favor pfv pf pls obrigado obrigada tudo algo servico "
    "ferramenta tecnica metrica please tell explain explaining describe defines definition "
    "meaning means mean meant give show teach know understand learn want need help with use uses "
    "used using useful purpose work works working concept idea term acronym word stand stands "
    "exactly actually really just let lets talk thanks example examples service tool technique "
    "metric"
)
# Of those, the ones that say what kind of thing the name after them is: "a métrica ROUGE".
_KINDS = word_set(
    "termo sigla acronimo palavra expressao conceito servico ferramenta tecnica metrica term "
    "acronym word concept service tool technique metric"
)
# Words with which a question ends, after its subject.
CLOSING = word_set(
    "o a que oq oque e eh sao pra para por como quando mesmo exatamente afinal isso favor pfv pf "
    "pls please obrigado obrigada ne ta significa significam quer querem dizer serve servem "
    "funciona funcionam faz fazem usado usada usados usadas explica usar me what is are how when "
    "why it and do does mean means meant work works for used exactly about stand stands thanks in "
    "on of to na no da definition meaning definicao significado explicacao melhor mim direito"
)
# Words that ask to tell several things apart, before the things or after them.
COMPARING = word_set(
    "diferenca diferencas diferencia diferenciar distinguir distingue distincao comparar compara "
    "compare comparando comparacao comparativo contraste difference differences distinction "
    "distinguish comparison comparing contrast"
)
# "qual a função do Kendra": here the noun asks, and is not part of a name.
_ASKING_NOUN = re.compile(
    r"(?:qual|quais|what|whats) (?:(?:e|eh|sao|seria|is|are|was) )?(?:o|a|os|as|the) "
    r"(?:func(?:ao|oes)|significados?|definic(?:ao|oes)|conceitos?|utilidade|finalidade|objetivo"
    r"|proposito|papel|ideia|nocao|sigla|termo|meaning|definition|purpose|point|role|concept"
    r"|idea|use|acronym|term)(?: (?:por tras|behind))? (?:d[aeo]s?|of|for) (?=\w)"
)
# Words after which comes what is asked about.
_CUES = word_set("que qual quais oq oque what which sobre about")
_THERE = re.compile(r"\ba(?:\u00ed|i\u0301)(?!\w)", re.IGNORECASE)
_NOT_KNOWN = re.compile(
    r"^(?:eu |i )?(?:ainda )?(?:nao|dont|do not|didnt|did not) (?:\w+ )?"
    r"(?:entendi|entendo|sei|lembro|conheco|understand|know|get|remember) "
)


def spoken(text: str) -> str:
    """Drop the adverb "aí", which without its accent would be the acronym."""
    return _THERE.sub(" ", text)


def subjects(normal: str, knows: Callable[[str], bool]) -> Iterator[Words]:
    """Give what a question may be about, from all its words to the fewest left.

    What is left is empty when nothing but question words was there. `knows` tells whether a
    word stands in a name: one that does not may belong to the question.
    """
    words = tuple(_NOT_KNOWN.sub("", normal).split())
    noun = _ASKING_NOUN.match(normal)
    start = len(noun.group().split()) if noun else 0
    first, last = _trim(words, start, knows)
    begins = range(start, min(first, start + _PEELED) + 1)
    for end in (len(words), last) if last < len(words) else (last,):
        yield from (words[begin:end] for begin in begins if begin < end)
    yield from (words[first:end] for end in range(len(words) - 1, last, -1) if first < end)
    yield words[first:last]


def _trim(words: Words, start: int, knows: Callable[[str], bool]) -> tuple[int, int]:
    """Find where the subject begins and ends."""
    first = _after_story(words, start, knows)
    while first < len(words) and _wraps(words, first):
        first += 1
    while first < len(words) - 1 and words[first] in SMALL_WORDS:
        first += 1
    last = len(words)
    while last > first and words[last - 1] in CLOSING:
        last -= 1
    return first, last


def _after_story(words: Words, start: int, knows: Callable[[str], bool]) -> int:
    """Find where words end that are in no name, yet lead up to a question.

    "Estou na aula e queria saber …": they hold no word of a name, and what comes after them
    surely asks.
    """
    told = start
    for place in range(start, len(words)):
        word = words[place]
        if _surely_asks(word, knows):
            told = place
        if word in _CUES:
            break
        if not _wraps(words, place) and (is_maker(word) or knows(word)):
            break
    else:
        return start
    return told


def _surely_asks(word: str, knows: Callable[[str], bool]) -> bool:
    return word in _CUES or (word in _ASKING and not knows(word))


def _wraps(words: Words, place: int) -> bool:
    word, following = words[place], words[place + 1 : place + 2]
    if word.isdigit():  # "1) …"
        return place == 0 and len(word) < 3 and bool(following)
    if word == "ai":  # "me explica ai o que é …"
        return bool(following) and following[0] in FRAME
    return asks(word)


def asks(word: str) -> bool:
    """Tell whether a word is likelier part of the question than of what it is about."""
    return word in FRAME or word in _ASKING


def silent(words: Words) -> bool:
    """Tell whether words ask, but about nothing."""
    return all(word in FRAME or word in COMPARING for word in words)


def frames(word: str) -> bool:
    """Tell whether a word carries no subject of its own."""
    return word in FRAME


def joins(first: str, second: str) -> bool:
    """Tell whether a noun of asking and what follows it may be one name: "função de prompt".

    "Função do Kendra" and "métrica ROUGE" are none.
    """
    if first not in _ASKING or first in ("resumo", "exemplo", "exemplos"):
        return False
    return second in ("de", "of", "em", "por", "for") or not (second in FRAME or first in _KINDS)
