# O que o relatório diz.
report-title = Avaliação institucional e plano de reforço de capacidades
report-draft = VERSÃO PRELIMINAR
page-of = Página { $page } de { $pages }
table-continued = (continuação)
decimal-sign = ,
colon = {": "}
semicolon = {"; "}
interval = { $low } a { $high }
date-long = { $day } de { $month } de { $year }
date-first = 1
month-1 = Janeiro
month-2 = Fevereiro
month-3 = Março
month-4 = Abril
month-5 = Maio
month-6 = Junho
month-7 = Julho
month-8 = Agosto
month-9 = Setembro
month-10 = Outubro
month-11 = Novembro
month-12 = Dezembro

cover-begun = Início da avaliação
cover-mission = Missão
cover-date = Situação em
cover-status = Estado
cover-classification = Classificação
cover-questionnaire = Questionário

status-draft = Em elaboração
status-self-assessed = Auto-avaliada
status-validated = Validada
status-approved = Aprovada
status-superseded = Substituída

not-applicable = Não aplicável
no-evidence = Sem provas
not-asked = Não colocada
marked = para rever
confidence-low = confiança baixa
confidence-medium = confiança média
confidence-high = confiança alta
finding-strength = Ponto forte:
finding-weakness = Ponto fraco:
quote = «{ $text }» ({ $speaker })
link-page = { $question } (p. { $page })

summary = Resumo executivo
summary-nothing-counts = { $open ->
    [0] Nenhuma questão se aplica à administração, pelo que não há pontuação a apresentar.
   *[other] Ainda nenhuma questão tem uma resposta que conte, pelo que não há pontuação a apresentar.
}
summary-lead-one = A administração atinge { $score } numa escala cujo nível mais alto é { $max }. { $zeros ->
    [0] Nenhuma questão está no nível mais baixo
    [one] Uma questão está no nível mais baixo
   *[other] { $zeros } questões estão no nível mais baixo
}.
summary-lead = A administração atinge { $score } numa escala cujo nível mais alto é { $max }. A área mais sólida é «{ $best }», a mais frágil é «{ $worst }». { $zeros ->
    [0] Nenhuma questão está no nível mais baixo
    [one] Uma questão está no nível mais baixo
   *[other] { $zeros } questões estão no nível mais baixo
}.
summary-coverage = Cobertura: { $answered } de { $asked } questões respondidas ({ $na ->
    [one] 1 não aplicável
   *[other] { $na } não aplicáveis
}, { $ne } sem provas). { $levels ->
    [0] Provas: não foi atribuído nenhum nível.
   *[other] Provas: { $seen } de { $levels } níveis { $seen ->
        [one] assenta
       *[other] assentam
    }, no mínimo, num documento consultado.
} Pontuação, cobertura e provas são números distintos.
summary-strengths = Pontos fortes
summary-gaps = Principais lacunas
summary-levels = nível { $from }, meta { $target }
column-gap = Lacuna
column-first-step = Primeira medida
summary-no-plan = O plano não contém nenhuma acção.
summary-costs = { $actions ->
    [0] O plano não contém nenhuma acção.
    [one] A acção do plano custa { $cost } em { $months } meses
   *[other] As { $actions } acções do plano custam { $cost } em { $months } meses
}{ $actions ->
    [0] {""}
   *[other] {""}{ $open ->
        [0] {""}
        [one] {""}, sem contar o que uma acção custe acima do seu escalão aberto
       *[other] {""}, sem contar o que { $open } acções custem acima do seu escalão aberto
    }.
} { $later ->
    [0] Tudo cabe no prazo.
    [one] Mais uma acção tem de esperar.
   *[other] Mais { $later } acções têm de esperar.
}
profile-caption = Perfil das áreas
profile-lowest = As { $count } áreas com a pontuação mais baixa
legend-score = Pontuação
legend-interval = Intervalo (sem provas)
legend-target = Meta
legend-other = Auto-avaliação
cost-range = { $low } a { $high } { $currency }
cost-up-to = até { $high } { $currency }
cost-from = { $low } { $currency } ou mais
cost-exact = { $low } { $currency }
cost-nothing = apenas tempo de pessoal
cost-recurrent = { $once }, depois { $yearly } por ano

results = Resultados por área
topics-caption = Temas da área
questions-caption = Questões da área
column-topic = Tema
column-score = Pontuação
column-minimum = Mais baixa
column-zeros = No mínimo
column-answered = Respostas
column-na = Não aplicável
column-ne = Sem provas
column-question = Questão
column-self = Auto-aval.
column-validated = Validada
column-target = Meta
column-evidence = Provas
column-finding = Notas, constatações, citações
consistency = Respostas que não concordam entre si
consistency-intro = Estas observações não alteram nenhuma pontuação. Cada uma deve ser explicada ou corrigida antes da validação das pontuações.

plan = Plano de reforço de capacidades
plan-intro = { $actions ->
    [0] Nenhuma acção está programada.
    [one] Uma acção está programada
   *[other] { $actions } acções estão programadas
}{ $actions ->
    [0] {""}
   *[other] {" "}em { $months } meses: para cada questão abaixo da sua meta, uma acção por cada nível a subir, primeiro os pré-requisitos, por ordem de peso × lacuna × efeito de alavanca. Os meses contam-se a partir da decisão de começar.
} { $later ->
    [0] {""}
    [one] Uma acção não cabe antes do fim do prazo e figura no fim da tabela.
   *[other] { $later } acções não cabem antes do fim do prazo e figuram no fim da tabela.
}
plan-caption = Acções por fase
plan-phase = { $phase } (até ao mês { $until }): { $actions ->
    [one] { $actions } acção
   *[other] { $actions } acções
}
plan-later = Mais tarde: não cabe antes do fim do prazo
plan-empty = Todas as questões que contam atingiram a sua meta, pelo que não há nada a planear.
plan-nothing-counts = Nenhuma questão tem uma resposta que conte, pelo que não há nada a planear.
plan-step = { $from } a { $to }
plan-result = Resultado esperado: { $result }
plan-baseline = nível { $from } hoje, { $to } no fim
plan-verification = Verificado por
plan-assumption = Pressupõe
plan-reason = Prioridade { $priority } = peso { $weight } × lacuna { $gap } × efeito de alavanca { $leverage }
plan-unlocks = Desbloqueia { $ids }
plan-unseen = O nível actual não pôde ser constatado: reunir primeiro as provas.
column-number = N.º
column-step = Questão e passo
column-action = Acção e resultado esperado
column-owner = Responsável e apoio
column-months = Meses
column-cost = Custo e financiamento
column-after = Depois de
column-measured = Indicador, verificação, pressuposto, estado
column-reason = Motivo
column-instruments = Instrumentos

method = Método e regras
method-levels = Cada questão tem um texto por nível. Os níveis são cumulativos: um nível só conta se tudo o que dizem os níveis inferiores também se verificar. Quando um nível só é atingido em parte, atribui-se o nível inferior.
method-readings = Duas leituras figuram lado a lado: a da própria administração e a que a missão validou por meio de entrevistas, visitas e documentos. As pontuações deste relatório usam a leitura validada quando existe; caso contrário, a auto-avaliação.
method-exclusions = Uma questão não aplicável sai por completo da pontuação. Uma questão sem resposta não conta em lado nenhum; a cobertura diz quantas são.
method-no-evidence = «Sem provas» significa que os interlocutores afirmam que a coisa existe, mas nada pôde ser constatado. A questão conta então no nível mais baixo, e o intervalo indicado a seguir à pontuação mostra onde ela ficaria se todas essas questões estivessem no mais elevado.
method-rounding = As pontuações são calculadas com exactidão e arredondadas uma única vez, na impressão, a uma casa decimal, com as metades para cima. Ao lado de cada média figuram a sua questão mais baixa e o número de questões no nível mais baixo, porque uma média esconde um zero.
method-plan = A prioridade é peso × lacuna × efeito de alavanca; este vale 1, mais um quarto por cada questão ainda abaixo da sua meta que dependa da questão em causa. As acções são programadas de modo que a maior melhoria venha o mais cedo possível (soma dos pesos × meses que restam após cada nível ganho), depois das acções de que dependem e dentro da capacidade dos responsáveis, dos orçamentos e do lugar de cada fase. Montantes e meses são indicações de planeamento, a substituir pelos números da própria administração.
method-ceiling = As provas limitam o nível que conta: { $needs }.
method-ceiling-need = o nível { $level } exige pelo menos { $grade }
method-no-ceiling = Nesta avaliação, as provas não limitam o nível que conta; o grau de prova figura ao lado de cada nível.
method-identity = Questionário { $id }, versão { $version }, SHA-256 { $hash }.
levels-caption = Níveis
grades-caption = Graus de prova
weights-caption = Regras e pesos (das áreas ao conjunto: { $rule })
column-level = Nível
column-meaning = Significado
column-rule = Regra
column-weight = Peso
weight-of-questions = soma das suas questões
grade-e0 = Apenas declaração oral
grade-e1 = Documento consultado
grade-e2 = Documento e registos da sua aplicação nos últimos 12 a 24 meses
grade-e3 = Registos e confirmação independente (visita, ensaio, entidade parceira)
rule-weighted-mean = média ponderada
rule-mean = média simples
rule-weakest-link = elo mais fraco
rule-gate = patamares cumulativos no nível { $pass }
rule-table = tabela de conversão

annexes = Anexos
annex-answers = Todas as respostas
annex-persons = Pessoas contactadas
annex-visits = Visitas
annex-documents = Documentos
annex-instruments = Instrumentos citados
instruments-caption = Instrumentos
instruments-unchecked = {""}* Este título não foi comparado com o próprio instrumento; vale o texto em vigor.
column-short = Abreviatura
annex-none = Nada foi registado.
answers-caption = Respostas das duas leituras, com grau de prova, confiança e notas
note-in-full = O texto integral da nota figura com os resultados da questão.
column-name = Nome
column-function = Função
column-organisation = Organismo
column-day = Data
column-place = Local
column-purpose = Objectivo
column-document = Documento
column-from = Recebido de
column-supports = Serve de apoio a

# Change since an earlier round
change-since = Evolução desde o ciclo de { $day }
change-count = { $word }: { $count }
change-areas-caption = Pontuações dos dois ciclos
change-questions-caption = Questões que melhoraram ou pioraram
change-before = Antes
change-now = Agora
change-word = Evolução
change-uncertain = Dentro da margem de incerteza
change-unanswered = Sem resposta num dos ciclos
change-not-applicable = Não aplicáveis num dos ciclos
change-other-question = Não feitas nos mesmos termos
