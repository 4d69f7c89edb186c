"""What the headings, labels and columns of notes say by habit, in Portuguese and English.

All words are in the form that `content.words.plain` gives: lower case, no accents. This
module knows no lines and no terms.
"""

import re

from content.ingest.grammar import ARTICLES, words_of
from content.words import plain

IGNORED = words_of(
    """
    sumario, indice, referencias, referencia, bibliografia, referencias bibliograficas,
    exercicios, link de referencia, links, fontes, fonte, leitura complementar, para saber mais,
    saiba mais, questoes, questoes de revisao, gabarito, contents, table of contents,
    references, reference, bibliography, further reading, exercises, sources, source, see also,
    external links, review questions, practice questions, answers, questions, veja tambem,
    agradecimentos, acknowledgements, links externos, creditos, toc, perguntas, link, leituras,
    useful links, links uteis, sugestoes de leitura, faltou, falta, faltam, pendencias, pendente,
    lista de exercicios, exam, exams, quiz, a fazer, to do, todo, midterm, midterms, office hours,
    lembretes, reminders, final, review session, duvida, duvidas, related, relacionados, contato,
    contatos, contact, para casa, para a proxima aula, tag, tags, status, criado em,
    created, created at, created by, last edited, last edited by, ultima edicao, editado em,
    atualizado em, updated, avisos, aviso da turma, announcements,
    practice, simulado, worksheet, check your understanding, teste seus conhecimentos,
    para praticar, para treinar, vamos praticar
    """
)
"""Headings under which nothing is learnt by heart."""

PROPERTIES = IGNORED | words_of(
    """
    professor, professora, prof, profa, docente, turma, aluno, aluna, instructor, teacher,
    lecturer, student, semestre, semester, disciplina, course, data, date, autor, autora, author
    """
)
"""Labels that, right below the title of notes, say whose they are, and of when."""

STRUCTURAL = words_of(
    """
    introducao, resumo, conclusao, conclusoes, apresentacao, visao geral, prefacio, anexo,
    anexos, consideracoes finais, consideracoes iniciais, conceitos basicos, conceitos,
    glossario, termos, conceitos fundamentais, conceitos gerais, definicoes, nocoes gerais,
    generalidades, apendice, fundamentos, principais conceitos, conceitos chave, terminologia,
    vocabulario, contexto, conceitos importantes, termos importantes, notas, anotacoes, outros,
    outras, diversos, geral, tabela, quadro, comparacao, comparativo, tabela comparativa, quadro
    comparativo, revisao, introduction, summary, conclusion, conclusions, overview, preface,
    appendix, basics, glossary, terms, definitions, key terms, key concepts, concepts,
    terminology, vocabulary, background, basic concepts, fundamentals, important terms,
    miscellaneous, notes, other, others, general, comparison, table, comparison table, recap,
    review, key takeaways, takeaways, cheat sheet, prologue, epilogue, abstract, foreword, core
    concepts, key ideas, main ideas, ideias principais, pontos chave, pontos principais,
    objetivos de aprendizagem, learning objectives, objectives
    """
)
"""Headings that are a place in the notes, and no thing to be learnt."""

DEFINES = words_of(
    """
    definicao, conceito, significado, descricao, o que e, o que sao, definition, meaning,
    concept, description, what it is, what is it, what they are, em resumo, resumo, in short, o
    que significa
    """
)
"""Labels whose text is the definition of the term above."""

ASPECTS = words_of(
    """
    homework, tarefa, licao de casa, dever de casa, valores normais, valor normal, normal
    values, normal range, valores de referencia, key figures, key people, key names, autores,
    principais autores, study tips, dicas de estudo, caracteristica, caracteristicas,
    caracteristicas principais, principais caracteristicas, caso de uso, casos de uso, uso,
    usos, exemplo, exemplos, ex, vantagem, vantagens, desvantagem, desvantagens, beneficio,
    beneficios, limitacao, limitacoes, aplicacao, aplicacoes, funcao, funcoes, importancia,
    observacao, observacoes, obs, nota, atencao, pegadinha, pegadinhas, macete,
    macetes, dica, dicas, importante, formula, formulas,
    sintoma, sintomas, sinais, sinais clinicos, sinais e sintomas, signs, clinical signs, signs
    and symptoms, causa, causas, tratamento, consequencia, consequencias, origem,
    etimologia, como funciona, por que usar, quando usar, quando se usa, como usar, onde e
    usado, objetivo, objetivos, finalidade, requisito, requisitos, propriedade, propriedades,
    estrutura, historico, historia, pros, contras, pros e contras, cuidado, cuidados, detalhes,
    vantagens e desvantagens, localizacao, base legal, fundamento legal, fundamento, excecao,
    excecoes, prazo, prazos, curiosidade, curiosidades, harmonizacao, regiao, regioes, aroma,
    aromas, unidade, calculo, interpretacao, para que serve, resumindo, lembre se, lembrete,
    exemplo pratico, na pratica, pontos fortes, pontos fracos, riscos, desafios, recursos,
    principais recursos, sinonimo, sinonimos, tambem chamado, alem disso, portanto, logo, por
    exemplo, contudo, porem, assim, ou seja, isto e, resultado, resultados, principais usos,
    duracao, competencia, legitimidade, efeitos, efeito, jurisprudencia, sumula,
    diagnostico, prevencao, transmissao, onde fica, quem pode propor, cabimento,
    characteristic, characteristics, key characteristics, feature, features, key features, use
    case, use cases, use, uses, common uses, example, examples, eg, advantage, advantages,
    disadvantage, disadvantages, benefit, benefits, limitation, limitations, application,
    applications, function, functions, purpose, importance, note, nb, remark, remarks, tip,
    tips, warning, caution, important, symptom, symptoms, cause, causes, treatment, treatments,
    consequences, origin, etymology, how it works, how does it work, why use it, when to use it,
    when to use, why it matters, property, properties, structure, history, cons, drawbacks, pros
    and cons, details, location, requirements, exception, exceptions, deadline, trivia,
    strengths, weaknesses, risks, challenges, pairing, food pairing, food pairings, pairings,
    region, regions, unit, units, calculation, interpretation, remember, reminder, in practice,
    hint, mnemonic, mnemonics, exam tip, exam tips, exam hint, mnemonico, mnemonicos, regra
    mnemonica, dica de prova, dicas de prova, dica para a prova, however, therefore, also, thus,
    for example, result, results, synonyms, effects, effect, also called, also known as, common
    examples, common mistakes, key points, key facts, facts, strengths and weaknesses,
    advantages and disadvantages, famous examples, diagnosis, prevention, notation, sound,
    typical use, notable examples, duration, where it is used
    """
)
"""Headings and labels that say something about the term above, and name none."""

PARTS = words_of(
    """
    tipos, tipo, composicao, composition, componentes, componente, etapas, etapa, fases,
    fase, partes, camadas,
    elementos, classificacao, classificacoes, classes, categorias, especies, modalidades,
    principios, passos, subtipos, divisao, orgaos, principais tipos, principais componentes,
    variedades, niveis, estilos, types, type, components, component, steps, stages, phases,
    parts, layers, elements, kinds, classification, categories, principles, subtypes, divisions,
    varieties, levels, styles, main types, main components, key components, forms, formas
    """
)
"""Like `ASPECTS`, but what is listed beneath are things of their own."""

LISTS = words_of(
    """
    tipos, etapas, fases, componentes, camadas, elementos, classes, categorias, principios,
    modalidades, tecnicas, metodos, modelos, partes, passos, niveis, ramos, formas, especies,
    fundamentos, ferramentas, orgaos, fontes, familias, estilos, escolas, variedades, estados,
    objetivos, poderes, regras, leis, criterios, servicos, instrumentos, sentidos, estrutura,
    types, stages, phases, components, layers, elements, categories, principles, techniques,
    methods, models, parts, steps, levels, branches, forms, kinds, tools, families, styles,
    schools, varieties, states, objectives, powers, rules, laws, criteria, services, pillars,
    pilares, mecanismos, mechanisms, sources, functions, goals, metas, grupos, groups, divisoes
    """
)
"""Nouns that, with "of something" behind them, head a list of things of their own."""

LISTS_OF_ASPECTS = words_of(
    """
    caracteristicas, beneficios, vantagens, desvantagens, limitacoes, desafios, usos,
    aplicacoes, casos, funcoes, exemplos, sintomas, causas, consequencias, requisitos,
    propriedades, efeitos, recursos, riscos, dicas, cuidados, objetivos, finalidades,
    capacidades, importancia, impactos, characteristics, benefits, advantages, disadvantages,
    limitations, challenges, uses, applications, use cases, functions, examples, symptoms,
    causes, consequences, requirements, properties, effects, features, risks, tips, drawbacks,
    reasons, capabilities, impacts, signs
    """
)
"""Nouns that, with "of something" behind them, head a list of what is said about it."""

"""What follows "is" where a sentence describes and does not define."""

"""What follows "is" where a sentence defines."""

META = words_of(
    """
    neste capitulo, nesta secao, nesta unidade, neste modulo, nesta aula, a seguir,
    abaixo estao, abaixo segue, abaixo seguem, abaixo temos, below are, below is, below you,
    vamos, veremos, estudaremos, estas notas, este resumo, este material, este documento, esta
    apostila, nesta parte, estes sao, estas sao, este capitulo, esta secao, esta parte, lembre
    se, bem vindo, in this chapter, in this section, in this part, in this unit, in this module,
    in this lesson, this chapter, this section, this part, this unit, this module, these notes,
    this document, here are, here we, let us, let s, we will, we look, we start, the
    following, welcome, these are, my notes, minhas notas, notes from,
    anotacoes, material de apoio, material de aula, material de estudo, read this, leia, cai na
    prova, as notas, os apontamentos, apontamentos de
    """
)
"""Openings of texts that speak of the notes instead of their subject."""

TERM_COLUMNS = words_of(
    """
    termo, termos, conceito, conceitos, sigla, siglas, nome, palavra, expressao, item, vocabulo,
    term, terms, concept, concepts, acronym, name, word, expression, abbreviation, abreviatura
    """
)
"""What heads a column of names."""

TEXT_COLUMNS = words_of(
    """
    definicao, significado, descricao, o que e, explicacao, o que faz, conceito, o que
    significa, definition, meaning, description, what it is, explanation, what it does, what it
    means, o que sao
    """
)
"""What heads a column of definitions."""

CRITERIA_COLUMNS = words_of(
    """
    aspecto, aspectos, criterio, criterios, caracteristica, caracteristicas, recurso, ponto,
    item, propriedade, atributo, parametro, aspect, aspects, criterion, criteria, feature,
    features, characteristic, characteristics, property, attribute, parameter, point, dimension
    """
)
"""What heads a column of criteria: what is compared stands in the other columns."""


_NUMERAL = re.compile(r"\d+[ao]?")


def generic(name: str) -> str:
    """Give the plain form of a heading or label without the numbers and articles around it."""
    parts = plain(name).split()
    while len(parts) > 1 and (_NUMERAL.fullmatch(parts[0]) or parts[0] in ARTICLES):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].isdigit():
        parts = parts[:-1]
    return " ".join(parts)


_ARRANGED = re.compile(
    r"(?:proxim[ao]s?|next|upcoming) (?:aulas?|encontros?|semanas?|provas?|class(?:es)?|lectures?"
    r"|weeks?|sessions?|exams?|tests?)\b"
    r"|(?:exercicios|exercises|tarefas?|atividades?) (?:para|de casa|for|due)\b"
    r"|(?:readings?|leituras?) (?:for|due|para|d[ao]|recomendadas?|obrigatorias?)\b"
    r"|(?:exemplos?|exercicios?|questao|questoes|problemas?)"
    r" (?:resolvid|comentad|propost)[oa]s?\b"
    r"|(?:worked|solved|sample|practice|discussion) (?:examples?|problems?|questions?|tests?)\b"
    r"|(?:quiz|test|check) yourself\b|(?:exam|test|essay) practice\b"
    r"|(?:final|midterm|mock) (?:exam|test)\b"
    r"|(?:prova|exam|midterm|quiz) (?:\d|final$|pratica$|escrita$|parcial$|bimestral$|mensal$)"
)
_INTRODUCES = re.compile(
    r"(?:conceitos|nocoes|definicoes|consideracoes|aspectos|termos|ideias|terminologia) "
    r"(?:basic[oa]s?|iniciais|gerais|introdutori[oa]s|preliminares|fundamentais|principais"
    r"|importantes|essenciais|basica)"
    r"|(?:basic|key|core|main|important|initial|general|first|preliminary|essential) "
    r"(?:concepts|definitions|terms|ideas|notions|terminology|vocabulary)"
)


def is_ignored(name: str) -> bool:
    """Tell whether nothing under a heading or label is learnt by heart."""
    found = generic(name)
    return found in IGNORED or bool(_ARRANGED.match(found))


def is_structural(name: str) -> bool:
    """Tell whether a heading is a place in the notes, and no thing."""
    found = generic(name)
    return found in STRUCTURAL or bool(_INTRODUCES.fullmatch(found))
