question-open = The question about that is already open here: see /today. Or ask for another with /question.
