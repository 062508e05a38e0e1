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
compare-group-language = idioma
compare-group-year = año
compare-group-round = ronda
compare-group-region = región
compare-first = { $name } junto a…
compare-among = { $name } entre las demás
compare-coverage = cobert.
compare-counts = respuestas { $answered }/{ $asked } · E2–E3 { $confirmed }/{ $levels }
compare-since = desde { $day }: { $word }
compare-none = No queda ninguna evaluación; otra tecla vuelve a mostrarlas todas.
compare-higher = más alta
compare-lower = más baja
compare-same = igual
compare-apart = no comparable
compare-second = la segunda es
compare-quartiles = cuartiles
compare-ahead = por delante
key-compare-right = columna siguiente
key-compare-left = columna anterior
key-compare-down = entrar
key-compare-down-full = hacia el área, el tema, la respuesta
key-compare-turn = vista
key-compare-turn-full = áreas, temas, preguntas
key-compare-order = orden
key-compare-order-full = orden: país, fecha, esta columna
key-compare-group = agrupar
key-compare-group-full = agrupar: idioma, año, ronda, región y otras etiquetas
key-compare-only = solo este grupo, o todo
key-compare-beside = lado a lado
key-compare-beside-full = una junto a otra: la primera, luego la segunda
key-compare-peers = entre las demás
key-compare-rounds = todas las rondas, o la última de cada una
