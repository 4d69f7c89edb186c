health-title = Saúde do conteúdo
health-measured = { $count ->
    [0] Nenhuma das { $total } perguntas tem ainda { $fewest } respostas: abaixo disso elas não dizem nada.
    [1] 1 das { $total } perguntas tem { $fewest } respostas ou mais; só ela entra. Revisões não contam.
   *[other] { $count } das { $total } perguntas têm { $fewest } respostas ou mais; só elas entram. Revisões não contam.
}
health-facility = Facilidade média: { $percent } % de acertos
health-discrimination = Discriminação média: { $points } pontos percentuais entre o terço mais forte e o mais fraco
health-good = Nenhuma delas chama a atenção.
health-misses = O que mais se procura e não se encontra
health-make-alias = Sinônimo: { $query }
health-disputes = Ver contestações
health-which = O que “{ $query }” quer dizer? Um toque publica as notas com esse sinônimo.
health-nothing-near = Nada nas notas chega perto de “{ $query }”. Talvez falte um termo: envie-o com /conteudo enviar
health-alias = Pronto: “{ $query }” agora leva a { $name }.
health-miss-unknown = Essa procura já não está na lista. Veja a de agora com /conteudo saude
health-found-by-now = “{ $query }” já é encontrado. Veja com /definir { $query }
health-picture = Facilidade × discriminação
health-across = respostas certas (%)
health-up = diferença entre o terço mais forte e o mais fraco (pontos percentuais)
health-alt = Gráfico de { $count ->
    [1] 1 pergunta
   *[other] { $count } perguntas
}: acertos de { $lowest } % a { $highest } %, discriminação de { $least } a { $most } pontos
health-alt-line = { $id }: { $percent } %, { $points }
