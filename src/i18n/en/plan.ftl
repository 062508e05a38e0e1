# The words of the plan, English.

# Why an action stands where it stands
plan-why-at-once = starts at once
plan-why-after = starts when { $action } has ended
plan-why-busy = { $owner }: no capacity free any earlier
plan-why-budget = the money of { $year } is already committed
plan-why-budget-source = the money of { $year } ({ $source }) is already committed
plan-why-full = { $most ->
        [0] the phase “{ $phase }” takes no actions
        [one] the phase “{ $phase }” takes one action only
       *[other] the phase “{ $phase }” takes { $most } actions, and has as many
    }
plan-why-fixed = its start was fixed: { $month }
plan-why-begun = under way since { $month }
plan-why-waits = waits for { $action }, which is itself left for later
plan-why-horizon = its months no longer fit before the plan ends
plan-in-gap =
    { $gap ->
        [one] one level below its target, weight { $weight }
       *[other] { $gap } levels below its target, weight { $weight }
    }
plan-in-following = follows on the step before it
plan-in-own = added by the administration
plan-in-threat = raised by a threat rated { $rating }: { $threat }
plan-in-unlocks = opens the way for { $actions }
plan-quick = quick win
plan-unseen-first = the level could not be seen: evidence comes first
plan-override = decided: { $about } { $value }
plan-override-why = decided: { $about } { $value } ({ $why })
plan-rating-low = low
plan-rating-medium = medium
plan-rating-high = high
plan-source-own = own budget
plan-source-donor = donor
plan-source-unfunded = not yet funded
plan-stage-not-started = Not started
plan-stage-under-way = Under way
plan-stage-done = Done
plan-stage-dropped = Dropped

# What would change
plan-unchanged = Nothing moves.
plan-moved-later =
    { $months ->
        [one] { $action } slips by one month, to { $month } ({ $why })
       *[other] { $action } slips by { $months } months, to { $month } ({ $why })
    }
plan-moved-earlier =
    { $months ->
        [one] { $action } comes one month earlier, in { $month }
       *[other] { $action } comes { $months } months earlier, in { $month }
    }
plan-moved-out = { $action } no longer fits before the plan ends ({ $why })
plan-moved-off = { $action } is no longer asked for
plan-moved-merged = { $action } is done as a part of { $host }
plan-moved-in = { $action } now fits, from { $month }
plan-missed = { $question } now stays at level { $reached }, below its target { $target }
plan-gained = { $question } now reaches its target

# What can’t be had
plan-demand-reach = { $question } cannot reach level { $target } before the plan ends, because of
plan-demand-start = { $action } cannot start in { $month }, because of
plan-limit-order = the months that { $action } and all it waits for take
plan-limit-owner = what { $owner } can do at once
plan-limit-budget = the money of { $year }
plan-limit-budget-source = the money of { $year } ({ $source })
plan-limit-phase = the most that the phase “{ $phase }” takes
plan-limit-start = the fixed start of { $action }
plan-limit-off = the decision to switch off or drop { $action }
plan-limits-perhaps-fewer = (perhaps fewer would do: not every set was tried)

# A setting that is not understood
plan-unclear = “{ $part }” is not understood; expected: { $expected }
plan-near = did you mean { $near }?
plan-expects-assignment = KEY=VALUE
plan-expects-key = a known setting
plan-expects-owner = an owner of the questionnaire
plan-expects-phase = a phase of the questionnaire
plan-expects-question = a question
plan-expects-level = a level of the question
plan-expects-threat = a threat of the questionnaire
plan-expects-rating = low, medium or high
plan-expects-action = an action such as LEG-04>2
plan-expects-apart = an action that does not wait for it, nor it for that one
plan-expects-year = a year such as 2027
plan-expects-month = a month such as 2027-04
plan-expects-months = months such as 2027-03..2027-05
plan-expects-amount = a whole amount
plan-expects-range = a range such as 1000..5000
plan-expects-capacity = 0, 0.5, 1, 1.5 and so on
plan-expects-number = a whole number
plan-expects-source = own, donor or unfunded
plan-expects-stage = not_started, under_way, done or dropped
plan-expects-yes-no = yes or no
plan-expects-rate = a rate with its date such as 0.92@2026-11-01
plan-expects-percent = a percentage such as 3.5
plan-expects-text = a text that says what is done

# The screen of the plan
plan-switched-off = Switched off by decision
plan-proved = Proved done by new answers?
plan-proof = level { $level } answered on { $day }
plan-proof-keys = Is this action done? y accepts it, n refuses it and asks why
plan-done = Done
plan-sum = { $what }: { $low }–{ $high }
plan-costs-nothing = No action costs more than staff time
plan-quarter = Q
plan-setting-title = A setting of the plan
plan-setting-help = Write what should be so; the plan is made again as you type, and nothing is kept before you give a reason. Examples: budget.2027=250000, budget.2027.own=100000, capacity.RISK=1.5, away.RISK=2027-03..2027-05, phase.P1=10, target.LEG-04=2, target.LEG=2, own.LEG-04=Hold a course for prosecutors, action.LEG-04>2.months=6 (also off, merged, owners, cost, recurrent, source, start, status, text). Owners can lead at once: { $capacities }.
plan-because-title = Why this decision on the plan ({ $settings })?
plan-because-hint = The reason stays in the history, beside the decision.
place-setting = Setting of the plan
key-what-if = what if
key-what-if-full = what if: try a setting of the plan
key-gantt = list or chart
key-quarter-later = chart later
key-quarter-earlier = chart earlier
key-plan-off = switch off
key-plan-own = add an action
key-plan-merge = merge into another
key-plan-owners = owners
key-plan-months = months
key-plan-cost = cost
key-plan-source = who pays
key-plan-start = fix the start
key-plan-status = status
key-plan-accept = accept as done
key-plan-refuse = refuse as done
key-keep-setting = keep it

# Progress in the report
progress = Progress against the plan
progress-intro = State on { $day } of the { $all } actions of the plan since its execution began.
progress-done =
    { $count ->
        [one] one action is done
       *[other] { $count } actions are done
    }
progress-under-way =
    { $count ->
        [one] one is under way
       *[other] { $count } are under way
    }
progress-not-started =
    { $count ->
        [one] one has not started
       *[other] { $count } have not started
    }
progress-dropped =
    { $count ->
        [one] one was dropped
       *[other] { $count } were dropped
    }
progress-late =
    { $count ->
        [one] one is late: the plan had it end before this date
       *[other] { $count } are late: the plan had them end before this date
    }
progress-proved =
    { $count ->
        [one] one seems done by the answers of today, and awaits confirmation
       *[other] { $count } seem done by the answers of today, and await confirmation
    }
progress-caption = Actions reported on, late, or proved done
progress-step = Step
progress-action = Action
progress-planned = Planned end
progress-expected = Expected end
progress-note = Note, evidence and reason
progress-is-late = late
progress-is-proved = level reached on { $day }; to be confirmed
