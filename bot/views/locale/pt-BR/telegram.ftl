telegram-nameless = Quem escreve como o grupo ou como um canal fica anônimo, e eu não sei a quem responder. Envie o comando com o seu próprio nome.
telegram-waiting = { $name }, a resposta é só sua. Toque no botão para vê-la na nossa conversa particular.
telegram-waiting-button = Ver a resposta
telegram-waiting-gone = Essa resposta não está mais guardada. Peça de novo no grupo.
telegram-file-large = O arquivo passa de { $limit } MB, o máximo que o Telegram me deixa receber. Divida-o em partes menores e mande de novo.
telegram-file-failed = Não consegui receber o arquivo. Mande de novo daqui a pouco.
telegram-inline-start = O que sei fazer
telegram-inline-open = Abrir na conversa comigo
