button-dispute = Dispute
dispute-asks = Why? (if you like)
question-annulled = Question annulled: every answer counts as right.

dispute-filed = Dispute { $number } is filed. Those who look after the notes will see it, and I will tell you here what they decide.
dispute-repeated = You have already disputed this question: it is dispute { $number }, still to be decided.
dispute-why = To say why: /dispute { $number } and the reason
dispute-explained = I have added your reason to dispute { $number }.
dispute-settled = This question has already been decided.
dispute-unanswered = Only those who answered can dispute. Answer first; then the Dispute button works.
dispute-nothing = You have not answered any question yet. Start with /today.
dispute-not-yours = You have no dispute number { $number }. To dispute the last question you answered: /dispute and the reason
dispute-number-missing = Give the number of the dispute, for example: /disputes 12 accept B. With nothing behind it, /disputes shows the oldest.
dispute-not-waiting = Dispute { $number } does not exist or has been decided. See what is waiting: /disputes
dispute-letters-missing = Give the right letters, for example: /disputes { $number } accept B. To let every answer count: /disputes { $number } annul
dispute-letters-unknown = The options go from A to { $last }. See the list in /disputes { $number }
dispute-key-same = That is what counts already. To leave everything as it is, reject.
dispute-key-whole = The answer to this question is an order or a matching: you can only annul it, or correct it in the notes and publish them.
dispute-key-count = The question asks for { $count } letters; the correction needs as many. If that does not fit, annul it.
dispute-not-in-notes = The notes no longer have this wording, so there is nothing to correct in them.
dispute-text-missing = Give the new wording, for example: /disputes { $number } text Which of these …?

disputes-none = No dispute is waiting to be decided.
disputes-case = Dispute { $number }
disputes-waiting = { $count ->
    [0] Nothing else is waiting to be decided.
    [1] 1 question is waiting to be decided.
   *[other] { $count } questions are waiting to be decided.
}
disputes-few = { $count ->
    [0] No answers yet: too few answers to say anything (from { $fewest } on).
    [1] 1 answer: too few answers to say anything (from { $fewest } on).
   *[other] { $count } answers: too few answers to say anything (from { $fewest } on).
}
disputes-figures = { $count } answers, { $percent }% right (reviews do not count)
disputes-thirds = Discrimination: the strongest third gets it right { $points } percentage points more often than the weakest (below zero hints at a wrong answer in the notes).
disputes-said = { $count ->
    [1] 1 dispute
   *[other] { $count } disputes
}
disputes-line = answered { $letters }: { $reason }
disputes-letters = (in the letters used here: { $pairs })
disputes-silent = no reason given
disputes-not-in-notes = This wording is no longer in the notes: the decision counts for answers already given only.
disputes-how = Typing: /disputes { $number } accept B · /disputes { $number } annul · /disputes { $number } reject reason · /disputes { $number } text new wording
disputes-correct = Correct the answer…
disputes-reject = Reject…
disputes-asks-reason = Why does it stay as it is?
disputes-next = Next
disputes-mark = Mark what is right. Where the question wants just one, marking several accepts any of them. If the notes cannot hold the answer, the question leaves them.
disputes-confirm = Confirm { $letters }
disputes-annul = Annul (all count)
disputes-back = Back
disputes-reason = Say why it stays as it is: /disputes { $number } reject reason
disputes-reject-anyway = Reject without a reason
disputes-done-accepted = Accepted: the right answer has been corrected.
disputes-done-reworded = Accepted: the wording has been corrected.
disputes-done-rejected = Rejected: it stays as it is.
disputes-regraded = Now right: { $gained }. Now wrong: { $lost }.
disputes-check-reasons = Check the explanation and the reasons of the options too: they have not changed.
disputes-version = Notes published: version { $number }.
disputes-withdrawn = The question has left the notes until it is rewritten.
disputes-told = { $count ->
    [0] Nobody needs to be told.
    [1] I am telling 1 person.
   *[other] I am telling { $count } people.
}

verdict-title-yours = Your dispute has been decided
verdict-title-corrected = A question that you answered has been corrected
verdict-title-published = The notes have changed the answer to questions that you answered
verdict-is-accepted = The right answer has been corrected. What counts now:
verdict-is-reworded = The wording has been corrected; answers stay as they were. The new wording:
verdict-is-rejected = The question stays as it is.
verdict-is-published = A new version of the notes has another right answer:
verdict-now-right = Your answer now counts as right.
verdict-now-wrong = Your answer no longer counts as right.
verdict-points-more = +{ $points } points: you now have { $total }.
verdict-points-less = −{ $points } points: you now have { $total }.

command-contestar = Say that a question is wrong
    .details = Disputes the last question you answered, or the one of the message you reply to; with the number of one of your disputes, it adds the reason. Decided in your favour, points are reckoned anew.
    .examples = /dispute, /dispute B is right as well, /dispute 12 B is right as well
command-contestacoes = Decide what has been disputed
    .details = For those who look after the notes: the disputed questions, oldest first, with what the answers say of them. Correcting the answer reckons anew the points, leaderboards and reviews of those who answered.
    .examples = /disputes, /disputes 12 accept B, /disputes 12 annul, /disputes 12 reject the standard says otherwise
