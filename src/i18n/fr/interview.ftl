# Les mots de l’entretien autour de la question, en français.

# Home
home-title = Évaluations · { $count }
home-country = Pays
home-administration = Administration
home-date = Début
home-status = État
home-progress = Réponses
home-empty = Aucune évaluation ici pour l’instant : n en commence une.
home-none-found = Aucune évaluation ne correspond.
begin-title = Nouvelle évaluation
begin-country = Pays (code ou nom)
begin-administration = Administration
begin-questionnaire = Questionnaire
begin-language = Langue
begin-assessor = Évaluateur

# Forms
form-hint = Tab : champ suivant · Ctrl-S : garder · Échap : de côté, sans perte
begin-hint = Tab : champ suivant · Ctrl-S : commencer · Échap : de côté, sans perte
told-field-needed = Ce champ ne peut pas rester vide.
told-no-country = { $typed } n’est ni le code ni le nom d’un pays.
told-file-missing = Le fichier n’a pas pu être copié ({ $why }). Le document est gardé comme simple référence ; modifiez-le pour réessayer.
told-no-document = Il n’y a pas encore de document : ajoutez-en un d’abord.
told-no-question = { $question } n’est pas une question d’ici.
told-draft =
    { $count ->
        [1] Un texte commencé sur { $question } est gardé et s’ouvre là où il en était.
       *[other] { $count } textes commencés sont gardés, le premier sur { $question } ; ils s’ouvrent là où ils en étaient.
    }
field-direction = Point fort ou faible
field-text = Texte
field-words = Ses mots
field-language = Langue
field-speaker = Fonction
field-title = Titre
field-file = Fichier à copier
field-reference = Référence
field-from = Reçu de
field-date = Jour
field-page = Page
field-grade = Degré de preuve
field-document = Document
field-questions = Questions
field-task = À faire
field-who = Qui
field-until = Échéance
field-state = État
field-name = Nom
field-function = Fonction
field-organisation = Organisation
field-place = Lieu
field-purpose = Objet
field-persons = Personnes
field-new-person = Autre : nom, fonction

# What an interview yields
yield-finding = Constats
yield-quote = Citations
yield-document = Documents
yield-link = Pièces à l’appui
yield-task = À suivre
yield-person = Personnes rencontrées
yield-visit = Visites
yield-session = Séances
direction-strength = point fort
direction-weakness = point faible
task-open = à faire
task-done = fait
yield-page = p. { $page }
quoted = « { $text } »
records-empty = Rien n’est encore noté : a ajoute un constat, une citation, un document, une tâche, une personne, une visite ou une séance.
records-empty-here = Rien n’est noté sur cette question ; Tab montre tout.
add-title = Ajouter · { $question }
session-title = Les prochaines réponses sont données dans
session-new = une nouvelle séance
session-none = aucune séance
answered-on = { $day }, { $by }
confidence-title = Quelle est votre certitude pour { $question } ?
confidence-none = non précisée

# History and reasons
history-title = Historique de { $question }
history-empty = Rien ne s’est encore passé ici.
history-marked = marquée à revoir
history-unmarked = marque retirée
history-target = cible { $level }
history-struck = retiré : { $what }
history-undone = annulé : { $what }
history-redone = rétabli : { $what }
history-why = pourquoi : { $why }
because-title = Pourquoi modifier { $question } après la validation ?
because-hint = L’évaluation est validée. Le motif reste dans l’historique, à côté de la modification.
jumps-empty = Aucun saut à reprendre.

# Places and keys
place-home = Évaluations
place-form = Formulaire
place-records = Éléments notés
place-history = Historique
place-because = Motif d’une modification
place-palette = Commandes
place-jumps = Lieux visités
key-new = nouvelle
key-open = ouvrir
key-home-scores = scores ou non
key-next-field = champ suivant
key-previous-field = champ précédent
key-next-field-or-done = suivant, ou fin
key-form-done = terminer
key-form-back = mettre de côté
key-editor = votre éditeur
key-confidence = certitude
key-add = ajouter
key-add-full = ajouter constat, citation, document, tâche…
key-session = séance : où et avec qui
key-history = historique de la question
key-jumps = lieux visités
key-jump-back = revenir avant le dernier saut
key-palette = toutes les commandes
key-records = éléments notés
key-change = modifier
key-tick = fait ou non
key-link = rattacher
key-link-full = rattacher un document à des questions
key-narrow = cette question ou toutes
key-strike = retirer de la liste
key-do = exécuter
key-theme = couleurs : sombre, clair, contraste élevé
told-theme-dark = Couleurs : sombre
told-theme-light = Couleurs : clair
told-theme-contrast = Couleurs : contraste élevé, par la graisse et l’inversion seules
key-mouse = souris ou non
told-mouse-on = Souris active : un clic prend la main, la molette fait défiler.
told-mouse-off = Souris laissée au terminal, pour sélectionner et copier du texte.

# Director
place-director = Que demander maintenant
key-director = que demander maintenant
key-skip = mettre de côté, suivante proposée
key-lead = poser à partir d’ici
key-next-respondent = interlocuteur suivant
key-previous-respondent = interlocuteur précédent
key-more-minutes = plus de temps
key-fewer-minutes = moins de temps
key-stop-leading = arrêter
director-anybody = tout interlocuteur
director-led = { $who } : { $count } en { $minutes } min
director-minutes = { $minutes } min
director-later = Ne tient plus dans le temps
director-empty = Rien n’est en attente pour cet interlocuteur.
director-over = Tout ce qui était proposé a été demandé.
director-head =
    { $who } · { $left ->
        [one] { $left } minute restante
       *[other] { $left } minutes restantes
    } · { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }, environ { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
director-waiting =
    { $count ->
        [1] une autre en dépend
       *[other] { $count } autres en dépendent
    }

# Scores
key-radar = radar ou barres
scores-target = cible
scores-self = auto
scores-legend = ● score · ○ auto-évaluation · ┃ cible
scores-evidence = Preuves : { $grades } ; sans degré { $ungraded }
lift-title = Ce qui le ferait monter
lift-head =
    { $count ->
        [1] Un pas d’un niveau le fait passer de { $from } à { $to } :
       *[other] { $count } pas d’un niveau le font passer de { $from } à { $to } :
    }
lift-none = Aucune réponse ne le fait monter d’un niveau entier.

# Plain
plain-text = terminez le texte par une ligne qui ne contient qu’un point
told-first = Un chiffre répond et passe à la suite ; ? donne les touches, : les commandes.
