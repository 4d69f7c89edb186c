ranking-title = Ranking { $period ->
    [week] da semana
    [month] do mês
   *[all] geral
}
ranking-since = desde { $date }
ranking-last-week = Ranking da semana passada
ranking-days = de { $first } a { $last }
ranking-line = { $name } — { $points ->
    [1] 1 ponto
   *[other] { $points } pontos
}
ranking-detail = { $correct } de { $answered } certas
ranking-empty = Ninguém pontuou aqui { $period ->
    [week] nesta semana
    [month] neste mês
   *[all] ainda
}. Comece com /hoje.
ranking-own = Seu lugar { $period ->
    [week] nesta semana
    [month] neste mês
   *[all] no geral
}:
ranking-you-none = Você ainda não pontuou neste período. /hoje é um bom começo.
ranking-you-hidden = Você está fora dos rankings por escolha sua. Para voltar: /config meu ranking mostrar
period-week = Semana
period-month = Mês
period-all = Geral
