# Las palabras de la entrevista en torno a la pregunta, en español.

# Home
home-title = Evaluaciones · { $count }
home-country = País
home-administration = Administración
home-date = Inicio
home-status = Estado
home-progress = Respuestas
home-empty = Aún no hay evaluaciones aquí: n inicia una.
home-none-found = Ninguna evaluación coincide.
begin-title = Nueva evaluación
begin-country = País (código o nombre)
begin-administration = Administración
begin-questionnaire = Cuestionario
begin-language = Idioma
begin-assessor = Evaluador

# Forms
form-hint = Tab: campo siguiente · Ctrl-S: guardar · Esc: apartar, nada se pierde
begin-hint = Tab: campo siguiente · Ctrl-S: empezar · Esc: apartar, nada se pierde
told-field-needed = Este campo no puede quedar vacío.
told-no-country = { $typed } no es ni el código ni el nombre de un país.
told-file-missing = No se pudo copiar el archivo ({ $why }). El documento queda como simple referencia; modifíquelo para volver a intentarlo.
told-no-document = Aún no hay documentos: agregue primero uno.
told-no-question = { $question } no es una pregunta de aquí.
told-draft =
    { $count ->
        [one] Un texto empezado en { $question } está guardado y se abre donde quedó.
       *[other] { $count } textos empezados están guardados, el primero en { $question }; se abren donde quedaron.
    }
field-direction = Fortaleza o debilidad
field-text = Texto
field-words = Sus palabras
field-language = Idioma
field-speaker = Cargo de quien habla
field-title = Título
field-file = Archivo que copiar
field-reference = Referencia
field-from = Recibido de
field-date = Fecha
field-page = Página
field-grade = Grado de evidencia
field-document = Documento
field-questions = Preguntas
field-task = Qué hay que hacer
field-who = Quién
field-until = Hasta
field-state = Estado
field-name = Nombre
field-function = Cargo
field-organisation = Institución
field-place = Lugar
field-purpose = Objeto
field-persons = Personas
field-new-person = Otra: nombre, cargo

# What an interview yields
yield-finding = Hallazgos
yield-quote = Citas
yield-document = Documentos
yield-link = Evidencia
yield-task = Por seguir
yield-person = Personas entrevistadas
yield-visit = Visitas
yield-session = Sesiones
direction-strength = fortaleza
direction-weakness = debilidad
task-open = pendiente
task-done = hecho
yield-page = p. { $page }
quoted = «{ $text }»
records-empty = Aún no hay nada registrado: a agrega un hallazgo, una cita, un documento, una tarea, una persona, una visita o una sesión.
records-empty-here = Nada se ha registrado sobre esta pregunta; Tab lo muestra todo.
add-title = Agregar · { $question }
session-title = Las próximas respuestas se dan en
session-new = una sesión nueva
session-none = ninguna sesión
answered-on = { $day }, { $by }
confidence-title = ¿Qué confianza le merece la respuesta a { $question }?
confidence-none = sin indicar

# History and reasons
history-title = Historial de { $question }
history-empty = Aquí aún no ha pasado nada.
history-marked = marcada para revisar
history-unmarked = marca retirada
history-target = meta { $level }
history-struck = retirado: { $what }
history-undone = deshecho: { $what }
history-redone = rehecho: { $what }
history-why = por qué: { $why }
because-title = ¿Por qué se cambia { $question } después de la validación?
because-hint = La evaluación está validada. El motivo queda en el historial, junto al cambio.
jumps-empty = No hay ningún salto al que volver.

# Places and keys
place-home = Evaluaciones
place-form = Formulario
place-records = Registros
place-history = Historial
place-because = Motivo de un cambio
place-palette = Comandos
place-jumps = Lugares visitados
key-new = nueva
key-open = abrir
key-home-scores = puntajes o no
key-next-field = campo siguiente
key-previous-field = campo anterior
key-next-field-or-done = siguiente, o fin
key-form-done = terminar
key-form-back = apartar
key-editor = su editor
key-confidence = confianza
key-add = agregar
key-add-full = agregar hallazgo, cita, documento, tarea…
key-session = sesión: dónde y con quién
key-history = historial de la pregunta
key-jumps = lugares visitados
key-jump-back = volver antes del último salto
key-palette = todos los comandos
key-records = registros
key-change = modificar
key-tick = hecho o no
key-link = vincular
key-link-full = vincular un documento a preguntas
key-narrow = esta pregunta o todas
key-strike = retirar de la lista
key-do = ejecutar
key-theme = colores: oscuro, claro, alto contraste
told-theme-dark = Colores: oscuro
told-theme-light = Colores: claro
told-theme-contrast = Colores: alto contraste, solo con negrita e inversión
key-mouse = mouse sí o no
told-mouse-on = Mouse activado: un clic elige, la rueda desplaza.
told-mouse-off = Mouse cedido a la terminal, para seleccionar y copiar texto.

# Director
place-director = Qué preguntar ahora
key-director = qué preguntar ahora
key-skip = apartar, siguiente propuesta
key-lead = preguntar desde aquí
key-next-respondent = interlocutor siguiente
key-previous-respondent = interlocutor anterior
key-more-minutes = más tiempo
key-fewer-minutes = menos tiempo
key-stop-leading = parar
director-anybody = cualquier interlocutor
director-led = { $who }: { $count } en { $minutes } min
director-minutes = { $minutes } min
director-later = Ya no cabe en el tiempo
director-empty = No hay nada pendiente para este interlocutor.
director-over = Se ha preguntado todo lo propuesto.
director-head =
    { $who } · { $left ->
        [one] queda un minuto
       *[other] quedan { $left } minutos
    } · { $count ->
        [one] una pregunta
       *[other] { $count } preguntas
    }, { $minutes ->
        [one] alrededor de un minuto
       *[other] unos { $minutes } minutos
    }
director-waiting =
    { $count ->
        [one] otra depende de ella
       *[other] { $count } otras dependen de ella
    }

# Scores
key-radar = radar o barras
scores-target = meta
scores-self = auto
scores-legend = ● puntaje · ○ autoevaluación · ┃ meta
scores-evidence = Evidencia: { $grades }; sin grado { $ungraded }
lift-title = Qué lo haría subir
lift-head =
    { $count ->
        [one] Un paso de un nivel lo lleva de { $from } a { $to }:
       *[other] { $count } pasos de un nivel lo llevan de { $from } a { $to }:
    }
lift-none = Ninguna respuesta lo hace subir un nivel entero.

# Plain
plain-text = termine el texto con una línea que solo contenga un punto
told-first = Una cifra responde y avanza; ? muestra las teclas, : las órdenes.
