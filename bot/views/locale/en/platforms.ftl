telegram-token-wrong = Telegram does not know this token. Check TELEGRAM_TOKEN; @BotFather on Telegram tells you the right one.
telegram-webhook-url = The webhook's address cannot be used: { $url }. Use https:// and port 443, 80, 88 or 8443.
telegram-webhook-secret = The webhook's secret cannot be used. Use 1 to 256 unaccented letters, digits, “_” or “-”, or set none.
telegram-webhook-refused = Telegram refused the webhook's address: { $reason }. Check the address and its certificate, or leave it unset to fetch messages without a webhook.
http-port = Nothing can listen on port { $port }: another program uses it, or it is not allowed. End that program, or choose another port in SABATINA_HTTP_PORT.

telegram-about = Study in a group or on your own: a question a day, what each term means, everyone's points. Tap Start, or add me to a group and send /today.
telegram-about-short = A question a day, terms explained, and the group's score.
