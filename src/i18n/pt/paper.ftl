# Sections of the report around results and plan.
contents = Índice
caption-table = Tabela { $number }. { $caption }
caption-figure = Figura { $number }. { $caption }
whole = Conjunto
sum = Total

approval = Aprovação
approval-intro = Administração avaliada: { $administration }. À data de { $day }, a avaliação tem o estado «{ $status }». Quem assina concorda com os seus resultados e com o plano.
approval-director = Director-Geral
approval-lead = Avaliador principal
column-signatory = Nome e função
column-signature = Assinatura

words-context = Contexto do país
words-conclusions = Conclusões
words-recommendations = Recomendações
words-response = Resposta da administração
mission = Objectivo, método e limites
mission-purpose = Objectivo
mission-purpose-usual = No âmbito do questionário «{ $title }», a avaliação mostra em que ponto está a administração e o que deve fazer a seguir: por que ordem, com quem e a que custo. O plano deste relatório decorre dos seus resultados.
mission-method = Método
mission-method-short = { $readings ->
    [both] A administração avaliou-se primeiro a si própria. A missão verificou depois cada resposta em entrevistas, em visitas e em documentos, e atribuiu a cada questão um nível e um grau de prova.
    [own] A administração avaliou-se a si própria. A missão ainda não validou as suas respostas.
    [validated] A missão respondeu às questões com base em entrevistas, visitas e documentos, e atribuiu a cada uma um nível e um grau de prova. Não há auto-avaliação.
   *[none] Ainda não foi respondida nenhuma questão.
} As regras de cálculo constam do capítulo «Método e regras».
mission-participants = Participantes e visitas
mission-met = { $persons ->
    [0] Não há registo de pessoas contactadas.
    [one] A missão contactou uma pessoa
   *[other] A missão contactou { $persons } pessoas
}{ $persons ->
    [0] {""}
   *[other] {""}{ $organisations ->
        [0] .
        [one] {" "}de uma organização.
       *[other] {" "}de { $organisations } organizações.
    }
} { $visits ->
    [0] Não há registo de visitas.
    [one] Fez uma visita: { $places }.
   *[other] Fez { $visits } visitas: { $places }.
}
mission-limits = Limites

overview = Visão geral dos resultados
overview-areas = Áreas
overview-topics = Temas
overview-topics-intro = O número em cada campo é a pontuação do tema; o tom repete-a, do laranja (mais baixa) ao azul-claro (mais alta). Um traço significa que aí nada conta.
overview-evidence = Em que assentam as respostas
overview-evidence-intro = Número de respostas por grau de prova, da declaração oral (E0) aos registos com confirmação independente (E3). Um nível alto que assenta em provas fracas é uma afirmação, não uma constatação.
overview-readings = Auto-avaliação e validação
overview-readings-intro = { $both ->
    [one] Uma questão tem
   *[other] { $both } questões têm
} as duas leituras. { $changed ->
    [0] O nível é sempre o mesmo nas duas.
   *[other] { $same ->
        [0] O nível não é o mesmo em nenhuma
       *[other] O nível é o mesmo em { $same }
    }; a missão baixou-o em { $lower } e subiu-o em { $higher }.
}
radar-caption = Perfil das áreas em radar
areas-caption = Pontuações das áreas
heat-caption = Pontuações de todos os temas
evidence-caption = Respostas por grau de prova
readings-caption = Auto-avaliação e pontuações consideradas por área
differences-caption = Questões cujo nível a missão alterou
column-area = Área
column-ungraded = Sem grau
column-counts = Considerada
column-difference = Diferença
column-asked = O que se pergunta
results-intro = Para cada área: de que trata, as pontuações dos seus temas e cada questão com as duas leituras, a meta, o grau de prova e o que se constatou.

summary-steps = Primeiras medidas mais importantes
summary-phases = Custo por fase: { $phases }.
column-owner-short = Responsável
column-cost-short = Custo
column-action-short = Acção

priorities = Prioridades
priorities-intro = A ordem resulta de peso × lacuna × efeito de alavanca: quanto pesa a questão, a que distância está da sua meta e quantas outras dependem dela. Explicam-se aqui { $shown } das { $all } primeiras medidas; o plano contém todos os passos.
priorities-caption = Prioridades e respectivas razões

schedule = Calendário
schedule-intro = Cada barra vai do primeiro ao último mês de uma acção. Uma seta leva de uma acção à que tem de esperar por ela; a coluna «Depois de» indica as acções por que espera, por questão e nível atingido.
schedule-caption = Calendário por trimestre
schedule-quarter = T{ $number }
schedule-alternative = Acções e respectivos meses: { $actions }.

costs = Custo e financiamento
costs-intro = Os montantes em { $currency } são intervalos de planeamento: os dos escalões de custo do questionário, ou o que a administração decidiu. Não são orçamentos. Aquilo para que não se nomeia fonte de financiamento é uma necessidade por financiar.
costs-caption = Custo por fase e por fonte de financiamento ({ $currency })
costs-year-caption = Montantes devidos em cada ano, com os custos recorrentes ({ $currency })
costs-open = ({ $open } sem limite)
costs-ceilings = Limites dentro dos quais o plano foi feito: { $ceilings }.
costs-inflation = Os montantes anuais contam com uma subida dos preços de { $percent } % ao ano.
costs-rate = Ao câmbio de { $date }, tudo representa { $range }.
costs-unfunded = Necessidades por financiar
costs-unfunded-intro = { $actions ->
        [one] Uma acção não tem ainda fonte de financiamento: { $range }
       *[other] { $actions } acções não têm ainda fonte de financiamento: { $range } ao todo
    }{ $open ->
        [0] .
        [one] , sem contar o que uma delas custa acima do seu escalão, que é aberto.
       *[other] , sem contar o que { $open } delas custam acima do seu escalão, que é aberto.
    }
costs-unfunded-caption = Acções sem fonte de financiamento
column-phase = Fase
column-actions = Acções

logframe = Quadro lógico
logframe-intro = Do objectivo geral às actividades. Cada actividade nomeia o nível a que leva, que pode ser verificado por quem não esteve presente. As pontuações são as de hoje e as de um plano cumprido por inteiro.
logframe-caption = Matriz do quadro lógico
logframe-overall = Objectivo geral
logframe-specific = Objectivo específico: { $area }
logframe-objective = A administração alcança as suas metas no âmbito do questionário «{ $title }».
logframe-score = Pontuação de { $from } para { $to }
logframe-reassessment = Próxima avaliação com o mesmo questionário
logframe-commitment = A administração mantém os responsáveis e os meios previstos no plano
logframe-months = { $months ->
    [one] Um mês
   *[other] { $months } meses
}
column-logic = Lógica de intervenção
column-indicators = Indicadores, de hoje até ao fim
column-sources = Fontes de verificação
column-assumptions = Pressupostos
column-year = Ano
column-own = Orçamento próprio
column-donor = Doador
column-unfunded = Por financiar
column-means = Meios (actividades)
logframe-activity = Actividade
logframe-result = Resultado: são alcançadas as metas de «{ $topic }».
logframe-beside = Redigido para o que o plano não contém: adiado, alcançado, concluído ou excluído

decided = Decidido pela administração: { $what }
decided-merged = execução com outra acção
decided-added = acção própria
decided-owners = quem dirige e quem apoia
decided-months = duração
decided-cost = custo
decided-recurrent = custo recorrente
decided-source = quem paga
decided-start = mês de início
decided-text = redacção
decided-indicator = indicador
decided-verification = meio de verificação
decided-assumption = pressuposto

monitoring = Acompanhamento
monitoring-intro = A actualizar em cada trimestre pelo responsável de cada acção. Os valores de partida são os níveis deste relatório.
monitoring-caption = Tabela de acompanhamento
month-of-year = { $month } de { $year }
column-indicator = Indicador
column-baseline = Valor de partida
column-planned = Previsto
column-verification = Meio de verificação
column-due = Prazo
column-status = Estado

annex-glossary = Termos usados neste relatório
annex-changes = Registo de alterações
annex-changes-intro = Quem registou o quê e em que dia. O diário da avaliação guarda cada registo.
glossary-caption = Termos e seu significado
changes-caption = Alterações por dia e por pessoa
column-word = Termo
column-by = Por
column-what = O quê
column-why = Razão
changed-begun = início da avaliação
changed-answers = { $count ->
    [one] uma resposta
   *[other] { $count } respostas
}
changed-details = { $count ->
    [one] um grau, nota, marca ou meta
   *[other] { $count } graus, notas, marcas e metas
}
changed-lists = { $count ->
    [one] uma constatação, citação, documento, visita ou pessoa
   *[other] { $count } constatações, citações, documentos, visitas e pessoas
}
changed-words = { $count ->
    [one] um texto do relatório
   *[other] { $count } textos do relatório
}
changed-plan = { $count ->
    [one] uma decisão sobre o plano
   *[other] { $count } decisões sobre o plano
}
changed-workshop = { $count ->
    [one] um registo do seminário de validação
   *[other] { $count } registos do seminário de validação
}
changed-status = { $count ->
    [one] estado ou classificação
   *[other] estado e classificação
}
changed-undone = { $count ->
    [one] uma alteração anulada ou reposta
   *[other] { $count } alterações anuladas ou repostas
}
word-reading = Leitura
meaning-reading = De quem é a resposta: da própria administração (auto-avaliação) ou da missão (validada). Ambas ficam lado a lado.
word-level = Nível
meaning-level = Um degrau da escala. Só conta se tudo o que dizem os níveis inferiores também se verificar.
word-score = Pontuação
meaning-score = O valor de uma questão, de um tema, de uma área ou do conjunto, em unidades da escala.
word-interval = Intervalo
meaning-interval = A pontuação se todas as respostas «sem provas» valessem o nível mais baixo, e se valessem o mais alto.
word-coverage = Cobertura
meaning-coverage = Questões respondidas, do total das colocadas.
word-grade = Grau de prova
meaning-grade = Em que assenta uma resposta, de E0 (dito) a E3 (confirmado de forma independente).
word-target = Meta
meaning-target = O nível visado.
word-gap = Lacuna
meaning-gap = Meta menos nível.
word-action = Acção
meaning-action = Um passo de um nível numa questão, com responsáveis, meses, custo e indicador.
word-priority = Prioridade
meaning-priority = Peso × lacuna × efeito de alavanca; este cresce com o número de questões que esperam por esta.
word-phase = Fase
meaning-phase = Um período do plano. Uma acção pertence à fase em que começa.
word-consensus = Consenso
meaning-consensus = O nível em que o seminário de validação chegou a acordo, com a respectiva razão.

form-title = Questionário
form-administration = Administração
form-by = Preenchido por
form-day = Data
form-how = Como responder
form-how-levels = Assinale uma quadrícula por questão: o nível mais elevado em que tudo se verifica, tal como tudo o que dizem os níveis inferiores.
form-how-marks = Assinale «Não aplicável» apenas quando a questão não se pode aplicar, e diga porquê. Assinale «Sem provas» quando se afirma que existe mas nada se pode mostrar. Indique por baixo de cada questão os documentos ou registos que comprovam o nível.
form-only-if = Responder apenas se { $condition }.
form-and = e
form-or = ou
form-not = não ({ $condition })
form-at-least = está no nível { $level } ou acima
form-at-most = está no nível { $level } ou abaixo
form-any-of-kind = alguma questão do mesmo tipo está no nível { $level } ou acima
form-evidence = A mostrar
form-notes = Observações
sheet-readme = Leia-me
sheet-summary = Síntese
sheet-answers = Respostas
sheet-findings = Constatações
sheet-plan = Plano
sheet-evidence = Provas
sheet-history = Histórico
sheet-report = Relatório
annex-tasks = A acompanhar
annex-sessions = Sessões de entrevista
annex-task-done = feito
annex-task-open = por fazer

# O relatório no ecrã
place-report = Relatório
key-report = relatório
key-report-write = escrever o PDF
key-next-section = secção seguinte
key-previous-section = secção anterior
key-next-chapter = capítulo seguinte
key-previous-chapter = capítulo anterior
report-contents = Índice
report-laying-out = A paginar o relatório (passo 1 de 2) …
report-writing = A escrever { $pages } páginas (passo 2 de 2) …
report-written = Escrito: { $path } ({ $pages } páginas)
report-written-without = Escrito: { $path } ({ $pages } páginas); nenhum tipo de letra tem { $codes }, impresso como número
