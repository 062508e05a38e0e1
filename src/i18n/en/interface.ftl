# The words of the screens, English.

# Readings and answers
reading-self = Self-assessment
reading-validated = Validation
reading-line = { $reading }: { $words }
unanswered = unanswered
given-no-evidence = no evidence seen
given-not-applicable = not applicable: { $reason }
given-not-applicable-lead = not applicable, by the lead assessor’s decision: { $reason }
answered-at = { $clock }, { $by }
saving = being saved…
not-saved = NOT SAVED
grade-short-e0 = said only
grade-short-e1 = document seen
grade-short-e2 = document and records of its use seen
grade-short-e3 = records and independent confirmation
grade-none = no grade

# The question
no-questions = This questionnaire has no questions.
kind-expert = expert judgement
kind-process = process or document
kind-data = data or records
question-facts = { $kind } · weight { $weight } · target { $target }
not-asked-because = Not asked: depends on the answers to { $questions }.
pane-tree = Areas and topics
pane-details = Evidence, notes and prerequisites
details-evidence = Ask to see
details-probes = Ask next
details-why = Why it matters
details-ask = Whom to ask
details-note = Note ({ $reading })
details-not-applicable = Not applicable when
details-instruments = Instruments
details-prerequisites = Prerequisites
prerequisite-met = { $question } is { $level }
prerequisite-unmet = { $question } is { $level }, below { $wanted }: a high level in { $here } is unlikely
prerequisite-open = { $question } is not answered yet (at least { $wanted } expected)

# Windows
note-title = Note on { $question } · { $reading }
note-hint = Esc keeps the note and closes
reason-title = { $question }: not applicable – for what reason?
reason-lead = The questionnaire does not foresee this here. It is recorded as the lead assessor’s decision.
grade-title = Evidence for { $question }
target-title = Target for { $question }
target-default = back to the default ({ $level })
search-title = Search · { $count } found
leaving-unsaved =
    { $count ->
        [one] One change could
       *[other] { $count } changes could
    } not be saved: { $why } Try again, or leave without saving.

# Head line and status line
read-only = READ ONLY
too-small = The window is too small: at least { $columns } columns and { $rows } rows are needed. Nothing is lost.
status-saved = ✓ saved { $clock }
status-nothing-new = nothing to save
status-not-saved =
    { $count ->
        [one] One change is
       *[other] { $count } changes are
    } NOT SAVED (w tries again): { $why }
told-read-only = Read only: nothing can be changed here.
told-locked = { $by } has had it open since { $since }: read only.
told-newer = A newer version of the program wrote it: read only.
told-complete = Every question asked has an answer.
told-last = This was the last one; n goes to the next unanswered.
told-no-further = There is nothing further this way.
told-not-asked = This question is not asked: its condition is not met.
told-no-level = { $key } is not a level here; the levels are { $levels }.
told-reading = Now entering: { $reading }
told-filter =
    Showing: { $filter } ({ $count ->
        [one] one question
       *[other] { $count } questions
    })
told-undone = Taken back.
told-redone = Done again.
told-nothing-to-undo = There is nothing to undo.
told-nothing-to-redo = There is nothing to redo.
told-reason-needed = A reason is needed.
filter-all = all questions
filter-unanswered = unanswered
filter-marked = marked for review
filter-no-evidence = no evidence
filter-differs = readings differ
filter-below-target = below target

# Scores and plan
scores-whole = Overall
scores-score = score
scores-range = interval
scores-minimum = lowest
scores-zeros = zeros
scores-coverage = done
scores-remarks = What does not fit together
why-title = Why this score · { $name }
why-nothing = nothing counts yet
why-part = { $value } × weight { $weight }
why-not-applicable = does not count: not applicable
why-not-asked = does not count: not asked
why-unanswered = does not count: unanswered
why-rule-weighted-mean = Weighted mean of the parts that count
why-rule-mean = Plain mean of the parts that count
why-rule-weakest-link = The lowest part decides
why-rule-gate = Cumulative gate: a level holds once all below it are reached
why-rule-table = Plain mean, converted by a table
plan-title =
    Plan · { $count ->
        [one] one action
       *[other] { $count } actions
    }
plan-beyond = Later, beyond this plan
plan-awaits-answers = No question lies below its target yet: answers come first.
plan-months = months { $from }–{ $to }
plan-lasts =
    { $months ->
        [one] one month
       *[other] { $months } months
    }
plan-after = after { $actions }

# Places and keys
place-interview = Interview
place-scores = Scores
place-plan = Plan
place-help = Keys
place-why = Why this score
place-choose = Evidence and target
place-reason = Reason
place-note = Note
place-search = Search
place-leaving = Not everything is saved
key-retry = save again
key-level = level
key-level-full = give that level and go on
key-next-open = next open
key-next-open-full = next unanswered
key-previous-open = previous unanswered
key-not-applicable = n/a
key-not-applicable-full = not applicable: asks for the reason
key-no-evidence = no evidence
key-note = note
key-grade = grade of the evidence
key-mark = mark for review
key-target = target
key-withdraw = take the answer back
key-undo = undo
key-redo = redo
key-reading = self-assessment or validation
key-next = next question
key-previous = previous question
key-next-topic = next topic
key-previous-topic = previous topic
key-next-area = next area
key-previous-area = previous area
key-down = down
key-up = up
key-page-down = page down
key-page-up = page up
key-first = to the first
key-last = to the last
key-next-pane = next pane
key-previous-pane = previous pane
key-filter = filter: unanswered, marked, no evidence, differing, below target
key-search = search
key-language = language
key-scores = scores
key-plan = plan
key-why = why this score
key-to-question = to the question
key-choose = choose; - takes it back
key-confirm = confirm
key-note-done = keep and close
key-back = back
key-all = back to all questions
key-leave-anyway = leave without saving
key-stay = stay
key-help = help
key-leave = leave
key-leave-keeping = leave; what is written is kept
