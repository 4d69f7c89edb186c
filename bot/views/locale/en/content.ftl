command-conteudo = Push, check and publish notes
    .details = For those who look after the notes: send a file with this command (or reply to one), see what would change, and publish with one tap. Takes Sabatina packs, spreadsheets, GIFT, Anki and notes without any format. Every version is kept, and going back to one is a tap.
    .examples = /content, /content push, /content history, /content export csv

content-title = Content
content-pack = { $title } ({ $id })
content-pack-line = { $pack }, { $number ->
    [0] as it came with the program
   *[other] version { $number }
}: { $counts }
content-counts = { $terms ->
    [1] 1 term
   *[other] { $terms } terms
}, { $comparisons ->
    [1] 1 comparison
   *[other] { $comparisons } comparisons
}, { $questions ->
    [1] 1 question
   *[other] { $questions } questions
}
content-open-push = Open push no. { $key }: { $name }. See it with /content check.
content-how-push = To push: send the file with /content push, or reply to it with that command. In a terminal: /content push PATH. For another pack, new or not: /content push pack ID
content-how-then = Then: /content preview, publish, discard, accept. To check a file without keeping it: /content check
content-how-more = What is published: /content history, rollback, export, packs. Who looks after the notes: /content editor

content-report = Check of { $name }
content-report-name = report.txt
content-report-attached = The whole report is in the file.
content-kind = Kind: { $kind }
content-kind-markdown = notes in Sabatina's format
content-kind-zip = pack in a .zip
content-kind-yaml = YAML
content-kind-json = JSON
content-kind-csv = spreadsheet (CSV)
content-kind-gift = GIFT (Moodle)
content-kind-anki = Anki deck
content-kind-anki-text = text exported from Anki
content-kind-notes = notes without a format
content-base = { $whole ->
    [part] It becomes part of the pack; the rest of that stays as it is.
   *[whole] It stands for the whole pack: what is not in the file goes.
} { $base ->
    [0] Compared with what came with the program.
   *[other] Compared with version { $base }.
}
content-base-new = It is a new pack: nobody studies it until a chat chooses it.
content-changes = It would change { $keys ->
    [0] no right answer
    [1] 1 right answer
   *[other] { $keys } right answers
}; { $removed ->
    [0] nothing goes
    [1] 1 item goes
   *[other] { $removed } items go
}, { $changed ->
    [0] none changes
    [1] 1 changes
   *[other] { $changed } change
}, { $added ->
    [0] none is new
    [1] 1 is new
   *[other] { $added } are new
}.
content-no-change = Nothing would change: this is what is published.
content-made = { $count ->
    [1] 1 question made by machine waits to be accepted; until then nobody is asked it.
   *[other] { $count } questions made by machine wait to be accepted; until then nobody is asked them.
}
content-made-one = Made by machine; it will be asked only once it is accepted.
content-unreadable = Nothing could be read, and nothing has changed. Mend what follows and send it again.
content-mend = There are errors: mend them and send it again. Nothing has changed, and as it is it cannot be published.
content-head = Of the pack itself these change: { $names }
content-keys = { $count ->
    [1] 1 right answer changes
   *[other] { $count } right answers change
}
content-key = was: { $was }; now: { $now }{ $wording ->
    [other] { " " }(its text changes too: answers that were given stay as they are)
   *[same] { "" }
}
content-keys-regrade = Once published, answers that were given are graded anew, with points and reviews, and whoever is affected is told.
content-removed = { $count ->
    [1] 1 item goes (answers already given stay)
   *[other] { $count } items go (answers already given stay)
}
content-changed = { $count ->
    [1] 1 item changes
   *[other] { $count } items change
}
content-added = { $count ->
    [1] 1 item is new
   *[other] { $count } items are new
}
content-findings = What the check found
content-severity-error = error
content-severity-warning = warning
content-severity-hint = hint
content-replaced = It took the place of your earlier push of this pack, which had not been published.
content-button-publish = Publish
content-button-discard = Discard
content-button-preview = See how it looks
content-button-accept = { $count ->
    [1] Accept the question made by machine
   *[other] Accept the { $count } questions made by machine
}
content-button-accept-one = Accept this question
content-button-back = Back to version { $number }
content-preview = { $page } of { $pages } · { $id }
content-solution = Solution

content-field-id = id
content-field-domain = domain
content-field-name = name
content-field-en = English name
content-field-definition = definition
content-field-kind = kind
content-field-facts = facts
content-field-ordered = order of the facts
content-field-aliases = other names
content-field-wrong = wrong translations
content-field-see = see also
content-field-confused = confusions
content-field-task = task
content-field-section = section
content-field-beyond = beyond the notes
content-field-columns = columns
content-field-rows = rows
content-field-corner = corner of the table
content-field-compares = what it compares
content-field-stem = stem
content-field-options = options
content-field-correct = right answer
content-field-explanation = explanation
content-field-detail = longer explanation
content-field-about = items it is about
content-field-difficulty = difficulty
content-field-machine = acceptance
content-field-title = title
content-field-language = language
content-field-description = description
content-field-domains = domains

content-published = Published: version { $number } of the pack { $pack }.
content-published-now = It holds for whatever is asked and looked up from now on. What had been asked before is graded by the version that it was asked in, unless its right answer was changed.
content-cli-push = Push no. { $key }, not published yet. To publish it: sabatina content publish { $key }
content-published-new = Nobody studies it yet. To study it in a chat, one of its admins says: /settings pack { $id }
content-rolled-back = Version { $back_to } is back, published as version { $number }.
content-discarded = The push of { $name } was discarded. What is published has not changed.
content-history = Versions of { $title }
content-history-none = Nothing has been published yet: what came with the program holds.
content-version = Version { $number }, { $at }, { $author }: { $counts }
content-version-back = (back to version { $number })
content-author-none = command line
content-author-program = what came with the program
content-packs = Packs
content-pack-default = { $pack }; studied by whoever has chosen no other
content-pack-chosen = { $pack }; chosen in { $chats ->
    [1] 1 chat
   *[other] { $chats } chats
}
content-pack-here = Studied here: { $title }
content-pack-how = To study another in this chat, one of its admins says: /settings pack { $id }
content-editors = Who looks after the notes
content-editors-none = Nobody was appointed: only those in SABATINA_ADMINS look after them.
content-editors-how = Appoint: /content editor ID. Dismiss: /content editor dismiss ID. People learn their ID by sending /content.
content-editor-new = { $who } looks after the notes now.
content-editor-dismissed = { $who } looks after the notes no more.
content-editor-no-change = Nothing has changed: { $who } was so already.
content-exported = Here it is. Other formats: /content export followed by one of these: { $formats }
content-export-elsewhere = This file is no text, and there is no way to hand it over here. On the command line: sabatina content export --pack { $id } --format { $format } --output { $name }

content-editors-only = Only those who look after the notes can do that. If you should be one of them, give this number to whoever looks after me: { $id }
content-outdated = Somebody published another version meanwhile, so nothing has changed just now. See what would change compared with that one, and publish if you still want to.
content-push-over = That push is not open any more: it was published, discarded, or replaced by another. Send the file again with /content push.
content-no-push = You have no open push. Send a file with /content push.
content-too-long = The file is too complex to be read, and nothing has changed. Split it and send one part at a time.
content-has-errors = That push has errors and cannot be published. See which with /content check, mend them and send it again.
content-nothing-new = That is what is published already: nothing would change.
content-none-to-accept = There is no question made by machine with that id that waits to be accepted. See which there are with /content preview.
content-version-unknown = There is no version { $number }. See which there are with /content history.
content-rollback-how = Say which version to go back to, for example: /content rollback 3. See which there are with /content history.
content-pack-unknown = There is no pack “{ $pack }”. See which there are with /content packs.
content-pack-form = “{ $pack }” cannot be the id of a pack. Use small letters without accents, numbers and hyphens, for example: biology-1
content-item-unknown = There is no “{ $id }”, neither in your push nor in the notes. Look for the id with /content check.
content-file-how = The file is missing: send it with /content push as its caption, or reply to it with that command.
content-file-missing = No file came. Send it with the command as its caption, or reply to it with the command. In a terminal, check the path.
content-editor-owner = That person is in SABATINA_ADMINS and cannot be dismissed here.
content-editor-owners-only = Only those in SABATINA_ADMINS appoint and dismiss.
content-editor-unknown = I do not know who “{ $given }” is. Give the person's number, for example: /content editor 123456. They learn it by sending /content.

config-pack = Notes studied here: { $value }
config-example-pack = /settings pack aif-c01
