# Lo que dice el informe.
report-title = Evaluación institucional y plan de fortalecimiento de capacidades
report-draft = BORRADOR
page-of = Página { $page } de { $pages }
table-continued = (continuación)
decimal-sign = ,
colon = {": "}
semicolon = {"; "}
interval = { $low } a { $high }
date-long = { $day } de { $month } de { $year }
date-first = 1
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

cover-begun = Inicio de la evaluación
cover-mission = Misión
cover-date = Situación al
cover-status = Estado
cover-classification = Clasificación
cover-questionnaire = Cuestionario

status-draft = Borrador
status-self-assessed = Autoevaluada
status-validated = Validada
status-approved = Aprobada
status-superseded = Sustituida

not-applicable = No aplicable
no-evidence = Sin evidencia
not-asked = No planteada
marked = por revisar
confidence-low = confianza baja
confidence-medium = confianza media
confidence-high = confianza alta
finding-strength = Fortaleza:
finding-weakness = Debilidad:
quote = «{ $text }» ({ $speaker })
link-page = { $question } (p. { $page })

summary = Resumen ejecutivo
summary-nothing-counts = { $open ->
    [0] Ninguna pregunta se aplica a la administración, por lo que no hay puntaje que presentar.
   *[other] Ninguna pregunta tiene todavía una respuesta que cuente, por lo que no hay puntaje que presentar.
}
summary-lead-one = La administración obtiene { $score } en una escala cuyo nivel más alto es { $max }. { $zeros ->
    [0] Ninguna pregunta está en el nivel más bajo
    [one] { $zeros } pregunta está en el nivel más bajo
   *[other] { $zeros } preguntas están en el nivel más bajo
}.
summary-lead = La administración obtiene { $score } en una escala cuyo nivel más alto es { $max }. El área más sólida es «{ $best }»; la más frágil, «{ $worst }». { $zeros ->
    [0] Ninguna pregunta está en el nivel más bajo
    [one] { $zeros } pregunta está en el nivel más bajo
   *[other] { $zeros } preguntas están en el nivel más bajo
}.
summary-coverage = Cobertura: { $answered } de { $asked } preguntas con respuesta (no aplicables: { $na }; sin evidencia: { $ne }). { $levels ->
    [0] Evidencia: no se ha asignado ningún nivel.
   *[other] Evidencia: { $seen } de { $levels } niveles { $seen ->
        [one] se apoya
       *[other] se apoyan
    }, como mínimo, en un documento visto.
} Puntaje, cobertura y evidencia son cifras distintas.
summary-strengths = Fortalezas
summary-gaps = Principales brechas
summary-levels = nivel { $from }, meta { $target }
column-gap = Brecha
column-first-step = Primera medida
summary-no-plan = El plan no contiene ninguna acción.
summary-costs = { $actions ->
    [0] El plan no contiene ninguna acción.
    [one] Costo de la acción del plan, en { $months } meses: { $cost }
   *[other] Costo de las { $actions } acciones del plan, en { $months } meses: { $cost }
}{ $actions ->
    [0] {""}
   *[other] {""}{ $open ->
        [0] {""}
        [one] {""}, sin contar lo que exceda el rango de una acción, que no tiene tope
       *[other] {""}, sin contar lo que exceda el rango de { $open } acciones, que no tiene tope
    }.
} { $later ->
    [0] Todo cabe antes del plazo final.
    [one] Otra acción debe esperar.
   *[other] Otras { $later } acciones deben esperar.
}
profile-caption = Perfil de las áreas
profile-lowest = Las { $count } áreas con el puntaje más bajo
legend-score = Puntaje
legend-interval = Intervalo (sin evidencia)
legend-target = Meta
legend-other = Autoevaluación
cost-range = { $low } a { $high } { $currency }
cost-up-to = hasta { $high } { $currency }
cost-from = { $low } { $currency } o más
cost-exact = { $low } { $currency }
cost-nothing = solo tiempo del personal
cost-recurrent = { $once }, luego { $yearly } al año

results = Resultados por área
topics-caption = Temas del área
questions-caption = Preguntas del área
column-topic = Tema
column-score = Puntaje
column-minimum = Más baja
column-zeros = En el mínimo
column-answered = Respuestas
column-na = No aplicable
column-ne = Sin evid.
column-question = Pregunta
column-self = Autoeval.
column-validated = Validado
column-target = Meta
column-evidence = Evidencia
column-finding = Notas, hallazgos, citas
consistency = Respuestas que no concuerdan entre sí
consistency-intro = Estas observaciones no cambian ningún puntaje. Cada una debe explicarse o corregirse antes de validar los puntajes.

plan = Plan de fortalecimiento de capacidades
plan-intro = { $actions ->
    [0] No hay ninguna acción programada.
    [one] Hay { $actions } acción programada
   *[other] Hay { $actions } acciones programadas
}{ $actions ->
    [0] {""}
   *[other] {" "}en { $months } meses: para cada pregunta por debajo de su meta, una acción por cada nivel que subir, primero los requisitos previos, por orden de peso × brecha × efecto palanca. Los meses se cuentan desde la decisión de comenzar.
} { $later ->
    [0] {""}
    [one] Una acción no cabe antes del plazo final y figura al final del cuadro.
   *[other] { $later } acciones no caben antes del plazo final y figuran al final del cuadro.
}
plan-caption = Acciones por fase
plan-phase = { $phase } (hasta el mes { $until }): { $actions ->
    [one] { $actions } acción
   *[other] { $actions } acciones
}
plan-later = Más tarde: no cabe antes del plazo final
plan-empty = Todas las preguntas que cuentan han alcanzado su meta, por lo que no hay nada que planificar.
plan-nothing-counts = Ninguna pregunta tiene una respuesta que cuente, por lo que no hay nada que planificar.
plan-step = { $from } a { $to }
plan-result = Resultado esperado: { $result }
plan-baseline = nivel { $from } hoy, { $to } al terminar
plan-verification = Verificado mediante
plan-assumption = Supone
plan-reason = Prioridad { $priority } = peso { $weight } × brecha { $gap } × efecto palanca { $leverage }
plan-unlocks = Desbloquea { $ids }
plan-unseen = El nivel actual no pudo comprobarse: reunir primero la evidencia.
column-number = N.º
column-step = Pregunta y paso
column-action = Acción y resultado esperado
column-owner = Responsable y apoyo
column-months = Meses
column-cost = Costo y financiamiento
column-after = Después de
column-measured = Indicador, verificación, supuesto, estado
column-reason = Motivo
column-instruments = Instrumentos

method = Método y reglas
method-levels = Cada pregunta tiene un texto por nivel. Los niveles son acumulativos: un nivel solo cuenta si todo lo que dicen los niveles inferiores también es cierto. Cuando un nivel se alcanza solo en parte, se asigna el inferior.
method-readings = Dos lecturas figuran lado a lado: la de la propia administración y la que la misión validó mediante entrevistas, visitas y documentos. Los puntajes de este informe utilizan la lectura validada cuando existe; en caso contrario, la autoevaluación.
method-exclusions = Una pregunta no aplicable sale por completo del puntaje. Una pregunta sin respuesta no cuenta en ningún lado; la cobertura dice cuántas hay.
method-no-evidence = «Sin evidencia» significa que los interlocutores afirman que algo existe, pero nada pudo comprobarse. La pregunta cuenta entonces en el nivel más bajo, y el intervalo que sigue al puntaje muestra dónde se situaría este si todas esas preguntas estuvieran en el más alto.
method-rounding = Los puntajes se calculan de forma exacta y se redondean una sola vez, al imprimirse, a un decimal, con las mitades hacia arriba. Junto a cada media figuran su pregunta más baja y el número de preguntas en el nivel más bajo, porque una media oculta un cero.
method-plan = La prioridad es peso × brecha × efecto palanca; este último vale 1 más un cuarto por cada pregunta por debajo de su meta que espera a esta. Las acciones se programan de modo que la mayor mejora llegue lo antes posible (suma de los pesos × meses restantes tras cada nivel ganado), después de las acciones que esperan y dentro de la capacidad de los responsables, los presupuestos y el cupo de cada fase. Los montos y los meses son orientaciones de planificación, que la administración ha de sustituir por sus propias cifras.
method-ceiling = La evidencia limita el nivel que cuenta: { $needs }.
method-ceiling-need = el nivel { $level } exige al menos { $grade }
method-no-ceiling = En esta evaluación, la evidencia no limita el nivel que cuenta; el grado de evidencia figura junto a cada nivel.
method-identity = Cuestionario { $id }, versión { $version }, SHA-256 { $hash }.
levels-caption = Niveles
grades-caption = Grados de evidencia
weights-caption = Reglas y pesos (de las áreas al conjunto: { $rule })
column-level = Nivel
column-meaning = Significado
column-rule = Regla
column-weight = Peso
weight-of-questions = suma de sus preguntas
grade-e0 = Solo declaración oral
grade-e1 = Documento visto
grade-e2 = Documento y registros de su aplicación en los últimos 12 a 24 meses
grade-e3 = Registros y confirmación independiente (visita, prueba, entidad asociada)
rule-weighted-mean = media ponderada
rule-mean = media simple
rule-weakest-link = eslabón más débil
rule-gate = umbrales acumulativos en el nivel { $pass }
rule-table = tabla de conversión

annexes = Anexos
annex-answers = Todas las respuestas
annex-persons = Personas entrevistadas
annex-visits = Visitas
annex-documents = Documentos
annex-instruments = Instrumentos citados
instruments-caption = Instrumentos
instruments-unchecked = {""}* Este título no se comparó con el propio instrumento; rige el texto vigente.
column-short = Abreviatura
annex-none = No se registró nada.
answers-caption = Respuestas de ambas lecturas, con grado de evidencia, confianza y notas
note-in-full = El texto íntegro de la nota figura con los resultados de la pregunta.
column-name = Nombre
column-function = Cargo
column-organisation = Institución
column-day = Fecha
column-place = Lugar
column-purpose = Objeto
column-document = Documento
column-from = Recibido de
column-supports = Respalda

# Change since an earlier round
change-since = Evolución desde la ronda del { $day }
change-count = { $word }: { $count }
change-areas-caption = Puntajes de ambas rondas
change-questions-caption = Preguntas que mejoraron o empeoraron
change-before = Antes
change-now = Ahora
change-word = Evolución
change-uncertain = Dentro del margen de incertidumbre
change-unanswered = Sin respuesta en una de las rondas
change-not-applicable = No aplicables en una de las rondas
change-other-question = No hechas con las mismas palabras
