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
compare-group-language = língua
compare-group-year = ano
compare-group-round = ciclo
compare-group-region = região
compare-first = { $name } ao lado de…
compare-among = { $name } entre as outras
compare-coverage = cobert.
compare-counts = respostas { $answered }/{ $asked } · E2–E3 { $confirmed }/{ $levels }
compare-since = desde { $day }: { $word }
compare-none = Não resta nenhuma avaliação; outra tecla volta a mostrar todas.
compare-higher = mais alta
compare-lower = mais baixa
compare-same = igual
compare-apart = não comparável
compare-second = a segunda é
compare-quartiles = quartis
compare-ahead = mais adiante
key-compare-right = coluna seguinte
key-compare-left = coluna anterior
key-compare-down = entrar
key-compare-down-full = para a área, o tema, a resposta
key-compare-turn = vista
key-compare-turn-full = áreas, temas, perguntas
key-compare-order = ordem
key-compare-order-full = ordem: país, data, esta coluna
key-compare-group = agrupar
key-compare-group-full = agrupar: língua, ano, ciclo, região e outras etiquetas
key-compare-only = só este grupo, ou tudo
key-compare-beside = lado a lado
key-compare-beside-full = lado a lado: a primeira, depois a segunda
key-compare-peers = entre as outras
key-compare-rounds = todos os ciclos, ou o último de cada uma
