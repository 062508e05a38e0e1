# La comparaison à l'écran.
place-compare = Comparaison
compare-count =
    { $count ->
        [one] { $count } évaluation
       *[other] { $count } évaluations
    }
compare-by-area = Par domaine
compare-by-topic = Par thème
compare-by-question = Par question
compare-grouped = par { $word }
compare-group-language = langue
compare-group-year = année
compare-group-round = cycle
compare-group-region = région
compare-first = { $name } à côté de…
compare-among = { $name } parmi les autres
compare-coverage = couvert.
compare-counts = réponses { $answered }/{ $asked } · E2–E3 { $confirmed }/{ $levels }
compare-since = depuis { $day } : { $word }
compare-none = Il ne reste aucune évaluation ; une autre touche les montre toutes.
compare-higher = plus haute
compare-lower = plus basse
compare-same = au même point
compare-apart = non comparable
compare-second = la seconde est
compare-quartiles = quartiles
compare-ahead = en avance
key-compare-right = colonne suivante
key-compare-left = colonne précédente
key-compare-down = entrer
key-compare-down-full = vers le domaine, le thème, la réponse
key-compare-turn = vue
key-compare-turn-full = domaines, thèmes, questions
key-compare-order = ordre
key-compare-order-full = ordre : pays, date, cette colonne
key-compare-group = grouper
key-compare-group-full = grouper : langue, année, cycle, région et autres étiquettes
key-compare-only = ce groupe seul, ou tout
key-compare-beside = côte à côte
key-compare-beside-full = côte à côte : la première, puis la seconde
key-compare-peers = parmi les autres
key-compare-rounds = tous les cycles, ou le dernier de chacun
