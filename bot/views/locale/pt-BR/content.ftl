command-conteudo = Enviar, conferir e publicar notas
    .details = Para quem cuida das notas: mande um arquivo com este comando (ou responda a um), veja o que mudaria e publique com um toque. Aceita pacotes da Sabatina, planilhas, GIFT, Anki e anotações sem formato. Cada versão fica guardada, e voltar a uma delas é um toque.
    .examples = /conteudo, /conteudo enviar, /conteudo histórico, /conteudo exportar csv

content-title = Conteúdo
content-pack = { $title } ({ $id })
content-pack-line = { $pack }, { $number ->
    [0] como veio com o programa
   *[other] versão { $number }
}: { $counts }
content-counts = { $terms ->
    [1] 1 termo
   *[other] { $terms } termos
}, { $comparisons ->
    [1] 1 comparação
   *[other] { $comparisons } comparações
}, { $questions ->
    [1] 1 pergunta
   *[other] { $questions } perguntas
}
content-open-push = Envio aberto nº { $key }: { $name }. Veja com /conteudo conferir.
content-how-push = Para enviar: mande o arquivo com /conteudo enviar, ou responda a ele com esse comando. No terminal: /conteudo enviar CAMINHO. Para outro pacote, novo ou não: /conteudo enviar pacote ID
content-how-then = Depois: /conteudo ver, publicar, descartar, aceitar. Só conferir, sem guardar: /conteudo conferir
content-how-more = O que está publicado: /conteudo histórico, voltar, exportar, pacotes. Quem cuida das notas: /conteudo editor

content-report = Conferência de { $name }
content-report-name = relatorio.txt
content-report-attached = O relatório completo está no arquivo.
content-kind = Tipo: { $kind }
content-kind-markdown = notas no formato da Sabatina
content-kind-zip = pacote em .zip
content-kind-yaml = YAML
content-kind-json = JSON
content-kind-csv = planilha (CSV)
content-kind-gift = GIFT (Moodle)
content-kind-anki = baralho do Anki
content-kind-anki-text = texto exportado do Anki
content-kind-notes = anotações sem formato
content-base = { $whole ->
    [part] Entra como parte do pacote; o resto dele fica como está.
   *[whole] Vale como o pacote inteiro: o que não está no arquivo sai.
} { $base ->
    [0] Comparado ao que veio com o programa.
   *[other] Comparado à versão { $base }.
}
content-base-new = É um pacote novo: ninguém o estuda até que uma conversa o escolha.
content-changes = Mudaria: { $keys ->
    [0] nenhuma resposta certa
    [1] 1 resposta certa
   *[other] { $keys } respostas certas
}; { $removed ->
    [0] nada sai
    [1] 1 item sai
   *[other] { $removed } itens saem
}, { $changed ->
    [0] nenhum muda
    [1] 1 muda
   *[other] { $changed } mudam
}, { $added ->
    [0] nenhum entra
    [1] 1 entra
   *[other] { $added } entram
}.
content-no-change = Nada mudaria: é o que está publicado.
content-made = { $count ->
    [1] 1 pergunta feita por máquina espera quem a aceite; até lá, não é feita a ninguém.
   *[other] { $count } perguntas feitas por máquina esperam quem as aceite; até lá, não são feitas a ninguém.
}
content-made-one = Feita por máquina; só será perguntada depois de aceita.
content-unreadable = Nada pôde ser lido, e nada mudou. Corrija o que segue e mande de novo.
content-mend = Há erros: corrija e mande de novo. Nada mudou, e assim não dá para publicar.
content-head = Do pacote em si mudam: { $names }
content-keys = { $count ->
    [1] 1 resposta certa muda
   *[other] { $count } respostas certas mudam
}
content-key = era: { $was }; agora: { $now }{ $wording ->
    [other] { " " }(o texto também muda: as respostas já dadas ficam como estão)
   *[same] { "" }
}
content-keys-regrade = Ao publicar, as respostas já dadas são corrigidas de novo, com pontos e revisões, e quem for afetado recebe um aviso.
content-removed = { $count ->
    [1] Sai 1 item (as respostas já dadas ficam)
   *[other] Saem { $count } itens (as respostas já dadas ficam)
}
content-changed = { $count ->
    [1] Muda 1 item
   *[other] Mudam { $count } itens
}
content-added = { $count ->
    [1] Entra 1 item
   *[other] Entram { $count } itens
}
content-findings = O que a conferência achou
content-severity-error = erro
content-severity-warning = aviso
content-severity-hint = dica
content-replaced = Tomou o lugar do seu envio anterior deste pacote, que não tinha sido publicado.
content-button-publish = Publicar
content-button-discard = Descartar
content-button-preview = Ver como fica
content-button-accept = { $count ->
    [1] Aceitar a pergunta feita por máquina
   *[other] Aceitar as { $count } perguntas feitas por máquina
}
content-button-accept-one = Aceitar esta pergunta
content-button-back = Voltar à versão { $number }
content-preview = { $page } de { $pages } · { $id }
content-solution = Solução

content-field-id = id
content-field-domain = domínio
content-field-name = nome
content-field-en = nome em inglês
content-field-definition = definição
content-field-kind = tipo
content-field-facts = fatos
content-field-ordered = ordem dos fatos
content-field-aliases = outros nomes
content-field-wrong = traduções erradas
content-field-see = veja também
content-field-confused = confusões
content-field-task = tarefa
content-field-section = seção
content-field-beyond = além das notas
content-field-columns = colunas
content-field-rows = linhas
content-field-corner = canto da tabela
content-field-compares = o que compara
content-field-stem = enunciado
content-field-options = opções
content-field-correct = resposta certa
content-field-explanation = explicação
content-field-detail = explicação longa
content-field-about = itens de que trata
content-field-difficulty = dificuldade
content-field-machine = aceite
content-field-title = título
content-field-language = idioma
content-field-description = descrição
content-field-domains = domínios

content-published = Publicado: versão { $number } do pacote { $pack }.
content-published-now = Já vale para o que for perguntado e procurado de agora em diante. O que já estava perguntado é corrigido pela versão em que foi perguntado, a menos que a resposta certa tenha mudado.
content-cli-push = Envio nº { $key }, ainda não publicado. Para publicar: sabatina content publish { $key }
content-published-new = Ninguém o estuda ainda. Para estudá-lo em uma conversa, um admin dela diz: /config pacote { $id }
content-rolled-back = A versão { $back_to } voltou, publicada como versão { $number }.
content-discarded = O envio de { $name } foi descartado. Nada mudou no que está publicado.
content-history = Versões de { $title }
content-history-none = Nada foi publicado ainda: vale o que veio com o programa.
content-version = Versão { $number }, { $at }, { $author }: { $counts }
content-version-back = (volta à versão { $number })
content-author-none = linha de comando
content-author-program = o que veio com o programa
content-packs = Pacotes
content-pack-default = { $pack }; estudado por quem não escolheu outro
content-pack-chosen = { $pack }; escolhido em { $chats ->
    [1] 1 conversa
   *[other] { $chats } conversas
}
content-pack-here = Aqui se estuda: { $title }
content-pack-how = Para estudar outro nesta conversa, um admin dela diz: /config pacote { $id }
content-editors = Quem cuida das notas
content-editors-none = Ninguém foi nomeado: só quem está em SABATINA_ADMINS cuida delas.
content-editors-how = Nomear: /conteudo editor ID. Dispensar: /conteudo editor dispensar ID. A pessoa descobre o ID dela mandando /conteudo.
content-editor-new = { $who } agora cuida das notas.
content-editor-dismissed = { $who } não cuida mais das notas.
content-editor-no-change = Nada mudou: { $who } já estava assim.
content-exported = Aqui está. Outros formatos: /conteudo exportar seguido de um destes: { $formats }
content-export-elsewhere = Este arquivo não é texto, e aqui não há como entregá-lo. Na linha de comando: sabatina content export --pack { $id } --format { $format } --output { $name }

content-editors-only = Só quem cuida das notas pode fazer isso. Se for o seu caso, passe este número a quem cuida de mim, para ser incluído: { $id }
content-outdated = Alguém publicou outra versão nesse meio-tempo, e por isso nada mudou agora. Veja o que mudaria em relação a ela e, se ainda quiser, publique.
content-push-over = Esse envio não está mais aberto: foi publicado, descartado ou trocado por outro. Mande o arquivo de novo com /conteudo enviar.
content-no-push = Você não tem nenhum envio aberto. Mande um arquivo com /conteudo enviar.
content-too-long = O arquivo é complexo demais para ser lido, e nada mudou. Divida-o e mande uma parte por vez.
content-has-errors = Esse envio tem erros e não pode ser publicado. Veja quais com /conteudo conferir, corrija e mande de novo.
content-nothing-new = Isso é o que já está publicado: nada mudaria.
content-none-to-accept = Não há, com esse id, pergunta feita por máquina à espera de aceite. Veja quais há com /conteudo ver.
content-version-unknown = Não há versão { $number }. Veja quais há com /conteudo histórico.
content-rollback-how = Diga a que versão voltar, por exemplo: /conteudo voltar 3. Veja quais há com /conteudo histórico.
content-pack-unknown = Não há pacote “{ $pack }”. Veja quais há com /conteudo pacotes.
content-pack-form = “{ $pack }” não serve como id de um pacote. Use letras minúsculas sem acento, números e hifens, por exemplo: biologia-1
content-item-unknown = Não há “{ $id }” nem no seu envio nem nas notas. Procure o id com /conteudo conferir.
content-file-how = Falta o arquivo: mande-o com /conteudo enviar na legenda, ou responda a ele com esse comando.
content-file-missing = Não veio arquivo nenhum. Mande-o com o comando na legenda, ou responda a ele com o comando. No terminal, confira o caminho.
content-editor-owner = Essa pessoa está em SABATINA_ADMINS e não pode ser dispensada por aqui.
content-editor-owners-only = Só quem está em SABATINA_ADMINS nomeia e dispensa.
content-editor-unknown = Não sei quem é “{ $given }”. Diga o número da pessoa, por exemplo: /conteudo editor 123456. Ela o descobre mandando /conteudo.

config-pack = Notas estudadas aqui: { $value }
config-example-pack = /config pacote aif-c01
