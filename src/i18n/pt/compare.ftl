# A comparação no ecrã.
place-compare = Comparação
compare-count =
    { $count ->
        [one] { $count } avaliação
       *[other] { $count } avaliações
    }
compare-by-area = Por área
compare-by-topic = Por tema
compare-by-question = Por pergunta
compare-grouped = por { $word }
compare-first = { $name } ao lado de…
compare-among = { $name } entre as outras
compare-coverage = cobert.
compare-counts = respondido { $answered }/{ $asked } · E2–E3 { $confirmed }/{ $levels }
compare-since = desde { $day }: { $word }
compare-none = Não resta nenhuma avaliação; outra tecla volta a mostrar todas.
compare-higher = mais alto
compare-lower = mais baixo
compare-same = igual
compare-second = a segunda é
compare-quartiles = quartis
compare-ahead = mais adiante
key-compare-right = coluna seguinte
key-compare-left = coluna anterior
key-compare-down = para a área, o tema, a resposta
key-compare-turn = áreas, temas, perguntas
key-compare-order = ordem: país, data, esta coluna
key-compare-group = agrupar: língua, ano, ciclo, região e outras etiquetas
key-compare-only = só este grupo, ou tudo
key-compare-beside = lado a lado: a primeira, depois a segunda
key-compare-peers = entre as outras
key-compare-rounds = todos os ciclos, ou o último de cada uma
