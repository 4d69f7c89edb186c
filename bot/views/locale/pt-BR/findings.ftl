### O que a verificação de um pacote encontra: cada mensagem diz o que está errado,
### e o atributo .fix diz o que fazer.

## Arquivos

finding-path-missing = Não há nada neste caminho.
    .fix = Confira o nome: o pacote é uma pasta com arquivos .md, ou um arquivo .md, .yaml, .yml ou .csv.
finding-file-unreadable = O arquivo ou a pasta não pôde ser aberto.
    .fix = Confira as permissões e se é mesmo um arquivo comum ou uma pasta.
finding-folder-empty = Não há nenhum arquivo .md nesta pasta.
    .fix = Aponte para a pasta em que está o pack.md; subpastas não são lidas.
finding-suffix-unknown = A terminação do nome não é de um formato conhecido.
    .fix = Use .md, .yaml, .yml ou .csv.
finding-suffix-mixed = Um pacote em YAML ou CSV é um arquivo só, e aqui há mais de um.
    .fix = Envie esse arquivo sozinho, ou apenas arquivos .md.
finding-file-large = O arquivo passa de { $megabytes } MB.
    .fix = Divida-o em vários arquivos .md, por exemplo um por tema.
finding-file-empty = O arquivo está vazio.
    .fix = Apague-o ou escreva nele o que falta.
finding-line-long = A linha tem mais de { $most } caracteres, e por isso o arquivo não foi lido.
    .fix = Quebre a linha; se não foi você que a escreveu, pode ser um arquivo binário com o nome errado.
finding-encoding = O arquivo não está em UTF-8: o byte { $byte } não é texto.
    .fix = Salve-o de novo com a codificação UTF-8.
finding-encoding-utf16 = O arquivo está em UTF-16.
    .fix = Salve-o de novo com a codificação UTF-8 (no Excel: “CSV UTF-8”).
finding-character-control = Há um caractere de controle ({ $char }), que não faz parte de texto nenhum.
    .fix = Apague-o; costuma vir de texto copiado de um PDF ou de um terminal.
finding-character-invisible = Em “{ $id }” há um caractere que ninguém vê: { $char } ({ $name }).
    .fix = Apague-o e digite o trecho de novo, em vez de colar.

## Cabeçalho dos arquivos

finding-front-missing = O arquivo não começa com o cabeçalho entre linhas de “---”.
    .fix = Ponha no início: ---, pack: (o id do pacote), domain: (o id do domínio), --- , cada um em sua linha.
finding-front-open = O cabeçalho abre com “---” e não fecha.
    .fix = Escreva outra linha com “---” depois das chaves.
finding-front-keys = O cabeçalho não é feito de linhas “chave: valor”.
    .fix = Escreva, por exemplo: domain: "3".
finding-front-pack = O cabeçalho não diz a que pacote o arquivo pertence.
    .fix = Acrescente a linha pack: com o mesmo id que está em pack.md.
finding-front-pack-other = O arquivo diz ser do pacote “{ $pack }”, mas os outros são de “{ $other }”.
    .fix = Corrija a linha pack:, ou tire o arquivo desta pasta.
finding-head-missing = O pacote não diz qual é o seu título, a sua língua e os seus domínios.
    .fix = Em Markdown, crie o pack.md na pasta, com as chaves pack, title, language e domains no cabeçalho; em YAML, comece com essas chaves; em CSV, ponha uma linha do tipo “pack” e uma do tipo “domain” para cada domínio.
finding-head-second = Título, língua e domínios já foram ditos em { $file }.
    .fix = Deixe essas chaves em um arquivo só.
finding-head-key = O pacote não tem { $key ->
        [pack] id
        [title] título
       *[language] língua
    }.
    .fix = Preencha “{ $key }:” no início do pacote{ $key ->
        [language] { "" }; por exemplo, pt-BR
       *[other] { "" }
    }.
finding-description-extra = O pack.md tem mais do que o cabeçalho e um parágrafo.
    .fix = Junte tudo em um parágrafo só, ou leve o trecho para um arquivo de notas.
finding-text-outside = Este trecho está antes do primeiro título, e por isso não pertence a nada.
    .fix = Ponha-o abaixo de um título “## Nome { "{#id}" }”, ou apague-o.
finding-pack-empty = O pacote não tem nenhum termo nem pergunta.
    .fix = Escreva um termo: um título “## Nome { "{#id}" }”, a linha “en:” e um parágrafo com a definição.
finding-domains-missing = O pacote não tem domínios.
    .fix = Liste-os em “domains:”, cada um com id, weight, name e en.
finding-domain-key = Ao { $place }º domínio falta { $key ->
        [id] o id
        [name] o nome
       *[en] o nome em inglês
    }.
    .fix = Preencha “{ $key }:” nesse domínio.
finding-domain-twice = Dois domínios têm o id “{ $domain }”.
    .fix = Dê um id diferente a cada um.
finding-weight-negative = O peso do domínio “{ $domain }” é negativo.
    .fix = Escreva a porcentagem da prova que cabe a ele, de 0 a 100.
finding-weights-sum = Os pesos dos domínios somam { $sum }, e não 100.
    .fix = Confira o campo “weight” de cada domínio: é a porcentagem da prova que cabe a ele.

## YAML e CSV

finding-yaml-broken = Daqui em diante o YAML não pode ser lido.
    .fix = Veja o recuo e as aspas: um texto com “: ” ou “ #” precisa ficar entre aspas.
finding-yaml-alias = O YAML usa uma âncora (&) ou uma referência (*), que não são aceitas.
    .fix = Repita o texto por extenso; se o sinal faz parte dele, ponha o texto entre aspas.
finding-yaml-tag = O YAML usa uma marca de tipo (!), que não é aceita.
    .fix = Apague a marca; se o sinal faz parte do texto, ponha o texto entre aspas.
finding-yaml-depth = As listas e chaves estão umas dentro das outras além do que um pacote precisa.
    .fix = Confira o recuo das linhas acima.
finding-yaml-documents = Há um segundo documento, depois de “---”, que não foi lido.
    .fix = Deixe um documento só no arquivo.
finding-yaml-key = Uma chave é uma lista ou um grupo de chaves, e não um texto.
    .fix = Escreva “chave: valor”; se a chave começa com colchete ou chave, ponha-a entre aspas.
finding-yaml-root = O documento não começa com as chaves do pacote.
    .fix = Comece com “pack:”, “title:”, “language:” e “domains:”; depois venham “terms:”, “comparisons:” e “questions:”.
finding-csv-broken = Daqui em diante a tabela não pode ser lida: há aspas que não fecham, ou sobram.
    .fix = Abra o arquivo em uma planilha e salve-o de novo como CSV; aspas dentro de uma célula se escrevem duas vezes.
finding-csv-header = A primeira linha não tem a coluna “type”.
    .fix = Ponha na primeira linha os nomes das colunas: type, id, domain, name, en, definition e as demais.
finding-csv-column-twice = A coluna “{ $key }” aparece duas vezes.
    .fix = Apague uma delas ou corrija o nome.
finding-csv-cells = A linha tem mais células do que a primeira tem nomes de colunas.
    .fix = Um texto com { $sign } precisa ficar entre aspas.
finding-csv-type = “{ $value }” não é um tipo de linha.
    .fix = Na coluna “type” use: { $known }.
finding-csv-pack-second = Há uma segunda linha do tipo “pack”.
    .fix = Deixe uma só: um arquivo é um pacote.

## Chaves e valores

finding-key-unknown = “{ $key }” não é uma chave que caiba aqui.
    .fix = As que cabem são: { $known }.
finding-key-twice = A chave “{ $key }” aparece duas vezes; só a primeira foi lida.
    .fix = Apague a segunda ou junte as duas em uma linha.
finding-key-line = Entre as chaves há uma linha que não é “chave: valor”.
    .fix = Se ela começa a definição, deixe uma linha em branco antes; se continua a de cima, escreva tudo em uma linha só.
finding-text-expected = Em “{ $key }” cabe um texto, não uma lista.
    .fix = Escreva o texto em uma linha, entre aspas se tiver sinais como “: ”.
finding-list-expected = Em “{ $key }” cada linha deveria ser uma lista de células.
    .fix = Escreva, por exemplo: [Critério, primeira coluna, segunda coluna].
finding-mapping-expected = Em “{ $key }” cada entrada deveria ter chaves.
    .fix = Veja em docs/pack-format.md quais são e escreva “chave: valor” em cada entrada.
finding-truth-expected = “{ $value }” não é um valor para “{ $key }”.
    .fix = Escreva true ou false.
finding-number-expected = “{ $value }” não é um valor para “{ $key }”.
    .fix = Escreva um número inteiro.
finding-value-unknown = “{ $value }” não é um valor para “{ $key }”.
    .fix = Os que existem são: { $known }.

## Estrutura do Markdown

finding-block-unexpected = Um trecho de código não tem lugar nas notas.
    .fix = Escreva-o como texto comum, sem as linhas de ``` ou ~~~.
finding-heading-level = Um título de nível { $level } não tem significado aqui.
    .fix = Use ## para um termo ou uma comparação e ### para uma pergunta.
finding-list-nested = Uma lista dentro de outra não é lida.
    .fix = Deixe todas as entradas no mesmo nível, sem recuo.
finding-entry-paragraphs = Uma entrada de lista tem um segundo parágrafo.
    .fix = Escreva cada entrada em uma linha só.
finding-entry-empty = Uma entrada da lista está vazia.
    .fix = Escreva o texto ou apague o marcador.
finding-term-block = Um termo tem definição e fatos; este trecho não é nem uma coisa nem outra.
    .fix = Se é a explicação de uma pergunta, falta o título ### acima dela; senão, transforme-o em fatos.
finding-comparison-block = Uma comparação tem um parágrafo e uma tabela; este trecho não tem lugar nela.
    .fix = Leve-o para dentro da tabela ou para um dos termos comparados.
finding-question-block = Uma pergunta tem opções e explicação; este trecho não é nem uma coisa nem outra.
    .fix = Escreva o enunciado inteiro no título ###, e a explicação em linhas que começam com “>”.
finding-paragraph-second = A definição é um parágrafo só, e este é o segundo.
    .fix = Junte-o ao primeiro ou faça dele um fato, em uma linha que começa com “- ”.
finding-list-second = Os fatos formam uma lista só, e esta é a segunda.
    .fix = Junte as duas com o mesmo marcador: “-” ou números, não os dois.
finding-table-second = Uma comparação tem uma tabela só, e esta é a segunda.
    .fix = Abra para ela outra comparação, com um título ## próprio.
finding-options-astray = Há opções de pergunta logo abaixo de um termo.
    .fix = Falta acima delas o enunciado: um título “### Enunciado? { "{#id}" }”.
finding-row-length = A linha da tabela tem { $cells } { $cells ->
        [one] célula
       *[other] células
    }, e o cabeçalho tem { $columns }.
    .fix = Acerte as barras “|”; uma barra que faz parte do texto se escreve “\|”. Depois da tabela, deixe uma linha em branco.
finding-kind-missing = As opções são de uma pergunta do tipo “{ $kind }”, mas ela não diz o tipo.
    .fix = Acrescente sob o título a linha “kind: { $kind }”.
finding-order-bullets = As etapas a ordenar não estão numeradas.
    .fix = Escreva-as na ordem certa, com 1. 2. 3. no lugar dos marcadores.
finding-order-numbers = Os números das etapas estão fora de ordem, e vale a ordem em que estão escritas.
    .fix = Escreva as etapas na ordem certa e numere-as a partir de 1.
finding-options-numbered = As opções estão numeradas, e a pergunta é do tipo “{ $kind }”.
    .fix = Comece cada opção com “- ”; se é para ordenar, escreva “kind: order”.
finding-option-mark = A opção não diz se é certa ou errada.
    .fix = Comece com “- [x] ” se é certa e com “- [ ] ” se é errada.
finding-option-marked = Há marca de certa ou errada em uma pergunta do tipo “{ $kind }”, que não a usa.
    .fix = Tire o “[x]” ou “[ ]”, ou corrija a linha “kind:”.
finding-option-arrow = Falta o par: não há “=>” na opção.
    .fix = Escreva “- isto => seu par | por quê”.
finding-match-unexpected = Só as perguntas do tipo “match” têm pares, e esta é do tipo “{ $kind }”.
    .fix = Tire o campo “match” ou corrija o tipo.
finding-explanation-third = A explicação tem mais de dois parágrafos.
    .fix = Deixe um curto e, se ajudar, um mais longo; junte os demais.

## Ids e ligações

finding-id-missing = “{ $id }” não tem id.
    .fix = Ponha-o no fim do título, assim: { "{#meu-termo}" }. Ele fica para sempre; o texto pode mudar.
finding-id-form = O id “{ $id }” tem sinais que não cabem em um id.
    .fix = Use só letras minúsculas sem acento, números e hífens simples entre eles.
finding-id-long = O id “{ $id }” tem { $length } caracteres; o máximo é { $most }.
    .fix = Encurte-o, sem esquecer de quem o cita em see, confused, compares ou about.
finding-id-twice = O id “{ $id }” já é de outro item{ $line ->
        [0] { "" }
       *[other] { "" }, em { $file }:{ NUMBER($line, useGrouping: 0) }
    }.
    .fix = Dê um id novo a um dos dois; se são a mesma coisa, junte-os.
finding-link-self = “{ $id }” cita a si mesmo em “{ $key }”.
    .fix = Tire-o de lá.
finding-link-near = “{ $id }” cita “{ $target }” em “{ $key }”, que não existe.
    .fix = Talvez seja “{ $near }”.
finding-link-sort = “{ $id }” cita “{ $target }” em “{ $key }”, mas { $sort ->
        [question] isso é uma pergunta
       *[comparison] isso é uma comparação
    }.
    .fix = { $key ->
        [compares] Aqui só cabem termos.
        [confused] Aqui só cabem termos.
       *[other] Aqui só cabem termos e comparações.
    }
finding-link-unknown = “{ $id }” cita “{ $target }” em “{ $key }”, que não existe.
    .fix = Corrija o id, escreva o que falta ou tire a citação.
finding-domain-missing = “{ $id }” { $count ->
        [one] não é
       *[other] e mais { $further } do mesmo arquivo não são
    } de domínio nenhum.
    .fix = Ponha “domain:” no cabeçalho do arquivo ou em cada item.
finding-domain-unknown = “{ $id }” é do domínio “{ $domain }”, que o pacote não tem.
    .fix = Os que há são: { $known }.

## Termos e comparações

finding-name-missing = “{ $id }” não tem nome.
    .fix = Escreva-o no título, antes do id.
finding-en-missing = “{ $id }” não tem nome em inglês.
    .fix = Acrescente a linha “en:” logo abaixo do título; se o nome é o mesmo nas duas línguas, repita-o.
finding-definition-missing = “{ $id }” não tem definição.
    .fix = Escreva um parágrafo de até 300 caracteres, com uma linha em branco antes dele.
finding-definition-long = A definição de “{ $id }” tem { $length } caracteres; o máximo é { $most }.
    .fix = Deixe o essencial e passe o resto para os fatos.
finding-facts-count = “{ $id }” { $count ->
        [0] não tem fatos
        [one] tem um fato
       *[other] tem { $count } fatos
    }; o bom é de { $fewest } a { $most }.
    .fix = { $count ->
        [0] Acrescente fatos, um por linha que começa com “- ”.
        [one] Acrescente mais um: para que serve, em que difere, que limite tem.
       *[other] Fique com os que a prova cobra; se o termo é uma lista, escreva “kind: list”.
    }
finding-term-unasked = Nenhuma pergunta trata de “{ $id }”.
    .fix = Escreva uma, ou cite o id no “about:” de uma pergunta que já trate dele.
finding-service-asked = Só uma pergunta trata de “{ $id }”, que é um serviço.
    .fix = Escreva mais uma, para que haja ao menos { $fewest }: por exemplo, uma situação em que ele é o indicado.
finding-name-claimed = “{ $name }” é nome de “{ $id }” e também de “{ $other }”.
    .fix = Deixe-o só com aquele que as pessoas procuram por esse nome.
finding-alias-repeats = “{ $alias }” já é nome de “{ $id }”, e não precisa estar em “aliases”.
    .fix = Apague-o de lá.
finding-table-small = A tabela de “{ $id }” não compara nada: faltam colunas ou linhas.
    .fix = Dê-lhe uma coluna para cada coisa comparada, duas ao menos, e uma linha por critério.
finding-compares-count = “{ $id }” compara { $compared } { $compared ->
        [one] termo
       *[other] termos
    }, mas a tabela tem { $columns } { $columns ->
        [one] coluna
       *[other] colunas
    } além da primeira.
    .fix = Em “compares:” liste um id para cada coluna, na ordem delas, ou deixe a linha de fora.

## Perguntas

finding-stem-missing = A pergunta “{ $id }” não tem enunciado.
    .fix = Escreva-o no título ###, antes do id.
finding-stem-long = O enunciado de “{ $id }” tem { $length } caracteres; o máximo é { $most }.
    .fix = Corte o que não ajuda a responder.
finding-stem-twice = O enunciado de “{ $id }” é o mesmo de “{ $other }”.
    .fix = Mude um dos dois ou apague uma das perguntas.
finding-question-near = “{ $id }” diz quase o mesmo que “{ $other }” ({ $percent } % igual).
    .fix = Se as duas cobram a mesma coisa, mude a situação de uma delas ou fique com a melhor.
finding-about-missing = A pergunta “{ $id }” não trata de termo nenhum.
    .fix = { $form ->
        [markdown] Ponha-a abaixo do termo de que ela trata ou liste-o em “about”.
        [yaml] Liste em “about” o termo de que ela trata.
       *[other] Cite nela, ou na resposta certa, o nome do termo de que ela trata.
    }
finding-option-empty = A opção { $place } de “{ $id }” está vazia.
    .fix = Escreva o texto dela ou apague a linha.
finding-option-long = Em “{ $id }” há uma opção com { $length } caracteres: “{ $option }”.
    .fix = Encurte-a para { $most } no máximo; opções longas não cabem em botões nem em enquetes.
finding-option-twice = “{ $id }” tem duas vezes a opção “{ $option }”.
    .fix = Troque uma delas por outra coisa que pareça certa e não seja.
finding-options-few = “{ $id }” { $count ->
        [0] não tem opções
        [one] tem uma opção só
       *[other] tem { $count } opções
    }.
    .fix = Dê-lhe quatro, uma delas certa, cada uma em uma linha que começa com “- [ ] ” ou “- [x] ”.
finding-options-many = “{ $id }” tem { $count } opções; o máximo é { $most }.
    .fix = Fique com as que alguém poderia mesmo escolher.
finding-options-usual = “{ $id }” tem { $count } opções, e { $kind ->
        [several] perguntas de várias respostas costumam ter cinco ou seis
       *[single] perguntas de uma resposta costumam ter quatro
    }.
    .fix = { $kind ->
        [several] Deixe cinco ou seis; cada errada deve ser uma que alguém escolheria.
       *[single] Deixe quatro: a certa e três erradas que alguém escolheria.
    }
finding-option-place = Em “{ $id }” uma opção fala do lugar de outra: “{ $option }”.
    .fix = As opções são embaralhadas a cada vez: diga por extenso o que ela quer dizer, ou use “kind: several”.
finding-letter-named = A explicação de “{ $id }” fala em “{ $found }”, mas as letras mudam a cada vez.
    .fix = Diga a opção pelo nome, ou ponha o motivo ao lado dela, depois de “ | ”.
finding-reasons-missing = Em “{ $id }” { $count ->
        [one] uma opção não diz
       *[other] { $count } opções não dizem
    } por que { $count ->
        [one] é certa ou errada
       *[other] são certas ou erradas
    }.
    .fix = { $form ->
        [markdown] Escreva o motivo depois de “ | ”, na mesma linha da opção.
        [yaml] Escreva o motivo em “reason:”.
       *[other] Dá para publicar assim, mas quem erra fica sem saber por quê; no GIFT, o motivo vem depois de “#”.
    }
finding-right-none = “{ $id }” não tem opção certa.
    .fix = { $form ->
        [markdown] Marque a certa com “[x]”.
        [yaml] Escreva “right: true” na certa.
        [csv] Diga na coluna da resposta qual é a certa.
       *[other] Diga qual é a certa: no GIFT, com “=” antes dela; no Anki, com a letra dela no verso.
    }
finding-right-several = “{ $id }” tem { $count } opções certas, e perguntas desse tipo têm uma.
    .fix = { $form ->
        [markdown] Se todas valem, escreva “kind: several”; senão, deixe um “[x]” só.
        [yaml] Se todas valem, escreva “kind: several”; senão, deixe um “right: true” só.
       *[other] Deixe uma só como certa; se todas valem, no GIFT cada uma leva a sua parte, por exemplo “~%50%”.
    }
finding-several-right = “{ $id }” pede várias opções certas e { $count ->
        [0] não tem nenhuma
        [one] tem uma só
       *[other] tem { $count }
    }.
    .fix = Marque duas ou mais com “[x]”, ou tire a linha “kind: several”.
finding-several-wrong = Em “{ $id }” todas as opções são certas.
    .fix = Acrescente ao menos uma errada, com “- [ ] ”.
finding-order-few = “{ $id }” tem { $count } { $count ->
        [one] etapa
       *[other] etapas
    } para ordenar.
    .fix = Dê-lhe { $fewest } ou mais.
finding-match-few = “{ $id }” tem { $count } { $count ->
        [one] par
       *[other] pares
    } para ligar.
    .fix = Dê-lhe { $fewest } ou mais.
finding-partner-missing = Em “{ $id }” falta o par de “{ $option }”.
    .fix = Escreva-o depois de “=>”.
finding-partner-twice = Em “{ $id }” duas coisas têm o mesmo par: “{ $partner }”.
    .fix = Dê a cada uma um par só seu; senão há mais de uma resposta certa.
finding-difficulty-range = A dificuldade de “{ $id }” é { $value }.
    .fix = Use 1 (fácil), 2 ou 3 (difícil).
finding-explanation-missing = “{ $id }” não tem explicação.
    .fix = { $form ->
        [markdown] Escreva-a depois das opções, em uma linha que começa com “> ”.
        [csv] Escreva-a na coluna “explicação”.
       *[other] Escreva por que a certa é certa: no GIFT, depois de “####”; no Anki, no verso, abaixo da letra.
    }
finding-explanation-long = A explicação de “{ $id }” tem { $length } caracteres; o máximo é { $most }.
    .fix = Resuma-a e leve o resto para um segundo parágrafo, depois de uma linha só com “>”.
finding-poll-unfit = “{ $id }” não cabe em uma enquete do Telegram: { $part ->
        [stem] o enunciado tem { $size } caracteres
        [option] uma opção tem { $size } caracteres
        [explanation] a explicação tem { $size } caracteres
        [breaks] a explicação tem { $size } quebras de linha
       *[options] são { $size } opções
    }, e o máximo é { $most }.
    .fix = Reduza o que passa, lembrando que um emoji conta por dois; até lá, ela é feita com botões.
finding-answer-in-stem = O enunciado de “{ $id }” entrega a resposta: “{ $option }”.
    .fix = Descreva a coisa sem usar um dos nomes dela.

## Textos

finding-markup-html = Em “{ $id }” há uma marca de HTML, que seria mostrada como está: “{ $found }”.
    .fix = Apague-a; se ela faz parte do texto, pode ficar.
finding-markup-emphasis = Em “{ $id }” há sinais de ênfase, código ou link, que seriam mostrados como estão: “{ $found }”.
    .fix = Apague os sinais; nada é lido como destaque.

## O conjunto das perguntas

finding-right-place = Em { $percent } % das perguntas de uma resposta a certa é a letra { $letter }.
    .fix = Mude a certa de lugar em algumas; nenhuma letra deve passar de { $most } %.
finding-right-longest = Em { $percent } % das perguntas de uma resposta a certa é a mais longa; por acaso seriam { $expected } %.
    .fix = Encurte certas ou alongue erradas, para que o tamanho não entregue a resposta.
finding-kind-share = Só { $percent } % das perguntas são do tipo “{ $kind }”.
    .fix = Escreva as próximas desse tipo, até chegar a { $least } % ao menos.
finding-domain-share = O domínio { $domain } tem { $percent } % das perguntas e { $weight } % do peso na prova.
    .fix = Escreva as próximas perguntas para os domínios que ficaram abaixo do seu peso.

finding-marker-swallowed = Uma linha foi lida como continuação da anterior: “{ $found }”.
    .fix = Comece cada opção e cada fato com “- ”, e cada linha de tabela, sem linha em branco no meio, com “|”.
