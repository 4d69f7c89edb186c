welcome = Sabatina — { $title }
welcome-try = Type /today for the question of the day, /help for the rest, or just ask: what is RAG?
welcome-keys = Tab completes commands and terms. “ana: /today” speaks as somebody else in the group. Ctrl-D leaves.
goodbye = See you.
own-name = you

broken-pack = The notes can't be used as they are. Fix the following, or unset SABATINA_PACK to use those that come with the program.
wrong-settings = Some settings in the environment or the .env file are wrong:
wrong-setting = { $name }: { $problem }
check-clean = Nothing to fix: { $terms ->
    [1] 1 term
   *[other] { $terms } terms
}, { $comparisons ->
    [1] 1 comparison
   *[other] { $comparisons } comparisons
}, { $questions ->
    [1] 1 question
   *[other] { $questions } questions
}.
check-summary = { $errors ->
    [1] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [1] 1 warning
   *[other] { $warnings } warnings
}, { $hints ->
    [1] 1 hint
   *[other] { $hints } hints
}.
scores-clean = Checked { $answers ->
    [1] 1 answer: scores and streaks agree with it.
   *[other] { $answers } answers: scores and streaks agree with them.
}
scores-differ = Checked { $answers ->
    [1] 1 answer
   *[other] { $answers } answers
}: { $count ->
    [1] 1 row differs
   *[other] { $count } rows differ
} from what { $answers ->
    [1] it says
   *[other] they say
}.
scores-line = { $what }: is { $kept }, should be { $reckoned }
scores-nothing = nothing
scores-repaired = Everything was rebuilt from the answers.
scores-how = To rebuild: sabatina scores rebuild

summary-domains = Questions by domain: { $counts }
summary-kinds = By kind: { $counts }
summary-difficulties = By difficulty: { $counts }
summary-letters = Right letter, where one is right: { $counts }
summary-polls = Fit a poll: { $polls }; need buttons: { $buttons }
