### What a draft made of formatless notes says of itself: each message says what is unsure,
### and its .fix attribute says what to do about it.

ingest-summary = { $terms ->
        [one] One term
       *[other] { $terms } terms
    }, { $unsure } of them unsure; { $comparisons ->
        [one] one comparison
       *[other] { $comparisons } comparisons
    }; { $questions ->
        [one] one question made by machine
       *[other] { $questions } questions made by machine
    }.

finding-ingest-apart = “{ $term }” and its text stood apart and were joined.
    .fix = Check that the text belongs to it.
finding-ingest-called = “{ $term }” is only named in passing; the sentence around it became the definition.
    .fix = Rewrite the definition, or delete the term.
finding-ingest-heading = The heading “{ $term }” became a term, though its text does not name it.
    .fix = Delete the term if it is only a section.
finding-ingest-list = “{ $term }” has a list and no definition; the list stands in its place.
    .fix = Write a sentence that says what it is, or delete the term.
finding-ingest-mended = The heading “{ $term }” was broken in two and put together.
    .fix = Check the name and where the text begins.
finding-ingest-short = The definition of “{ $term }” says very little.
    .fix = Complete it, or delete the term.
finding-ingest-long = A sentence in the definition of “{ $term }” is too long and was cut; it is whole among the facts.
    .fix = Write a shorter definition.
finding-ingest-twice = “{ $term }” already stands on line { $first }; the two were joined.
    .fix = Check that they are the same thing; if not, give one of them another name.
finding-ingest-left = This became part of no term: “{ $text }”
    .fix = Nothing, if it is no matter to learn; else give it a heading.
finding-ingest-table-small = This table compares nothing and was left out.
    .fix = Give it a header, two columns or more, and a row.
finding-ingest-table-uneven = The rows of this table do not have the same number of cells.
    .fix = Check that each cell stands in its column.
finding-ingest-english = The notes are not in English, so each English name is the same as the name.
    .fix = Fill in “en” where the name has a translation.
finding-ingest-nothing = No terms were found in these notes.
    .fix = Write a name and a colon before each definition, or a heading above it.
