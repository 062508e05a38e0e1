# Sections of the report around results and plan.
contents = Sommaire
caption-table = Tableau { $number }. { $caption }
caption-figure = Figure { $number }. { $caption }
whole = Ensemble
sum = Total

approval = Approbation
approval-intro = Administration évaluée : { $administration }. Au { $day }, l’évaluation a le statut « { $status } ». Les signataires en approuvent les résultats et le plan.
approval-director = Directeur général
approval-lead = Évaluateur principal
column-signatory = Nom et fonction
column-signature = Signature

words-context = Contexte du pays
words-conclusions = Conclusions
words-recommendations = Recommandations
words-response = Réponse de l’administration
mission = Objet, méthode et limites
mission-purpose = Objet
mission-purpose-usual = L’évaluation montre où en est l’administration (« { $title } ») et ce qu’elle devrait faire ensuite : dans quel ordre, avec qui et à quel coût. Le plan contenu dans ce rapport découle de ses résultats.
mission-method = Méthode
mission-method-short = { $readings ->
    [both] L’administration s’est d’abord évaluée elle-même. La mission a ensuite vérifié chaque réponse lors d’entretiens, de visites et sur documents, puis attribué à chaque question un niveau et un degré de preuve.
    [own] L’administration s’est évaluée elle-même. La mission n’a pas encore validé ses réponses.
    [validated] La mission a répondu aux questions à partir d’entretiens, de visites et de documents, et attribué à chacune un niveau et un degré de preuve. Il n’y a pas d’auto-évaluation.
   *[none] Aucune question n’a encore reçu de réponse.
} Les règles de calcul figurent au chapitre « Méthode et règles ».
mission-participants = Participants et visites
mission-met = { $persons ->
    [0] Aucune personne rencontrée n’est consignée.
    [one] La mission a rencontré une personne
   *[other] La mission a rencontré { $persons } personnes
}{ $persons ->
    [0] {""}
   *[other] {""}{ $organisations ->
        [0] .
        [one] {" "}d’une organisation.
       *[other] {" "}de { $organisations } organisations.
    }
} { $visits ->
    [0] Aucune visite n’est consignée.
    [one] Elle a fait une visite : { $places }.
   *[other] Elle a fait { $visits } visites : { $places }.
}
mission-limits = Limites

overview = Vue d’ensemble des résultats
overview-areas = Domaines
overview-topics = Thèmes
overview-topics-intro = Le chiffre de chaque case est le score du thème ; la teinte le répète, de l’orange (le plus bas) au bleu pâle (le plus haut). Un tiret signifie que rien n’y compte.
overview-evidence = Ce sur quoi reposent les réponses
overview-evidence-intro = Nombre de réponses par degré de preuve, de la déclaration orale (E0) aux registres avec confirmation indépendante (E3). Un niveau élevé sans preuve solide est une affirmation, non un constat.
overview-readings = Auto-évaluation et validation
overview-readings-intro = { $both ->
    [1] Une question a
   *[other] { $both } questions ont
} les deux lectures. { $changed ->
    [0] Le niveau y est chaque fois le même.
   *[other] { $same ->
        [0] Le niveau n’est le même pour aucune d’entre elles
       *[other] Le niveau est le même pour { $same } d’entre elles
    } ; la mission l’a abaissé pour { $lower } et relevé pour { $higher }.
}
radar-caption = Profil des domaines en radar
areas-caption = Scores des domaines
heat-caption = Scores de tous les thèmes
evidence-caption = Réponses par degré de preuve
readings-caption = Auto-évaluation et scores retenus par domaine
differences-caption = Questions dont la mission a changé le niveau
column-area = Domaine
column-ungraded = Sans degré
column-counts = Retenu
column-difference = Écart
column-asked = Ce qui est demandé
results-intro = Pour chaque domaine : son objet, les scores de ses thèmes, puis chaque question avec les deux lectures, la cible, le degré de preuve et les constats.

summary-steps = Premières mesures les plus importantes
summary-phases = Coût par phase : { $phases }.
column-owner-short = Responsable
column-cost-short = Coût
column-action-short = Action

priorities = Priorités
priorities-intro = L’ordre découle du produit poids × écart × effet de levier : ce que la question pèse, la distance à sa cible et le nombre de questions qui en dépendent. { $shown } premières mesures sur { $all } sont expliquées ici ; le plan contient toutes les étapes.
priorities-caption = Priorités et leurs raisons

schedule = Calendrier
schedule-intro = Chaque barre va du premier au dernier mois d’une action. Une flèche mène d’une action à celle qui doit l’attendre ; la colonne « Après » nomme les actions qu’elle attend, par question et niveau atteint.
schedule-caption = Calendrier par trimestre
schedule-quarter = T{ $number }
schedule-alternative = Actions et leurs mois : { $actions }.

costs = Coût et financement
costs-intro = Les montants en { $currency } sont des fourchettes de planification : celles des tranches de coût du questionnaire, ou ce que l’administration a décidé. Ce ne sont pas des budgets. Ce pour quoi aucune source de financement n’est nommée est un besoin non financé.
costs-caption = Coût par phase et par source de financement ({ $currency })
costs-year-caption = Montants dus chaque année, coûts récurrents compris ({ $currency })
costs-open = (dont { $open } sans plafond)
costs-ceilings = Plafonds dans lesquels le plan a été établi : { $ceilings }.
costs-inflation = Les montants annuels tiennent compte d’une hausse des prix de { $percent } % par an.
costs-rate = Au cours du { $date }, le tout représente { $range }.
costs-unfunded = Besoins non financés
costs-unfunded-intro = { $actions ->
        [1] Une action n’a pas encore de source de financement : { $range }
       *[other] { $actions } actions n’ont pas encore de source de financement : { $range } en tout
    }{ $open ->
        [0] .
        [one] , sans compter ce que l’une d’elles coûte au-delà de sa tranche, qui est ouverte.
       *[other] , sans compter ce que { $open } d’entre elles coûtent au-delà de leur tranche, qui est ouverte.
    }
costs-unfunded-caption = Actions sans source de financement
column-phase = Phase
column-actions = Actions

logframe = Cadre logique
logframe-intro = De l’objectif global aux activités. Une activité nomme le niveau auquel elle mène, que peut constater quelqu’un qui n’y était pas. Les scores sont ceux d’aujourd’hui, et ceux d’un plan exécuté en entier.
logframe-caption = Matrice du cadre logique
logframe-overall = Objectif global
logframe-specific = Objectif spécifique : { $area }
logframe-objective = L’administration atteint ses cibles (« { $title } »).
logframe-score = Score de { $from } à { $to }
logframe-reassessment = Prochaine évaluation avec le même questionnaire
logframe-commitment = L’administration maintient les responsables et les moyens prévus au plan
logframe-months = { $months } mois
column-logic = Logique d’intervention
column-indicators = Indicateurs, d’aujourd’hui à la fin
column-sources = Sources de vérification
column-assumptions = Hypothèses
column-year = Année
column-own = Budget propre
column-donor = Bailleur
column-unfunded = À financer
column-means = Moyens (activités)
logframe-activity = Activité
logframe-result = Résultat : les cibles de « { $topic } » sont atteintes.
logframe-beside = Formulé pour ce que le plan ne comporte pas : différé, atteint, achevé ou écarté

decided = Décidé par l’administration : { $what }
decided-merged = exécution avec une autre action
decided-added = action qui lui est propre
decided-owners = qui dirige et qui appuie
decided-months = durée
decided-cost = coût
decided-recurrent = coût récurrent
decided-source = qui paie
decided-start = mois de début
decided-text = libellé
decided-indicator = indicateur
decided-verification = moyen de vérification
decided-assumption = hypothèse

monitoring = Suivi
monitoring-intro = À mettre à jour chaque trimestre par le responsable de chaque action. Les valeurs de départ sont les niveaux de ce rapport.
monitoring-caption = Tableau de suivi
month-of-year = { $month } { $year }
column-indicator = Indicateur
column-baseline = Départ
column-planned = Prévu
column-verification = Moyen de vérification
column-due = Échéance
column-status = État

annex-glossary = Termes employés dans ce rapport
annex-changes = Journal des modifications
annex-changes-intro = Qui a saisi quoi et quel jour. Le journal de l’évaluation conserve chaque écriture.
glossary-caption = Termes et leur sens
changes-caption = Modifications par jour et par personne
column-word = Terme
column-by = Par
column-what = Quoi
column-why = Raison
changed-begun = début de l’évaluation
changed-answers = { $count ->
    [1] une réponse
   *[other] { $count } réponses
}
changed-details = { $count ->
    [1] un degré, une note, une marque ou une cible
   *[other] { $count } degrés, notes, marques et cibles
}
changed-lists = { $count ->
    [1] un constat, une citation, un document, une visite ou une personne
   *[other] { $count } constats, citations, documents, visites et personnes
}
changed-words = { $count ->
    [1] un texte du rapport
   *[other] { $count } textes du rapport
}
changed-plan = { $count ->
    [1] une décision sur le plan
   *[other] { $count } décisions sur le plan
}
changed-workshop = { $count ->
    [1] une écriture de l’atelier de validation
   *[other] { $count } écritures de l’atelier de validation
}
changed-status = { $count ->
    [1] statut ou classification
   *[other] statut et classification
}
changed-undone = { $count ->
    [1] une modification annulée ou rétablie
   *[other] { $count } modifications annulées ou rétablies
}
word-reading = Lecture
meaning-reading = De qui vient la réponse : de l’administration elle-même (auto-évaluation) ou de la mission (validée). Les deux restent côte à côte.
word-level = Niveau
meaning-level = Un degré de l’échelle. Il ne compte que si tout ce qui est au-dessous est vrai aussi.
word-score = Score
meaning-score = Le chiffre d’une question, d’un thème, d’un domaine ou de l’ensemble, en unités de l’échelle.
word-interval = Intervalle
meaning-interval = Le score si chaque « Sans preuve » valait le niveau le plus bas, puis le plus haut.
word-coverage = Couverture
meaning-coverage = Questions ayant reçu une réponse, sur celles posées.
word-grade = Degré de preuve
meaning-grade = Ce sur quoi repose une réponse, de E0 (dit) à E3 (confirmé de façon indépendante).
word-target = Cible
meaning-target = Le niveau visé.
word-gap = Écart
meaning-gap = Cible moins niveau.
word-action = Action
meaning-action = Un niveau de plus pour une question, avec responsables, mois, coût et indicateur.
word-priority = Priorité
meaning-priority = Poids × écart × effet de levier ; celui-ci croît avec le nombre de questions en attente.
word-phase = Phase
meaning-phase = Une période du plan. Une action appartient à la phase où elle commence.
word-consensus = Consensus
meaning-consensus = Le niveau convenu par l’atelier de validation, avec sa raison.

form-title = Questionnaire
form-administration = Administration
form-by = Rempli par
form-day = Date
form-how = Comment répondre
form-how-levels = Cochez une case par question : le niveau le plus élevé dont tout est vrai, ainsi que tout ce que disent les niveaux inférieurs.
form-how-marks = Cochez « Sans objet » seulement si la question ne peut pas s’appliquer, et dites pourquoi. Cochez « Sans preuve » si la chose est dite exister sans que rien puisse être montré. Indiquez sous chaque question les documents ou registres qui montrent le niveau.
form-only-if = Ne répondre que si { $condition }.
form-and = et
form-or = ou
form-not = non ({ $condition })
form-at-least = est au niveau { $level } ou plus
form-at-most = est au niveau { $level } ou moins
form-any-of-kind = une question du même genre est au niveau { $level } ou plus
form-evidence = À montrer
form-notes = Remarques
sheet-readme = Lisez-moi
sheet-summary = Synthèse
sheet-answers = Réponses
sheet-findings = Constats
sheet-plan = Plan
sheet-evidence = Preuves
sheet-history = Historique
sheet-report = Rapport
annex-tasks = À suivre
annex-sessions = Séances d’entretien
annex-task-done = fait
annex-task-open = en attente

# Le rapport à l’écran
place-report = Rapport
key-report = rapport
key-report-write = écrire le PDF
key-next-section = section suivante
key-previous-section = section précédente
key-next-chapter = chapitre suivant
key-previous-chapter = chapitre précédent
report-contents = Sommaire
report-laying-out = Mise en pages du rapport (étape 1 sur 2) …
report-writing = Écriture de { $pages } pages (étape 2 sur 2) …
report-written = Écrit : { $path } ({ $pages } pages)
report-written-without = Écrit : { $path } ({ $pages } pages) ; aucune police n’a { $codes }, imprimé sous forme de numéro
