### What checking a pack finds: each message says what is wrong, and its .fix attribute
### says what to do about it.

## Files

finding-path-missing = There is nothing at this path.
    .fix = Check the name: a pack is a folder of .md files, or one .md, .yaml, .yml or .csv file.
finding-file-unreadable = The file or folder could not be opened.
    .fix = Check its permissions, and that it is a regular file or a folder.
finding-folder-empty = This folder has no .md files.
    .fix = Point to the folder that holds pack.md; subfolders are not read.
finding-suffix-unknown = The file's name does not end like any known format.
    .fix = Use .md, .yaml, .yml or .csv.
finding-suffix-mixed = A pack in YAML or CSV is a single file, and there are several here.
    .fix = Send that file alone, or send .md files only.
finding-file-large = The file is larger than { $megabytes } MB.
    .fix = Split it into several .md files, for instance one for each topic.
finding-file-empty = The file is empty.
    .fix = Delete it, or write what is missing.
finding-line-long = The line has more than { $most } characters, so the file was not read.
    .fix = Break the line up; if you did not write it, this may be a binary file with the wrong name.
finding-encoding = The file is not UTF-8: byte { $byte } is not text.
    .fix = Save it again with the encoding UTF-8.
finding-encoding-utf16 = The file is UTF-16.
    .fix = Save it again with the encoding UTF-8 (in Excel: “CSV UTF-8”).
finding-character-control = There is a control character ({ $char }), which belongs in no text.
    .fix = Delete it; such characters usually come with text copied from a PDF or a terminal.
finding-character-invisible = “{ $id }” has a character that nobody can see: { $char } ({ $name }).
    .fix = Delete it and type that passage again instead of pasting it.

## The head of a file

finding-front-missing = The file does not begin with front matter between “---” lines.
    .fix = Put at the top, each on a line of its own: ---, pack: (the pack's id), domain: (the domain's id), ---
finding-front-open = The front matter opens with “---” and never closes.
    .fix = Write another line with “---” after the keys.
finding-front-keys = The front matter is not made of “key: value” lines.
    .fix = Write, for example: domain: "3".
finding-front-pack = The front matter does not say which pack the file belongs to.
    .fix = Add a line “pack:” with the same id as in pack.md.
finding-front-pack-other = The file says it belongs to the pack “{ $pack }”, but the others belong to “{ $other }”.
    .fix = Correct the line “pack:”, or take the file out of this folder.
finding-head-missing = The pack does not say what its title, its language and its domains are.
    .fix = In Markdown, create pack.md in the folder, with the keys pack, title, language and domains as front matter; in YAML, begin with those keys; in CSV, add a line of type “pack” and one of type “domain” for each domain.
finding-head-second = Title, language and domains were already given in { $file }.
    .fix = Keep those keys in one file only.
finding-head-key = The pack has no { $key ->
        [pack] id
        [title] title
       *[language] language
    }.
    .fix = Fill in “{ $key }:” at the head of the pack{ $key ->
        [language] { "" }, for example pt-BR
       *[other] { "" }
    }.
finding-description-extra = pack.md has more than front matter and one paragraph.
    .fix = Make it a single paragraph, or move this to a file of notes.
finding-text-outside = This stands before the first heading, so it belongs to nothing.
    .fix = Put it under a heading “## Name { "{#id}" }”, or delete it.
finding-pack-empty = The pack has no terms and no questions.
    .fix = Write a term: a heading “## Name { "{#id}" }”, the line “en:”, and a paragraph that defines it.
finding-domains-missing = The pack has no domains.
    .fix = List them under “domains:”, each with id, weight, name and en.
finding-domain-key = Domain number { $place } has no { $key ->
        [id] id
        [name] name
       *[en] English name
    }.
    .fix = Fill in “{ $key }:” for that domain.
finding-domain-twice = Two domains have the id “{ $domain }”.
    .fix = Give each of them an id of its own.
finding-weight-negative = The weight of domain “{ $domain }” is negative.
    .fix = Write its share of the exam in percent, from 0 to 100.
finding-weights-sum = The weights of the domains add up to { $sum }, not 100.
    .fix = Check the “weight” of each domain: it is its share of the exam in percent.

## YAML and CSV

finding-yaml-broken = The YAML cannot be read from here on.
    .fix = Look at indentation and quotes: a text with “: ” or “ #” in it has to be quoted.
finding-yaml-alias = The YAML uses an anchor (&) or an alias (*), which are not accepted.
    .fix = Write the text out again; if the sign belongs to the text, quote the text.
finding-yaml-tag = The YAML uses a type tag (!), which is not accepted.
    .fix = Delete the tag; if the sign belongs to the text, quote the text.
finding-yaml-depth = Lists and keys are nested deeper than any pack needs.
    .fix = Check the indentation of the lines above.
finding-yaml-documents = There is a second document after “---”, which was not read.
    .fix = Keep one document in the file.
finding-yaml-key = A key is a list or a group of keys rather than a text.
    .fix = Write “key: value”; if the key begins with a bracket or a brace, quote it.
finding-yaml-root = The document does not begin with the keys of a pack.
    .fix = Begin with “pack:”, “title:”, “language:” and “domains:”, then “terms:”, “comparisons:” and “questions:”.
finding-csv-broken = The table cannot be read from here on: a quotation mark is missing or left over.
    .fix = Open the file in a spreadsheet and save it as CSV again; a quotation mark inside a cell is written twice.
finding-csv-header = The first line has no column “type”.
    .fix = Put the names of the columns in the first line: type, id, domain, name, en, definition and so on.
finding-csv-column-twice = There are two columns “{ $key }”.
    .fix = Delete one of them, or correct its name.
finding-csv-cells = The line has more cells than the first line has names of columns.
    .fix = A text with { $sign } in it has to be quoted.
finding-csv-type = “{ $value }” is not a type of line.
    .fix = In the column “type”, use one of: { $known }.
finding-csv-pack-second = There is a second line of the type “pack”.
    .fix = Keep one: a file is one pack.

## Keys and values

finding-key-unknown = “{ $key }” is not a key that belongs here.
    .fix = Those that do are: { $known }.
finding-key-twice = The key “{ $key }” is given twice; only the first was read.
    .fix = Delete the second, or make one line of the two.
finding-key-line = Among the keys there is a line that is not “key: value”.
    .fix = If it begins the definition, leave a blank line before it; if it continues the line above, write both as one line.
finding-text-expected = “{ $key }” takes a text, not a list.
    .fix = Write the text on one line, quoted if it has signs such as “: ” in it.
finding-list-expected = Each line of “{ $key }” should be a list of cells.
    .fix = Write, for example: [Criterion, first column, second column].
finding-mapping-expected = Each entry of “{ $key }” should have keys.
    .fix = See docs/pack-format.md for which ones, and write “key: value” in each entry.
finding-truth-expected = “{ $value }” is not a value for “{ $key }”.
    .fix = Write true or false.
finding-number-expected = “{ $value }” is not a value for “{ $key }”.
    .fix = Write a whole number.
finding-value-unknown = “{ $value }” is not a value for “{ $key }”.
    .fix = The values there are: { $known }.

## The structure of the Markdown

finding-block-unexpected = A block of code has no place in the notes.
    .fix = Write it as plain text, without the lines of ``` or ~~~.
finding-heading-level = A heading of level { $level } means nothing here.
    .fix = Use ## for a term or a comparison, and ### for a question.
finding-list-nested = A list inside a list is not read.
    .fix = Keep all entries at the same level, without indentation.
finding-entry-paragraphs = An entry of the list has a second paragraph.
    .fix = Write each entry on one line.
finding-entry-empty = An entry of the list is empty.
    .fix = Write its text, or delete the bullet.
finding-term-block = A term has a definition and facts, and this is neither.
    .fix = If it explains a question, the ### heading above it is missing; otherwise make facts of it.
finding-comparison-block = A comparison has a paragraph and a table, and this has no place in it.
    .fix = Move it into the table, or to one of the terms that are compared.
finding-question-block = A question has options and an explanation, and this is neither.
    .fix = Write the whole question in the ### heading, and the explanation on lines that begin with “>”.
finding-paragraph-second = The definition is one paragraph, and this is a second one.
    .fix = Join it to the first, or make it a fact, on a line that begins with “- ”.
finding-list-second = The facts are one list, and this is a second one.
    .fix = Join them under the same sort of marker: bullets or numbers, not both.
finding-table-second = A comparison has one table, and this is a second one.
    .fix = Make it another comparison, with a ## heading of its own.
finding-options-astray = A question's options stand right under a term.
    .fix = The question itself is missing above them: a heading “### Question? { "{#id}" }”.
finding-row-length = This row of the table has { $cells } { $cells ->
        [one] cell
       *[other] cells
    }, and the header has { $columns }.
    .fix = Mend the bars “|”; a bar that belongs to a text is written “\|”. Leave a blank line after the table.
finding-kind-missing = The options are those of a question of kind “{ $kind }”, but the question does not say so.
    .fix = Add the line “kind: { $kind }” under the heading.
finding-order-bullets = The steps to be put in order have no numbers.
    .fix = Write them in the right order, with 1. 2. 3. in place of the bullets.
finding-order-numbers = The steps' numbers are out of order, and what counts is the order in which they are written.
    .fix = Write the steps in the right order and number them from 1.
finding-options-numbered = The options are numbered, and the question's kind is “{ $kind }”.
    .fix = Begin each option with “- ”; if they are to be put in order, write “kind: order”.
finding-option-mark = The option does not say whether it is right or wrong.
    .fix = Begin with “- [x] ” if it is right, with “- [ ] ” if it is wrong.
finding-option-marked = There is a mark for right or wrong in a question of kind “{ $kind }”, which has none.
    .fix = Take the “[x]” or “[ ]” away, or correct the line “kind:”.
finding-option-arrow = The partner is missing: the option has no “=>”.
    .fix = Write “- this => its partner | why”.
finding-match-unexpected = Only questions of kind “match” have partners, and this one's kind is “{ $kind }”.
    .fix = Take the field “match” away, or correct the kind.
finding-explanation-third = The explanation has more than two paragraphs.
    .fix = Keep a short one and, where it helps, a longer one; join the rest to it.

## Ids and links

finding-id-missing = “{ $id }” has no id.
    .fix = Put one at the end of the heading: { "{#my-term}" }. It stays for ever, while the wording may change.
finding-id-form = The id “{ $id }” has signs that do not belong in an id.
    .fix = Use only lower-case letters without accents, digits, and single hyphens between them.
finding-id-long = The id “{ $id }” has { $length } characters; the most is { $most }.
    .fix = Shorten it, and everything that names it in see, confused, compares or about.
finding-id-twice = The id “{ $id }” already belongs to another item{ $line ->
        [0] { "" }
       *[other] { "" }, in { $file }:{ NUMBER($line, useGrouping: 0) }
    }.
    .fix = Give one of them a new id; if they are the same thing, make one of the two.
finding-link-self = “{ $id }” names itself in “{ $key }”.
    .fix = Take it out.
finding-link-near = “{ $id }” names “{ $target }” in “{ $key }”, which does not exist.
    .fix = Perhaps “{ $near }” is meant.
finding-link-sort = “{ $id }” names “{ $target }” in “{ $key }”, but that is { $sort ->
        [question] a question
       *[comparison] a comparison
    }.
    .fix = { $key ->
        [compares] Only terms can be named here.
        [confused] Only terms can be named here.
       *[other] Only terms and comparisons can be named here.
    }
finding-link-unknown = “{ $id }” names “{ $target }” in “{ $key }”, which does not exist.
    .fix = Correct the id, write what is missing, or take it out.
finding-domain-missing = “{ $id }” { $count ->
        [one] belongs
       *[other] and { $further } more of the same file belong
    } to no domain.
    .fix = Put “domain:” in the file's front matter, or in each item.
finding-domain-unknown = “{ $id }” belongs to domain “{ $domain }”, which the pack does not have.
    .fix = The domains there are: { $known }.

## Terms and comparisons

finding-name-missing = “{ $id }” has no name.
    .fix = Write it in the heading, before the id.
finding-en-missing = “{ $id }” has no English name.
    .fix = Add the line “en:” right under the heading; if the name is the same in both languages, repeat it.
finding-definition-missing = “{ $id }” has no definition.
    .fix = Write a paragraph of at most 300 characters, with a blank line before it.
finding-definition-long = The definition of “{ $id }” has { $length } characters; the most is { $most }.
    .fix = Keep what matters most and move the rest to the facts.
finding-facts-count = “{ $id }” has { $count ->
        [0] no facts
        [one] one fact
       *[other] { $count } facts
    }; { $fewest } to { $most } are right.
    .fix = { $count ->
        [0] Add facts, each on a line that begins with “- ”.
        [one] Add another: what it is for, how it differs, what limits it has.
       *[other] Keep those the exam asks about; if the term is a list, write “kind: list”.
    }
finding-term-unasked = No question is about “{ $id }”.
    .fix = Write one, or name the id in the “about:” of a question that already touches it.
finding-service-asked = Only one question is about “{ $id }”, which is a service.
    .fix = Write another, so that there are at least { $fewest }: for instance, a case that calls for this service.
finding-name-claimed = “{ $name }” is a name of “{ $id }” and also of “{ $other }”.
    .fix = Leave it to the one that people mean by that name.
finding-alias-repeats = “{ $alias }” is already a name of “{ $id }” and need not be among the aliases.
    .fix = Delete it there.
finding-table-small = The table of “{ $id }” compares nothing: it lacks columns or rows.
    .fix = Give it a column for each thing compared, at least two, and a row for each criterion.
finding-compares-count = “{ $id }” compares { $compared } { $compared ->
        [one] term
       *[other] terms
    }, but its table has { $columns } { $columns ->
        [one] column
       *[other] columns
    } beside the first.
    .fix = List one id for each column in “compares:”, in their order, or leave the line out.

## Questions

finding-stem-missing = The question “{ $id }” asks nothing.
    .fix = Write the question in the ### heading, before the id.
finding-stem-long = The wording of “{ $id }” has { $length } characters; the most is { $most }.
    .fix = Cut what does not help to answer it.
finding-stem-twice = “{ $id }” asks in the same words as “{ $other }”.
    .fix = Change one of them, or delete one of the questions.
finding-question-near = “{ $id }” says nearly the same as “{ $other }” ({ $percent }% alike).
    .fix = If both ask for the same thing, change the case in one of them, or keep the better one.
finding-about-missing = The question “{ $id }” is about no term.
    .fix = { $form ->
        [markdown] Put it under the term it is about, or list that term in “about”.
        [yaml] List the term it is about in “about”.
       *[other] Name the term it is about in the question, or in the right answer.
    }
finding-option-empty = Option { $place } of “{ $id }” is empty.
    .fix = Write its text, or delete the line.
finding-option-long = “{ $id }” has an option of { $length } characters: “{ $option }”.
    .fix = Shorten it to { $most } at most; long options fit neither buttons nor polls.
finding-option-twice = “{ $id }” has the option “{ $option }” twice.
    .fix = Replace one of them with something that looks right and is not.
finding-options-few = “{ $id }” has { $count ->
        [0] no options
        [one] only one option
       *[other] { $count } options
    }.
    .fix = Give it four, one of them right, each on a line that begins with “- [ ] ” or “- [x] ”.
finding-options-many = “{ $id }” has { $count } options; the most is { $most }.
    .fix = Keep those that somebody might really choose.
finding-options-usual = “{ $id }” has { $count } options, and { $kind ->
        [several] questions with several answers usually have five or six
       *[single] questions with one answer usually have four
    }.
    .fix = { $kind ->
        [several] Give it five or six; each wrong one should be one that somebody would choose.
       *[single] Give it four: the right one and three wrong ones that somebody would choose.
    }
finding-option-place = In “{ $id }” an option speaks of another's place: “{ $option }”.
    .fix = Options are shuffled each time: say in words what it means, or use “kind: several”.
finding-letter-named = The explanation of “{ $id }” speaks of “{ $found }”, but the letters change each time.
    .fix = Name the option by what it says, or put the reason beside it, after “ | ”.
finding-reasons-missing = In “{ $id }” { $count ->
        [one] one option does not say why it is
       *[other] { $count } options do not say why they are
    } right or wrong.
    .fix = { $form ->
        [markdown] Write the reason after “ | ”, on the option's own line.
        [yaml] Write the reason in “reason:”.
       *[other] It can be published like this, but whoever is wrong does not learn why; in GIFT, the reason stands after “#”.
    }
finding-right-none = “{ $id }” has no right option.
    .fix = { $form ->
        [markdown] Mark the right one with “[x]”.
        [yaml] Write “right: true” at the right one.
        [csv] Say in the column of the answer which one is right.
       *[other] Say which one is right: in GIFT with “=” before it, in Anki with its letter on the back.
    }
finding-right-several = “{ $id }” has { $count } right options, and a question of this kind has one.
    .fix = { $form ->
        [markdown] If they are all right, write “kind: several”; otherwise leave a single “[x]”.
        [yaml] If they are all right, write “kind: several”; otherwise leave a single “right: true”.
       *[other] Leave a single right one; if they are all right, in GIFT each bears its share, for instance “~%50%”.
    }
finding-several-right = “{ $id }” asks for several right options and has { $count ->
        [0] none
        [one] only one
       *[other] { $count }
    }.
    .fix = Mark two or more with “[x]”, or take the line “kind: several” away.
finding-several-wrong = In “{ $id }” every option is right.
    .fix = Add at least one that is wrong, with “- [ ] ”.
finding-order-few = “{ $id }” has { $count } { $count ->
        [one] step
       *[other] steps
    } to put in order.
    .fix = Give it { $fewest } or more.
finding-match-few = “{ $id }” has { $count } { $count ->
        [one] pair
       *[other] pairs
    } to match.
    .fix = Give it { $fewest } or more.
finding-partner-missing = In “{ $id }” the partner of “{ $option }” is missing.
    .fix = Write it after “=>”.
finding-partner-twice = In “{ $id }” two things have the same partner: “{ $partner }”.
    .fix = Give each a partner of its own; otherwise there is more than one right answer.
finding-difficulty-range = The difficulty of “{ $id }” is { $value }.
    .fix = Use 1 (easy), 2 or 3 (hard).
finding-explanation-missing = “{ $id }” has no explanation.
    .fix = { $form ->
        [markdown] Write it after the options, on a line that begins with “> ”.
        [csv] Write it into the column “explanation”.
       *[other] Write why the right one is right: in GIFT after “####”, in Anki on the back, below the letter.
    }
finding-explanation-long = The explanation of “{ $id }” has { $length } characters; the most is { $most }.
    .fix = Sum it up, and move the rest to a second paragraph, after a line with “>” alone.
finding-poll-unfit = “{ $id }” does not fit a Telegram poll: { $part ->
        [stem] its wording has { $size } characters
        [option] one option has { $size } characters
        [explanation] its explanation has { $size } characters
        [breaks] its explanation has { $size } line breaks
       *[options] it has { $size } options
    }, and the most is { $most }.
    .fix = Shorten it, keeping in mind that an emoji counts as two; until then it is asked with buttons.
finding-answer-in-stem = The wording of “{ $id }” gives the answer away: “{ $option }”.
    .fix = Describe the thing without using one of its names.

## Texts

finding-markup-html = “{ $id }” has an HTML tag, which would be shown as it stands: “{ $found }”.
    .fix = Delete it; if it belongs to the text, it may stay.
finding-markup-emphasis = “{ $id }” has marks of emphasis, code or a link, which would be shown as they stand: “{ $found }”.
    .fix = Delete the marks; nothing is read as emphasis.

## The questions taken together

finding-right-place = In { $percent }% of the questions with one answer, the right one is { $letter }.
    .fix = Move the right option in some of them; no letter should have more than { $most }%.
finding-right-longest = In { $percent }% of the questions with one answer, the right one is the longest; chance would make it { $expected }%.
    .fix = Shorten right options or lengthen wrong ones, so that length does not give the answer away.
finding-kind-share = Only { $percent }% of the questions are of kind “{ $kind }”.
    .fix = Make the next ones of that kind, until at least { $least }% are.
finding-domain-share = Domain { $domain } has { $percent }% of the questions and { $weight }% of the exam.
    .fix = Write the next questions for the domains that are below their share.

finding-marker-swallowed = A line was read as part of the one before it: “{ $found }”.
    .fix = Begin each option and each fact with “- ”, and each row of a table, without a blank line between, with “|”.
