welcome = Sabatina — { $title }
welcome-try = Escreva /hoje para a pergunta do dia, /ajuda para ver o resto, ou pergunte direto: o que é RAG?
welcome-keys = Tab completa comandos e termos. “ana: /hoje” fala como outra pessoa do grupo. Ctrl-D sai.
goodbye = Até a próxima.
own-name = você

broken-pack = As notas não podem ser usadas assim. Corrija o que segue, ou tire SABATINA_PACK para usar as que vêm com o programa.
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
    [1] 1 resposta conferida: placar, sequências e cartões batem com ela.
   *[other] { $answers } respostas conferidas: placar, sequências e cartões batem com elas.
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

deliveries-none = Nada a enviar, nada enviado: ainda não houve entregas.
deliveries-count = { $platform }: { $counts }
delivery-state-pending = { $count ->
    [1] 1 espera
   *[other] { $count } esperam
}
delivery-state-sending = { $count ->
    [1] 1 está sendo enviada
   *[other] { $count } estão sendo enviadas
}
delivery-state-sent = { $count ->
    [1] 1 enviada
   *[other] { $count } enviadas
}
delivery-state-failed = { $count ->
    [1] 1 falhou
   *[other] { $count } falharam
}
delivery-state-gone = { $count ->
    [1] 1 dispensada
   *[other] { $count } dispensadas
}
delivery-line = { $key } { $name } ({ $platform }, conversa { $chat }): { $fate }
delivery-pending = espera desde { $since } e vale até { $until }
delivery-again = espera desde { $since } e vale até { $until }; tentativas: { $tries }, a próxima em { $next }; a última: { $why }
delivery-sending = sendo enviada desde { $since }; reservada até { $next }; tentativas: { $tries }
delivery-sent = enviada em { $done }
delivery-failed = falhou em { $done }: { $why }; tentativas: { $tries }, valia até { $until }
delivery-gone = dispensada em { $done }: { $why }
delivery-error-late = tarde demais, o dia dela já passou
delivery-error-paused = a conversa está em pausa
delivery-error-forgotten = não há mais essa conversa ou pessoa
delivery-error-kind = esta versão não sabe enviar isso
delivery-error-quiet = chegou a hora do silêncio
delivery-error-put-off = a pessoa adiou
deliveries-how = Para tentar de novo: sabatina deliveries retry CHAVE, ou --all para todas
deliveries-retried = { $count ->
    [0] Nada a tentar de novo: não há tal entrega, não falhou, ou o dia dela já passou.
    [1] 1 entrega será tentada de novo.
   *[other] { $count } entregas serão tentadas de novo.
}

summary-domains = Perguntas por domínio: { $counts }
summary-kinds = Por tipo: { $counts }
summary-difficulties = Por dificuldade: { $counts }
summary-letters = Letra da certa, nas de uma só: { $counts }
summary-polls = Cabem em enquete: { $polls }; precisam de botões: { $buttons }
