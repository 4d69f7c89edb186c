discord-token-wrong = Discord does not accept this token. Check DISCORD_TOKEN; the Developer Portal makes a new one under Bot, with Reset Token.
discord-intents-wrong = Discord refuses the bot's gateway intents, though none of them is privileged. Check in the Developer Portal that the bot is not restricted, and update Sabatina.
discord-shards-wrong = Discord does not accept the shards in DISCORD_SHARDS. Leave it unset to let Discord choose, or set a higher total.
discord-shards-unknown = DISCORD_SHARDS cannot be “{ $value }”. Leave it empty, or say how many shards there are, such as 4, or which of them run here, such as 0-1/4.
discord-token-missing = DISCORD_TOKEN is missing from the environment or the .env file: it is the bot's token in Discord's developer portal.
discord-unreachable = Discord does not answer. Check this machine's connection and DISCORD_API_URL, look at discordstatus.com, and try again.
discord-refused = Discord refuses the commands ({ $error }). See whether DISCORD_TOKEN and DISCORD_API_URL belong to the same application, and in the Developer Portal whether it is restricted; if all is well there, try again later.
discord-synced = Discord has the commands.
