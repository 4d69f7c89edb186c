config-title = Settings
config-group = This group
config-own = Yours
config-language = Language: { $value }
config-timezone = Time zone: { $value }
config-domains = Domains of the questions: { $value }
config-polls = Questions as Telegram polls, where they fit: { $value }
config-channel = What comes by itself goes to: { $value }
config-no-channel = no channel yet
config-threads = A thread for each question of the day: { $value }
config-listed = On the leaderboard: { $value }
config-inherited = { $value } (the group's)
config-default = { $value } (default)
config-all-domains = all
config-yes = yes
config-no = no
config-how = To change something, type what you want:
config-how-group = The group's (admins only): /settings language pt-BR · /settings timezone Europe/London · /settings domains 1,3
config-how-own = Yours: /settings my language pt-BR · /settings my timezone Europe/London · /settings my leaderboard hide
config-how-alone = /settings language pt-BR · /settings timezone Europe/London · /settings domains 1,3 · /settings leaderboard hide
config-how-options = To change something, use the buttons or call /settings with its options: “what” to change, the “value”, and “whose” it is. The value “default” undoes a choice.
config-undo = To undo a choice, give “default” as the value: /settings my language default
config-saved = Done. { $line }
config-saved-group = Done, for the whole group. { $line }
config-shown = You are on the leaderboard.
config-hidden = You are not on the leaderboard.
config-button-language = { $scope ->
    [chat] Group in { $value }
   *[me] Talk to me in { $value }
}
config-button-polls = Ask with polls
config-button-buttons = Ask with buttons
config-button-timezone = { $scope ->
    [chat] Group time zone
   *[me] My time zone
}
config-asks-timezone = City or zone, such as London
config-button-channel = Channel…
config-asks-channel = Where to send what comes by itself
config-button-threads = Questions in threads
config-button-no-threads = Questions without threads
config-button-domains = Domains…
config-asks-domains = Numbers, such as 1,3, or “all”
config-button-hide = Leave the leaderboard
config-button-show = Return to the leaderboard
language-pt-BR = Portuguese
language-en = English

config-admins-only = Only admins change the settings of the group. Change your own with “my”, for example: /settings my language pt-BR
config-value-missing = The value is missing. For example: { $example }
config-language-unknown = I do not speak “{ $value }”. Choose pt-BR or en, for example: /settings my language en
config-timezone-unknown = I do not know the time zone “{ $value }”. Use the name of a city or an IANA name, for example: /settings my timezone Europe/London. An offset from UTC will do, too: /settings my timezone UTC-3
config-timezone-near = I do not know the time zone “{ $value }”. Did you mean { $near }?
config-timezone-uneven = I only know a time zone such as “{ $value }”, which is not a whole number of hours, by name. Use one of these: { $near }
config-domains-unknown = There is no domain “{ $value }”. Give numbers from { $first } to { $last } separated by commas, or “all”, for example: /settings domains 1,3
config-domains-empty = Domain { $domain } has no questions yet. See in /topics which ones do, or keep them all: /settings domains all
config-domains-group = Domains hold for the whole chat; there is no setting of your own. Type: /settings domains 1,3
config-polls-unknown = Say “yes” for Telegram polls or “no” for buttons, for example: /settings polls yes
config-polls-elsewhere = Polls exist on Telegram alone. Here questions come with letters to answer.
config-channels-elsewhere = Channels and threads are chosen in a Discord server that I am in. Here everything comes to this very chat.
config-channel-unknown = Choose a channel of this server, for example with the “channel” option of /settings. For none: /settings channel none
config-threads-unknown = Say “yes” for a thread for each question or “no” for the channel, for example: /settings threads yes
config-chat-only = That is for the whole chat; there is no setting of your own. Leave out “my” and try again.
config-listed-unknown = Say “show” or “hide”, for example: /settings my leaderboard hide
config-listed-own = Everyone decides for themselves whether they are on the leaderboard. Type: /settings my leaderboard hide
config-example-language = { $scope ->
    [me] /settings my language pt-BR
   *[chat] /settings language pt-BR
}
config-example-timezone = { $scope ->
    [me] /settings my timezone Europe/London
   *[chat] /settings timezone Europe/London
}
config-example-domains = /settings domains 1,3
config-example-polls = /settings polls yes
config-example-channel = /settings channel #general
config-example-threads = /settings threads yes
config-example-listed = /settings my leaderboard hide
