# The words of joining and comparing copies, Spanish.

# What is said
said-no-evidence = sin evidencia
said-not-applicable = no aplicable: { $reason }
said-not-applicable-lead = no aplicable, por decisión del evaluador principal: { $reason }
said-withdrawn = respuesta retirada
said-nothing = sin indicar
said-target-default = la meta por defecto
said-confidence-low = confianza baja
said-confidence-medium = confianza media
said-confidence-high = confianza alta
said-rating-low = baja
said-rating-medium = media
said-rating-high = alta
said-marked = por revisar
said-strength = fortaleza: { $text }
said-weakness = debilidad: { $text }
said-quote = «{ $text }» ({ $speaker })
said-page = pág. { $page }
said-done = hecho
matter-task = por seguir
matter-session = sesión
matter-signatory = firmante
matter-begun = inicio
matter-questionnaire = cuestionario
matter-status = estado
matter-classification = clasificación
matter-answer = respuesta
matter-grade = grado de evidencia
matter-confidence = confianza
matter-note = nota
matter-target = meta
matter-mark = marca
matter-finding = hallazgo
matter-quote = cita
matter-link = evidencia
matter-document = documento
matter-visit = visita
matter-person = persona entrevistada

# Comparing
diff-title = Comparación de { $left } con { $right }
diff-only = { $matter } – solo en { $name }: { $what }
diff-both = { $matter } – { $left }: { $one } | { $right }: { $other }
diff-none = No hay diferencias.
diff-whole = La evaluación en su conjunto
diff-lists = Documentos, visitas, personas

# The page of answers in a pack
page-state = Situación al { $date }
page-part = Solo estas áreas: { $areas }
page-note = Nota: { $text }
page-file = Archivo en este paquete: { $name }

# Deciding between copies
about-line = { $question } – { $matter } ({ $reading })
about-plain = { $question } – { $matter }
matter-rating = nivel de amenaza
matter-consensus = consenso
place-conflicts = Divergencias entre copias
place-differences = Diferencias
conflicts-title =
    { $count ->
        [0] Nada por decidir
       *[other] Decidir { $at } de { $count }
    }
conflicts-none = Todas las divergencias están decididas. Esc vuelve a la entrevista.
conflicts-hint = Una cifra decide y se guarda al instante; Intro lleva a la pregunta, donde cualquier otra respuesta también decide. Todas las respuestas quedan en el historial.
conflicts-why = motivo: { $why }
conflicts-beside = { $matter }: { $text }
told-no-rival = Hay { $count } respuestas para elegir.
key-decide = decidir
key-conflicts = divergencias entre copias
key-differences = diferencias entre las lecturas

# The report's annex
annex-decisions = Divergencias decididas entre copias
annex-decisions-intro = La evaluación se trabajó en varias copias. Donde decían cosas distintas, se decidió lo siguiente; lo que no se eligió permanece en el diario.
column-conflict = Asunto
column-given-apart = Respuestas divergentes
column-decided = Decidido
column-decided-by = Por
