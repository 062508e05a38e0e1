# What the report says, French.
report-title = Évaluation institutionnelle et plan de renforcement des capacités
report-draft = PROJET
page-of = Page { $page } sur { $pages }
table-continued = (suite)
decimal-sign = ,
colon = {" : "}
semicolon = {" ; "}
interval = { $low } à { $high }
date-long = { $day } { $month } { $year }
date-first = 1er
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

cover-begun = Début de l’évaluation
cover-mission = Mission
cover-date = État au
cover-status = Statut
cover-classification = Classification
cover-questionnaire = Questionnaire

status-draft = Projet
status-self-assessed = Auto-évaluée
status-validated = Validée
status-approved = Approuvée
status-superseded = Remplacée

not-applicable = Sans objet
no-evidence = Sans preuve
not-asked = Non posée
marked = à revoir
confidence-low = confiance faible
confidence-medium = confiance moyenne
confidence-high = confiance élevée
finding-strength = Point fort :
finding-weakness = Point faible :
quote = « { $text } » ({ $speaker })
link-page = { $question } (p. { $page })

summary = Synthèse
summary-nothing-counts = { $open ->
    [0] Aucune question ne s’applique à l’administration ; il n’y a donc pas de score à présenter.
   *[other] Aucune question n’a encore de réponse prise en compte ; il n’y a donc pas de score à présenter.
}
summary-lead-one = L’administration obtient { $score } sur une échelle dont le niveau le plus élevé est { $max }. { $zeros ->
    [0] Aucune question n’est au niveau le plus bas
    [one] { $zeros } question est au niveau le plus bas
   *[other] { $zeros } questions sont au niveau le plus bas
}.
summary-lead = L’administration obtient { $score } sur une échelle dont le niveau le plus élevé est { $max }. Le domaine le plus solide est « { $best } », le plus fragile « { $worst } ». { $zeros ->
    [0] Aucune question n’est au niveau le plus bas
    [one] { $zeros } question est au niveau le plus bas
   *[other] { $zeros } questions sont au niveau le plus bas
}.
summary-coverage = Couverture : { $answered ->
    [one] { $answered } question sur { $asked } a
   *[other] { $answered } questions sur { $asked } ont
} une réponse ({ $na } sans objet, { $ne } sans preuve). { $levels ->
    [0] Preuves : aucun niveau n’a été attribué.
   *[other] Preuves : { $seen ->
        [one] { $seen } niveau sur { $levels } repose
       *[other] { $seen } niveaux sur { $levels } reposent
    } au moins sur un document consulté.
} Score, couverture et preuves sont des chiffres distincts.
summary-strengths = Points forts
summary-gaps = Principales lacunes
summary-levels = niveau { $from }, cible { $target }
column-gap = Lacune
column-first-step = Première mesure
summary-no-plan = Le plan ne comporte aucune action.
summary-costs = { $actions ->
    [0] Le plan ne comporte aucune action.
    [one] L’action du plan coûte { $cost } sur { $months } mois
   *[other] Les { $actions } actions du plan coûtent { $cost } sur { $months } mois
}{ $actions ->
    [0] {""}
   *[other] {""}{ $open ->
        [0] {""}
        [one] {""}, sans compter ce que coûte une action au-delà de sa tranche, qui est ouverte
       *[other] {""}, sans compter ce que coûtent { $open } actions au-delà de leur tranche, qui est ouverte
    }.
} { $later ->
    [0] Tout tient avant l’échéance.
    [one] Une autre action doit attendre.
   *[other] { $later } autres actions doivent attendre.
}
profile-caption = Profil des domaines
profile-lowest = Les { $count } domaines dont le score est le plus bas
legend-score = Score
legend-interval = Intervalle (réponses sans preuve)
legend-target = Cible
legend-other = Auto-évaluation
cost-range = { $low } à { $high } { $currency }
cost-up-to = jusqu’à { $high } { $currency }
cost-from = { $low } { $currency } ou plus
cost-exact = { $low } { $currency }
cost-nothing = uniquement du temps de personnel
cost-recurrent = { $once }, puis { $yearly } par an

results = Résultats par domaine
topics-caption = Thèmes du domaine
questions-caption = Questions du domaine
column-topic = Thème
column-score = Score
column-minimum = Minimum
column-zeros = Au plus bas
column-answered = Réponses
column-na = Sans objet
column-ne = Sans preuve
column-question = Question
column-self = Auto-éval.
column-validated = Validé
column-target = Cible
column-evidence = Preuve
column-finding = Notes, constats, citations
consistency = Réponses qui ne concordent pas
consistency-intro = Ces remarques ne changent aucun score. Chacune doit être expliquée ou corrigée avant la validation des scores.

plan = Plan de renforcement des capacités
plan-intro = { $actions ->
    [0] Aucune action n’est programmée.
    [one] { $actions } action est programmée
   *[other] { $actions } actions sont programmées
}{ $actions ->
    [0] {""}
   *[other] {" "}sur { $months } mois : pour chaque question au-dessous de sa cible, une action par échelon à gravir, les prérequis d’abord, dans l’ordre poids × écart × effet de levier. Les mois se comptent à partir de la décision de commencer.
} { $later ->
    [0] {""}
    [one] Une action ne tient pas avant l’échéance et figure à la fin du tableau.
   *[other] { $later } actions ne tiennent pas avant l’échéance et figurent à la fin du tableau.
}
plan-caption = Actions par phase
plan-phase = { $phase } (jusqu’au mois { $until }) : { $actions ->
    [one] { $actions } action
   *[other] { $actions } actions
}
plan-later = Plus tard : ne tient pas avant l’échéance
plan-empty = Toutes les questions prises en compte ont atteint leur cible : il n’y a rien à planifier.
plan-nothing-counts = Aucune question n’a de réponse prise en compte : il n’y a rien à planifier.
plan-step = { $from } à { $to }
plan-result = Résultat attendu : { $result }
plan-baseline = niveau { $from } aujourd’hui, { $to } à la fin
plan-verification = Vérification
plan-assumption = Hypothèse
plan-reason = Priorité { $priority } = poids { $weight } × écart { $gap } × effet de levier { $leverage }
plan-unlocks = Débloque { $ids }
plan-unseen = Le niveau actuel n’a pas pu être constaté : réunir d’abord les preuves.
column-number = N°
column-step = Question et échelon
column-action = Action et résultat attendu
column-owner = Responsable et appui
column-months = Mois
column-cost = Coût et financement
column-after = Après
column-measured = Indicateur, vérification, hypothèse, état
column-reason = Motif
column-instruments = Instruments

method = Méthode et règles
method-levels = Chaque question a un texte par niveau. Les niveaux sont cumulatifs : un niveau ne compte que si tout ce que disent les niveaux inférieurs est vrai aussi. Lorsqu’un niveau n’est atteint qu’en partie, c’est le niveau inférieur qui est retenu.
method-readings = Deux lectures figurent côte à côte : celle de l’administration et celle que la mission a validée par des entretiens, des visites et des documents. Les scores de ce rapport utilisent la lecture validée lorsqu’elle existe, sinon l’auto-évaluation.
method-exclusions = Une question sans objet sort entièrement du score. Une question sans réponse ne compte nulle part ; la couverture dit combien il y en a.
method-no-evidence = « Sans preuve » signifie que les interlocuteurs affirment que la chose existe, mais que rien n’a pu être constaté. La question compte alors au niveau le plus bas, et l’intervalle donné après un score montre où celui-ci se situerait si toutes ces questions étaient au plus haut.
method-rounding = Les scores sont calculés exactement et arrondis une seule fois, à l’impression, à une décimale, la moitié vers le haut. Chaque moyenne est accompagnée de sa question la plus basse et du nombre de questions au niveau le plus bas, car une moyenne cache un zéro.
method-plan = La priorité est le produit poids × écart × effet de levier, ce dernier valant 1 plus un quart par question au-dessous de sa cible qui attend celle-ci. Les actions sont programmées de manière que le plus grand progrès vienne le plus tôt (somme des poids × mois restants après chaque niveau gagné), après celles qu’elles attendent, et dans les limites de la capacité des responsables, des budgets et de la place de chaque phase. Montants et mois sont des repères de planification, à remplacer par les chiffres de l’administration.
method-ceiling = Les preuves limitent le niveau retenu : { $needs }.
method-ceiling-need = le niveau { $level } exige au moins { $grade }
method-no-ceiling = Dans cette évaluation, les preuves ne limitent pas le niveau retenu ; le degré de preuve figure à côté de chaque niveau.
method-identity = Questionnaire { $id }, version { $version }, SHA-256 { $hash }.
levels-caption = Niveaux
grades-caption = Degrés de preuve
weights-caption = Règles et poids (des domaines à l’ensemble : { $rule })
column-level = Niveau
column-meaning = Signification
column-rule = Règle
column-weight = Poids
weight-of-questions = somme de ses questions
grade-e0 = Déclaration orale seulement
grade-e1 = Document consulté
grade-e2 = Document et traces de son application au cours des 12 à 24 derniers mois
grade-e3 = Traces et confirmation indépendante (visite, essai, service partenaire)
rule-weighted-mean = moyenne pondérée
rule-mean = moyenne simple
rule-weakest-link = maillon le plus faible
rule-gate = paliers cumulatifs au niveau { $pass }
rule-table = table de conversion

annexes = Annexes
annex-answers = Toutes les réponses
annex-persons = Personnes rencontrées
annex-visits = Visites
annex-documents = Documents
annex-instruments = Instruments cités
instruments-caption = Instruments
instruments-unchecked = {""}* Ce titre n’a pas été comparé à l’instrument lui-même ; le texte en vigueur fait foi.
column-short = Abréviation
annex-none = Rien n’a été consigné.
answers-caption = Réponses des deux lectures, avec degré de preuve, confiance et notes
note-in-full = Le texte intégral de la note figure avec les résultats de la question.
column-name = Nom
column-function = Fonction
column-organisation = Organisme
column-day = Date
column-place = Lieu
column-purpose = Objet
column-document = Document
column-from = Reçu de
column-supports = À l’appui de

# Change since an earlier round
change-since = Évolution depuis le cycle du { $day }
change-count = { $word } : { $count }
change-areas-caption = Scores des deux cycles
change-questions-caption = Questions en progrès ou en recul
change-before = Avant
change-now = Aujourd’hui
change-word = Évolution
change-uncertain = Dans la marge d’incertitude
change-unanswered = Sans réponse à l’un des cycles
change-not-applicable = Sans objet à l’un des cycles
change-other-question = Non posées dans les mêmes termes
