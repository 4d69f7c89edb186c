note-title = Nota da semana sobre o conteúdo
note-too-hard = Difíceis demais
note-too-easy = Fáceis demais
note-inverted = Quem sabe mais erra mais (confira a resposta certa e a redação)
note-unchosen = Opções que ninguém escolhe
note-misses = Procurado e não encontrado na semana
note-facility = { $percent } % de acertos, { $count } respostas
note-thirds = acertos do terço mais forte: { $strong } %; do mais fraco: { $weak } %
note-answers = { $count } respostas
note-miss = { $query }: { $count ->
    [1] 1 vez
   *[other] { $count } vezes
}
note-more = { $count ->
    [1] e mais 1
   *[other] e mais { $count }
}
note-how = Só entram perguntas com { $count } respostas ou mais, na redação de hoje; revisões não contam.
note-disputes = { $count ->
    [1] 1 pergunta contestada espera decisão: /contestacoes
   *[other] { $count } perguntas contestadas esperam decisão: /contestacoes
}
