file-trouble = “{ $path }” cannot be read or written. Check the path and the permissions, and try again.
wrong-encoding = The file { $path } is not UTF-8. Save it again in that encoding.
scores-sum-of = Chat { $chat }, { $period }, member { $member }
scores-habit-of = Streak of member { $member }
scores-card-of = Card { $item } of member { $member }
scores-card = { $reps } reviews, stability { $stability }, difficulty { $difficulty }, phase { $phase }, last on { $last }, due on { $due }
scores-sum = { $points } points, { $answered } answers, { $correct } right, { $days } days, the last on { $last }
scores-habit = { $streak } days, best { $best }, last answer { $last }, day off { $freeze }, practice { $practice }
