# The words of the screens, Portuguese.

# Readings and answers
reading-self = Auto-avaliação
reading-validated = Validação
reading-line = { $reading }: { $words }
unanswered = sem resposta
given-no-evidence = sem provas
given-not-applicable = não aplicável: { $reason }
given-not-applicable-lead = não aplicável, por decisão do avaliador principal: { $reason }
answered-at = { $clock }, { $by }
saving = a guardar…
not-saved = NÃO GUARDADO
grade-short-e0 = apenas declaração oral
grade-short-e1 = documento consultado
grade-short-e2 = documento e registos da sua aplicação
grade-short-e3 = registos e confirmação independente
grade-none = sem grau de prova

# The question
no-questions = Este questionário não contém questões.
kind-expert = apreciação de perito
kind-process = procedimento ou documento
kind-data = dados ou registos
question-facts = { $kind } · peso { $weight } · meta { $target }
not-asked-because = Questão não colocada: depende das respostas a { $questions }.
pane-tree = Áreas e temas
pane-details = Provas, notas e pré-requisitos
details-evidence = Pedir para ver
details-probes = Perguntar a seguir
details-why = Porque é importante
details-ask = A quem perguntar
details-note = Nota ({ $reading })
details-not-applicable = Não aplicável quando
details-instruments = Instrumentos
details-prerequisites = Pré-requisitos
prerequisite-met = { $question } está em { $level }
prerequisite-unmet = { $question } está em { $level }, abaixo de { $wanted }: é pouco provável um nível alto em { $here }
prerequisite-open = { $question } ainda sem resposta (espera-se pelo menos { $wanted })

# Windows
note-title = Nota sobre { $question } · { $reading }
note-hint = Esc guarda a nota e fecha
reason-title = { $question }: não aplicável – por que motivo?
reason-lead = O questionário não o prevê aqui. A resposta fica registada como decisão do avaliador principal.
grade-title = Provas para { $question }
target-title = Meta para { $question }
target-default = voltar ao valor predefinido ({ $level })
search-title = Pesquisa · { $count } encontradas
leaving-unsaved =
    { $count ->
        [one] Não foi possível guardar uma alteração
       *[other] Não foi possível guardar { $count } alterações
    }: { $why } Tente de novo, ou saia sem guardar.

# Head line and status line
read-only = APENAS LEITURA
too-small = A janela é demasiado pequena: são precisas pelo menos { $columns } colunas e { $rows } linhas. Nada se perdeu.
status-saved = ✓ guardado às { $clock }
status-nothing-new = nada por guardar
status-not-saved =
    { $count ->
        [one] Uma alteração NÃO GUARDADA
       *[other] { $count } alterações NÃO GUARDADAS
    } (w tenta de novo): { $why }
told-read-only = Apenas leitura: nada pode ser alterado aqui.
told-locked = Aberta por { $by } desde { $since }: apenas leitura.
told-newer = Uma versão mais recente do programa escreveu-a: apenas leitura.
told-complete = Todas as questões colocadas têm resposta.
told-last = Esta era a última; n vai para a próxima sem resposta.
told-no-further = Não há mais nada nesta direcção.
told-not-asked = Esta questão não é colocada: a condição de que depende não se verifica.
told-no-level = { $key } não é um nível desta questão; os níveis são { $levels }.
told-reading = A introduzir agora: { $reading }
told-filter =
    A mostrar: { $filter } ({ $count ->
        [one] { $count } questão
       *[other] { $count } questões
    })
told-undone = Anulado.
told-redone = Refeito.
told-nothing-to-undo = Não há nada para anular.
told-nothing-to-redo = Não há nada para refazer.
told-reason-needed = É preciso um motivo.
filter-all = todas as questões
filter-unanswered = sem resposta
filter-marked = marcadas para rever
filter-no-evidence = sem provas
filter-differs = leituras divergentes
filter-below-target = abaixo da meta

# Scores and plan
scores-whole = Conjunto
scores-score = pont.
scores-range = intervalo
scores-minimum = mín.
scores-zeros = zeros
scores-coverage = resp.
scores-remarks = Respostas que não concordam entre si
why-title = Porquê esta pontuação · { $name }
why-nothing = ainda nada conta
why-part = { $value } × peso { $weight }
why-not-applicable = não conta: não aplicável
why-not-asked = não conta: não colocada
why-unanswered = não conta: sem resposta
why-rule-weighted-mean = Média ponderada das partes que contam
why-rule-mean = Média simples das partes que contam
why-rule-weakest-link = A parte mais fraca decide
why-rule-gate = Patamares cumulativos: um nível vale quando todos os anteriores são atingidos
why-rule-table = Média simples, convertida por uma tabela
plan-title =
    Plano · { $count ->
        [one] { $count } acção
       *[other] { $count } acções
    }
plan-beyond = Mais tarde, para além deste plano
plan-awaits-answers = Nenhuma questão está ainda abaixo da sua meta: primeiro as respostas.
plan-months = meses { $from }–{ $to }
plan-lasts =
    { $months ->
        [one] { $months } mês
       *[other] { $months } meses
    }
plan-after = depois de { $actions }

# Places and keys
place-interview = Entrevista
place-scores = Pontuação
place-plan = Plano
place-help = Teclas
place-why = Porquê esta pontuação
place-choose = Provas e meta
place-reason = Motivo
place-note = Nota
place-search = Pesquisa
place-leaving = Nem tudo está guardado
key-retry = guardar de novo
key-level = nível
key-level-full = dar esse nível e avançar
key-next-open = próxima
key-next-open-full = seguinte sem resposta
key-previous-open = anterior sem resposta
key-not-applicable = n/a
key-not-applicable-full = não aplicável: pede o motivo
key-no-evidence = sem provas
key-note = nota
key-grade = grau de prova
key-mark = marcar para rever
key-target = meta
key-withdraw = retirar a resposta
key-undo = anular
key-redo = refazer
key-reading = auto-avaliação ou validação
key-next = questão seguinte
key-previous = questão anterior
key-next-topic = tema seguinte
key-previous-topic = tema anterior
key-next-area = área seguinte
key-previous-area = área anterior
key-down = descer
key-up = subir
key-page-down = página seguinte
key-page-up = página anterior
key-first = ao início
key-last = ao fim
key-next-pane = painel seguinte
key-previous-pane = painel anterior
key-filter = filtro: sem resposta, para rever, sem provas, divergentes, abaixo da meta
key-search = pesquisar
key-language = língua
key-scores = pontuação
key-plan = plano
key-why = porquê esta pontuação
key-to-question = ir à questão
key-choose = escolher; - retira
key-confirm = confirmar
key-note-done = guardar e fechar
key-back = voltar
key-all = voltar a todas as questões
key-leave-anyway = sair sem guardar
key-stay = ficar
key-help = ajuda
key-leave = sair
key-leave-keeping = sair; o que se escreveu fica guardado
