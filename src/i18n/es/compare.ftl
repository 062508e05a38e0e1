# La comparación en la pantalla.
place-compare = Comparación
compare-count =
    { $count ->
        [one] { $count } evaluación
       *[other] { $count } evaluaciones
    }
compare-by-area = Por área
compare-by-topic = Por tema
compare-by-question = Por pregunta
compare-grouped = por { $word }
compare-first = { $name } junto a…
compare-among = { $name } entre las demás
compare-coverage = cobert.
compare-counts = respondido { $answered }/{ $asked } · E2–E3 { $confirmed }/{ $levels }
compare-since = desde { $day }: { $word }
compare-none = No queda ninguna evaluación; otra tecla vuelve a mostrarlas todas.
compare-higher = más alto
compare-lower = más bajo
compare-same = igual
compare-second = la segunda es
compare-quartiles = cuartiles
compare-ahead = por delante
key-compare-right = columna siguiente
key-compare-left = columna anterior
key-compare-down = hacia el área, el tema, la respuesta
key-compare-turn = áreas, temas, preguntas
key-compare-order = orden: país, fecha, esta columna
key-compare-group = agrupar: idioma, año, ronda, región y otras etiquetas
key-compare-only = solo este grupo, o todo
key-compare-beside = una junto a otra: la primera, luego la segunda
key-compare-peers = entre las demás
key-compare-rounds = todas las rondas, o la última de cada una
