# Sections of the report around results and plan.
contents = Índice
caption-table = Cuadro { $number }. { $caption }
caption-figure = Gráfico { $number }. { $caption }
whole = Conjunto
sum = Total

approval = Aprobación
approval-intro = Administración evaluada: { $administration }. Al { $day }, la evaluación tiene el estado «{ $status }». Quienes firman aprueban sus resultados y el plan.
approval-director = Director General
approval-lead = Evaluador principal
column-signatory = Nombre y cargo
column-signature = Firma

words-context = Contexto del país
words-conclusions = Conclusiones
words-recommendations = Recomendaciones
words-response = Respuesta de la administración
mission = Objeto, método y límites
mission-purpose = Objeto
mission-purpose-usual = La evaluación muestra en qué punto está la administración («{ $title }») y qué debería hacer a continuación: en qué orden, con quién y a qué costo. El plan de este informe se desprende de sus resultados.
mission-method = Método
mission-method-short = { $readings ->
    [both] La administración se evaluó primero a sí misma. La misión verificó después cada respuesta en entrevistas, en visitas y en documentos, y asignó a cada pregunta un nivel y un grado de evidencia.
    [own] La administración se evaluó a sí misma. La misión todavía no ha validado sus respuestas.
    [validated] La misión respondió las preguntas a partir de entrevistas, visitas y documentos, y asignó a cada una un nivel y un grado de evidencia. No hay autoevaluación.
   *[none] Ninguna pregunta tiene todavía respuesta.
} Las reglas de cálculo figuran en el capítulo «Método y reglas».
mission-participants = Participantes y visitas
mission-met = { $persons ->
    [0] No consta ninguna persona entrevistada.
    [one] La misión se reunió con una persona
   *[other] La misión se reunió con { $persons } personas
}{ $persons ->
    [0] {""}
   *[other] {""}{ $organisations ->
        [0] .
        [one] {" "}de una institución.
       *[other] {" "}de { $organisations } instituciones.
    }
} { $visits ->
    [0] No consta ninguna visita.
    [one] Hizo una visita: { $places }.
   *[other] Hizo { $visits } visitas: { $places }.
}
mission-limits = Límites

overview = Resultados en síntesis
overview-areas = Áreas
overview-topics = Temas
overview-topics-intro = La cifra de cada casilla es el puntaje del tema; el tono lo repite, del naranja (más bajo) al azul pálido (más alto). Un guion significa que ahí nada cuenta.
overview-evidence = En qué se apoyan las respuestas
overview-evidence-intro = Número de respuestas por grado de evidencia, de la declaración oral (E0) a los registros con confirmación independiente (E3). Un nivel alto con evidencia débil es una afirmación, no un hecho comprobado.
overview-readings = Autoevaluación y validación
overview-readings-intro = { $both ->
    [one] Una pregunta tiene
   *[other] { $both } preguntas tienen
} ambas lecturas. { $changed ->
    [0] El nivel es siempre el mismo en ambas.
   *[other] { $same ->
        [0] El nivel no es el mismo en ninguna
       *[other] El nivel es el mismo en { $same }
    }; la misión lo bajó en { $lower } y lo subió en { $higher }.
}
radar-caption = Perfil de las áreas en radar
areas-caption = Puntajes de las áreas
heat-caption = Puntajes de todos los temas
evidence-caption = Respuestas por grado de evidencia
readings-caption = Autoevaluación y puntajes considerados por área
differences-caption = Preguntas cuyo nivel cambió la misión
column-area = Área
column-ungraded = Sin grado
column-counts = Considerado
column-difference = Diferencia
column-asked = Qué se pregunta
results-intro = Para cada área: de qué trata, los puntajes de sus temas y cada pregunta con ambas lecturas, la meta, el grado de evidencia y lo constatado.

summary-steps = Primeras medidas más importantes
summary-phases = Costo por fase: { $phases }.
column-owner-short = Responsable
column-cost-short = Costo
column-action-short = Acción

priorities = Prioridades
priorities-intro = El orden resulta de peso × brecha × efecto palanca: cuánto pesa la pregunta, a qué distancia está de su meta y cuántas otras dependen de ella. Aquí se explican { $shown } de { $all } primeras medidas; el plan contiene todos los pasos.
priorities-caption = Prioridades y sus razones

schedule = Calendario
schedule-intro = Cada barra va del primer al último mes de una acción. Una flecha lleva de una acción a la que debe esperarla; la columna «Después de» nombra las acciones que espera, por pregunta y nivel alcanzado.
schedule-caption = Calendario por trimestre
schedule-quarter = T{ $number }
schedule-alternative = Acciones y sus meses: { $actions }.

costs = Costo y financiamiento
costs-intro = Los montos en { $currency } son márgenes de planificación: los de los rangos de costo del cuestionario, o lo que decidió la administración. No son presupuestos. Aquello para lo que no se nombra fuente de financiamiento es una necesidad sin financiar.
costs-caption = Costo por fase y fuente de financiamiento ({ $currency })
costs-year-caption = Montos que vencen cada año, con los costos recurrentes ({ $currency })
costs-open = ({ $open } sin tope)
costs-ceilings = Topes dentro de los cuales se hizo el plan: { $ceilings }.
costs-inflation = Los montos por año cuentan con un alza de precios de { $percent } % anual.
costs-rate = Al cambio del { $date }, todo equivale a { $range }.
costs-unfunded = Necesidades sin financiar
costs-unfunded-intro = { $actions ->
        [one] Una acción no tiene aún fuente de financiamiento: { $range }
       *[other] { $actions } acciones no tienen aún fuente de financiamiento: { $range } en total
    }{ $open ->
        [0] .
        [one] , sin contar lo que una de ellas cuesta por encima de su rango, que no tiene tope.
       *[other] , sin contar lo que { $open } de ellas cuestan por encima de su rango, que no tiene tope.
    }
costs-unfunded-caption = Acciones sin fuente de financiamiento
column-phase = Fase
column-actions = Acciones

logframe = Marco lógico
logframe-intro = Del objetivo general a las actividades. Cada actividad nombra el nivel al que lleva, que puede comprobar quien no estuvo presente. Los puntajes son los de hoy y los de un plan cumplido por entero.
logframe-caption = Matriz del marco lógico
logframe-overall = Objetivo general
logframe-specific = Objetivo específico: { $area }
logframe-objective = La administración alcanza sus metas («{ $title }»).
logframe-score = Puntaje de { $from } a { $to }
logframe-reassessment = Próxima evaluación con el mismo cuestionario
logframe-commitment = La administración mantiene los responsables y los medios previstos en el plan
logframe-months = { $months ->
    [one] Un mes
   *[other] { $months } meses
}
column-logic = Lógica de intervención
column-indicators = Indicadores, de hoy al término
column-sources = Fuentes de verificación
column-assumptions = Supuestos
column-year = Año
column-own = Presupuesto propio
column-donor = Donante
column-unfunded = Sin financiar
column-means = Medios (actividades)
logframe-activity = Actividad
logframe-result = Resultado: se alcanzan las metas de «{ $topic }».
logframe-beside = Redactado para lo que el plan no contiene: aplazado, alcanzado, concluido o excluido

decided = Decidido por la administración: { $what }
decided-merged = se hace junto con otra acción
decided-added = acción propia
decided-owners = quién dirige y quién apoya
decided-months = duración
decided-cost = costo
decided-recurrent = costo recurrente
decided-source = quién paga
decided-start = mes de inicio
decided-text = redacción
decided-indicator = indicador
decided-verification = medio de verificación
decided-assumption = supuesto

monitoring = Seguimiento
monitoring-intro = El responsable de cada acción lo actualiza cada trimestre. La línea base la dan los niveles de este informe.
monitoring-caption = Cuadro de seguimiento
month-of-year = { $month } de { $year }
column-indicator = Indicador
column-baseline = Línea base
column-planned = Previsto
column-verification = Medio de verificación
column-due = Plazo
column-status = Estado

annex-glossary = Términos usados en este informe
annex-changes = Registro de cambios
annex-changes-intro = Quién registró qué y qué día. El diario de la evaluación guarda cada registro.
glossary-caption = Términos y su significado
changes-caption = Cambios por día y persona
column-word = Término
column-by = Por
column-what = Qué
column-why = Razón
changed-begun = inicio de la evaluación
changed-answers = { $count ->
    [one] una respuesta
   *[other] { $count } respuestas
}
changed-details = { $count ->
    [one] un grado, nota, marca o meta
   *[other] { $count } grados, notas, marcas y metas
}
changed-lists = { $count ->
    [one] un hallazgo, cita, documento, visita o persona
   *[other] { $count } hallazgos, citas, documentos, visitas y personas
}
changed-words = { $count ->
    [one] un texto del informe
   *[other] { $count } textos del informe
}
changed-plan = { $count ->
    [one] una decisión sobre el plan
   *[other] { $count } decisiones sobre el plan
}
changed-workshop = { $count ->
    [one] un registro del taller de validación
   *[other] { $count } registros del taller de validación
}
changed-status = { $count ->
    [one] estado o clasificación
   *[other] estado y clasificación
}
changed-undone = { $count ->
    [one] un cambio deshecho o rehecho
   *[other] { $count } cambios deshechos o rehechos
}
word-reading = Lectura
meaning-reading = De quién es la respuesta: de la propia administración (autoevaluación) o de la misión (validada). Ambas quedan lado a lado.
word-level = Nivel
meaning-level = Un peldaño de la escala. Solo cuenta si todo lo que está por debajo también es cierto.
word-score = Puntaje
meaning-score = La cifra de una pregunta, un tema, un área o el conjunto, en unidades de la escala.
word-interval = Intervalo
meaning-interval = El puntaje si cada «sin evidencia» fuera el nivel más bajo, y si fuera el más alto.
word-coverage = Cobertura
meaning-coverage = Preguntas respondidas, de las formuladas.
word-grade = Grado de evidencia
meaning-grade = En qué se apoya una respuesta, de E0 (dicho) a E3 (confirmado de forma independiente).
word-target = Meta
meaning-target = El nivel al que se aspira.
word-gap = Brecha
meaning-gap = Meta menos nivel.
word-action = Acción
meaning-action = Un nivel más en una pregunta, con responsables, meses, costo e indicador.
word-priority = Prioridad
meaning-priority = Peso × brecha × efecto palanca; este crece con las preguntas que esperan a esta.
word-phase = Fase
meaning-phase = Un período del plan. Una acción pertenece a la fase en que empieza.
word-consensus = Consenso
meaning-consensus = El nivel acordado en el taller de validación, con su razón.

form-title = Cuestionario
form-administration = Administración
form-by = Respondido por
form-day = Fecha
form-how = Cómo responder
form-how-levels = Marque una casilla por pregunta: el nivel más alto del que todo es cierto, así como todo lo que dicen los niveles inferiores.
form-how-marks = Marque «No aplicable» solo donde la pregunta no pueda aplicarse, y diga por qué. Marque «Sin evidencia» donde se afirma que existe pero nada puede mostrarse. Indique debajo de cada pregunta los documentos o registros que muestran el nivel.
form-only-if = Responda solo si { $condition }.
form-and = y
form-or = o
form-not = no ({ $condition })
form-at-least = está en el nivel { $level } o superior
form-at-most = está en el nivel { $level } o inferior
form-any-of-kind = alguna pregunta del mismo tipo está en el nivel { $level } o superior
form-evidence = Para mostrar
form-notes = Observaciones
sheet-readme = Léame
sheet-summary = Síntesis
sheet-answers = Respuestas
sheet-findings = Hallazgos
sheet-plan = Plan
sheet-evidence = Evidencia
sheet-history = Historial
sheet-report = Informe
annex-tasks = Por seguir
annex-sessions = Sesiones de entrevista
annex-task-done = hecho
annex-task-open = pendiente

# El informe en pantalla
place-report = Informe
key-report = informe
key-report-write = escribir el PDF
key-next-section = sección siguiente
key-previous-section = sección anterior
key-next-chapter = capítulo siguiente
key-previous-chapter = capítulo anterior
report-contents = Índice
report-laying-out = Componiendo el informe (paso 1 de 2) …
report-writing = Escribiendo { $pages } páginas (paso 2 de 2) …
report-written = Escrito: { $path } ({ $pages } páginas)
report-written-without = Escrito: { $path } ({ $pages } páginas); ninguna fuente tiene { $codes }, impreso como número
