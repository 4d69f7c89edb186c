review-due = { $count ->
    [1] 1 card to review
   *[other] { $count } cards to review
}: about { $minutes } min, at { $seconds } s each.
review-part = { $count ->
    [1] Now comes the one you remember least
   *[other] Now come the { $count } you remember least
}, in about { $minutes } min. For another length, name the minutes: /review 20
review-waiting = { $count ->
    [1] 1 more card that is due is left for the days to come
   *[other] { $count } more cards that are due are left for the days to come
}, so as not to exceed your { $minutes } min a day.
review-exceeds = Your { $wanted } min a day are not enough until the exam: it takes about { $minutes } min a day, the same every day.
review-nothing = Nothing to review now. Cards come from the questions you answer and the terms you mark with ⭐.
review-over = { $count ->
    [0] Nothing more to review now.
    [1] Session done: 1 card reviewed.
   *[other] Session done: { $count } cards reviewed.
}
review-left = { $count ->
    [1] 1 card is left
   *[other] { $count } cards are left
}, about { $minutes } min. To go on: /review
review-next = Next ›
review-recall = What is “{ $name }”? Recall it in your own words, then check.
review-reveal = Check
review-how = How well did you recall it?
review-graded = Noted. It comes back { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}.
review-none = You have no session yet. Begin one with /review
review-gone-on = This card is over. Go on with /review
review-alone = Reviews happen in a private chat with me. There, type /review
review-minutes = Say how many minutes, from 1 to { $most }, for example: /review 10

rating-again = I forgot
rating-hard = With effort
rating-good = I recalled it
rating-easy = It was easy

sureness-guessed = I guessed
sureness-thought = I think so
sureness-sure = I'm sure
sure-noted = Noted: { $level }. This question comes back { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
} in your reviews.
sure-said = You have already said how sure you were. The first time counts.
sure-late = You can only say how sure you were within a day of answering.
sure-unanswered = You have not answered that question yet. Answer it first, then say how sure you were.

star-put = ⭐ “{ $name }” is now among your reviews. To review, in a private chat with me: /review
star-there = “{ $name }” is already among your reviews. To review, in a private chat with me: /review

exam-title = Exam on { $date }
exam-days = { $days ->
    [0] It is today. Good luck.
    [1] 1 day left.
   *[other] { $days } days left.
}
exam-minutes = Until then, { $minutes } min of reviews a day: { $cards ->
    [1] 1 card
   *[other] about { $cards } cards
}, at { $seconds } s each.
exam-fits = It fits: no day exceeds that, and everything you have studied comes back at least once before the exam.
exam-exceeds = It does not fit: going over { $count ->
    [1] the card that is left
   *[other] the { $count } cards that are left
} at least once takes about { $minutes } min a day. I will spread it evenly, so that nothing is left out.
exam-today = Today: { $count ->
    [0] nothing to review.
    [1] 1 card, about { $minutes } min. Begin with /review
   *[other] { $count } cards, about { $minutes } min. Begin with /review
}
exam-how = To change it: /exam 2027-03-10 · /exam 30min · /exam off
exam-off = No exam ahead. Your reviews follow the pace of your memory.
exam-none = I do not know yet when your exam is. Give the day and, if you like, the minutes a day: /exam 2027-03-10 · /exam 10 Mar 20min
exam-day-missing = Give the day of the exam, too, for example: /exam 10 Mar 20min
exam-unknown = I did not understand “{ $given }”. Give the day of the exam and, if you like, the minutes a day, for example: /exam 2027-03-10 20min
exam-past = { $day } is in the past. Give a day to come, for example: /exam 10 Mar
exam-far = { $day } is too far away: the exam can be within three years. Check the year, for example: /exam 2027-03-10
exam-minutes-range = The minutes a day go from { $fewest } to { $most }, for example: /exam 10 Mar 20min

why-question = { $day }: { $id } — { $stem }
why-unwritten = That question was asked before reasons were kept.
why-domain = Domain { $id }, with a weight of { $weight } %: it had come { $given } of { $total } times, furthest behind its weight.
why-fresh = { $fresh } of the domain's { $pool } questions had come { $times } times, the fewest of the cycle.
why-difficulty = Difficulty { $level }, furthest behind its share of the domain: { $count } candidates.
why-memory = Memory of { $members } people active in the last two weeks: a mean chance of { $percent } % of being remembered, the lowest of the candidates.
why-chance = Tied at that: { $count }; among those asked longest ago the seed decided.
why-not-asked = There was no question of the day in chat { $chat } on { $day }. Check the date.
why-no-chat = There is no chat “{ $chat }”. Give its number, or platform:id, such as telegram:-100123
why-date = “{ $given }” is not a date. Write it as 2026-11-22
