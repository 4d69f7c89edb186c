telegram-token-wrong = O Telegram não reconhece este token. Confira TELEGRAM_TOKEN; quem informa o token certo é o @BotFather, no Telegram.
telegram-webhook-url = O endereço do webhook não serve: { $url }. Use https:// e a porta 443, 80, 88 ou 8443.
telegram-webhook-secret = O segredo do webhook não serve. Use de 1 a 256 letras sem acento, algarismos, “_” ou “-”, ou não defina nenhum.
telegram-webhook-refused = O Telegram recusou o endereço do webhook: { $reason }. Confira o endereço e o certificado, ou deixe-o sem definir para buscar as mensagens sem webhook.
http-port = Não é possível escutar na porta { $port }: outro programa já a usa, ou ela não é permitida. Encerre esse programa ou escolha outra porta em SABATINA_HTTP_PORT.

telegram-about = Estude em grupo ou a sós: uma pergunta por dia, o significado de cada termo, os pontos de todos. Toque em Começar, ou me adicione a um grupo e envie /hoje.
telegram-about-short = Uma pergunta por dia, termos explicados e o placar do grupo.
