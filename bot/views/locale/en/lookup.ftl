lookup-see = See also: { $names }
lookup-confused = Not to be confused with { $name }: { $difference }
lookup-confused-bare = Not to be confused with { $name }.
lookup-section = Section: { $section }
lookup-unsure = I did not find “{ $query }” exactly. Did you mean:
lookup-missing = “{ $query }” is not in the notes. Check the spelling, or browse with /topics.
lookup-nearest = The closest is the domain “{ $name }”.
lookup-empty = Type the term you want to look up, for example: /define RAG
lookup-lone-letter = No open question is waiting for that letter. Ask for one with /today or /question.

compare-apart = What tells { $one } from { $other }: { $difference }
compare-usage = Name two or three terms, for example: /compare Canvas x Studio
compare-missing = “{ $query }” is not in the notes.
compare-unsure = I did not find “{ $query }” exactly. Did you mean { $names }?
compare-again = Compare again with the right names, for example: /compare { $terms }
compare-spelling = Check the spelling, or browse with /topics.

topics-title = Topics in the notes
topics-domain = { $id }. { $name }
topics-count = { $terms ->
    [1] 1 term
   *[other] { $terms } terms
}, { $questions ->
    [1] 1 question
   *[other] { $questions } questions
}
topics-page = Page { $page } of { $pages }
topics-next = Next ›
topics-previous = ‹ Previous
topics-all = All domains
topics-practise = Practise this domain
topics-hint = Ask for a topic by its domain number, for example: /topics { $id }
