health-title = Health of the content
health-measured = { $count ->
    [0] None of the { $total } questions has { $fewest } answers yet: below that they say nothing.
    [1] 1 of the { $total } questions has { $fewest } answers or more; only that one counts here. Reviews do not count.
   *[other] { $count } of the { $total } questions have { $fewest } answers or more; only those count here. Reviews do not count.
}
health-facility = Mean facility: { $percent }% right
health-discrimination = Mean discrimination: { $points } percentage points between the strongest third and the weakest
health-good = None of them stands out.
health-misses = Looked up most often in vain
health-make-alias = Alias: { $query }
health-disputes = See disputes
health-which = What does “{ $query }” mean? One tap publishes the notes with that alias.
health-nothing-near = Nothing in the notes comes near “{ $query }”. Perhaps a term is missing: send it with /content push
health-alias = Done: “{ $query }” now leads to { $name }.
health-miss-unknown = That look-up is no longer on the list. See the present one with /content health
health-found-by-now = “{ $query }” is found by now. See it with /define { $query }
health-picture = Facility × discrimination
health-across = right answers (%)
health-up = difference between the strongest third and the weakest (percentage points)
health-alt = Chart of { $count ->
    [1] 1 question
   *[other] { $count } questions
}: { $lowest }% to { $highest }% right, discrimination from { $least } to { $most } points
health-alt-line = { $id }: { $percent }%, { $points }
