"""What Portuguese and English notes say by habit: closed words, which tell names from sentences.

All words are in the form that `content.words.plain` gives: lower case, no accents. This
module knows no lines and no terms.
"""

from content.words import plain


def _set(text: str) -> frozenset[str]:
    return frozenset(" ".join(entry.split()) for entry in text.split(",") if entry.strip())


IGNORED = _set(
    """
    sumario, indice, referencias, referencia, bibliografia, referencias bibliograficas,
    exercicios, link de referencia, links, fontes, fonte, leitura complementar, para saber mais,
    saiba mais, questoes, questoes de revisao, gabarito, contents, table of contents,
    references, reference, bibliography, further reading, exercises, sources, source, see also,
    external links, review questions, practice questions, answers, questions, veja tambem,
    agradecimentos, acknowledgements, links externos, creditos, toc, perguntas, link, leituras,
    useful links, links uteis, sugestoes de leitura, faltou, falta, faltam, pendencias, pendente,
    lista de exercicios, exam, exams, quiz, a fazer, to do, todo, midterm, midterms, office hours,
    lembretes, reminders, final, review session
    """
)
"""Headings under which nothing is learnt by heart."""

STRUCTURAL = _set(
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

DEFINES = _set(
    """
    definicao, conceito, significado, descricao, o que e, o que sao, definition, meaning,
    concept, description, what it is, what is it, what they are, em resumo, resumo, in short, o
    que significa
    """
)
"""Labels whose text is the definition of the term above."""

ASPECTS = _set(
    """
    homework, tarefa, licao de casa, dever de casa, valores normais, valor normal, normal
    values, normal range, valores de referencia, key figures, key people, key names, autores,
    principais autores, study tips, dicas de estudo, caracteristica, caracteristicas,
    caracteristicas principais, principais caracteristicas, caso de uso, casos de uso, uso,
    usos, exemplo, exemplos, ex, vantagem, vantagens, desvantagem, desvantagens, beneficio,
    beneficios, limitacao, limitacoes, aplicacao, aplicacoes, funcao, funcoes, importancia,
    observacao, observacoes, obs, nota, atencao, dica, dicas, importante, formula, formulas,
    sintoma, sintomas, causa, causas, tratamento, consequencia, consequencias, origem,
    etimologia, como funciona, por que usar, quando usar, quando se usa, como usar, onde e
    usado, objetivo, objetivos, finalidade, requisito, requisitos, propriedade, propriedades,
    estrutura, historico, historia, pros, contras, pros e contras, cuidado, cuidados, detalhes,
    vantagens e desvantagens, localizacao, base legal, fundamento legal, fundamento, excecao,
    excecoes, prazo, prazos, curiosidade, curiosidades, harmonizacao, regiao, regioes, aroma,
    aromas, unidade, calculo, interpretacao, para que serve, resumindo, lembre se, lembrete,
    exemplo pratico, na pratica, pontos fortes, pontos fracos, riscos, desafios, recursos,
    principais recursos, sinonimo, sinonimos, tambem chamado, alem disso, portanto, logo, por
    exemplo, contudo, porem, assim, ou seja, isto e, resultado, resultados, principais usos,
    composicao, duracao, competencia, legitimidade, efeitos, efeito, jurisprudencia, sumula,
    diagnostico, prevencao, transmissao, onde fica, quem pode propor, cabimento, instrumentos,
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
    hint, however, therefore, also, thus, for example, result, results, synonyms, effects,
    effect, also called, also known as, common examples, common mistakes, key points, key facts,
    facts, strengths and weaknesses, advantages and disadvantages, famous examples, diagnosis,
    prevention, notation, sound, typical use, notable examples, composition, duration, where it
    is used
    """
)
"""Headings and labels that say something about the term above, and name none."""

PARTS = _set(
    """
    tipos, tipo, componentes, componente, etapas, etapa, fases, fase, partes, camadas,
    elementos, classificacao, classificacoes, classes, categorias, especies, modalidades,
    principios, passos, subtipos, divisao, orgaos, principais tipos, principais componentes,
    variedades, niveis, estilos, types, type, components, component, steps, stages, phases,
    parts, layers, elements, kinds, classification, categories, principles, subtypes, divisions,
    varieties, levels, styles, main types, main components, key components, forms, formas
    """
)
"""Like `ASPECTS`, but what is listed beneath are things of their own."""

LISTS = _set(
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

LISTS_OF_ASPECTS = _set(
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

LINKS = _set("de, da, do, das, dos, of, for, no, na, em, in, com, with, para")
"""What stands between such a noun and that something."""

DANGLING = _set(
    """
    de, da, do, das, dos, e, ou, a, o, as, os, um, uma, com, em, no, na, nos, nas, para, por,
    pela, pelo, pelas, pelos, ao, aos, sem, sob, sobre, entre, que, of, the, and, or, an, to,
    in, for, with, on, by, from, at, between, into, vs, versus
    """
)
"""Words that nothing ends with: a heading that does goes on elsewhere."""

NO_START = _set(
    """
    ele, ela, eles, elas, isso, isto, aquilo, este, esta, estes, estas, esse, essa, esses,
    essas, aquele, aquela, aqueles, aquelas, que, quem, qual, quais, quando, onde, porque,
    todos, todas, alguns, algumas, ambos, ambas, voce, voces, eu, tudo, nada, ha, muitos,
    muitas, nenhum, nenhuma, outro, outra, outros, outras, mesmo, tal, tais, seu, sua, seus,
    suas, nosso, nossa, nossos, nossas, assim, entao, tambem, ainda, alem, embora, se, mas,
    pois, porem, contudo, portanto, logo, hoje, aqui, ali, agora, depois, antes, apesar,
    conforme, dentre, existe, existem, vamos, veja, note, lembre, observe, use, nao, sim, cada,
    quanto, toda, todo, dele, dela, deles, delas, desse, dessa, deste, desta, nesse, nessa,
    neste, nesta, ao, aos, it, this, that, these, those, they, them, he, she, we, you, i, there,
    here, what, which, who, when, where, why, how, both, all, some, each, many, most, any,
    other, others, such, its, their, our, your, my, his, her, so, then, also, if, although,
    while, but, because, however, therefore, today, now, after, before, despite, according, let,
    see, remember, yes, another, every, either, neither, several, few, much, none, nothing,
    everything, as well, thus, hence, ver, rever, revisar, lembrar, ler, reler, estudar, trazer,
    pesquisar, perguntar, conferir, reread, revise, bring
    """
)
"""Words with which no name begins: pronouns, and those that open a clause."""

PREPOSITIONS = _set(
    """
    em, no, na, nos, nas, por, pelo, pela, com, sem, para, durante, entre, sobre, sob, ate,
    desde, como, de, do, da, dos, das, in, on, for, to, with, by, from, at, of, during, between,
    under, over, until, since, as, through, unlike, like, among, within
    """
)
"""Words with which a subject of a sentence does not begin; a heading may."""

VERBS = _set(
    """
    e_, sao, foi, foram, era, eram, sera, serao, seja, sejam, tem, tinha, ha, pode, podem, deve,
    devem, esta_, estao, possui, possuem, permite, permitem, faz, fazem, vai, vamos, existe,
    existem, serve, servem, significa, refere, consiste, ocorre, ocorrem, usa, usam, utiliza,
    utilizam, envolve, inclui, incluem, torna, tornam, ajuda, ajudam, oferece, oferecem,
    fornece, fornecem, chama, chamam, is, are, was, were, has, have, had, can, could, must,
    should, will, would, does, did, may, might, be, been, being, refers, means, consists,
    allows, makes, helps, provides, offers, includes, involves, happens, occurs, takes, gives,
    not, lembre, estude, leia, veremos, estudaremos, temos, somos, estamos, vale, convem
    """
)
"""Verbs in forms that no name contains; `e_` and `esta_` stand for é and está."""

GENERIC_SUBJECTS = _set(
    """
    objetivo, funcao, vantagem, desvantagem, resultado, exemplo, diferenca, problema, ideia,
    motivo, razao, causa, forma, maneira, maioria, principal, principais, primeiro, primeira,
    segundo, segunda, terceiro, terceira, ultimo, ultima, proximo, proxima, papel, caso, casos,
    processo, tema, questao, ponto, passo, etapa, parte, tamanho, numero, nome, valor,
    importancia, consequencia, finalidade, tarefa, coisa, coisas, tipo, tipos, melhor, maior,
    menor, pior, meta, foco, chave, fato, verdade, pergunta, resposta, desafio, solucao, regra,
    excecao, conceito, definicao, termo, assunto, conjunto, prazo, efeito, origem, unico, unica,
    dois, duas, tres, base, texto, autor, aluno, professor, leitor, capitulo, prova, figura,
    tabela, quadro, secao, modelo, sistema, metodo, tecnica, servico, ferramenta, produto,
    elemento, item, conteudo, goal, function, advantage, disadvantage, result, example,
    difference, problem, idea, reason, cause, way, majority, main, first, second, third, last,
    next, role, case, cases, process, topic, question, point, step, part, size, number, name,
    value, importance, consequence, purpose, task, thing, things, type, types, best, greatest,
    largest, smallest, worst, aim, focus, key, fact, truth, answer, challenge, solution, rule,
    exception, concept, definition, term, subject, set, deadline, effect, origin, only, two,
    three, four, following, latter, former, chapter, section, figure, table, text, author,
    reader, student, test, exam, rest, opposite, same, reverse, more, secret, trick, catch,
    lesson, moral, sum, total, average, one, nobody, everyone, somebody, people, pessoas, gente,
    outcome, output, benefit, beneficio, drawback, model, system, method, technique, service,
    tool, product, element, unit, unidade, formula, sigla, acronym, word, palavra
    """
)
"""Nouns that, as the head of a subject, point at something else."""

NO_COMPLEMENT = _set(
    """
    muito, muita, mais, menos, bem, tambem, sempre, nunca, ainda, ja, nao, so, apenas, quase,
    tao, importante, importantes, essencial, essenciais, fundamental, fundamentais, comum,
    comuns, possivel, necessario, necessaria, necessarios, necessarias, capaz, capazes,
    responsavel, responsaveis, igual, iguais, maior, maiores, menor, menores, melhor, pior,
    facil, dificil, grande, grandes, pequeno, pequenos, feito, feita, feitos, feitas, util,
    uteis, livre, livres, bom, boa, bons, boas, ruim, otimo, otima, proprio, simples, raro,
    rara, raros, raras, de, do, da, dos, das, em, no, na, para, por, com, sem, como, que,
    geralmente, normalmente, mesmo, ate, very, more, less, also, always, never, still, already,
    not, only, almost, too, often, usually, sometimes, important, essential, common, possible,
    necessary, able, responsible, equal, bigger, smaller, better, worse, easy, hard, large,
    small, big, made, useful, free, good, bad, great, simple, rare, found, done, known, built,
    sold, taken, given, seen, held, of, in, on, at, to, for, by, with, from, as, that, like,
    generally, normally, even, up, down, now, then, here, there, just, quite, rather, both, all,
    such, what, worth, ready, due, likely, thin, thick, long, short, high, low, fast, slow, red,
    white, green, dry, sweet, best, cheap, longer, shorter, faster, slower, higher, lower,
    cheaper, richer, lighter, seco, secos, doce, leve, leves, forte, fortes, alto, alta, baixo,
    baixa, nulo, nula, nulos, nulas, vedado, vedada
    """
)
"""What follows "is" where a sentence describes and does not define."""

DETERMINERS = _set(
    """
    um, uma, uns, umas, o, a, os, as, todo, toda, todos, todas, qualquer, quaisquer, aquilo,
    algo, something, someone, aquele, aquela, aqueles, aquelas, quando, cada, quem, an, the,
    any, anything, one, each, every, when, how, whatever, anyone, those, definido, definida,
    definidos, definidas, defined, where, onde
    """
)
"""What follows "is" where a sentence defines."""

META = _set(
    """
    neste capitulo, nesta secao, nesta unidade, neste modulo, nesta aula, a seguir, abaixo,
    vamos, veremos, estudaremos, estas notas, este resumo, este material, este documento, esta
    apostila, nesta parte, estes sao, estas sao, este capitulo, esta secao, esta parte, lembre
    se, bem vindo, in this chapter, in this section, in this part, in this unit, in this module,
    in this lesson, this chapter, this section, this part, this unit, this module, these notes,
    this document, here are, here we, let us, let s, we will, we look, we start, below, the
    following, welcome, these are, there are, existem, ha, my notes, minhas notas, notes from,
    anotacoes, fonte, source, material de, read this, leia, cai na prova, as notas, os
    apontamentos, apontamentos de
    """
)
"""Openings of texts that speak of the notes instead of their subject."""

ARTICLES = _set("o, a, os, as, um, uma, uns, umas, the, an")

TERM_COLUMNS = _set(
    """
    termo, termos, conceito, conceitos, sigla, siglas, nome, palavra, expressao, item, vocabulo,
    term, terms, concept, concepts, acronym, name, word, expression, abbreviation, abreviatura
    """
)
"""What heads a column of names."""

TEXT_COLUMNS = _set(
    """
    definicao, significado, descricao, o que e, explicacao, o que faz, conceito, o que
    significa, definition, meaning, description, what it is, explanation, what it does, what it
    means, o que sao
    """
)
"""What heads a column of definitions."""

CRITERIA_COLUMNS = _set(
    """
    aspecto, aspectos, criterio, criterios, caracteristica, caracteristicas, recurso, ponto,
    item, propriedade, atributo, parametro, aspect, aspects, criterion, criteria, feature,
    features, characteristic, characteristics, property, attribute, parameter, point, dimension
    """
)
"""What heads a column of criteria: what is compared stands in the other columns."""


def generic(name: str) -> str:
    """Give the plain form of a heading or label without the numbers and articles around it."""
    parts = plain(name).split()
    while len(parts) > 1 and (parts[0].isdigit() or parts[0] in ARTICLES):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].isdigit():
        parts = parts[:-1]
    return " ".join(parts)
