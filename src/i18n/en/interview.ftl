# The words of the interview around the question, English.

# Home
home-title = Assessments · { $count }
home-country = Country
home-administration = Administration
home-date = Begun
home-status = Status
home-progress = Answered
home-empty = There is no assessment here yet: n begins one.
home-none-found = No assessment matches.
begin-title = A new assessment
begin-country = Country (code or name)
begin-administration = Administration
begin-questionnaire = Questionnaire
begin-language = Language
begin-assessor = Assessor

# Forms
form-hint = Tab: next field · Ctrl-S: keep · Esc: set aside, nothing is lost
begin-hint = Tab: next field · Ctrl-S: begin · Esc: set aside, nothing is lost
told-field-needed = This field may not stay empty.
told-no-country = { $typed } is neither the code nor the name of a country.
told-file-missing = The file could not be copied ({ $why }). The document is kept as a reference; change it to try again.
told-no-document = There is no document yet: add one first.
told-no-question = { $question } is no question here.
told-draft =
    { $count ->
        [one] A text begun on { $question } is kept and opens where it was left.
       *[other] { $count } texts begun are kept, the first on { $question }; they open where they were left.
    }
field-direction = Strength or weakness
field-text = Text
field-words = Their words
field-language = Language
field-speaker = Speaker’s function
field-title = Title
field-file = File to copy in
field-reference = Reference
field-from = Received from
field-date = Day
field-page = Page
field-grade = Evidence grade
field-document = Document
field-questions = Questions
field-task = What is to do
field-who = Who
field-until = Until
field-state = State
field-name = Name
field-function = Function
field-organisation = Organisation
field-place = Place
field-purpose = Purpose
field-persons = Persons
field-new-person = New: name, function

# What an interview yields
yield-finding = Findings
yield-quote = Quotes
yield-document = Documents
yield-link = Evidence
yield-task = To follow up
yield-person = Persons met
yield-visit = Visits
yield-session = Sessions
direction-strength = strength
direction-weakness = weakness
task-open = to do
task-done = done
yield-page = p. { $page }
quoted = “{ $text }”
records-empty = Nothing has been recorded yet: a adds a finding, a quote, a document, a task, a person, a visit or a session.
records-empty-here = Nothing has been recorded for this question; Tab shows everything.
add-title = Add · { $question }
session-title = The answers to come are given in
session-new = a new session
session-none = no session
answered-on = { $day }, { $by }
confidence-title = How sure are you of { $question }?
confidence-none = not stated

# History and reasons
history-title = History of { $question }
history-empty = Nothing has happened here yet.
history-marked = marked for review
history-unmarked = mark taken off
history-target = target { $level }
history-struck = taken off: { $what }
history-undone = taken back: { $what }
history-redone = done again: { $what }
history-why = why: { $why }
because-title = Why is { $question } changed after validation?
because-hint = The assessment is validated. The reason stays in the history, beside the change.
jumps-empty = There is no jump to go back to.

# Places and keys
place-home = Assessments
place-form = Form
place-records = What was recorded
place-history = History
place-because = Reason for a change
place-palette = Commands
place-jumps = Places visited
key-new = new
key-open = open
key-home-scores = scores or not
key-next-field = next field
key-previous-field = previous field
key-next-field-or-done = next, or done
key-form-done = done
key-form-back = set aside
key-editor = your own editor
key-confidence = confidence
key-add = add
key-add-full = add a finding, quote, document, task …
key-session = session: where and with whom
key-history = history of the question
key-jumps = places visited
key-jump-back = back to before the last jump
key-palette = every command
key-records = what was recorded
key-change = change
key-tick = done or not
key-link = link
key-link-full = link a document to questions
key-narrow = this question or all
key-strike = strike off
key-do = do it
key-theme = colours: dark, light, high contrast
told-theme-dark = Colours: dark
told-theme-light = Colours: light
told-theme-contrast = Colours: high contrast, by weight and reverse video alone
key-mouse = mouse on or off
told-mouse-on = The mouse is listened to: a click takes the focus, the wheel moves.
told-mouse-off = The mouse is left to the terminal, to mark and copy text.

# Director
place-director = What to ask now
key-director = what to ask now
key-skip = put aside, next one proposed
key-lead = ask from here
key-next-respondent = next respondent
key-previous-respondent = previous respondent
key-more-minutes = more time
key-fewer-minutes = less time
key-stop-leading = stop
director-anybody = anybody
director-led = { $who }: { $count } in { $minutes } min
director-minutes = { $minutes } min
director-later = No longer fits
director-empty = Nothing is open for this respondent.
director-over = All that was proposed has been asked.
director-head =
    { $who } · { $left ->
        [one] one minute left
       *[other] { $left } minutes left
    } · { $count ->
        [one] one question
       *[other] { $count } questions
    }, about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
director-waiting =
    { $count ->
        [one] one other waits for it
       *[other] { $count } others wait for it
    }

# Scores
key-radar = radar or bars
scores-target = target
scores-self = self
scores-legend = ● score · ○ self-assessment · ┃ target
scores-evidence = Evidence: { $grades }; without a grade { $ungraded }
lift-title = What would change it
lift-head =
    { $count ->
        [one] One step of one level lifts it from { $from } to { $to }:
       *[other] { $count } steps of one level lift it from { $from } to { $to }:
    }
lift-none = No answers lift it by a whole level.

# Plain
plain-text = end the text with a line that holds only a full stop
told-first = Digits answer and go on; ? shows every key, : every command.
