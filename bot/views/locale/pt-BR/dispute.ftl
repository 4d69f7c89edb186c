button-dispute = Contestar
dispute-asks = Por quê? (se quiser)
question-annulled = Questão anulada: toda resposta vale como certa.

dispute-filed = Contestação { $number } registrada. Quem cuida das notas vai ver, e eu conto aqui o que decidirem.
dispute-repeated = Você já contestou esta pergunta: é a contestação { $number }, que ainda espera decisão.
dispute-why = Para dizer por quê: /contestar { $number } e o motivo
dispute-explained = Anotei o motivo na contestação { $number }.
dispute-settled = Esta pergunta já foi decidida.
dispute-unanswered = Só contesta quem respondeu. Responda primeiro; depois o botão Contestar vale.
dispute-nothing = Você ainda não respondeu nenhuma pergunta. Comece com /hoje.
dispute-not-yours = Não há contestação sua de número { $number }. Para contestar a última pergunta que respondeu: /contestar e o motivo
dispute-number-missing = Diga o número da contestação, por exemplo: /contestacoes 12 aceitar B. Sem nada, /contestacoes mostra a mais antiga.
dispute-not-waiting = A contestação { $number } não existe ou já foi decidida. Veja o que espera: /contestacoes
dispute-letters-missing = Diga as letras certas, por exemplo: /contestacoes { $number } aceitar B. Para valer qualquer resposta: /contestacoes { $number } anular
dispute-letters-unknown = As opções vão de A a { $last }. Veja a lista em /contestacoes { $number }
dispute-key-same = Isso já é o que vale hoje. Para manter tudo como está, rejeite.
dispute-key-whole = Nesta pergunta a resposta é uma ordem ou uma ligação: só dá para anular, ou corrigir nas notas e publicar.
dispute-key-count = A pergunta pede { $count } letras; a correção precisa ter o mesmo número. Se não couber, anule.
dispute-not-in-notes = As notas de hoje não têm mais essa redação, então não há o que corrigir nelas.
dispute-text-missing = Diga o novo enunciado, por exemplo: /contestacoes { $number } texto Qual destes …?

disputes-none = Nenhuma contestação espera decisão.
disputes-case = Contestação { $number }
disputes-waiting = { $count ->
    [0] Nada mais espera decisão.
    [1] 1 pergunta espera decisão.
   *[other] { $count } perguntas esperam decisão.
}
disputes-few = { $count ->
    [0] Nenhuma resposta ainda: poucas respostas para dizer algo (a partir de { $fewest }).
    [1] 1 resposta: poucas respostas para dizer algo (a partir de { $fewest }).
   *[other] { $count } respostas: poucas respostas para dizer algo (a partir de { $fewest }).
}
disputes-figures = { $count } respostas, { $percent } % certas (revisões não contam)
disputes-thirds = Discriminação: o terço mais forte acerta { $points } pontos percentuais a mais que o mais fraco (negativo é sinal de resposta errada nas notas).
disputes-said = { $count ->
    [1] 1 contestação
   *[other] { $count } contestações
}
disputes-line = respondeu { $letters }: { $reason }
disputes-letters = (nas letras daqui: { $pairs })
disputes-silent = sem motivo
disputes-not-in-notes = Esta redação não está mais nas notas: a decisão vale só para as respostas já dadas.
disputes-how = Digitando: /contestacoes { $number } aceitar B · /contestacoes { $number } anular · /contestacoes { $number } rejeitar motivo · /contestacoes { $number } texto novo enunciado
disputes-correct = Corrigir a resposta…
disputes-reject = Rejeitar…
disputes-asks-reason = Por que fica como está?
disputes-next = Próxima
disputes-mark = Marque o que está certo. Onde a pergunta pede uma só, marcar várias aceita qualquer delas. Se a resposta não couber nas notas, a pergunta sai delas.
disputes-confirm = Confirmar { $letters }
disputes-annul = Anular (vale tudo)
disputes-back = Voltar
disputes-reason = Diga por que fica como está: /contestacoes { $number } rejeitar motivo
disputes-reject-anyway = Rejeitar sem motivo
disputes-done-accepted = Aceita: a resposta certa foi corrigida.
disputes-done-reworded = Aceita: o enunciado foi corrigido.
disputes-done-rejected = Rejeitada: fica como está.
disputes-regraded = Passaram a acertar: { $gained }. Passaram a errar: { $lost }.
disputes-check-reasons = Confira também a explicação e os motivos das opções: eles não mudaram.
disputes-version = Notas publicadas: versão { $number }.
disputes-withdrawn = A pergunta saiu das notas até ser reescrita.
disputes-told = { $count ->
    [0] Ninguém precisa ser avisado.
    [1] Aviso 1 pessoa.
   *[other] Aviso { $count } pessoas.
}

verdict-title-yours = Sua contestação foi decidida
verdict-title-corrected = Uma pergunta que você respondeu foi corrigida
verdict-title-published = As notas mudaram a resposta de perguntas que você respondeu
verdict-is-accepted = A resposta certa foi corrigida. Agora vale:
verdict-is-reworded = O enunciado foi corrigido; as respostas ficam como estavam. Novo enunciado:
verdict-is-rejected = A pergunta fica como está.
verdict-is-published = Uma nova versão das notas tem outra resposta certa:
verdict-now-right = Sua resposta passou a valer como certa.
verdict-now-wrong = Sua resposta deixou de valer como certa.
verdict-points-more = +{ $points } pontos: agora você tem { $total }.
verdict-points-less = −{ $points } pontos: agora você tem { $total }.

command-contestar = Dizer que uma pergunta está errada
    .details = Contesta a última pergunta que você respondeu, ou a da mensagem a que você responde; com o número de uma contestação sua, acrescenta o motivo. Decidida a seu favor, os pontos são refeitos.
    .examples = /contestar, /contestar a B também está certa, /contestar 12 a B também está certa
command-contestacoes = Decidir o que foi contestado
    .details = Para quem cuida das notas: as perguntas contestadas, da mais antiga à mais nova, com o que as respostas dizem delas. Corrigir a resposta refaz pontos, rankings e revisões de quem respondeu.
    .examples = /contestacoes, /contestacoes 12 aceitar B, /contestacoes 12 anular, /contestacoes 12 rejeitar a norma diz o contrário
