discord-token-wrong = O Discord não reconhece o token. Confira DISCORD_TOKEN; o Developer Portal gera um novo na seção Bot, em Reset Token.
discord-intents-wrong = O Discord recusa os intents do bot, embora nenhum deles seja privilegiado. Confira no Developer Portal se o bot não está restrito e atualize a Sabatina.
discord-shards-wrong = O Discord não aceita os shards de DISCORD_SHARDS. Deixe-o sem definir para que o Discord escolha, ou defina um total maior.
discord-shards-unknown = DISCORD_SHARDS não pode ser “{ $value }”. Deixe vazio, ou diga quantos shards há, como 4, ou quais deles rodam aqui, como 0-1/4.
discord-token-missing = Falta DISCORD_TOKEN no ambiente ou no arquivo .env: é o token do bot no portal de desenvolvedores do Discord.
discord-unreachable = O Discord não responde. Confira a conexão desta máquina e DISCORD_API_URL, veja discordstatus.com e tente de novo.
discord-refused = O Discord recusa os comandos ({ $error }). Confira se DISCORD_TOKEN e DISCORD_API_URL são do mesmo aplicativo e, no Developer Portal, se ele não está restrito; se estiver tudo certo, tente mais tarde.
discord-synced = O Discord recebeu os comandos.
