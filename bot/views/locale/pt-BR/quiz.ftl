question-day = Pergunta do dia
question-practice = Pergunta para treinar
question-review = Revisão
question-domain = Domínio { $id }: { $name }
question-answered = { $count ->
    [1] 1 pessoa já respondeu.
   *[other] { $count } pessoas já responderam.
}
question-confirm = Confirmar

hint-several = Escolha { $count }.
hint-order = Ponha na ordem certa, da primeira à última.
hint-match = Ligue cada número a uma letra.

typing-one = Responda com a letra, por exemplo: { $example }
typing-several = Responda com as letras, por exemplo: { $example }
typing-order = Responda com as letras na ordem, por exemplo: { $example }
typing-match = Responda com os pares, por exemplo: { $example }

verdict-right = Certo!
verdict-wrong = Não foi desta vez.
verdict-points = +{ $points } pontos
verdict-streak = { $days ->
    [1] 1 dia seguido
   *[other] { $days } dias seguidos
}
verdict-cap = Você já respondeu às { $limit } perguntas de treino que valem pontos hoje. Pode continuar treinando; os pontos voltam amanhã.
verdict-yours = Sua resposta: { $answer }
verdict-key = Resposta certa: { $answer }
verdict-own = Você respondeu { $answer }.
verdict-repeated = Você já tinha respondido { $answer }. Só a primeira resposta vale.
verdict-closed = Esta pergunta já foi encerrada. Peça outra com /hoje ou /pergunta.
verdict-waiting = Você ainda não respondeu essa pergunta. Responda no grupo; depois eu conto aqui o porquê.
verdict-section = Seção: { $section }

marked = Marcadas: { $letters }. Toque em “Confirmar” quando terminar.
marked-none = Nada marcado ainda. Toque nas letras e depois em “Confirmar”.

solution-day = Solução da pergunta de { $date }
solution-practice = Solução da pergunta anterior
solution-closed = A pergunta do dia fechou. A solução está no lugar dela.
solution-share = { $percent }%
solution-answers = { $count ->
    [0] Ninguém respondeu.
    [1] 1 resposta, { $right ->
        [0] errada
       *[other] certa
    }.
   *[other] { $count } respostas, { $right ->
        [0] nenhuma certa
        [1] 1 certa
       *[other] { $right } certas
    }.
}

button-star = ⭐ Revisar
button-why = Minha resposta e o porquê
button-another = Mais uma pergunta
button-ask-about = Me pergunte sobre isso
button-today = Pergunta do dia
