# The words of joining and comparing copies, French.

# What is said
said-no-evidence = sans preuve
said-not-applicable = sans objet : { $reason }
said-not-applicable-lead = sans objet, sur décision du chef d’équipe : { $reason }
said-withdrawn = réponse retirée
said-nothing = non précisé
said-target-default = la cible par défaut
said-confidence-low = confiance faible
said-confidence-medium = confiance moyenne
said-confidence-high = confiance élevée
said-rating-low = faible
said-rating-medium = moyenne
said-rating-high = élevée
said-marked = à revoir
said-strength = point fort : { $text }
said-weakness = point faible : { $text }
said-quote = « { $text } » ({ $speaker })
said-page = p. { $page }
said-done = fait
matter-task = à suivre
matter-session = séance
matter-signatory = signataire
matter-begun = début
matter-questionnaire = questionnaire
matter-status = statut
matter-classification = classification
matter-answer = réponse
matter-grade = degré de preuve
matter-confidence = confiance
matter-note = note
matter-target = cible
matter-mark = signet
matter-finding = constat
matter-quote = citation
matter-link = preuve
matter-document = document
matter-visit = visite
matter-person = personne rencontrée

# Comparing
diff-title = { $left } et { $right } comparés
diff-only = { $matter } – seulement dans { $name } : { $what }
diff-both = { $matter } – { $left } : { $one } | { $right } : { $other }
diff-none = Aucune différence.
diff-whole = L’évaluation dans son ensemble
diff-lists = Documents, visites, personnes

# The page of answers in a pack
page-state = État au { $date }
page-part = Seulement ces domaines : { $areas }
page-note = Note : { $text }
page-file = Fichier dans ce paquet : { $name }

# Deciding between copies
about-line = { $question } – { $matter } ({ $reading })
about-plain = { $question } – { $matter }
matter-rating = niveau de menace
matter-consensus = consensus
place-conflicts = Divergences entre copies
place-differences = Différences
conflicts-title =
    { $count ->
        [0] Rien à trancher
       *[other] À trancher : { $at } sur { $count }
    }
conflicts-none = Toutes les divergences sont tranchées. Échap ramène à l’entretien.
conflicts-hint = Un chiffre tranche et l’enregistre aussitôt ; Entrée mène à la question, où toute autre réponse tranche aussi. Toutes les réponses restent dans l’historique.
conflicts-why = motif : { $why }
conflicts-beside = { $matter } : { $text }
told-no-rival = Il y a { $count } réponses au choix.
key-decide = trancher
key-conflicts = divergences entre copies
key-differences = différences entre les lectures

# The report's annex
annex-decisions = Divergences tranchées entre copies
annex-decisions-intro = L’évaluation a été menée dans plusieurs copies. Là où elles divergeaient, voici ce qui a été retenu ; ce qui ne l’a pas été reste dans le journal.
column-conflict = Objet
column-given-apart = Réponses divergentes
column-decided = Retenu
column-decided-by = Par
