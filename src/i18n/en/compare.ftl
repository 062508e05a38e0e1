# The comparison on the screen.
place-compare = Comparison
compare-count =
    { $count ->
        [one] one assessment
       *[other] { $count } assessments
    }
compare-by-area = By area
compare-by-topic = By topic
compare-by-question = By question
compare-grouped = by { $word }
compare-group-language = language
compare-group-year = year
compare-group-round = round
compare-group-region = region
compare-first = { $name } beside …
compare-among = { $name } among the others
compare-coverage = coverage
compare-counts = answered { $answered }/{ $asked } · E2–E3 { $confirmed }/{ $levels }
compare-since = since { $day }: { $word }
compare-none = No assessment is left; another key shows all again.
compare-higher = higher
compare-lower = lower
compare-same = the same
compare-apart = not comparable
compare-second = the second is
compare-quartiles = quartiles
compare-ahead = ahead of it
key-compare-right = next column
key-compare-left = previous column
key-compare-down = into it
key-compare-down-full = into the area, the topic, the answer
key-compare-turn = view
key-compare-turn-full = areas, topics, questions
key-compare-order = order
key-compare-order-full = order: country, date, this column
key-compare-group = group
key-compare-group-full = group: language, year, round, region and other tags
key-compare-only = only this group, or all
key-compare-beside = beside
key-compare-beside-full = beside another: first, then second
key-compare-peers = among the others
key-compare-rounds = all rounds, or the last of each
