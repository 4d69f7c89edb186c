"""The closed words of Portuguese and English, which tell names from sentences.

All words are in the form that `content.words.plain` gives: lower case, no accents. This
module knows no lines and no terms.
"""


def words_of(text: str) -> frozenset[str]:
    """Give the entries of a list with commas between."""
    return frozenset(" ".join(entry.split()) for entry in text.split(",") if entry.strip())


ARTICLES = words_of("o, a, os, as, um, uma, uns, umas, the, an")

LINKS = words_of("de, da, do, das, dos, of, for, no, na, em, in, com, with, para")
"""What stands between such a noun and that something."""

DANGLING = words_of(
    """
    de, da, do, das, dos, e, ou, a, o, as, os, um, uma, com, em, no, na, nos, nas, para, por,
    pela, pelo, pelas, pelos, ao, aos, sem, sob, sobre, entre, que, of, the, and, or, an, to,
    in, for, with, on, by, from, at, between, into, vs, versus
    """
)
"""Words that nothing ends with: a heading that does goes on elsewhere."""

NO_START = words_of(
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
    levar, pesquisar, perguntar, conferir, reread, revise, bring
    """
)
"""Words with which no name begins: pronouns, and those that open a clause."""

PREPOSITIONS = words_of(
    """
    em, no, na, nos, nas, por, pelo, pela, com, sem, para, durante, entre, sobre, sob, ate,
    desde, como, de, do, da, dos, das, in, on, for, to, with, by, from, at, of, during, between,
    under, over, until, since, as, through, unlike, like, among, within
    """
)
"""Words with which a subject of a sentence does not begin; a heading may."""

VERBS = words_of(
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

GENERIC_SUBJECTS = words_of(
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

NO_COMPLEMENT = words_of(
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

DETERMINERS = words_of(
    """
    um, uma, uns, umas, o, a, os, as, todo, toda, todos, todas, qualquer, quaisquer, aquilo,
    algo, something, someone, aquele, aquela, aqueles, aquelas, quando, cada, quem, an, the,
    any, anything, one, each, every, when, how, whatever, anyone, those, what, definido, definida,
    definidos, definidas, defined, where, onde
    """
)
