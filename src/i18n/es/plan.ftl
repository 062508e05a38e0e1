# The words of the plan, Spanish.

# Por qué una acción está donde está
plan-why-at-once = empieza de inmediato
plan-why-after = empieza cuando termina { $action }
plan-why-busy = { $owner }: sin capacidad libre antes de esta fecha
plan-why-budget = los fondos de { $year } ya están comprometidos
plan-why-budget-source = los fondos de { $year } ({ $source }) ya están comprometidos
plan-why-full = { $most ->
        [0] la fase «{ $phase }» no admite acciones
        [one] la fase «{ $phase }» admite una sola acción
       *[other] la fase «{ $phase }» admite { $most } acciones y ya las tiene
    }
plan-why-fixed = se fijó su inicio: { $month }
plan-why-begun = en curso desde { $month }
plan-why-waits = espera a { $action }, a su vez aplazada
plan-why-horizon = su duración ya no cabe antes del fin del plan
plan-in-gap =
    { $gap ->
        [one] un nivel por debajo de su meta, peso { $weight }
       *[other] { $gap } niveles por debajo de su meta, peso { $weight }
    }
plan-in-following = da continuidad al paso anterior
plan-in-own = añadida por la administración
plan-in-threat = elevada por una amenaza calificada como { $rating }: { $threat }
plan-in-unlocks = abre el camino a { $actions }
plan-quick = resultado rápido
plan-unseen-first = el nivel no pudo comprobarse: primero, reunir la evidencia
plan-override = decidido: { $about } { $value }
plan-override-why = decidido: { $about } { $value } ({ $why })
plan-rating-low = baja
plan-rating-medium = media
plan-rating-high = alta
plan-source-own = presupuesto propio
plan-source-donor = donante
plan-source-unfunded = sin financiamiento
plan-stage-not-started = No iniciada
plan-stage-under-way = En curso
plan-stage-done = Concluida
plan-stage-dropped = Abandonada

# Lo que cambiaría
plan-unchanged = Nada se mueve.
plan-moved-later =
    { $months ->
        [one] { $action } se retrasa un mes, a { $month } ({ $why })
       *[other] { $action } se retrasa { $months } meses, a { $month } ({ $why })
    }
plan-moved-earlier =
    { $months ->
        [one] { $action } se adelanta un mes, a { $month }
       *[other] { $action } se adelanta { $months } meses, a { $month }
    }
plan-moved-out = { $action } ya no cabe antes del fin del plan ({ $why })
plan-moved-off = { $action } ya no se pide
plan-moved-merged = { $action } se realiza como parte de { $host }
plan-moved-in = { $action } ahora cabe, desde { $month }
plan-missed = { $question } se queda ahora en el nivel { $reached }, por debajo de su meta { $target }
plan-gained = { $question } alcanza ahora su meta

# Lo que no es posible
plan-demand-reach = { $question } no puede alcanzar el nivel { $target } antes del fin del plan, debido a:
plan-demand-start = { $action } no puede empezar en { $month }, debido a:
plan-limit-order = la duración de { $action } y de todo lo que espera
plan-limit-owner = la capacidad de { $owner }
plan-limit-budget = los fondos de { $year }
plan-limit-budget-source = los fondos de { $year } ({ $source })
plan-limit-phase = el máximo de acciones de la fase «{ $phase }»
plan-limit-start = el inicio fijado de { $action }
plan-limit-off = la decisión de desactivar o abandonar { $action }
plan-limits-perhaps-fewer = (quizá bastarían menos: no se probaron todas las combinaciones)

# A setting that is not understood
plan-unclear = «{ $part }» no se entiende; se espera: { $expected }
plan-near = ¿quería decir { $near }?
plan-expects-assignment = CLAVE=VALOR
plan-expects-key = un ajuste conocido
plan-expects-owner = un responsable del cuestionario
plan-expects-phase = una fase del cuestionario
plan-expects-question = una pregunta
plan-expects-level = un nivel de la pregunta
plan-expects-threat = una amenaza del cuestionario
plan-expects-rating = low, medium o high
plan-expects-action = una acción como LEG-04>2
plan-expects-apart = una acción que no espere a esta ni a la que esta espere
plan-expects-year = un año como 2027
plan-expects-month = un mes como 2027-04
plan-expects-months = meses como 2027-03..2027-05
plan-expects-amount = un importe entero
plan-expects-range = un rango como 1000..5000
plan-expects-capacity = 0, 0.5, 1, 1.5, etc.
plan-expects-number = un número entero
plan-expects-source = own, donor o unfunded
plan-expects-stage = not_started, under_way, done o dropped
plan-expects-yes-no = yes o no
plan-expects-rate = un tipo de cambio con fecha, como 0.92@2026-11-01
plan-expects-percent = un porcentaje como 3.5
plan-expects-text = un texto que diga lo que se hace

# The screen of the plan
plan-switched-off = Descartadas por decisión
plan-proved = ¿Concluidas según las nuevas respuestas?
plan-proof = nivel { $level } respondido el { $day }
plan-proof-keys = ¿Está concluida esta acción? y lo confirma, n lo rechaza y pregunta el motivo
plan-done = Concluidas
plan-sum = { $what }: { $low }–{ $high }
plan-costs-nothing = Ninguna acción cuesta más que el tiempo del personal
plan-quarter = T
plan-setting-title = Un ajuste del plan
plan-setting-help = Escriba lo que debería ser; el plan se rehace mientras escribe, y nada se guarda antes de que indique el motivo. Ejemplos: budget.2027=250000, budget.2027.own=100000, capacity.RISK=1.5, away.RISK=2027-03..2027-05, phase.P1=10, target.LEG-04=2, target.LEG=2, own.LEG-04=Formar a los fiscales, action.LEG-04>2.months=6 (o off, merged, owners, cost, recurrent, source, start, status, text). Acciones que cada uno puede dirigir a la vez: { $capacities }.
plan-because-title = ¿Por qué esta decisión sobre el plan ({ $settings })?
plan-because-hint = El motivo queda en el historial, junto a la decisión.
place-setting = Ajuste del plan
key-what-if = y si
key-what-if-full = y si: probar un ajuste del plan
key-gantt = lista o Gantt
key-quarter-later = más tarde
key-quarter-earlier = más temprano
key-plan-off = descartar
key-plan-own = añadir una acción
key-plan-merge = fusionar con otra
key-plan-owners = responsables
key-plan-months = duración
key-plan-cost = costo
key-plan-source = quién paga
key-plan-start = fijar el inicio
key-plan-status = estado
key-plan-accept = confirmar: concluida
key-plan-refuse = rechazar: no concluida
key-keep-setting = guardar

# Progress in the report
progress = Avance del plan
progress-intro = Situación al { $day } de las { $all } acciones del plan desde el inicio de su ejecución.
progress-done =
    { $count ->
        [one] una acción está concluida
       *[other] { $count } acciones están concluidas
    }
progress-under-way =
    { $count ->
        [one] una está en curso
       *[other] { $count } están en curso
    }
progress-not-started =
    { $count ->
        [one] una no ha comenzado
       *[other] { $count } no han comenzado
    }
progress-dropped =
    { $count ->
        [one] una fue abandonada
       *[other] { $count } fueron abandonadas
    }
progress-late =
    { $count ->
        [one] una está atrasada: según el plan debía terminar antes de esta fecha
       *[other] { $count } están atrasadas: según el plan debían terminar antes de esta fecha
    }
progress-proved =
    { $count ->
        [one] una parece concluida según las respuestas actuales; falta confirmarlo
       *[other] { $count } parecen concluidas según las respuestas actuales; falta confirmarlo
    }
progress-caption = Acciones con informe, atrasadas o concluidas según las respuestas
progress-step = Etapa
progress-action = Acción
progress-planned = Fin previsto
progress-expected = Fin esperado
progress-note = Nota, evidencia y motivo
progress-is-late = atrasada
progress-is-proved = nivel alcanzado el { $day }; por confirmar
