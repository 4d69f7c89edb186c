### What is found in files of other formats that people send, and what an export leaves out:
### each message says what is wrong, and its .fix attribute says what to do about it.

## What was sent

finding-kind-pdf = This is a PDF, and PDFs are not read.
    .fix = Copy its text into a .txt file and send that; headings and lists are found again.
finding-kind-office = This is a document or spreadsheet of an office program, which is not read as it is.
    .fix = Save a spreadsheet as “CSV UTF-8”, a document as plain text (.txt), and send that file.
finding-kind-anki = The file is called an Anki deck and is none, or it is damaged.
    .fix = Export the deck from Anki again as .apkg, and send the file as it is.
finding-kind-binary = This is no text, and no format that is known here.
    .fix = Send notes as .md or .txt, a spreadsheet as .csv, an Anki deck as .apkg, or a pack as .zip.
finding-nothing-found = There is no term and no question in this file.
    .fix = Check that it is the right file; docs/pack-format.md shows what each format looks like.
finding-items-many = There are more than { $most } terms and questions here, which is the most a pack may have.
    .fix = Split it into several packs.
finding-lines-many = The file has { $count } lines; { $most } at most are read.
    .fix = Split it into several files.
finding-encoding-guessed = The file is not UTF-8; it was read as Windows-1252.
    .fix = Look whether the accents are right; if not, save it again as UTF-8.
finding-domain-assumed = { $count ->
        [one] One item names no domain of this pack and was put
       *[other] { $count } items name no domain of this pack and were put
    } under “{ $domain }”.
    .fix = If that is wrong, name the domain in the file: in a column, a category or the deck's name.
finding-json-root = This JSON is no pack.
    .fix = Send an object with the keys pack, title, language, domains, terms and questions, as an export writes it.

## Zip files

finding-zip-broken = The zip is damaged or incomplete.
    .fix = Make it again, and wait until it is sent completely.
finding-zip-empty = The zip has no file that can be read.
    .fix = Put the .md files of a pack in it, or a single .csv, .yaml, .gift or .txt file.
finding-zip-files = The zip holds { $count } files; the most is { $most }.
    .fix = Leave only the pack's files in it.
finding-zip-large = Unpacked, the zip has more than { $megabytes } MB.
    .fix = Leave only the pack's files in it: pictures and videos are not read.
finding-zip-bomb = The zip unpacks to more than { $ratio } times its size, which no notes do.
    .fix = Make it again with the pack's files alone.
finding-zip-path = “{ $name }” leads out of the folder that the zip is unpacked to.
    .fix = Zip the pack's folder itself, so that no name begins with “/” or has “..” in it.
finding-zip-link = “{ $name }” is a link, not a file.
    .fix = Put the file itself into the zip.
finding-zip-encrypted = “{ $name }” needs a password.
    .fix = Make the zip without a password.
finding-zip-packing = “{ $name }” is compressed in an unusual way.
    .fix = Make the zip with your system's own means, compression “deflate”.
finding-zip-nested = “{ $name }” is a zip inside the zip.
    .fix = Unpack it and send its files.
finding-zip-twice = The zip has “{ $name }” twice.
    .fix = Keep one of them.
finding-zip-ignored = “{ $name }” is of no format that is read, and was left out.
    .fix = Leave it out of the zip, or save it as .md.
finding-zip-folders = The zip has files in several folders.
    .fix = Put all files of the pack into one folder, and make one zip for each pack.
finding-zip-mixed = The zip mixes files of several formats.
    .fix = Send either the .md files of one pack, or one file of another format at a time.

## Spreadsheets

finding-csv-nameless = A cell with text stands in a column without a name.
    .fix = Name the column in the first line, or empty the cell.
finding-sheet-header = The first line does not tell what the columns are.
    .fix = For questions, name them for example: question, A, B, C, D, answer, explanation, domain; for terms: term, definition.
finding-sheet-column = The column “{ $name }” is not known, and was left out.
    .fix = If it matters, call it question, A to J, answer, explanation, domain, topic, difficulty, term or definition.
finding-sheet-question = This row has no question.
    .fix = Write it, or delete the row.
finding-sheet-answer = The answer “{ $answer }” is none of the options.
    .fix = Write the letter of the right option (several with commas between), or its exact text.

## GIFT

finding-gift-open = This question opens with an opening brace and never closes.
    .fix = Write the closing brace after the last answer; a brace that belongs to the text has a backslash before it.
finding-gift-left-out = { $sort ->
        [short] “{ $stem }” asks for a short answer to be written, and was left out.
        [numerical] “{ $stem }” asks for a number to be written, and was left out.
        [essay] “{ $stem }” asks for an essay, and was left out.
       *[description] “{ $stem }” asks nothing, and was left out.
    }
    .fix = { $sort ->
        [description] If it is a question, write its answers in braces, the right one after “=” and the wrong ones after “~”.
       *[other] To have it asked, add wrong answers, each after “~”, and leave one right answer after “=”.
    }

## Anki and cards

finding-anki-packed = This Anki deck is in the newer, compressed format and could not be unpacked.
    .fix = Export it again with the option “Support older Anki versions” ticked.
finding-anki-broken = The collection inside the Anki deck cannot be read.
    .fix = In Anki, use Tools → Check Database, then export the deck again.
finding-anki-media = { $count ->
        [one] One note has pictures or sounds, of which only the text was kept.
       *[other] { $count } notes have pictures or sounds, of which only the text was kept.
    }
    .fix = Check that they are understood without them.
finding-anki-cloze = { $count ->
        [one] One note has blanks: it became
       *[other] { $count } notes have blanks: they became
    } questions, with wrong options from other blanks of the same deck.
    .fix = Read these questions before you accept them: another option may happen to be right.
finding-card-empty = One side of the card “{ $front }” is empty, so it was left out.
    .fix = Fill in both sides, or delete the card.
finding-card-long = A field has more than { $most } characters, so the note was left out.
    .fix = Shorten it, or split it into several notes.
finding-card-twice = “{ $name }” is on two cards; the first was kept.
    .fix = Join the two cards, or say on each what it is about.
finding-card-left-out = No question could be made of the card “{ $front }”.
    .fix = It needs a short answer (100 characters) and three other cards of that kind in its deck; or write its options on it, as A), B), C).

## Exports

finding-export-lost = { $sort ->
        [terms] Left out: the { $count } terms. GIFT holds questions only.
        [comparisons] Left out: tables ({ $count }).
        [steps] Left out: questions that ask for an order ({ $count }), which GIFT does not have.
        [unasked] Left out: questions without a right answer or without options ({ $count }).
        [optionless] Left out: questions without options ({ $count }).
        [english] Left out: English names ({ $count }).
        [aliases] Left out: other names of terms ({ $count }).
        [wrong] Left out: known wrong translations ({ $count }).
        [links] Left out: links between terms and what tells them apart ({ $count }).
        [kinds] Left out: the kind of terms that are no concepts ({ $count }).
        [order] Left out: that the facts of a term are steps ({ $count }).
        [beyond] Left out: the mark on terms that go beyond the notes ({ $count }).
        [about] Left out: which term a question is about ({ $count }).
        [difficulty] Left out: the difficulty of questions that are easy or hard ({ $count }).
        [tasks] Left out: exam tasks ({ $count }).
        [machine] Left out: that a question was made by machine and not accepted yet ({ $count }).
        [domains] Left out: weights and English names of the domains ({ $count }).
       *[description] Left out: the description of the pack.
    }
    .fix = To keep everything, also export in Markdown, YAML, CSV or JSON.
