file-trouble = Não consigo ler ou gravar “{ $path }”. Confira o caminho e as permissões e tente de novo.
wrong-encoding = O arquivo { $path } não está em UTF-8. Grave-o de novo nessa codificação.
scores-sum-of = Conversa { $chat }, { $period }, pessoa { $member }
scores-habit-of = Sequência da pessoa { $member }
scores-card-of = Cartão { $item } da pessoa { $member }
scores-card = { $reps } revisões, estabilidade { $stability }, dificuldade { $difficulty }, fase { $phase }, última em { $last }, volta em { $due }
scores-sum = { $points } pontos, { $answered } respostas, { $correct } certas, { $days } dias, a última em { $last }
scores-habit = { $streak } dias, recorde { $best }, última resposta { $last }, folga { $freeze }, treino { $practice }
