### O que um rascunho feito de notas sem formato diz de si: cada mensagem diz o que é
### incerto, e o atributo .fix diz o que fazer.

ingest-summary = { $terms ->
        [one] Um termo
       *[other] { $terms } termos
    }, { $unsure } com dúvida; { $comparisons ->
        [one] uma comparação
       *[other] { $comparisons } comparações
    }; { $questions ->
        [one] uma pergunta feita por máquina
       *[other] { $questions } perguntas feitas por máquina
    }.

finding-ingest-apart = “{ $term }” e o texto estavam separados e foram unidos.
    .fix = Confira se o texto é mesmo desse termo.
finding-ingest-called = “{ $term }” só é citado de passagem; a frase em que aparece virou a definição.
    .fix = Reescreva a definição ou apague o termo.
finding-ingest-heading = O título “{ $term }” virou termo, embora o texto não o mencione.
    .fix = Apague o termo se for apenas uma seção.
finding-ingest-list = “{ $term }” tem uma lista e nenhuma definição; a lista ficou no lugar dela.
    .fix = Escreva uma frase que diga o que é, ou apague o termo.
finding-ingest-mended = O título “{ $term }” estava partido em dois e foi refeito.
    .fix = Confira o nome e onde o texto começa.
finding-ingest-short = A definição de “{ $term }” diz muito pouco.
    .fix = Complete-a ou apague o termo.
finding-ingest-long = Uma frase da definição de “{ $term }” é longa demais e foi cortada; está inteira entre os fatos.
    .fix = Escreva uma definição mais curta.
finding-ingest-twice = “{ $term }” já aparece na linha { $first }; os dois foram unidos.
    .fix = Confira se são a mesma coisa; se não forem, dê outro nome a um deles.
finding-ingest-left = Isto não entrou em nenhum termo: “{ $text }”
    .fix = Nada, se não for matéria de estudo; senão, dê um título ao trecho.
finding-ingest-table-small = Esta tabela não compara nada e ficou de fora.
    .fix = Dê a ela um cabeçalho, duas colunas ou mais e uma linha.
finding-ingest-table-uneven = As linhas desta tabela não têm o mesmo número de células.
    .fix = Confira se cada célula está na sua coluna.
finding-ingest-english = As notas não estão em inglês; por isso cada nome em inglês repete o nome do termo.
    .fix = Preencha “en” onde o nome tiver tradução.
finding-ingest-nothing = Não foi encontrado nenhum termo nestas notas.
    .fix = Escreva um nome e dois-pontos antes de cada definição, ou um título acima dela.
