telegram-nameless = Whoever writes as the group or as a channel stays anonymous, and I cannot tell whom to answer. Send the command under your own name.
telegram-waiting = { $name }, this answer is for you alone. Tap the button to see it in our private chat.
telegram-waiting-button = See the answer
telegram-waiting-gone = I no longer have that answer. Ask again in the group.
telegram-file-large = The file is larger than { $limit } MB, the most that Telegram lets me receive. Split it into smaller parts and send it again.
telegram-file-failed = I could not receive the file. Send it again in a little while.
telegram-inline-start = What I can do
telegram-inline-open = Open in a chat with me
