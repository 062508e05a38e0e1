# Sections of the report around results and plan.
contents = Contents
caption-table = Table { $number }. { $caption }
caption-figure = Figure { $number }. { $caption }
whole = Whole
sum = Total

approval = Approval
approval-intro = Administration assessed: { $administration }. As of { $day }, the assessment has the status “{ $status }”. Those who sign agree to its results and to the plan.
approval-director = Director General
approval-lead = Lead assessor
column-signatory = Name and function
column-signature = Signature

words-context = Country context
words-conclusions = Conclusions
words-recommendations = Recommendations
words-response = The administration’s response
mission = Purpose, method and limits
mission-purpose = Purpose
mission-purpose-usual = The assessment shows where the administration stands in “{ $title }” and what it should do next, in which order, with whom and at what cost. The plan in this report follows from its results.
mission-method = Method
mission-method-short = { $readings ->
    [both] The administration first assessed itself. The mission then checked each answer in interviews, on visits and against documents, and gave each question a level and an evidence grade.
    [own] The administration assessed itself. The mission has not validated its answers yet.
    [validated] The mission answered the questions from interviews, visits and documents, and gave each a level and an evidence grade. There is no self-assessment.
   *[none] No question has been answered yet.
} The rules behind the figures are set out in “Method and rules”.
mission-participants = Participants and visits
mission-met = { $persons ->
    [0] No person is on record as met.
    [one] The mission met one person
   *[other] The mission met { $persons } persons
}{ $persons ->
    [0] {""}
   *[other] {""}{ $organisations ->
        [0] .
        [one] {" "}of one organisation.
       *[other] {" "}of { $organisations } organisations.
    }
} { $visits ->
    [0] No visit is on record.
    [one] It made one visit: { $places }.
   *[other] It made { $visits } visits: { $places }.
}
mission-limits = Limits

overview = Results at a glance
overview-areas = Areas
overview-topics = Topics
overview-topics-intro = The figure in each field is the topic’s score; the shade repeats it, from orange (lowest) to pale blue (highest). A dash means that nothing counts there.
overview-evidence = What the answers rest on
overview-evidence-intro = The number of answers at each evidence grade, from an oral statement (E0) to records with independent confirmation (E3). A high level on weak evidence is a claim, not a finding.
overview-readings = Self-assessment and validation
overview-readings-intro = { $both ->
    [one] One question has
   *[other] { $both } questions have
} both readings. { $changed ->
    [0] The level is the same in both every time.
   *[other] { $same ->
        [0] None of them has
        [one] One of them has
       *[other] { $same } of them have
    } the same level in both; the mission set { $lower } lower and { $higher } higher.
}
radar-caption = Profile of the areas as a radar
areas-caption = Scores of the areas
heat-caption = Scores of all topics
evidence-caption = Answers by evidence grade
readings-caption = Self-assessment and counted scores by area
differences-caption = Questions whose level the mission changed
column-area = Area
column-ungraded = No grade
column-counts = Counts
column-difference = Difference
column-asked = What is asked
results-intro = For each area: what it is about, the scores of its topics, and every question with both readings, the target, the evidence grade and what was found.

summary-steps = First steps that matter most
summary-phases = Cost by phase: { $phases }.
column-owner-short = Lead
column-cost-short = Cost
column-action-short = Action

priorities = Priorities
priorities-intro = The order follows from weight × gap × leverage: how much the question counts, how far it lies below its target, and how many others wait for it. { $shown } of { $all } first steps are explained here; the plan holds every step.
priorities-caption = Priorities and their reasons

schedule = Schedule
schedule-intro = Each bar is an action from its first to its last month. An arrow leads from an action to one that must wait for it; the column “After” names the actions it waits for, by question and level reached.
schedule-caption = Schedule by quarter
schedule-quarter = Q{ $number }
schedule-alternative = Actions with their months: { $actions }.

costs = Cost and funding
costs-intro = Amounts in { $currency } are planning ranges: those of the questionnaire’s cost bands, or what the administration decided. They are not budgets. What no source of funds is named for is an unfunded need.
costs-caption = Cost by phase and source of funds ({ $currency })
costs-year-caption = What falls due each year, with recurrent cost ({ $currency })
costs-open = ({ $open } without ceiling)
costs-ceilings = Ceilings within which the plan was made: { $ceilings }.
costs-inflation = Sums by year allow for prices that rise by { $percent } % a year.
costs-rate = At the rate of { $date } all of it is { $range }.
costs-unfunded = Unfunded needs
costs-unfunded-intro = { $actions ->
        [one] One action has no source of funds yet: { $range }
       *[other] { $actions } actions have no source of funds yet: { $range } in all
    }{ $open ->
        [0] .
        [one] , not counting what one of them costs above its band, which is open.
       *[other] , not counting what { $open } of them cost above their bands, which are open.
    }
costs-unfunded-caption = Actions without a source of funds
column-phase = Phase
column-actions = Actions

logframe = Logical framework
logframe-intro = From the overall objective down to the activities. An activity names the level that it leads to, which somebody who was not there can see. Scores are today’s, and those of a plan that is carried out whole.
logframe-caption = Logical framework matrix
logframe-overall = Overall objective
logframe-specific = Specific objective: { $area }
logframe-objective = The administration reaches its targets in “{ $title }”.
logframe-score = Score from { $from } to { $to }
logframe-reassessment = Next assessment with the same questionnaire
logframe-commitment = The administration keeps the owners and means named in the plan
logframe-months = { $months ->
    [one] One month
   *[other] { $months } months
}
column-logic = Intervention logic
column-indicators = Indicators, from today to when done
column-sources = Sources of verification
column-assumptions = Assumptions
column-year = Year
column-own = Own budget
column-donor = Donor
column-unfunded = Not yet funded
column-means = Means (activities)
logframe-activity = Activity
logframe-result = Result: the targets of “{ $topic }” are reached.
logframe-beside = Worded for what the plan does not hold: it waits, is reached, done or left out

decided = Decided by the administration: { $what }
decided-merged = done together with another action
decided-added = an action of its own
decided-owners = who leads and supports
decided-months = duration
decided-cost = cost
decided-recurrent = recurrent cost
decided-source = who pays
decided-start = month of start
decided-text = wording
decided-indicator = indicator
decided-verification = means of verification
decided-assumption = assumption

monitoring = Monitoring
monitoring-intro = To be updated every quarter by the owner of each action. Baselines are the levels in this report.
monitoring-caption = Monitoring table
month-of-year = { $month } { $year }
column-indicator = Indicator
column-baseline = Baseline
column-planned = Planned
column-verification = Means of verification
column-due = Due
column-status = Status

annex-glossary = Words used in this report
annex-changes = Change log
annex-changes-intro = Who entered what on which day. The assessment’s journal keeps each single entry.
glossary-caption = Words and their meaning
changes-caption = Changes by day and person
column-word = Word
column-by = By
column-what = What
column-why = Reason
changed-begun = assessment begun
changed-answers = { $count ->
    [one] one answer
   *[other] { $count } answers
}
changed-details = { $count ->
    [one] one grade, note, mark or target
   *[other] { $count } grades, notes, marks and targets
}
changed-lists = { $count ->
    [one] one finding, quote, document, visit or person
   *[other] { $count } findings, quotes, documents, visits and persons
}
changed-words = { $count ->
    [one] one text for the report
   *[other] { $count } texts for the report
}
changed-plan = { $count ->
    [one] one decision on the plan
   *[other] { $count } decisions on the plan
}
changed-workshop = { $count ->
    [one] one entry of the validation workshop
   *[other] { $count } entries of the validation workshop
}
changed-status = { $count ->
    [one] status or classification
   *[other] status and classification
}
changed-undone = { $count ->
    [one] one change taken back or restored
   *[other] { $count } changes taken back or restored
}
word-reading = Reading
meaning-reading = Whose answer it is: the administration’s own (self) or the mission’s (validated). Both stay, side by side.
word-level = Level
meaning-level = A step of the scale. It counts only if everything below it is true as well.
word-score = Score
meaning-score = The figure of a question, topic, area or the whole, in units of the scale.
word-interval = Interval
meaning-interval = The score if every “no evidence” were the lowest level, and if it were the highest.
word-coverage = Coverage
meaning-coverage = Questions answered, of those asked.
word-grade = Evidence grade
meaning-grade = What an answer rests on, from E0 (said) to E3 (confirmed independently).
word-target = Target
meaning-target = The level aimed at.
word-gap = Gap
meaning-gap = Target minus level.
word-action = Action
meaning-action = One step up of one question, with owners, months, cost and indicator.
word-priority = Priority
meaning-priority = Weight × gap × leverage; leverage grows with the questions that wait for this one.
word-phase = Phase
meaning-phase = A span of the plan’s months. An action belongs to the phase in which it starts.
word-consensus = Consensus
meaning-consensus = The level that a validation workshop agreed on, with its reason.

form-title = Questionnaire
form-administration = Administration
form-by = Answered by
form-day = Date
form-how = How to answer
form-how-levels = Tick one box for each question: the highest level of which everything is true, and everything in the levels below it too.
form-how-marks = Tick “Not applicable” only where the question cannot apply, and say why. Tick “No evidence” where it is said to exist but nothing can be shown. Write below each question which documents or records show the level.
form-only-if = Answer only if { $condition }.
form-and = and
form-or = or
form-not = not ({ $condition })
form-at-least = is at level { $level } or higher
form-at-most = is at level { $level } or lower
form-any-of-kind = some question of the same kind is at level { $level } or higher
form-evidence = To show
form-notes = Notes
sheet-readme = Read me
sheet-summary = Summary
sheet-answers = Answers
sheet-findings = Findings
sheet-plan = Plan
sheet-evidence = Evidence
sheet-history = History
sheet-report = Report
annex-tasks = To follow up
annex-sessions = Interview sessions
annex-task-done = done
annex-task-open = open

# The report on screen
place-report = Report
key-report = report
key-report-write = write the PDF
key-next-section = next section
key-previous-section = previous section
key-next-chapter = next chapter
key-previous-chapter = previous chapter
report-contents = Contents
report-laying-out = Laying out the report (step 1 of 2) …
report-writing = Writing { $pages } pages (step 2 of 2) …
report-written = Written: { $path } ({ $pages } pages)
report-written-without = Written: { $path } ({ $pages } pages); no font has { $codes }, printed as a number
