# The words of the screens, French.

# Readings and answers
reading-self = Auto-évaluation
reading-validated = Validation
reading-line = { $reading } : { $words }
unanswered = sans réponse
given-no-evidence = aucune preuve vue
given-not-applicable = sans objet : { $reason }
given-not-applicable-lead = sans objet, sur décision du chef d’équipe : { $reason }
answered-at = { $clock }, { $by }
saving = enregistrement en cours…
not-saved = NON ENREGISTRÉ
grade-short-e0 = déclaration orale seulement
grade-short-e1 = document vu
grade-short-e2 = document et traces d’utilisation vus
grade-short-e3 = traces d’utilisation et confirmation indépendante
grade-none = sans degré de preuve

# The question
no-questions = Ce questionnaire ne contient aucune question.
kind-expert = jugement d’expert
kind-process = procédure ou document
kind-data = données ou registres
question-facts = { $kind } · poids { $weight } · cible { $target }
not-asked-because = Question non posée : elle dépend des réponses à { $questions }.
pane-tree = Domaines et thèmes
pane-details = Preuves, notes et prérequis
details-evidence = Pièces à demander
details-probes = Questions de relance
details-why = Pourquoi c’est important
details-ask = Interlocuteurs
details-note = Note ({ $reading })
details-not-applicable = Sans objet lorsque
details-instruments = Instruments
details-prerequisites = Prérequis
prerequisite-met = { $question } est à { $level }
prerequisite-unmet = { $question } est à { $level }, en dessous de { $wanted } : un niveau élevé à { $here } est peu probable
prerequisite-open = { $question } n’a pas encore de réponse (au moins { $wanted } attendu)

# Windows
note-title = Note sur { $question } · { $reading }
note-hint = Échap conserve la note et ferme
reason-title = { $question } : sans objet – pour quelle raison ?
reason-lead = Le questionnaire ne le prévoit pas ici. La réponse est consignée comme décision du chef d’équipe.
grade-title = Preuves pour { $question }
target-title = Cible pour { $question }
target-default = revenir à la valeur par défaut ({ $level })
search-title =
    Recherche · { $count ->
        [one] { $count } trouvée
       *[other] { $count } trouvées
    }
leaving-unsaved =
    { $count ->
        [1] Une modification n’a pas pu être enregistrée
       *[other] { $count } modifications n’ont pas pu être enregistrées
    } : { $why } Réessayez, ou quittez sans enregistrer.

# Head line and status line
read-only = LECTURE SEULE
too-small = La fenêtre est trop petite : il faut au moins { $columns } colonnes et { $rows } lignes. Rien n’est perdu.
status-saved = ✓ enregistré à { $clock }
status-nothing-new = rien à enregistrer
status-not-saved =
    { $count ->
        [1] Une modification NON ENREGISTRÉE
       *[other] { $count } modifications NON ENREGISTRÉES
    } (w pour réessayer) : { $why }
told-read-only = Lecture seule : rien ne peut être modifié ici.
told-locked = Ouverte par { $by } depuis { $since } : lecture seule.
told-newer = Une version plus récente du programme l’a écrite : lecture seule.
told-complete = Toutes les questions posées ont une réponse.
told-last = C’était la dernière ; n mène à la prochaine sans réponse.
told-no-further = Il n’y a plus rien dans cette direction.
told-not-asked = Cette question n’est pas posée : sa condition n’est pas remplie.
told-no-level = { $key } n’est pas un niveau ici ; les niveaux sont { $levels }.
told-reading = Lecture active : { $reading }
told-filter =
    Affichage : { $filter } ({ $count ->
        [one] { $count } question
       *[other] { $count } questions
    })
told-undone = Annulé.
told-redone = Rétabli.
told-nothing-to-undo = Il n’y a rien à annuler.
told-nothing-to-redo = Il n’y a rien à rétablir.
told-reason-needed = Un motif est nécessaire.
filter-all = toutes les questions
filter-unanswered = sans réponse
filter-marked = à revoir
filter-no-evidence = sans preuve
filter-differs = lectures divergentes
filter-below-target = sous la cible

# Scores and plan
scores-whole = Ensemble
scores-score = score
scores-range = intervalle
scores-minimum = min.
scores-zeros = zéros
scores-coverage = rép.
scores-remarks = Ce qui ne concorde pas
why-title = Pourquoi ce score · { $name }
why-nothing = rien ne compte encore
why-part = { $value } × poids { $weight }
why-not-applicable = ne compte pas : sans objet
why-not-asked = ne compte pas : non posée
why-unanswered = ne compte pas : sans réponse
why-rule-weighted-mean = Moyenne pondérée des éléments qui comptent
why-rule-mean = Moyenne simple des éléments qui comptent
why-rule-weakest-link = L’élément le plus faible décide
why-rule-gate = Paliers cumulatifs : un niveau est acquis une fois tous les précédents atteints
why-rule-table = Moyenne simple, convertie par une table
plan-title =
    Plan · { $count ->
        [one] { $count } action
       *[other] { $count } actions
    }
plan-beyond = Plus tard, au-delà de ce plan
plan-awaits-answers = Aucune question n’est encore sous sa cible : il faut d’abord des réponses.
plan-months = mois { $from }–{ $to }
plan-lasts = { $months } mois
plan-after = après { $actions }

# Places and keys
place-interview = Entretien
place-scores = Scores
place-plan = Plan
place-help = Touches
place-why = Pourquoi ce score
place-choose = Preuves et cible
place-reason = Raison
place-note = Note
place-search = Recherche
place-leaving = Tout n’est pas enregistré
key-retry = réenregistrer
key-level = niveau
key-level-full = donner ce niveau et passer à la suite
key-next-open = suivante
key-next-open-full = sans réponse suivante
key-previous-open = sans réponse précédente
key-not-applicable = s/o
key-not-applicable-full = sans objet : demande le motif
key-no-evidence = sans preuve
key-note = note
key-grade = degré de preuve
key-mark = marquer à revoir
key-target = cible
key-withdraw = retirer la réponse
key-undo = annuler
key-redo = rétablir
key-reading = auto-évaluation ou validation
key-next = question suivante
key-previous = question précédente
key-next-topic = thème suivant
key-previous-topic = thème précédent
key-next-area = domaine suivant
key-previous-area = domaine précédent
key-down = descendre
key-up = monter
key-page-down = page suivante
key-page-up = page précédente
key-first = au début
key-last = à la fin
key-next-pane = volet suivant
key-previous-pane = volet précédent
key-filter = filtre : sans réponse, à revoir, sans preuve, divergentes, sous la cible
key-search = rechercher
key-language = langue
key-scores = scores
key-plan = plan
key-why = pourquoi ce score
key-to-question = vers la question
key-choose = choisir ; - retire
key-confirm = confirmer
key-note-done = conserver et fermer
key-back = retour
key-all = revenir à toutes les questions
key-leave-anyway = quitter sans enregistrer
key-stay = rester
key-help = aide
key-leave = quitter
key-leave-keeping = quitter ; le texte saisi est conservé
