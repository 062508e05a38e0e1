# Le rapport régional : plusieurs administrations côte à côte, sans classement.
regional-over = Comparaison régionale
regional-title = Où en sont les administrations, et ce qu’elles partagent
regional-administrations = Administrations
regional-between = Évaluées
regional-method = Comment la comparaison a été faite
regional-method-intro = Les administrations sont comparées question par question. Chaque chiffre est accompagné de sa couverture et des preuves sur lesquelles il repose ; les trois ne sont jamais fondus en un seul.
regional-method-same =
    Comparées sur les questions de { $id }, version { $version } : { $compared ->
        [one] { $compared } administration
       *[other] { $compared } administrations
    }. { $not ->
        [0] Aucune n’a été évaluée avec d’autres questions.
        [1] Une a été évaluée avec d’autres questions, qu’aucune migration ne transpose ; elle est nommée et n’entre dans aucun chiffre.
       *[other] { $not } ont été évaluées avec d’autres questions, qu’aucune migration ne transpose ; elles sont nommées et n’entrent dans aucun chiffre.
    }
regional-method-interval = Une réponse sans preuve compte comme le niveau le plus bas et ouvre un intervalle jusqu’au plus haut (signe ~). Une différence comprise dans un tel intervalle n’est pas appelée différence.
regional-method-change = L’évolution depuis le cycle précédent est donnée question par question : en progrès, en recul, inchangé ou non comparable.
regional-method-quartiles = Un quart des administrations se trouve sous le quartile inférieur, la moitié sous la médiane, les trois quarts sous le quartile supérieur (interpolation linéaire, type 7 de Hyndman et Fan 1996). Une administration se situe au niveau le plus élevé que son score atteint.
regional-method-ranking = Les administrations figurent dans l’ordre des codes de pays. Il n’y a pas de classement : une moyenne cache ce en quoi deux administrations diffèrent, et les raisons se trouvent dans le rapport de chaque pays.
regional-coverage = Qui a été évalué, et quelle part a reçu une réponse
regional-coverage-intro = La valeur d’un score dépend de la part des questions qui ont reçu une réponse et de ce sur quoi les réponses reposent.
regional-coverage-caption = Évaluations, couverture et preuves
regional-code = Code
regional-administration = Administration
regional-date = Début
regional-round = Cycle
regional-confirmed = E2 ou E3
regional-percent = { $share } %
regional-results = Résultats côte à côte
regional-map-intro = Le chiffre de chaque case est le score en niveaux ; la couleur va de l’orange (bas) au bleu (haut). ~ l’absence de preuve le laisse ouvert vers le haut ; – rien ne compte ; # non comparable.
regional-areas = Par domaine
regional-areas-caption = Scores par administration et par domaine
regional-quartiles = Dispersion des scores
regional-quartiles-intro = Chaque barre s’arrête à la médiane ; le crochet va du quartile inférieur au quartile supérieur.
regional-quartiles-caption = Médiane et quartiles par domaine
regional-levels-caption = Quartiles, et nombre d’administrations à chaque niveau
regional-legend-quartiles = Du quartile inférieur au supérieur
regional-lower = Quartile inférieur
regional-median = Médiane
regional-upper = Quartile supérieur
regional-at = Au niveau { $level }
regional-topics = Par thème
regional-topics-caption = Scores par thème et par administration
regional-questions = Par question
regional-questions-caption = Niveaux par question et par administration
regional-change = Évolution depuis le cycle précédent
regional-change-intro = Seul est appelé évolution ce qui vaut quoi que montreraient les preuves manquantes.
regional-change-none = Aucune administration n’a été évaluée auparavant avec ces questions.
regional-change-caption = Questions en progrès, en recul ou inchangées
regional-since = Depuis
regional-since-short = Évolution
regional-improved = En progrès
regional-regressed = En recul
regional-unchanged = Inchangé
regional-not = Non comparable
regional-gaps = Lacunes communes
regional-gaps-none = Aucune lacune n’est partagée par la moitié des administrations.
regional-gaps-intro =
    { $count ->
        [one] Pour { $count } question
       *[other] Pour { $count } questions
    }, au moins la moitié des administrations ayant répondu se trouvent sous la cible du questionnaire.
regional-gaps-caption = Lacunes que partage au moins la moitié
regional-below = Sous la cible
regional-unseen = dont { $count } sans preuve
regional-countries = Administrations
regional-programme = Ce qu’un programme régional financerait
regional-programme-intro =
    Pour chaque lacune commune, l’étape que la plupart des administrations ont devant elles. { $count ->
        [one] { $count } étape
       *[other] { $count } étapes
    }, au total { $sum } si chaque administration paie la sienne.
regional-programme-caption = Étapes que plusieurs administrations partagent
regional-programme-note = Les coûts sont les fourchettes du questionnaire multipliées par le nombre d’administrations. Les textes, les cours et les outils conçus une fois pour toutes coûtent moins ; ce qui est national, comme une loi, non.
regional-step = Étape commune
regional-to = vers le niveau { $level }
regional-page-intro = Évaluation du { $day }, cycle { $round }. Statut : { $status }.
regional-page-caption = Ses domaines à côté de ceux des autres
regional-others = Les autres, médiane (quartiles)
regional-ahead = Ce sur quoi les autres peuvent l’interroger
regional-widest = Lacunes les plus larges, et qui interroger
regional-ask = (en avance : { $countries })
