note-title = The week's note on the content
note-too-hard = Too hard
note-too-easy = Too easy
note-inverted = Those who know more get it wrong more often (check the right answer and the wording)
note-unchosen = Options that nobody chooses
note-misses = Looked up this week and not found
note-facility = { $percent } % right, { $count } answers
note-thirds = right in the strongest third: { $strong } %; in the weakest: { $weak } %
note-answers = { $count } answers
note-miss = { $query }: { $count ->
    [1] once
   *[other] { $count } times
}
note-more = { $count ->
    [1] and 1 more
   *[other] and { $count } more
}
note-how = Only questions with { $count } answers or more are counted, as they are worded today; reviews do not count.
note-disputes = { $count ->
    [1] 1 disputed question is waiting to be decided: /disputes
   *[other] { $count } disputed questions are waiting to be decided: /disputes
}
