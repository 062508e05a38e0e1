# The words of the plan, French.

# Pourquoi une action est placée là
plan-why-at-once = démarre tout de suite
plan-why-after = démarre dès que { $action } est achevée
plan-why-busy = { $owner } : pas de disponibilité avant cette date
plan-why-budget = les crédits de { $year } sont déjà engagés
plan-why-budget-source = les crédits de { $year } ({ $source }) sont déjà engagés
plan-why-full = { $most ->
        [0] la phase « { $phase } » n’admet aucune action
        [1] la phase « { $phase } » n’admet qu’une action
       *[other] la phase « { $phase } » n’admet que { $most } actions et les a déjà
    }
plan-why-fixed = son démarrage a été fixé : { $month }
plan-why-begun = en cours depuis { $month }
plan-why-waits = attend { $action }, elle-même reportée
plan-why-horizon = sa durée ne tient plus avant la fin du plan
plan-in-gap =
    { $gap ->
        [1] un niveau sous la cible, poids { $weight }
       *[other] { $gap } niveaux sous la cible, poids { $weight }
    }
plan-in-following = fait suite à l’étape précédente
plan-in-own = ajoutée par l’administration
plan-in-threat = relevée en raison d’une menace jugée { $rating } : { $threat }
plan-in-unlocks = ouvre la voie à { $actions }
plan-quick = résultat rapide
plan-unseen-first = le niveau n’a pu être constaté : d’abord réunir les preuves
plan-override = décidé : { $about } { $value }
plan-override-why = décidé : { $about } { $value } ({ $why })
plan-rating-low = faible
plan-rating-medium = moyenne
plan-rating-high = élevée
plan-source-own = budget propre
plan-source-donor = bailleur
plan-source-unfunded = financement à trouver
plan-stage-not-started = Non commencée
plan-stage-under-way = En cours
plan-stage-done = Achevée
plan-stage-dropped = Abandonnée

# Ce qui changerait
plan-unchanged = Rien ne bouge.
plan-moved-later =
    { $months ->
        [1] { $action } glisse d’un mois, à { $month } ({ $why })
       *[other] { $action } glisse de { $months } mois, à { $month } ({ $why })
    }
plan-moved-earlier =
    { $months ->
        [1] { $action } avance d’un mois, à { $month }
       *[other] { $action } avance de { $months } mois, à { $month }
    }
plan-moved-out = { $action } ne tient plus avant la fin du plan ({ $why })
plan-moved-off = { $action } n’est plus demandée
plan-moved-merged = { $action } est réalisée avec { $host }
plan-moved-in = { $action } trouve place, à partir de { $month }
plan-missed = { $question } reste désormais au niveau { $reached }, sous sa cible { $target }
plan-gained = { $question } atteint désormais sa cible

# Ce qui est impossible
plan-demand-reach = { $question } ne peut atteindre le niveau { $target } avant la fin du plan, en raison de :
plan-demand-start = { $action } ne peut démarrer en { $month }, en raison de :
plan-limit-order = la durée de { $action } et de tout ce qu’elle attend
plan-limit-owner = la capacité de { $owner }
plan-limit-budget = les crédits de { $year }
plan-limit-budget-source = les crédits de { $year } ({ $source })
plan-limit-phase = le plafond d’actions de la phase « { $phase } »
plan-limit-start = le démarrage fixé de { $action }
plan-limit-off = la décision de désactiver ou d’abandonner { $action }
plan-limits-perhaps-fewer = (peut-être moins suffirait : toutes les combinaisons n’ont pas été essayées)

# A setting that is not understood
plan-unclear = « { $part } » n’est pas compris ; attendu : { $expected }
plan-near = vouliez-vous dire { $near } ?
plan-expects-assignment = CLÉ=VALEUR
plan-expects-key = un réglage connu
plan-expects-owner = un responsable du questionnaire
plan-expects-phase = une phase du questionnaire
plan-expects-question = une question
plan-expects-level = un niveau de la question
plan-expects-threat = une menace du questionnaire
plan-expects-rating = low, medium ou high
plan-expects-action = une action comme LEG-04>2
plan-expects-apart = une action qui n’attend pas celle-ci et que celle-ci n’attend pas
plan-expects-year = une année comme 2027
plan-expects-month = un mois comme 2027-04
plan-expects-months = des mois comme 2027-03..2027-05
plan-expects-amount = un montant entier
plan-expects-range = une fourchette comme 1000..5000
plan-expects-capacity = 0, 0.5, 1, 1.5, etc.
plan-expects-number = un nombre entier
plan-expects-source = own, donor ou unfunded
plan-expects-stage = not_started, under_way, done ou dropped
plan-expects-yes-no = yes ou no
plan-expects-rate = un taux daté comme 0.92@2026-11-01
plan-expects-percent = un pourcentage comme 3.5
plan-expects-text = un texte qui dit ce qui est fait

# The screen of the plan
plan-switched-off = Écartées par décision
plan-proved = Achevées d’après les nouvelles réponses ?
plan-proof = niveau { $level } répondu le { $day }
plan-proof-keys = Cette action est-elle achevée ? y le confirme, n le refuse et demande le motif
plan-done = Achevées
plan-sum = { $what } : { $low }–{ $high }
plan-costs-nothing = Aucune action ne coûte plus que le temps du personnel
plan-quarter = T
plan-setting-title = Un réglage du plan
plan-setting-help = Écrivez ce qui devrait être ; le plan est refait à mesure que vous tapez, et rien n’est retenu avant que vous en donniez le motif. Exemples : budget.2027=250000, budget.2027.own=100000, capacity.RISK=1.5, away.RISK=2027-03..2027-05, phase.P1=10, target.LEG-04=2, target.LEG=2, own.LEG-04=Former les procureurs, action.LEG-04>2.months=6 (ou off, merged, owners, cost, recurrent, source, start, status, text). Actions que chacun peut piloter à la fois : { $capacities }.
plan-because-title = Pourquoi cette décision sur le plan ({ $settings }) ?
plan-because-hint = Le motif reste dans l’historique, à côté de la décision.
place-setting = Réglage du plan
key-what-if = et si
key-what-if-full = et si : essayer un réglage du plan
key-gantt = liste ou Gantt
key-quarter-later = plus tard
key-quarter-earlier = plus tôt
key-plan-off = écarter
key-plan-own = ajouter une action
key-plan-merge = fusionner avec une autre
key-plan-owners = responsables
key-plan-months = durée
key-plan-cost = coût
key-plan-source = qui paie
key-plan-start = fixer le début
key-plan-status = avancement
key-plan-accept = confirmer : achevée
key-plan-refuse = refuser : non achevée
key-keep-setting = retenir

# Progress in the report
progress = Avancement du plan
progress-intro = État au { $day } des { $all } actions du plan depuis le début de son exécution.
progress-done =
    { $count ->
        [one] { $count } action est achevée
       *[other] { $count } actions sont achevées
    }
progress-under-way =
    { $count ->
        [one] { $count } est en cours
       *[other] { $count } sont en cours
    }
progress-not-started =
    { $count ->
        [one] { $count } n’a pas commencé
       *[other] { $count } n’ont pas commencé
    }
progress-dropped =
    { $count ->
        [one] { $count } a été abandonnée
       *[other] { $count } ont été abandonnées
    }
progress-late =
    { $count ->
        [one] { $count } est en retard : le plan la faisait finir avant cette date
       *[other] { $count } sont en retard : le plan les faisait finir avant cette date
    }
progress-proved =
    { $count ->
        [one] { $count } paraît achevée d’après les réponses actuelles ; reste à le confirmer
       *[other] { $count } paraissent achevées d’après les réponses actuelles ; reste à le confirmer
    }
progress-caption = Actions suivies, en retard ou achevées d’après les réponses
progress-step = Étape
progress-action = Action
progress-planned = Fin prévue
progress-expected = Fin attendue
progress-note = Note, preuves et motif
progress-is-late = en retard
progress-is-proved = niveau atteint le { $day } ; à confirmer
