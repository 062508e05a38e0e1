# The words of the plan, Portuguese.

# Porque uma acção está onde está
plan-why-at-once = começa de imediato
plan-why-after = começa quando { $action } terminar
plan-why-busy = { $owner }: sem disponibilidade antes desta data
plan-why-budget = as verbas de { $year } já estão comprometidas
plan-why-budget-source = as verbas de { $year } ({ $source }) já estão comprometidas
plan-why-full = { $most ->
        [0] a fase «{ $phase }» não admite acções
        [1] a fase «{ $phase }» admite uma só acção
       *[other] a fase «{ $phase }» admite { $most } acções e já as tem
    }
plan-why-fixed = o início foi fixado: { $month }
plan-why-begun = em curso desde { $month }
plan-why-waits = espera por { $action }, ela própria adiada
plan-why-horizon = a sua duração já não cabe antes do fim do plano
plan-in-gap =
    { $gap ->
        [one] um nível abaixo da meta, peso { $weight }
       *[other] { $gap } níveis abaixo da meta, peso { $weight }
    }
plan-in-following = dá seguimento ao passo anterior
plan-in-own = acrescentada pela administração
plan-in-threat = prioridade aumentada por uma ameaça de gravidade { $rating }: { $threat }
plan-in-unlocks = abre caminho a { $actions }
plan-quick = resultado a curto prazo
plan-unseen-first = o nível não pôde ser comprovado: primeiro, reunir provas
plan-override = decidido: { $about } { $value }
plan-override-why = decidido: { $about } { $value } ({ $why })
plan-rating-low = baixa
plan-rating-medium = média
plan-rating-high = alta
plan-source-own = orçamento próprio
plan-source-donor = doador
plan-source-unfunded = sem financiamento
plan-stage-not-started = Não iniciada
plan-stage-under-way = Em curso
plan-stage-done = Concluída
plan-stage-dropped = Abandonada

# O que mudaria
plan-unchanged = Nada se altera.
plan-moved-later =
    { $months ->
        [one] { $action } é adiada um mês, para { $month } ({ $why })
       *[other] { $action } é adiada { $months } meses, para { $month } ({ $why })
    }
plan-moved-earlier =
    { $months ->
        [one] { $action } é antecipada um mês, para { $month }
       *[other] { $action } é antecipada { $months } meses, para { $month }
    }
plan-moved-out = { $action } já não cabe antes do fim do plano ({ $why })
plan-moved-off = { $action } deixa de ser necessária
plan-moved-merged = { $action } é realizada como parte de { $host }
plan-moved-in = { $action } passa a caber, a partir de { $month }
plan-missed = { $question } fica agora no nível { $reached }, abaixo da meta { $target }
plan-gained = { $question } atinge agora a meta

# O que não é possível
plan-demand-reach = { $question } não pode atingir o nível { $target } antes do fim do plano, devido a:
plan-demand-start = { $action } não pode começar em { $month }, devido a:
plan-limit-order = a duração de { $action } e de tudo aquilo de que depende
plan-limit-owner = a capacidade de { $owner }
plan-limit-budget = as verbas de { $year }
plan-limit-budget-source = as verbas de { $year } ({ $source })
plan-limit-phase = o máximo de acções da fase «{ $phase }»
plan-limit-start = o início fixado de { $action }
plan-limit-off = a decisão de desactivar ou abandonar { $action }
plan-limits-perhaps-fewer = (talvez menos bastassem: nem todas as combinações foram experimentadas)

# A setting that is not understood
plan-unclear = «{ $part }» não foi compreendido; esperava-se: { $expected }
plan-near = queria dizer { $near }?
plan-expects-assignment = CHAVE=VALOR
plan-expects-key = uma definição conhecida
plan-expects-owner = um responsável do questionário
plan-expects-phase = uma fase do questionário
plan-expects-question = uma questão
plan-expects-level = um nível da questão
plan-expects-threat = uma ameaça do questionário
plan-expects-rating = low, medium ou high
plan-expects-action = uma acção como LEG-04>2
plan-expects-apart = uma acção que não dependa desta nem de que esta dependa
plan-expects-year = um ano como 2027
plan-expects-month = um mês como 2027-04
plan-expects-months = meses como 2027-03..2027-05
plan-expects-amount = um montante inteiro
plan-expects-range = um intervalo como 1000..5000
plan-expects-capacity = 0, 0.5, 1, 1.5, etc.
plan-expects-number = um número inteiro
plan-expects-source = own, donor ou unfunded
plan-expects-stage = not_started, under_way, done ou dropped
plan-expects-yes-no = yes ou no
plan-expects-rate = uma taxa com data, como 0.92@2026-11-01
plan-expects-percent = uma percentagem como 3.5
plan-expects-text = um texto que diga o que se faz

# The screen of the plan
plan-switched-off = Afastadas por decisão
plan-proved = Concluídas segundo as novas respostas?
plan-proof = nível { $level } respondido em { $day }
plan-proof-keys = Esta acção está concluída? y confirma, n recusa e pergunta o motivo
plan-done = Concluídas
plan-sum = { $what }: { $low }–{ $high }
plan-costs-nothing = Nenhuma acção custa mais do que o tempo do pessoal
plan-quarter = T
plan-setting-title = Uma definição do plano
plan-setting-help = Escreva o que deveria ser; o plano é refeito à medida que escreve, e nada se guarda antes de indicar o motivo. Exemplos: budget.2027=250000, budget.2027.own=100000, capacity.RISK=1.5, away.RISK=2027-03..2027-05, phase.P1=10, target.LEG-04=2, target.LEG=2, own.LEG-04=Formar os procuradores, action.LEG-04>2.months=6 (ou off, merged, owners, cost, recurrent, source, start, status, text). Acções que cada um pode liderar ao mesmo tempo: { $capacities }.
plan-because-title = Porquê esta decisão sobre o plano ({ $settings })?
plan-because-hint = O motivo fica no histórico, ao lado da decisão.
place-setting = Definição do plano
key-what-if = e se
key-what-if-full = e se: experimentar uma definição do plano
key-gantt = lista ou Gantt
key-quarter-later = mais tarde
key-quarter-earlier = mais cedo
key-plan-off = afastar
key-plan-own = acrescentar uma acção
key-plan-merge = fundir com outra
key-plan-owners = responsáveis
key-plan-months = duração
key-plan-cost = custo
key-plan-source = quem paga
key-plan-start = fixar o início
key-plan-status = estado
key-plan-accept = confirmar: concluída
key-plan-refuse = recusar: não concluída
key-keep-setting = guardar

# Progress in the report
progress = Andamento do plano
progress-intro = Situação em { $day } das { $all } acções do plano desde o início da sua execução.
progress-done =
    { $count ->
        [one] uma acção está concluída
       *[other] { $count } acções estão concluídas
    }
progress-under-way =
    { $count ->
        [one] uma está em curso
       *[other] { $count } estão em curso
    }
progress-not-started =
    { $count ->
        [one] uma não foi iniciada
       *[other] { $count } não foram iniciadas
    }
progress-dropped =
    { $count ->
        [one] uma foi abandonada
       *[other] { $count } foram abandonadas
    }
progress-late =
    { $count ->
        [one] uma está atrasada: no plano, devia terminar antes desta data
       *[other] { $count } estão atrasadas: no plano, deviam terminar antes desta data
    }
progress-proved =
    { $count ->
        [one] uma parece concluída segundo as respostas actuais; falta confirmá-lo
       *[other] { $count } parecem concluídas segundo as respostas actuais; falta confirmá-lo
    }
progress-caption = Acções acompanhadas, atrasadas ou concluídas segundo as respostas
progress-step = Etapa
progress-action = Acção
progress-planned = Fim planeado
progress-expected = Fim esperado
progress-note = Nota, provas e motivo
progress-is-late = atrasada
progress-is-proved = nível alcançado em { $day }; a confirmar
