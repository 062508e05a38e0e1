# What the report says.
report-title = Institutional assessment and capacity-building plan
report-draft = DRAFT
page-of = Page { $page } of { $pages }
table-continued = (continued)
decimal-sign = .
colon = {": "}
semicolon = {"; "}
interval = { $low } to { $high }
date-long = { $day } { $month } { $year }
date-first = 1
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

cover-begun = Assessment begun
cover-mission = Mission
cover-date = State of
cover-status = Status
cover-classification = Classification
cover-questionnaire = Questionnaire

status-draft = Draft
status-self-assessed = Self-assessed
status-validated = Validated
status-approved = Approved
status-superseded = Superseded

not-applicable = Not applicable
no-evidence = No evidence
not-asked = Not asked
marked = marked for review
confidence-low = low confidence
confidence-medium = medium confidence
confidence-high = high confidence
finding-strength = Strength:
finding-weakness = Weakness:
quote = “{ $text }” ({ $speaker })
link-page = { $question } (p. { $page })

summary = Executive summary
summary-nothing-counts = { $open ->
    [0] No question applies to the administration, so there is no score to report.
   *[other] No question has an answer that counts yet, so there is no score to report.
}
summary-lead-one = The administration reaches { $score } on a scale whose highest level is { $max }. { $zeros ->
    [0] No question stands at the lowest level
    [one] One question stands at the lowest level
   *[other] { $zeros } questions stand at the lowest level
}.
summary-lead = The administration reaches { $score } on a scale whose highest level is { $max }. The strongest area is “{ $best }”, the weakest is “{ $worst }”. { $zeros ->
    [0] No question stands at the lowest level
    [one] One question stands at the lowest level
   *[other] { $zeros } questions stand at the lowest level
}.
summary-coverage = Coverage: { $answered } of { $asked } questions answered ({ $na } not applicable, { $ne } without evidence). { $levels ->
    [0] Evidence: no level has been given.
   *[other] Evidence: { $seen } of { $levels } levels { $seen ->
        [one] rests
       *[other] rest
    } on a document seen or more.
} Score, coverage and evidence are separate figures.
summary-strengths = Strengths
summary-gaps = Main gaps
summary-levels = level { $from }, target { $target }
column-gap = Gap
column-first-step = First step
summary-no-plan = The plan holds no action.
summary-costs = { $actions ->
    [0] The plan holds no action.
    [one] The plan’s one action costs { $cost } over { $months } months
   *[other] The plan’s { $actions } actions cost { $cost } over { $months } months
}{ $actions ->
    [0] {""}
   *[other] {""}{ $open ->
        [0] {""}
        [one] {""}, not counting what one action costs above its band, which is open
       *[other] {""}, not counting what { $open } actions cost above their bands, which are open
    }.
} { $later ->
    [0] Everything fits before the horizon.
    [one] One further action must wait until later.
   *[other] { $later } further actions must wait until later.
}
profile-caption = Profile of the areas
profile-lowest = The { $count } areas with the lowest scores
legend-score = Score
legend-interval = Interval (no evidence)
legend-target = Target
legend-other = Self-assessment
cost-range = { $currency } { $low } to { $high }
cost-up-to = up to { $currency } { $high }
cost-from = { $currency } { $low } or more
cost-exact = { $currency } { $low }
cost-nothing = nothing but staff time
cost-recurrent = { $once }, then { $yearly } a year

results = Results by area
topics-caption = Topics of the area
questions-caption = Questions of the area
column-topic = Topic
column-score = Score
column-minimum = Lowest
column-zeros = At lowest
column-answered = Answered
column-na = Not applicable
column-ne = No evidence
column-question = Question
column-self = Self
column-validated = Validated
column-target = Target
column-evidence = Evidence
column-finding = Notes, findings, quotes
consistency = Answers that do not fit together
consistency-intro = These remarks change no score. Each should be explained or corrected before the scores are validated.

plan = Capacity-building plan
plan-intro = { $actions ->
    [0] No action is scheduled.
    [one] One action is scheduled
   *[other] { $actions } actions are scheduled
}{ $actions ->
    [0] {""}
   *[other] {" "}within { $months } months: for each question below its target, one action for each step up, prerequisites first, in order of weight × gap × leverage. Months count from the decision to begin.
} { $later ->
    [0] {""}
    [one] One action does not fit before the horizon and stands at the end of the table.
   *[other] { $later } actions do not fit before the horizon and stand at the end of the table.
}
plan-caption = Actions by phase
plan-phase = { $phase } (until month { $until }): { $actions ->
    [one] one action
   *[other] { $actions } actions
}
plan-later = Later: does not fit before the horizon
plan-empty = Every question that counts has reached its target, so there is nothing to plan.
plan-nothing-counts = No question has an answer that counts, so there is nothing to plan.
plan-step = { $from } to { $to }
plan-result = Expected result: { $result }
plan-baseline = level { $from } today, { $to } when done
plan-verification = Verified by
plan-assumption = Assumes
plan-reason = Priority { $priority } = weight { $weight } × gap { $gap } × leverage { $leverage }
plan-unlocks = Unlocks { $ids }
plan-unseen = Today’s level could not be seen: get the evidence first.
column-number = No.
column-step = Question and step
column-action = Action and expected result
column-owner = Lead and support
column-months = Months
column-cost = Cost and funds
column-after = After
column-measured = Indicator, verification, assumption, status
column-reason = Reason
column-instruments = Instruments

method = Method and rules
method-levels = Each question has one text for each level. Levels are cumulative: a level counts only if everything in the lower levels is also true. Where only part of a level is met, the lower one is given.
method-readings = Two readings stand side by side: the administration’s own, and the one validated by the mission through interviews, visits and documents. Scores in this report use the validated reading where there is one, else the self-assessment.
method-exclusions = A question that is not applicable leaves the score altogether. An unanswered question counts nowhere; the coverage says how many there are.
method-no-evidence = No evidence means that respondents say it exists but nothing could be seen. It counts as the lowest level, and the interval behind a score shows where it would lie if all of these were at the highest.
method-rounding = Scores are computed exactly and rounded once, when printed, to one decimal, halves upwards. Beside each mean stand its lowest question and the number of questions at the lowest level, because a mean hides a zero.
method-plan = Priority is weight × gap × leverage, where leverage is 1 plus a quarter for each question below its target that waits for this one. Actions are scheduled so that the most improvement comes earliest (the sum of weight × months left after each level gained), after the actions they wait for, and within the owners’ capacity, the budgets and the room of each phase. Amounts and months are planning hints, to be replaced by the administration’s own figures.
method-ceiling = Evidence limits the level that counts: { $needs }.
method-ceiling-need = level { $level } needs at least { $grade }
method-no-ceiling = Evidence does not limit the level that counts in this assessment; the grade is shown beside each level.
method-identity = Questionnaire { $id }, version { $version }, SHA-256 { $hash }.
levels-caption = Levels
grades-caption = Evidence grades
weights-caption = Rules and weights (the areas become the whole by: { $rule })
column-level = Level
column-meaning = Meaning
column-rule = Rule
column-weight = Weight
weight-of-questions = sum of its questions
grade-e0 = Oral statement only
grade-e1 = Document seen
grade-e2 = Document and records of its use in the last 12 to 24 months
grade-e3 = Records and an independent confirmation (visit, test, partner agency)
rule-weighted-mean = weighted mean
rule-mean = plain mean
rule-weakest-link = weakest link
rule-gate = cumulative gate at level { $pass }
rule-table = conversion table

annexes = Annexes
annex-answers = All answers
annex-persons = Persons met
annex-visits = Visits
annex-documents = Documents
annex-instruments = Instruments referred to
instruments-caption = Instruments
instruments-unchecked = {""}* This title was not compared with the instrument itself; the text in force applies.
column-short = Short name
annex-none = None recorded.
answers-caption = Answers of both readings, with evidence grade, confidence and notes
note-in-full = The whole note stands with the question’s results.
column-name = Name
column-function = Function
column-organisation = Organisation
column-day = Date
column-place = Place
column-purpose = Purpose
column-document = Document
column-from = Received from
column-supports = Supports

# Change since an earlier round
change-since = Change since the round of { $day }
change-count = { $word }: { $count }
change-areas-caption = Scores of both rounds
change-questions-caption = Questions that improved or regressed
change-before = Before
change-now = Now
change-word = Change
change-uncertain = Inside the uncertainty
change-unanswered = Unanswered in one of the rounds
change-not-applicable = Not applicable in one of the rounds
change-other-question = Not asked in the same words
