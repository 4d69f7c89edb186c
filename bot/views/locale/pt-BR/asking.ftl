question-open = A pergunta sobre isso já está aberta aqui: veja com /hoje. Ou peça outra com /pergunta.
