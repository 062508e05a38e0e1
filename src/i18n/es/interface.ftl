# The words of the screens, Spanish.

# Readings and answers
reading-self = Autoevaluación
reading-validated = Validación
reading-line = { $reading }: { $words }
unanswered = sin respuesta
given-no-evidence = no se ha visto ninguna evidencia
given-not-applicable = no aplicable: { $reason }
given-not-applicable-lead = no aplicable, por decisión del evaluador principal: { $reason }
answered-at = { $clock }, { $by }
saving = guardando…
not-saved = NO GUARDADO
grade-short-e0 = solo declaración oral
grade-short-e1 = documento visto
grade-short-e2 = documento y registros de su aplicación vistos
grade-short-e3 = registros y confirmación independiente
grade-none = sin grado de evidencia

# The question
no-questions = Este cuestionario no contiene preguntas.
kind-expert = juicio de experto
kind-process = procedimiento o documento
kind-data = datos o registros
question-facts = { $kind } · peso { $weight } · meta { $target }
not-asked-because = No se pregunta: depende de las respuestas a { $questions }.
pane-tree = Áreas y temas
pane-details = Evidencias, notas y requisitos previos
details-evidence = Pedir que se muestre
details-probes = Preguntar a continuación
details-why = Por qué importa
details-ask = A quién preguntar
details-note = Nota ({ $reading })
details-not-applicable = No aplicable cuando
details-instruments = Instrumentos
details-prerequisites = Requisitos previos
prerequisite-met = { $question } está en { $level }
prerequisite-unmet = { $question } está en { $level }, por debajo de { $wanted }: un nivel alto en { $here } es poco probable
prerequisite-open = { $question } aún no tiene respuesta (se espera al menos { $wanted })

# Windows
note-title = Nota sobre { $question } · { $reading }
note-hint = Esc guarda la nota y cierra
reason-title = { $question }: no aplicable – ¿por qué motivo?
reason-lead = El cuestionario no lo prevé aquí. La respuesta queda registrada como decisión del evaluador principal.
grade-title = Evidencia para { $question }
target-title = Meta para { $question }
target-default = volver al valor predeterminado ({ $level })
search-title = Búsqueda · encontradas: { $count }
leaving-unsaved =
    { $count ->
        [one] No se pudo guardar un cambio
       *[other] No se pudieron guardar { $count } cambios
    }: { $why } Inténtelo de nuevo, o salga sin guardar.

# Head line and status line
read-only = SOLO LECTURA
too-small = La ventana es demasiado pequeña: se necesitan al menos { $columns } columnas y { $rows } filas. No se ha perdido nada.
status-saved = ✓ guardado a las { $clock }
status-nothing-new = nada que guardar
status-not-saved =
    { $count ->
        [one] Un cambio NO GUARDADO
       *[other] { $count } cambios NO GUARDADOS
    } (w lo intenta de nuevo): { $why }
told-read-only = Solo lectura: aquí no se puede cambiar nada.
told-locked = Abierta por { $by } desde { $since }: solo lectura.
told-newer = La escribió una versión más reciente del programa: solo lectura.
told-complete = Todas las preguntas planteadas tienen respuesta.
told-last = Era la última; n va a la siguiente sin respuesta.
told-no-further = No hay nada más en esta dirección.
told-not-asked = Esta pregunta no se plantea: no se cumple su condición.
told-no-level = { $key } no es un nivel aquí; los niveles son { $levels }.
told-reading = Se introduce ahora: { $reading }
told-filter =
    Se muestran: { $filter } ({ $count ->
        [one] { $count } pregunta
       *[other] { $count } preguntas
    })
told-undone = Deshecho.
told-redone = Rehecho.
told-nothing-to-undo = No hay nada que deshacer.
told-nothing-to-redo = No hay nada que rehacer.
told-reason-needed = Hace falta un motivo.
filter-all = todas las preguntas
filter-unanswered = sin respuesta
filter-marked = marcadas para revisar
filter-no-evidence = sin evidencia
filter-differs = lecturas divergentes
filter-below-target = por debajo de la meta

# Scores and plan
scores-whole = Conjunto
scores-score = punt.
scores-range = intervalo
scores-minimum = mín.
scores-zeros = ceros
scores-coverage = hechas
scores-remarks = Lo que no concuerda
why-title = Por qué este puntaje · { $name }
why-nothing = todavía no cuenta nada
why-part = { $value } × peso { $weight }
why-not-applicable = no cuenta: no aplicable
why-not-asked = no cuenta: no planteada
why-unanswered = no cuenta: sin respuesta
why-rule-weighted-mean = Media ponderada de las partes que cuentan
why-rule-mean = Media simple de las partes que cuentan
why-rule-weakest-link = Decide la parte más débil
why-rule-gate = Umbrales acumulativos: un nivel vale cuando se alcanzan todos los anteriores
why-rule-table = Media simple, convertida mediante una tabla
plan-title =
    Plan · { $count ->
        [one] una acción
       *[other] { $count } acciones
    }
plan-beyond = Más tarde, más allá de este plan
plan-awaits-answers = Ninguna pregunta está todavía por debajo de su meta: primero, las respuestas.
plan-months = meses { $from }–{ $to }
plan-lasts =
    { $months ->
        [one] un mes
       *[other] { $months } meses
    }
plan-after = después de { $actions }

# Places and keys
place-interview = Entrevista
place-scores = Puntajes
place-plan = Plan
place-help = Teclas
place-why = Por qué este puntaje
place-choose = Evidencia y meta
place-reason = Motivo
place-note = Nota
place-search = Búsqueda
place-leaving = No todo está guardado
key-retry = guardar de nuevo
key-level = nivel
key-level-full = dar ese nivel y seguir
key-next-open = siguiente
key-next-open-full = siguiente sin respuesta
key-previous-open = anterior sin respuesta
key-not-applicable = no aplic.
key-not-applicable-full = no aplicable: pide el motivo
key-no-evidence = sin evidencia
key-note = nota
key-grade = grado de evidencia
key-mark = marcar para revisar
key-target = meta
key-withdraw = retirar la respuesta
key-undo = deshacer
key-redo = rehacer
key-reading = autoevaluación o validación
key-next = pregunta siguiente
key-previous = pregunta anterior
key-next-topic = tema siguiente
key-previous-topic = tema anterior
key-next-area = área siguiente
key-previous-area = área anterior
key-down = bajar
key-up = subir
key-page-down = página siguiente
key-page-up = página anterior
key-first = al principio
key-last = al final
key-next-pane = panel siguiente
key-previous-pane = panel anterior
key-filter = filtro: sin respuesta, por revisar, sin evidencia, divergentes, por debajo de la meta
key-search = buscar
key-language = idioma
key-scores = puntajes
key-plan = plan
key-why = por qué este puntaje
key-to-question = ir a la pregunta
key-choose = elegir; - retira
key-confirm = confirmar
key-note-done = guardar y cerrar
key-back = volver
key-all = volver a todas las preguntas
key-leave-anyway = salir sin guardar
key-stay = quedarse
key-help = ayuda
key-leave = salir
key-leave-keeping = salir; lo escrito se conserva
