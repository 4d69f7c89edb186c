review-due = { $count ->
    [1] 1 cartão para revisar
   *[other] { $count } cartões para revisar
}: cerca de { $minutes } min, a { $seconds } s cada.
review-part = { $count ->
    [1] Agora vai o que você menos lembra
   *[other] Agora vão os { $count } que você menos lembra
}, em cerca de { $minutes } min. Para outra duração, diga os minutos: /revisar 20
review-waiting = { $count ->
    [1] Mais 1 cartão vencido fica para os próximos dias
   *[other] Mais { $count } cartões vencidos ficam para os próximos dias
}, para não passar dos seus { $minutes } min por dia.
review-exceeds = Seus { $wanted } min por dia não bastam até a prova: são cerca de { $minutes } min por dia, divididos por igual.
review-nothing = Nada para revisar agora. Os cartões nascem das perguntas que você responde e dos termos que você marca com ⭐.
review-over = { $count ->
    [0] Nada mais para revisar agora.
    [1] Sessão concluída: 1 cartão revisto.
   *[other] Sessão concluída: { $count } cartões revistos.
}
review-left = { $count ->
    [1] Resta 1 cartão
   *[other] Restam { $count } cartões
}, cerca de { $minutes } min. Para continuar: /revisar
review-next = Próxima ›
review-recall = O que é “{ $name }”? Lembre com suas palavras e depois confira.
review-reveal = Conferir
review-how = Quanto você lembrou?
review-graded = Anotado. Volta { $days ->
    [0] ainda hoje
    [1] amanhã
   *[other] em { $days } dias
}.
review-none = Nenhuma sessão foi começada. Comece uma com /revisar
review-gone-on = Este cartão já foi. Continue com /revisar
review-alone = As revisões são em conversa particular comigo. Lá, escreva /revisar
review-minutes = Diga quantos minutos, de 1 a { $most }, por exemplo: /revisar 10

rating-again = Não lembrei
rating-hard = Com esforço
rating-good = Lembrei
rating-easy = Foi fácil

sureness-guessed = Chutei
sureness-thought = Acho
sureness-sure = Certeza
sure-noted = Anotado: { $level }. Esta pergunta volta { $days ->
    [0] ainda hoje
    [1] amanhã
   *[other] em { $days } dias
} nas suas revisões.
sure-said = Você já disse quanta certeza tinha. Vale a primeira vez.
sure-late = Só dá para dizer quanta certeza se tinha até um dia depois da resposta.
sure-unanswered = Você ainda não respondeu essa pergunta. Responda primeiro; depois diga quanta certeza tinha.

star-put = ⭐ “{ $name }” entrou nas suas revisões. Para revisar, em conversa particular comigo: /revisar
star-there = “{ $name }” já está nas suas revisões. Para revisar, em conversa particular comigo: /revisar

exam-title = Prova em { $date }
exam-days = { $days ->
    [0] É hoje. Boa prova.
    [1] Falta 1 dia.
   *[other] Faltam { $days } dias.
}
exam-minutes = Até lá, revisões em { $minutes } min por dia: { $cards ->
    [1] 1 cartão
   *[other] cerca de { $cards } cartões
}, a { $seconds } s cada.
exam-fits = Cabe: nenhum dia passa disso, e tudo o que você estudou volta ao menos uma vez antes da prova.
exam-exceeds = Não cabe: para rever ao menos uma vez { $count ->
    [1] o cartão que falta
   *[other] os { $count } cartões que faltam
}, são cerca de { $minutes } min por dia. Vou dividir por igual, para nada ficar de fora.
exam-today = Hoje: { $count ->
    [0] nada a revisar.
    [1] 1 cartão, cerca de { $minutes } min. Comece com /revisar
   *[other] { $count } cartões, cerca de { $minutes } min. Comece com /revisar
}
exam-how = Para mudar: /prova 10/03/2027 · /prova 30min · /prova desligar
exam-off = Sem prova marcada. As revisões seguem o ritmo da sua memória.
exam-none = Ainda não sei quando é sua prova. Diga o dia e, se quiser, os minutos por dia: /prova 10/03/2027 · /prova 10/03 20min
exam-day-missing = Diga também o dia da prova, por exemplo: /prova 10/03 20min
exam-unknown = Não entendi “{ $given }”. Diga o dia da prova e, se quiser, os minutos por dia, por exemplo: /prova 10/03/2027 20min
exam-past = { $day } já passou. Diga um dia que ainda vem, por exemplo: /prova 10/03
exam-far = { $day } está longe demais: a prova pode ser em até três anos. Confira o ano, por exemplo: /prova 10/03/2027
exam-minutes-range = Os minutos por dia vão de { $fewest } a { $most }, por exemplo: /prova 10/03 20min

why-question = { $day }: { $id } — { $stem }
why-unwritten = Essa pergunta foi feita antes de os motivos serem guardados.
why-domain = Domínio { $id }, de peso { $weight } %: tinha vindo { $given } de { $total } vezes, o mais atrasado para o seu peso.
why-fresh = { $fresh } das { $pool } perguntas do domínio tinham vindo { $times } vezes, o mínimo do ciclo.
why-difficulty = Dificuldade { $level }, a mais atrasada para a sua parte do domínio: { $count } candidatas.
why-memory = Memória de { $members } pessoas ativas nas duas últimas semanas: chance média de { $percent } % de lembrar, a menor das candidatas.
why-chance = Empatadas nisso: { $count }; entre elas, as de há mais tempo, e a semente sorteou.
why-not-asked = Em { $day } não houve pergunta do dia na conversa { $chat }. Confira a data.
why-no-chat = Não há conversa “{ $chat }”. Diga o número dela ou plataforma:id, como telegram:-100123
why-date = “{ $given }” não é uma data. Escreva-a como 2026-11-22
