# The regional report: many administrations beside each other, none ranked.
regional-over = Regional comparison
regional-title = Where administrations stand, and what they share
regional-administrations = Administrations
regional-between = Assessed
regional-method = How the comparison was made
regional-method-intro = Administrations are compared question by question. Each figure stands beside its coverage and the evidence it rests on; the three are never merged.
regional-method-same =
    Compared with the questions of { $id }, version { $version }: { $compared ->
        [one] one administration
       *[other] { $compared } administrations
    }. { $not ->
        [0] None was made with other questions.
        [one] One was made with other questions that no migration carries over; it is named and counts nowhere.
       *[other] { $not } were made with other questions that no migration carries over; they are named and count nowhere.
    }
regional-method-interval = An answer without evidence counts as the lowest level and opens an interval up to the highest (marked ~). A difference inside such an interval is not called one.
regional-method-change = Change since the round before is told question by question: improved, regressed, unchanged, or not comparable.
regional-method-quartiles = A quarter of the administrations lies below the lower quartile, half below the median, three quarters below the upper quartile (linear interpolation, type 7 of Hyndman and Fan 1996). An administration stands at the highest level that its score reaches.
regional-method-ranking = Administrations stand in the order of their country codes. There is no ranking: a mean hides where two administrations differ, and the reasons are in each country’s own report.
regional-coverage = Who was assessed, and how much was answered
regional-coverage-intro = What a score is worth depends on how much was answered and what the answers rest on.
regional-coverage-caption = Assessments, coverage and evidence
regional-code = Code
regional-administration = Administration
regional-date = Begun
regional-round = Round
regional-confirmed = E2 or E3
regional-percent = { $share } %
regional-results = Results side by side
regional-map-intro = The figure in each cell is the score in levels; the colour goes from orange (low) to blue (high). ~ no evidence leaves it open upwards; – nothing counts; # not comparable.
regional-areas = By area
regional-areas-caption = Scores by administration and area
regional-quartiles = How the scores are spread
regional-quartiles-intro = Each bar ends at the median; the bracket reaches from the lower to the upper quartile.
regional-quartiles-caption = Median and quartiles by area
regional-levels-caption = Quartiles, and how many administrations stand at which level
regional-legend-quartiles = Lower to upper quartile
regional-lower = Lower quartile
regional-median = Median
regional-upper = Upper quartile
regional-at = At { $level }
regional-topics = By topic
regional-topics-caption = Scores by topic and administration
regional-questions = By question
regional-questions-caption = Levels by question and administration
regional-change = Change since the round before
regional-change-intro = Only what holds whatever missing evidence would show is called a change.
regional-change-none = No administration has been assessed before with these questions.
regional-change-caption = Questions that improved, regressed or stayed
regional-since = Since
regional-since-short = Since before
regional-improved = Improved
regional-regressed = Regressed
regional-unchanged = Unchanged
regional-not = Not comparable
regional-gaps = Common gaps
regional-gaps-none = No gap is shared by half of the administrations.
regional-gaps-intro =
    { $count ->
        [one] In one question
       *[other] In { $count } questions
    } at least half of the administrations with an answer stand below the questionnaire’s target.
regional-gaps-caption = Gaps that at least half share
regional-below = Below target
regional-unseen =
    { $count ->
        [one] one without evidence
       *[other] { $count } without evidence
    }
regional-countries = Administrations
regional-programme = What a regional programme would pay for
regional-programme-intro =
    For each common gap, the step that most administrations have before them. { $count ->
        [one] One step
       *[other] { $count } steps
    }, together { $sum } if each administration pays its own.
regional-programme-caption = Steps that several administrations share
regional-programme-note = Costs are the questionnaire’s bands times the administrations. Texts, courses and tools that are made once for all cost less; what is national, such as a law, does not.
regional-step = Shared step
regional-to = to level { $level }
regional-page-intro = Assessment of { $day }, round { $round }. Status: { $status }.
regional-page-caption = Its areas beside the others
regional-others = The others, median (quartiles)
regional-ahead = What others can ask about here
regional-widest = Widest gaps, and whom to ask
regional-ask = (ahead: { $countries })
