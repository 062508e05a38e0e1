# El informe regional: varias administraciones una al lado de otra, sin clasificación.
regional-over = Comparación regional
regional-title = Dónde están las administraciones y qué comparten
regional-administrations = Administraciones
regional-between = Evaluadas
regional-method = Cómo se hizo la comparación
regional-method-intro = Las administraciones se comparan pregunta por pregunta. Cada cifra va acompañada de su cobertura y de la evidencia en que se apoya; las tres nunca se funden en una.
regional-method-same =
    Comparadas con las preguntas de { $id }, versión { $version }: { $compared ->
        [one] { $compared } administración
       *[other] { $compared } administraciones
    }. { $not ->
        [0] Ninguna se evaluó con otras preguntas.
        [1] Una se evaluó con otras preguntas, que ninguna migración traslada; se nombra y no entra en ninguna cifra.
       *[other] { $not } se evaluaron con otras preguntas, que ninguna migración traslada; se nombran y no entran en ninguna cifra.
    }
regional-method-interval = Una respuesta sin evidencia cuenta como el nivel más bajo y abre un intervalo hasta el más alto (signo ~). Una diferencia dentro de ese intervalo no se llama diferencia.
regional-method-change = La evolución desde la ronda anterior se da pregunta por pregunta: mejoró, empeoró, sin cambio o no comparable.
regional-method-quartiles = Una cuarta parte de las administraciones está por debajo del cuartil inferior, la mitad por debajo de la mediana y tres cuartas partes por debajo del cuartil superior (interpolación lineal, tipo 7 de Hyndman y Fan 1996). Una administración está en el nivel más alto que alcanza su puntaje.
regional-method-ranking = Las administraciones figuran por orden de código de país. No hay clasificación: una media oculta en qué difieren dos administraciones, y las razones están en el informe de cada país.
regional-coverage = Quién fue evaluado y cuánto se respondió
regional-coverage-intro = Lo que vale un puntaje depende de cuánto se respondió y de en qué se apoyan las respuestas.
regional-coverage-caption = Evaluaciones, cobertura y evidencia
regional-code = Código
regional-administration = Administración
regional-date = Inicio
regional-round = Ronda
regional-confirmed = E2 o E3
regional-percent = { $share } %
regional-results = Resultados comparados
regional-map-intro = La cifra de cada celda es el puntaje en niveles; el color va del naranja (bajo) al azul (alto). ~ puede ser más alto, por falta de evidencia; – nada cuenta; # no comparable.
regional-areas = Por área
regional-areas-caption = Puntajes por administración y área
regional-quartiles = Cómo se reparten los puntajes
regional-quartiles-intro = Cada barra termina en la mediana; el corchete va del cuartil inferior al superior.
regional-quartiles-caption = Mediana y cuartiles por área
regional-levels-caption = Cuartiles y número de administraciones en cada nivel
regional-legend-quartiles = Del cuartil inferior al superior
regional-lower = Cuartil inferior
regional-median = Mediana
regional-upper = Cuartil superior
regional-at = En el nivel { $level }
regional-topics = Por tema
regional-topics-caption = Puntajes por tema y administración
regional-questions = Por pregunta
regional-questions-caption = Niveles por pregunta y administración
regional-change = Evolución desde la ronda anterior
regional-change-intro = Solo se considera evolución lo que se sostiene, muestre lo que muestre la evidencia que falta.
regional-change-none = Ninguna administración se había evaluado antes con estas preguntas.
regional-change-caption = Preguntas que mejoraron, empeoraron o siguen igual
regional-since = Desde
regional-since-short = Evolución
regional-improved = Mejoró
regional-regressed = Empeoró
regional-unchanged = Sin cambio
regional-not = No comparable
regional-gaps = Brechas comunes
regional-gaps-none = Ninguna brecha es compartida por la mitad de las administraciones.
regional-gaps-intro =
    { $count ->
        [one] En { $count } pregunta
       *[other] En { $count } preguntas
    }, al menos la mitad de las administraciones con respuesta está por debajo de la meta del cuestionario.
regional-gaps-caption = Brechas que comparte al menos la mitad
regional-below = Bajo la meta
regional-unseen = { $count } sin evidencia
regional-countries = Administraciones
regional-programme = Qué financiaría un programa regional
regional-programme-intro =
    Para cada brecha común, el paso que la mayoría de las administraciones tiene por delante. { $count ->
        [one] { $count } paso
       *[other] { $count } pasos
    }, en total { $sum } si cada administración paga el suyo.
regional-programme-caption = Pasos que comparten varias administraciones
regional-programme-note = Los costos son los intervalos del cuestionario multiplicados por el número de administraciones. Los textos, cursos y herramientas que se hacen una vez para todas cuestan menos; lo nacional, como una ley, no.
regional-step = Paso común
regional-to = hacia el nivel { $level }
regional-page-intro = Evaluación del { $day }, ronda { $round }. Estado: { $status }.
regional-page-caption = Sus áreas junto a las demás
regional-others = Las demás, mediana (cuartiles)
regional-ahead = Sobre qué pueden preguntarle las demás
regional-widest = Brechas más amplias y a quién preguntar
regional-ask = (por delante: { $countries })
