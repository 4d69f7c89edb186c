welcome = Sabatina — { $title }
welcome-try = Type /today for the question of the day, /help for the rest, or just ask: what is RAG?
welcome-keys = Tab completes commands and terms. “ana: /today” speaks as somebody else in the group. Ctrl-D leaves.
goodbye = See you.
own-name = you

broken-pack = The notes can't be used as they are. Fix the following, or unset SABATINA_PACK to use those that come with the program.
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
    [1] 1 answer: scores, streaks and cards agree with it.
   *[other] { $answers } answers: scores, streaks and cards agree with them.
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

deliveries-none = Nothing to send, nothing sent: there were no deliveries yet.
deliveries-count = { $platform }: { $counts }
delivery-state-pending = { $count ->
    [1] 1 is waiting
   *[other] { $count } are waiting
}
delivery-state-sending = { $count ->
    [1] 1 is being sent
   *[other] { $count } are being sent
}
delivery-state-sent = { $count ->
    [1] 1 sent
   *[other] { $count } sent
}
delivery-state-failed = { $count ->
    [1] 1 failed
   *[other] { $count } failed
}
delivery-state-gone = { $count ->
    [1] 1 dropped
   *[other] { $count } dropped
}
delivery-line = { $key } { $name } ({ $platform }, chat { $chat }): { $fate }
delivery-pending = has been waiting since { $since }, good until { $until }
delivery-again = has been waiting since { $since }, good until { $until }; attempts: { $tries }, the next at { $next }; the last one: { $why }
delivery-sending = being sent since { $since }; held until { $next }; attempts: { $tries }
delivery-sent = sent at { $done }
delivery-failed = failed at { $done }: { $why }; attempts: { $tries }, it was good until { $until }
delivery-gone = dropped at { $done }: { $why }
delivery-error-late = too late, its day is over
delivery-error-paused = the chat is paused
delivery-error-forgotten = there is no such chat or member any more
delivery-error-kind = this version cannot send that
delivery-error-quiet = quiet hours had begun
delivery-error-put-off = the member put it off
deliveries-how = To try again: sabatina deliveries retry KEY, or --all for all of them
deliveries-retried = { $count ->
    [0] Nothing to try again: there is no such delivery, it did not fail, or its day is over.
    [1] 1 delivery will be tried again.
   *[other] { $count } deliveries will be tried again.
}

summary-domains = Questions by domain: { $counts }
summary-kinds = By kind: { $counts }
summary-difficulties = By difficulty: { $counts }
summary-letters = Right letter, where one is right: { $counts }
summary-polls = Fit a poll: { $polls }; need buttons: { $buttons }
