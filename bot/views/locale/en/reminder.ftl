remind-due = ⏰ { $count ->
    [1] 1 card to review
   *[other] { $count } cards to review
}: about { $minutes } min.
remind-start = Review now
remind-later-hour = In 1 hour
remind-later-evening = Today at 20:00
remind-later-tomorrow = Tomorrow
remind-put-off = Agreed: I will remind you { $days ->
    [0] today
    [1] tomorrow
   *[other] on { $date }
} at { $time }, if there is still anything to review.
remind-asks = You have not answered anything for { $days } days, and { $count ->
    [1] 1 card is
   *[other] { $count } cards are
} waiting to be reviewed. Shall I go on reminding you? If you say nothing, I will keep quiet until your next answer.
remind-go-on-1 = Yes, go on
remind-go-on-0 = No, stop
remind-on = Reminder of reviews: { $value } (time zone { $zone })
remind-off = Reminder of reviews: off
remind-what = At most one a day comes, and only if there is something to review. Nothing comes between { $first } and { $last }, unless you choose such a time.
remind-how = To change it: /remind 20:00 · /remind 7:30 mon-fri · /remind off
remind-asks-time = Time and days, such as 7:30 mon-fri
remind-button-off = ⏰ off
remind-alone = Reminders happen in a private chat with me. There, type /remind
remind-elsewhere = Nothing comes by itself here: to review, type /review whenever you like.
remind-unknown = I did not understand “{ $given }”. Give the time and, if you like, the days: /remind 20:00 or /remind 20:00 mon-fri. To have none any more: /remind off
remind-coming = The reminder is arriving just now. To put it off, use its buttons.
