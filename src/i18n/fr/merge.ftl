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
matter-begun = début
matter-questionnaire = questionnaire
matter-status = statut
matter-classification = classification
matter-answer = réponse
matter-grade = niveau de preuve
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
