# The words of joining and comparing copies, English.

# What is said
said-no-evidence = no evidence
said-not-applicable = not applicable: { $reason }
said-not-applicable-lead = not applicable, by the lead assessor’s decision: { $reason }
said-withdrawn = taken back: unanswered
said-nothing = not stated
said-target-default = the default target
said-confidence-low = low confidence
said-confidence-medium = medium confidence
said-confidence-high = high confidence
said-rating-low = low
said-rating-medium = medium
said-rating-high = high
said-marked = marked for review
said-strength = strength: { $text }
said-weakness = weakness: { $text }
said-quote = “{ $text }” ({ $speaker })
said-page = p. { $page }
said-done = done
matter-task = to follow up
matter-session = session
matter-signatory = signatory
matter-begun = begun on
matter-questionnaire = questionnaire
matter-status = status
matter-classification = classification
matter-answer = answer
matter-grade = evidence grade
matter-confidence = confidence
matter-note = note
matter-target = target
matter-mark = mark
matter-finding = finding
matter-quote = quote
matter-link = evidence
matter-document = document
matter-visit = visit
matter-person = person met

# Comparing
diff-title = { $left } and { $right } compared
diff-only = { $matter } – only in { $name }: { $what }
diff-both = { $matter } – { $left }: { $one } | { $right }: { $other }
diff-none = They do not differ.
diff-whole = The assessment as a whole
diff-lists = Documents, visits, persons

# The page of answers in a pack
page-state = State of { $date }
page-part = Only these areas: { $areas }
page-note = Note: { $text }
page-file = File in this pack: { $name }

# Deciding between copies
about-line = { $question } – { $matter } ({ $reading })
about-plain = { $question } – { $matter }
matter-rating = threat rating
matter-consensus = consensus
place-conflicts = Conflicts between copies
place-differences = Differences
conflicts-title =
    { $count ->
        [0] Nothing to decide
       *[other] Decide { $at } of { $count }
    }
conflicts-none = Everything that was answered apart is decided. Esc goes to the interview.
conflicts-hint = A digit decides and is saved at once; Enter goes to the question, where any other answer decides too. All answers stay in the history.
conflicts-why = because: { $why }
conflicts-beside = { $matter }: { $text }
told-no-rival = There are { $count } answers to choose from.
key-decide = decide
key-conflicts = conflicts between copies
key-differences = differences between the readings

# The report's annex
annex-decisions = Decisions between copies
annex-decisions-intro = The assessment was worked on in several copies. Where they said different things, this was decided; what was not chosen stays in the journal.
column-conflict = About
column-given-apart = Said apart
column-decided = Decided
column-decided-by = By
