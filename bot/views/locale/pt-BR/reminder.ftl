remind-due = ⏰ { $count ->
    [1] 1 cartão para revisar
   *[other] { $count } cartões para revisar
}: cerca de { $minutes } min.
remind-start = Revisar agora
remind-later-hour = Em 1 hora
remind-later-evening = Hoje às 20:00
remind-later-tomorrow = Amanhã
remind-put-off = Combinado: lembro você { $days ->
    [0] hoje
    [1] amanhã
   *[other] em { $date }
} às { $time }, se ainda houver o que revisar.
remind-asks = Faz { $days } dias que você não responde a nada, e { $count ->
    [1] 1 cartão espera
   *[other] { $count } cartões esperam
} revisão. Continuo lembrando? Se você não disser nada, fico em silêncio até a sua próxima resposta.
remind-go-on-1 = Sim, continue
remind-go-on-0 = Não, pare
remind-on = Lembrete das revisões: { $value } (fuso { $zone })
remind-off = Lembrete das revisões: desligado
remind-what = Vem no máximo um por dia, e só se houver o que revisar. Entre { $first } e { $last } nada vem, a não ser que você escolha essa hora.
remind-how = Para mudar: /lembrete 20:00 · /lembrete 7:30 seg-sex · /lembrete desligar
remind-asks-time = Hora e dias, como 7:30 seg-sex
remind-button-off = ⏰ desligar
remind-alone = Lembretes são em conversa particular comigo. Lá, escreva /lembrete
remind-elsewhere = Aqui nada vem sozinho: para revisar, escreva /revisar quando quiser.
remind-unknown = Não entendi “{ $given }”. Diga a hora e, se quiser, os dias: /lembrete 20:00 ou /lembrete 20:00 seg-sex. Para não vir mais: /lembrete desligar
remind-coming = O lembrete está chegando agora. Se quiser adiar, use os botões dele.
