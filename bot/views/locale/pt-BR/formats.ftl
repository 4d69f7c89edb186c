### O que se encontra em arquivos de outros formatos que as pessoas enviam, e o que uma
### exportação deixa de fora: cada mensagem diz o que há, e o atributo .fix diz o que fazer.

## O que foi enviado

finding-kind-pdf = Isto é um PDF, e PDFs não são lidos.
    .fix = Copie o texto para um arquivo .txt e envie esse arquivo; títulos e listas são reconhecidos.
finding-kind-office = Isto é um documento ou uma planilha de escritório, que não é lido como está.
    .fix = Salve a planilha como “CSV UTF-8”, ou o documento como texto simples (.txt), e envie esse arquivo.
finding-kind-anki = O arquivo tem nome de baralho do Anki, mas não é um, ou está danificado.
    .fix = Exporte o baralho de novo no Anki como .apkg e envie o arquivo como sair.
finding-kind-binary = Isto não é texto, nem um formato conhecido aqui.
    .fix = Envie notas em .md ou .txt, planilha em .csv, baralho do Anki em .apkg, ou um pacote em .zip.
finding-nothing-found = Não há nenhum termo nem pergunta neste arquivo.
    .fix = Confira se é o arquivo certo; o docs/pack-format.md mostra como é cada formato.
finding-items-many = Há mais de { $most } termos e perguntas aqui, o máximo de um pacote.
    .fix = Divida o conteúdo em vários pacotes.
finding-lines-many = O arquivo tem { $count } linhas; são lidas no máximo { $most }.
    .fix = Divida-o em vários arquivos.
finding-encoding-guessed = O arquivo não está em UTF-8; foi lido como Windows-1252.
    .fix = Veja se os acentos estão certos; se não, salve-o de novo em UTF-8.
finding-domain-assumed = { $count ->
        [one] Um item não diz nenhum domínio deste pacote e ficou
       *[other] { $count } itens não dizem nenhum domínio deste pacote e ficaram
    } em “{ $domain }”.
    .fix = Se não for esse, diga o domínio no arquivo: em uma coluna, na categoria ou no nome do baralho.
finding-json-root = Este JSON não é um pacote.
    .fix = Envie um objeto com as chaves pack, title, language, domains, terms e questions, como a exportação escreve.

## Arquivos zip

finding-zip-broken = O zip está danificado ou incompleto.
    .fix = Crie-o de novo e espere o envio terminar.
finding-zip-empty = Não há no zip nenhum arquivo que possa ser lido.
    .fix = Ponha nele os arquivos .md de um pacote, ou um único arquivo .csv, .yaml, .gift ou .txt.
finding-zip-files = O zip tem { $count } arquivos; o máximo é { $most }.
    .fix = Deixe nele apenas os arquivos do pacote.
finding-zip-large = Aberto, o zip passa de { $megabytes } MB.
    .fix = Deixe nele apenas os arquivos do pacote: imagens e vídeos não são lidos.
finding-zip-bomb = Aberto, o zip passa de { $ratio } vezes o seu tamanho, o que nenhuma nota faz.
    .fix = Crie-o de novo só com os arquivos do pacote.
finding-zip-path = “{ $name }” leva para fora da pasta em que o zip é aberto.
    .fix = Compacte a própria pasta do pacote, para que nenhum nome comece com “/” nem tenha “..”.
finding-zip-link = “{ $name }” é um atalho, e não um arquivo.
    .fix = Ponha o próprio arquivo no zip.
finding-zip-encrypted = “{ $name }” pede senha.
    .fix = Crie o zip sem senha.
finding-zip-packing = “{ $name }” está compactado de um modo incomum.
    .fix = Crie o zip com o recurso do próprio sistema, em compressão “deflate”.
finding-zip-nested = “{ $name }” é um zip dentro do zip.
    .fix = Abra-o e envie os arquivos dele.
finding-zip-twice = O zip tem “{ $name }” duas vezes.
    .fix = Fique com um dos dois.
finding-zip-ignored = “{ $name }” não é de nenhum formato lido e ficou de fora.
    .fix = Tire-o do zip, ou salve-o como .md.
finding-zip-folders = O zip tem arquivos em várias pastas.
    .fix = Junte todos os arquivos do pacote em uma pasta só, e faça um zip para cada pacote.
finding-zip-mixed = O zip mistura arquivos de vários formatos.
    .fix = Envie os arquivos .md de um só pacote, ou um arquivo de outro formato por vez.

## Planilhas

finding-csv-nameless = Há uma célula preenchida em uma coluna sem nome.
    .fix = Dê nome à coluna na primeira linha, ou esvazie a célula.
finding-sheet-header = A primeira linha não diz o que são as colunas.
    .fix = Para perguntas, chame-as por exemplo de: pergunta, A, B, C, D, resposta, explicação, domínio; para termos: termo, definição.
finding-sheet-column = A coluna “{ $name }” não é conhecida e ficou de fora.
    .fix = Se ela importa, chame-a de pergunta, A a J, resposta, explicação, domínio, tema, dificuldade, termo ou definição.
finding-sheet-question = Esta linha não tem pergunta.
    .fix = Escreva-a, ou apague a linha.
finding-sheet-answer = A resposta “{ $answer }” não é nenhuma das opções.
    .fix = Escreva a letra da opção certa (várias, com vírgulas), ou o texto exato dela.

## GIFT

finding-gift-open = Esta pergunta abre uma chave e não a fecha.
    .fix = Feche a chave depois da última resposta; uma chave que faz parte do texto leva uma barra invertida antes.
finding-gift-left-out = { $sort ->
        [short] “{ $stem }” pede uma resposta curta por escrito e ficou de fora.
        [numerical] “{ $stem }” pede um número por escrito e ficou de fora.
        [essay] “{ $stem }” pede uma dissertação e ficou de fora.
       *[description] “{ $stem }” não pergunta nada e ficou de fora.
    }
    .fix = { $sort ->
        [description] Se for uma pergunta, escreva as respostas entre chaves, a certa depois de “=” e as erradas depois de “~”.
       *[other] Para que seja feita, acrescente respostas erradas, cada uma depois de “~”, e deixe uma certa depois de “=”.
    }

## Anki e cartões

finding-anki-packed = Este baralho do Anki está no formato novo, comprimido, e não pôde ser aberto.
    .fix = Exporte-o de novo com a opção “Suportar versões antigas do Anki” marcada.
finding-anki-broken = A coleção dentro do baralho do Anki não pode ser lida.
    .fix = No Anki, use Ferramentas → Verificar banco de dados e exporte o baralho de novo.
finding-anki-media = { $count ->
        [one] Uma nota tem imagens ou sons, e dela ficou só o texto.
       *[other] { $count } notas têm imagens ou sons, e delas ficou só o texto.
    }
    .fix = Veja se são entendidas sem eles.
finding-anki-cloze = { $count ->
        [one] Uma nota tem lacunas e virou
       *[other] { $count } notas têm lacunas e viraram
    } perguntas, com opções erradas tiradas de outras lacunas do mesmo baralho.
    .fix = Leia essas perguntas antes de aceitá-las: outra opção pode por acaso estar certa.
finding-card-empty = Um lado do cartão “{ $front }” está vazio, e por isso ele ficou de fora.
    .fix = Preencha os dois lados, ou apague o cartão.
finding-card-long = Um campo tem mais de { $most } caracteres, e por isso a nota ficou de fora.
    .fix = Encurte-o, ou divida-o em várias notas.
finding-card-twice = “{ $name }” está em dois cartões; ficou o primeiro.
    .fix = Junte os dois cartões, ou diga em cada um do que ele trata.
finding-card-left-out = Não foi possível fazer uma pergunta do cartão “{ $front }”.
    .fix = É preciso uma resposta curta (100 caracteres) e três outros cartões desse tipo no baralho; ou escreva nele as opções, como A), B), C).

## Exportação

finding-export-lost = { $sort ->
        [terms] Ficam de fora os { $count } termos: o GIFT só tem perguntas.
        [comparisons] Ficam de fora as tabelas ({ $count }).
        [steps] Ficam de fora as perguntas de ordenar ({ $count }), que o GIFT não tem.
        [unasked] Ficam de fora as perguntas sem resposta certa ou sem opções ({ $count }).
        [optionless] Ficam de fora as perguntas sem opções ({ $count }).
        [english] Ficam de fora os nomes em inglês ({ $count }).
        [aliases] Ficam de fora os outros nomes dos termos ({ $count }).
        [wrong] Ficam de fora as traduções erradas conhecidas ({ $count }).
        [links] Ficam de fora as ligações entre termos e o que os distingue ({ $count }).
        [kinds] Fica de fora o tipo dos termos que não são conceitos ({ $count }).
        [order] Fica de fora que os fatos de um termo são passos ({ $count }).
        [beyond] Fica de fora a marca dos termos que vão além das notas ({ $count }).
        [about] Fica de fora de que termo cada pergunta trata ({ $count }).
        [difficulty] Fica de fora a dificuldade das perguntas fáceis ou difíceis ({ $count }).
        [tasks] Ficam de fora as tarefas da prova ({ $count }).
        [machine] Fica de fora que uma pergunta foi feita por máquina e ainda não foi aceita ({ $count }).
        [domains] Ficam de fora os pesos e os nomes em inglês dos domínios ({ $count }).
       *[description] Fica de fora a descrição do pacote.
    }
    .fix = Para guardar tudo, exporte também em Markdown, YAML, CSV ou JSON.
