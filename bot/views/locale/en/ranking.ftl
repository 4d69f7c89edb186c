ranking-title = Leaderboard: { $period ->
    [week] this week
    [month] this month
   *[all] all time
}
ranking-since = since { $date }
ranking-last-week = Last week's leaderboard
ranking-days = { $first } to { $last }
ranking-line = { $name } — { $points ->
    [1] 1 point
   *[other] { $points } points
}
ranking-detail = { $correct } of { $answered } right
ranking-empty = Nobody has scored here { $period ->
    [week] this week
    [month] this month
   *[all] yet
}. Start with /today.
ranking-own = Your place { $period ->
    [week] this week
    [month] this month
   *[all] of all time
}:
ranking-you-none = You have no points in this period yet. /today is a good start.
ranking-you-hidden = You have chosen to stay off the leaderboards. To come back: /settings my leaderboard show
period-week = Week
period-month = Month
period-all = All time
