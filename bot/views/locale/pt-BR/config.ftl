config-title = Configurações
config-group = Deste grupo
config-own = Suas
config-language = Idioma: { $value }
config-timezone = Fuso horário: { $value }
config-domains = Domínios das perguntas: { $value }
config-polls = Perguntas como enquete do Telegram, quando cabem: { $value }
config-channel = O que vem sozinho sai em: { $value }
config-no-channel = nenhum canal ainda
config-threads = Cada pergunta do dia em um tópico: { $value }
config-listed = No ranking: { $value }
config-inherited = { $value } (o do grupo)
config-default = { $value } (padrão)
config-all-domains = todos
config-yes = sim
config-no = não
config-how = Para mudar, escreva o que quer:
config-how-group = Do grupo (só admins): /config idioma en · /config fuso America/Recife · /config dominios 1,3
config-how-own = Suas: /config meu idioma en · /config meu fuso America/Recife · /config meu ranking ocultar
config-how-alone = /config idioma en · /config fuso America/Recife · /config dominios 1,3 · /config ranking ocultar
config-how-options = Para mudar, toque nos botões ou chame /config com as opções: “ajuste” diz o quê, “valor” para quanto, “quem” de quem. O valor “padrão” desfaz uma escolha.
config-undo = Para desfazer uma escolha, o valor é “padrão”: /config meu idioma padrão
config-saved = Pronto. { $line }
config-saved-group = Pronto, mudou para o grupo. { $line }
config-shown = Você aparece no ranking.
config-hidden = Você não aparece no ranking.
config-button-language = { $scope ->
    [chat] Grupo em { $value }
   *[me] Falar comigo em { $value }
}
config-button-polls = Perguntar com enquetes
config-button-buttons = Perguntar com botões
config-button-timezone = { $scope ->
    [chat] Fuso do grupo
   *[me] Meu fuso
}
config-asks-timezone = Cidade ou fuso, como Recife
config-button-channel = Canal…
config-asks-channel = Onde sai o que vem sozinho
config-button-threads = Perguntas em tópicos
config-button-no-threads = Perguntas sem tópicos
config-button-domains = Domínios…
config-asks-domains = Números, como 1,3, ou “todos”
config-button-hide = Sair do ranking
config-button-show = Voltar ao ranking
language-pt-BR = português
language-en = inglês

config-admins-only = Só admins mudam as configurações do grupo. As suas você muda com “meu”, por exemplo: /config meu idioma en
config-value-missing = Faltou o valor. Por exemplo: { $example }
config-language-unknown = Não falo “{ $value }”. Escolha pt-BR ou en, por exemplo: /config meu idioma en
config-timezone-unknown = Não conheço o fuso “{ $value }”. Use o nome de uma cidade ou um nome da base IANA, por exemplo: /config meu fuso America/Sao_Paulo. A diferença para UTC também serve: /config meu fuso UTC-3
config-timezone-near = Não conheço o fuso “{ $value }”. Seria { $near }?
config-timezone-uneven = Um fuso como “{ $value }”, que não é de hora cheia, só conheço pelo nome. Use um destes: { $near }
config-domains-unknown = Não há domínio “{ $value }”. Diga números de { $first } a { $last } separados por vírgula, ou “todos”, por exemplo: /config dominios 1,3
config-domains-empty = O domínio { $domain } ainda não tem perguntas. Veja em /topicos quais têm, ou fique com todos: /config dominios todos
config-domains-group = Os domínios valem para a conversa toda; não há um ajuste só seu. Diga: /config dominios 1,3
config-polls-unknown = Diga “sim” para enquetes do Telegram ou “não” para botões, por exemplo: /config enquetes sim
config-polls-elsewhere = Enquetes só existem no Telegram. Aqui as perguntas vêm com letras para responder.
config-channels-elsewhere = Canais e tópicos se escolhem em um servidor do Discord em que eu esteja. Aqui tudo sai nesta mesma conversa.
config-channel-unknown = Escolha um canal deste servidor, por exemplo com a opção “canal” de /config. Para nenhum: /config canal nenhum
config-threads-unknown = Diga “sim” para um tópico por pergunta ou “não” para o canal, por exemplo: /config topicos sim
config-chat-only = Isso vale para a conversa toda; não há um ajuste só seu. Tire o “meu” e tente de novo.
config-listed-unknown = Diga “mostrar” ou “ocultar”, por exemplo: /config meu ranking ocultar
config-listed-own = Cada pessoa decide por si se aparece no ranking. Diga: /config meu ranking ocultar
config-example-language = { $scope ->
    [me] /config meu idioma en
   *[chat] /config idioma en
}
config-example-timezone = { $scope ->
    [me] /config meu fuso America/Recife
   *[chat] /config fuso America/Recife
}
config-example-domains = /config dominios 1,3
config-example-polls = /config enquetes sim
config-example-channel = /config canal #geral
config-example-threads = /config topicos sim
config-example-listed = /config meu ranking ocultar
