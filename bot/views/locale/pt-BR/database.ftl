database-migrated = O esquema foi atualizado: revisão { $after }, vinda da { $before }.
database-made = O esquema foi criado: revisão { $after }.
database-current = O esquema está em dia: revisão { $after }. Nada a fazer.
database-engine = { $engine }, { $address }
database-revision = Esquema: revisão { $revision } de { $newest }
database-revision-old = Esquema: revisão { $revision }, e a mais nova é a { $newest }; para atualizar: sabatina db migrate
database-revision-newer = Esquema: revisão { $revision }, de uma versão mais nova da Sabatina; esta só conhece até a { $newest }
database-revision-none = Esquema: ainda nenhum; para criar: sabatina db migrate
database-size = Tamanho: { $size }
database-span = Respostas de { $first } a { $last }
database-span-none = Nenhuma resposta ainda
database-table = { $table }: { $count }
database-copied = { $rows ->
    [1] 1 linha copiada e contada dos dois lados.
   *[other] { $rows } linhas copiadas e contadas dos dois lados.
}
database-backed-up = Cópia de segurança gravada em { $path }: { $rows ->
    [1] 1 linha
   *[other] { $rows } linhas
}, { $answers ->
    [1] 1 resposta
   *[other] { $answers } respostas
}.
database-restored = Restauração feita: { $rows ->
    [1] 1 linha
   *[other] { $rows } linhas
}, { $answers ->
    [1] 1 resposta
   *[other] { $answers } respostas
}. Para conferir: sabatina db check
database-kept = O que havia antes está em { $path }.
database-sound = { $rows ->
    [1] 1 linha conferida: nada a corrigir.
   *[other] { $rows } linhas conferidas: nada a corrigir.
}
database-unsound = { $count ->
    [1] 1 coisa a corrigir.
   *[other] { $count } coisas a corrigir.
}

store-absent = Não há o arquivo de banco de dados “{ $name }”. Confira o endereço, ou crie um novo com sabatina db migrate.
store-empty = Não há nada da Sabatina no banco de dados. Confira o endereço; sabatina db migrate cria as tabelas.
store-older = O banco de dados é de uma versão mais antiga da Sabatina. Aponte DATABASE_URL para ele, rode sabatina db migrate e tente de novo. Não mexi nele.
store-not-empty = Já há dados no banco de destino. Use um vazio. Nada foi copiado.
store-row-unfit = Algo na tabela { $table } não pode ser gravado no destino. Aponte DATABASE_URL para a origem e rode sabatina db check, que diz o que corrigir. Nada foi copiado.
backup-exists = Já existe um arquivo “{ $name }”. Escolha outro nome, ou permita a troca com --overwrite.
restore-no-file = Não há arquivo “{ $name }”. Confira o caminho. Nada mudou.
restore-itself = “{ $name }” é o próprio banco de dados, não uma cópia dele. Nada mudou.
restore-not-empty = Já há dados no banco. Para pôr a cópia no lugar deles: --replace. Nada mudou.
restore-no-backup = “{ $name }” não é uma cópia de segurança da Sabatina. Escolha um arquivo gravado por sabatina db backup. Nada mudou.
restore-damaged = A cópia “{ $name }” está danificada. Escolha outra. Nada mudou.
restore-newer = A cópia “{ $name }” é de uma versão mais nova da Sabatina. Atualize o programa e restaure depois. Nada mudou.

invariant-damage = O arquivo do banco está danificado ({ $about }). Restaure a última cópia: sabatina db restore ARQUIVO --replace
invariant-orphan = { $table }, { $about }: { $count ->
    [1] 1 linha cita
   *[other] { $count } linhas citam
} algo que não existe, por exemplo { $example }. Apague o que ficou solto, ou restaure uma cópia anterior.
invariant-stray = { $table }: o SQLite encontra linhas que citam em { $about } algo que não existe. Apague-as (PRAGMA foreign_key_check mostra quais são), ou restaure uma cópia anterior.
invariant-twice = { $table }: { $count ->
    [1] 1 resposta é a segunda
   *[other] { $count } respostas são a segunda
} de alguém à mesma pergunta, por exemplo { $example }. Apague o que veio depois e rode sabatina scores rebuild.
invariant-kind = { $table }: { $count ->
    [1] 1 linha guarda um valor que não cabe
   *[other] { $count } linhas guardam valores que não cabem
} na coluna, por exemplo { $example }. Corrija isso, ou restaure uma cópia anterior.
invariant-odd = { $table }, { $about }: { $count ->
    [1] 1 linha está
   *[other] { $count } linhas estão
} como nenhuma pode estar, por exemplo { $example }. Corrija ou apague isso, ou restaure uma cópia anterior.
invariant-digest = { $table }: { $example } não é mais o que foi gravado ali. Restaure uma cópia anterior.
invariant-unreadable = Não dá para comparar placar, sequências e cartões com as respostas: há algo nelas que não se consegue ler. Corrija o resto ou restaure uma cópia, e confira de novo.
invariant-scores = Placar, sequências e cartões: { $count ->
    [1] 1 linha difere
   *[other] { $count } linhas diferem
} do que as respostas dizem. Para ver quais: sabatina scores check; para corrigir: sabatina scores rebuild
