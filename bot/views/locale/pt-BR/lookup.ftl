lookup-see = Veja também: { $names }
lookup-confused = Não confunda com { $name }: { $difference }
lookup-confused-bare = Não confunda com { $name }.
lookup-section = Seção: { $section }
lookup-unsure = Não achei “{ $query }” exatamente. Você quis dizer:
lookup-missing = Não encontrei “{ $query }” nas notas. Confira a grafia, ou veja os assuntos com /topicos.
lookup-nearest = O mais perto é o domínio “{ $name }”.
lookup-empty = Escreva o termo que quer consultar, por exemplo: /definir RAG
lookup-lone-letter = Não há pergunta aberta esperando essa letra. Peça uma com /hoje ou /pergunta.

compare-apart = O que distingue { $one } de { $other }: { $difference }
compare-usage = Diga dois ou três termos, por exemplo: /comparar Canvas x Studio
compare-missing = “{ $query }” não está nas notas.
compare-unsure = Não achei “{ $query }” exatamente. Você quis dizer { $names }?
compare-again = Compare de novo com os nomes certos, por exemplo: /comparar { $terms }
compare-spelling = Confira a grafia, ou veja os assuntos com /topicos.

topics-title = Assuntos das notas
topics-domain = { $id }. { $name }
topics-count = { $terms ->
    [1] 1 termo
   *[other] { $terms } termos
}, { $questions ->
    [1] 1 pergunta
   *[other] { $questions } perguntas
}
topics-page = Página { $page } de { $pages }
topics-next = Próxima ›
topics-previous = ‹ Anterior
topics-all = Todos os domínios
topics-practise = Treinar este domínio
topics-hint = Peça um assunto pelo número do domínio, por exemplo: /topicos { $id }
