question-day = Question of the day
question-practice = Practice question
question-review = Review
question-domain = Domain { $id }: { $name }
question-answered = { $count ->
    [1] 1 person has answered.
   *[other] { $count } people have answered.
}
question-confirm = Confirm

hint-several = Choose { $count }.
hint-order = Put them in the right order, first to last.
hint-match = Match each number with a letter.

typing-one = Answer with the letter, for example: { $example }
typing-several = Answer with the letters, for example: { $example }
typing-order = Answer with the letters in order, for example: { $example }
typing-match = Answer with the pairs, for example: { $example }

verdict-right = Right!
verdict-wrong = Not this time.
verdict-points = +{ $points } points
verdict-streak = { $days ->
    [1] 1 day in a row
   *[other] { $days } days in a row
}
verdict-cap = You have answered the { $limit } practice questions that earn points today. Keep practising if you like; points are back tomorrow.
verdict-yours = Your answer: { $answer }
verdict-key = Right answer: { $answer }
verdict-own = You answered { $answer }.
verdict-repeated = You already answered { $answer }. Only the first answer counts.
verdict-closed = This question is closed. Ask for another with /today or /question.
verdict-waiting = You have not answered that question yet. Answer it in the group, and I will tell you why here.
verdict-section = Section: { $section }

marked = Marked: { $letters }. Tap “Confirm” when you are done.
marked-none = Nothing marked yet. Tap the letters, then “Confirm”.

solution-day = Solution to the question of { $date }
solution-practice = Solution to the previous question
solution-closed = The day's question is closed. The solution is in its place.
solution-share = { $percent }%
solution-answers = { $count ->
    [0] Nobody answered.
    [1] 1 answer, { $right ->
        [0] wrong
       *[other] right
    }.
   *[other] { $count } answers, { $right ->
        [0] none right
        [1] 1 right
       *[other] { $right } right
    }.
}

button-star = ⭐ Review
button-why = My answer, and why
button-another = One more question
button-ask-about = Ask me about this
button-today = Question of the day
