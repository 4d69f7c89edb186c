welcome = Sabatina — { $title }
welcome-try = Escreva /hoje para a pergunta do dia, /ajuda para ver o resto, ou pergunte direto: o que é RAG?
welcome-keys = Tab completa comandos e termos. “ana: /hoje” fala como outra pessoa do grupo. Ctrl-D sai.
goodbye = Até a próxima.
own-name = você

broken-pack = As notas não podem ser usadas assim. Corrija o que segue, ou tire SABATINA_PACK para usar as que vêm com o programa.
wrong-settings = Há ajustes errados no ambiente ou no arquivo .env:
wrong-setting = { $name }: { $problem }
check-clean = Nada a corrigir: { $terms ->
    [1] 1 termo
   *[other] { $terms } termos
}, { $comparisons ->
    [1] 1 comparação
   *[other] { $comparisons } comparações
}, { $questions ->
    [1] 1 pergunta
   *[other] { $questions } perguntas
}.
check-summary = { $errors ->
    [1] 1 erro
   *[other] { $errors } erros
}, { $warnings ->
    [1] 1 aviso
   *[other] { $warnings } avisos
}, { $hints ->
    [1] 1 dica
   *[other] { $hints } dicas
}.
scores-clean = { $answers ->
    [1] 1 resposta conferida: placar e sequências batem com ela.
   *[other] { $answers } respostas conferidas: placar e sequências batem com elas.
}
scores-differ = { $answers ->
    [1] 1 resposta conferida
   *[other] { $answers } respostas conferidas
}: { $count ->
    [1] 1 linha difere
   *[other] { $count } linhas diferem
} do que { $answers ->
    [1] ela diz
   *[other] elas dizem
}.
scores-line = { $what }: está { $kept }, deveria ser { $reckoned }
scores-nothing = nada
scores-repaired = Tudo foi refeito a partir das respostas.
scores-how = Para refazer: sabatina scores rebuild

summary-domains = Perguntas por domínio: { $counts }
summary-kinds = Por tipo: { $counts }
summary-difficulties = Por dificuldade: { $counts }
summary-letters = Letra da certa, nas de uma só: { $counts }
summary-polls = Cabem em enquete: { $polls }; precisam de botões: { $buttons }
